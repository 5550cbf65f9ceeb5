/// Checks files against the standards of their formats. Start at
/// [org.compendium.validators.Validate].
@NullMarked
package org.compendium.validators;

import org.jspecify.annotations.NullMarked;
