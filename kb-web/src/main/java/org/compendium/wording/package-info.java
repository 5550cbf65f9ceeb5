/// The words of what is handed out or sent (files, mails, feeds) in the six languages of the United
/// Nations. Start at [org.compendium.wording.Wording].
@NullMarked
package org.compendium.wording;

import org.jspecify.annotations.NullMarked;
