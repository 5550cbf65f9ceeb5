/// What a text means, as a vector: texts that say the same in other words lie near each other.
/// Start at [org.compendium.search.meaning.Model]. Nothing outside this package knows the library
/// that makes vectors.
@NullMarked
package org.compendium.search.meaning;

import org.jspecify.annotations.NullMarked;
