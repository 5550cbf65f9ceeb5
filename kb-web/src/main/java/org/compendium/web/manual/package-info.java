/// The reading room of the manuals, and where they are composed for one place. Start at
/// [ManualsView].
@NullMarked
package org.compendium.web.manual;

import org.jspecify.annotations.NullMarked;
