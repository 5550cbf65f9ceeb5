/// What each step costs. Start at [Steps].
@NullMarked
package org.compendium.measure;

import org.jspecify.annotations.NullMarked;
