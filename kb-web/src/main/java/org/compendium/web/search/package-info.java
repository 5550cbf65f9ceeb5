/// Finding documents and their paragraphs. Start at [SearchView].
@NullMarked
package org.compendium.web.search;

import org.jspecify.annotations.NullMarked;
