/// The list of paragraphs that a reader gathers, and the ways to take it along. Start at
/// [org.compendium.web.gathered.MyGathering].
@NullMarked
package org.compendium.web.gathered;

import org.jspecify.annotations.NullMarked;
