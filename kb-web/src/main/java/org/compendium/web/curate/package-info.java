/// What waits for a curator, and the form in which entries are written. Start at
/// [org.compendium.web.curate.QueueView]; [org.compendium.web.curate.DraftView] is where one is
/// written and published.
@NullMarked
package org.compendium.web.curate;

import org.jspecify.annotations.NullMarked;
