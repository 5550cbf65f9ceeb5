/// What this collection holds little or nothing about. Start at [org.compendium.gap.Gaps].
@NullMarked
package org.compendium.gap;

import org.jspecify.annotations.NullMarked;
