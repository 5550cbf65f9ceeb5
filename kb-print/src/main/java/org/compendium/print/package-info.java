/// Prints the digests of the curated pack as PDF and DOCX, so that a newcomer has files to try.
/// Start at [Print]; everything else here is a step it calls.
@NullMarked
package org.compendium.print;

import org.jspecify.annotations.NullMarked;
