/// Documents that may be one, side by side, and what a person finds them to be. Start at
/// `DuplicatesView`.
@NullMarked
package org.compendium.web.duplicate;

import org.jspecify.annotations.NullMarked;
