/// What somebody types into the search field, understood. Start at [QueryParser]; what it gives
/// back is a [ParsedQuery]. Nothing here knows an engine, and nothing that is typed is an error.
@NullMarked
package org.compendium.search.language;

import org.jspecify.annotations.NullMarked;
