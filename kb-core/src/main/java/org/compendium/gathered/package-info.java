/// Paragraphs that readers keep on their way, each for themselves alone. Start at
/// [org.compendium.gathered.Gatherings].
@NullMarked
package org.compendium.gathered;

import org.jspecify.annotations.NullMarked;
