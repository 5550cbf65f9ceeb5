/// Entries of every kind with the claims they stand on, their versions, scores by raters, and
/// recommendations. Start at [PracticesView]; [EntryPage] has what the pages of all kinds are made
/// of.
@NullMarked
package org.compendium.web.curated;

import org.jspecify.annotations.NullMarked;
