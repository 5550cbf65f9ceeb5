/// Files that arrive in pieces, over lines that break. Start at [Uploads].
@NullMarked
package org.compendium.upload;

import org.jspecify.annotations.NullMarked;
