/// Finding documents and their paragraphs, and what is curated. Start at [SearchView].
@NullMarked
package org.compendium.web.search;

import org.jspecify.annotations.NullMarked;
