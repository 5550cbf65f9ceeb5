/// Sending files and seeing what became of them. Start at [ContributeView].
@NullMarked
package org.compendium.web.contribute;

import org.jspecify.annotations.NullMarked;
