/// Everything that is kept as one file, and back. Start at [org.compendium.transfer.Transfer].
@NullMarked
package org.compendium.transfer;

import org.jspecify.annotations.NullMarked;
