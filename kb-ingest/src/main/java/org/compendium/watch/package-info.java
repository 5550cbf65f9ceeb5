/// A folder whose files are taken in. Start at [WatchedFolder].
@NullMarked
package org.compendium.watch;

import org.jspecify.annotations.NullMarked;
