/// Searches that a reader saved: their list, their mails and their feeds. Start at [SavedView].
@NullMarked
package org.compendium.web.saved;

import org.jspecify.annotations.NullMarked;
