/// What the collection holds little about, as a table. Start at [GapsView].
@NullMarked
package org.compendium.web.gap;

import org.jspecify.annotations.NullMarked;
