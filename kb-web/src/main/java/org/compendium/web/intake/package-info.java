/// What is happening to files, and what became of them. Start at [IntakeView]; [ReceiptView] is
/// about one file.
@NullMarked
package org.compendium.web.intake;

import org.jspecify.annotations.NullMarked;
