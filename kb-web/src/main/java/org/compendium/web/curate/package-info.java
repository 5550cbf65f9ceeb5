/// What waits for a curator. Start at [org.compendium.web.curate.QueueView].
@NullMarked
package org.compendium.web.curate;

import org.jspecify.annotations.NullMarked;
