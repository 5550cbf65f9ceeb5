/// What leaves with its source: words as they stand in a document, and descriptions of documents
/// that reference managers and spreadsheets read. Start at [org.compendium.citation.Format].
@NullMarked
package org.compendium.citation;

import org.jspecify.annotations.NullMarked;
