/// Works that are cited and not held. Start at [WantedView].
@NullMarked
package org.compendium.web.wanted;

import org.jspecify.annotations.NullMarked;
