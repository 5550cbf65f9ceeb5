/// The application: start at [org.compendium.Compendium].
@NullMarked
package org.compendium;

import org.jspecify.annotations.NullMarked;
