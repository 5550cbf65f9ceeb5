/// A composed manual as a file to take along: to edit, to print, to read on a telephone. Start at
/// [org.compendium.handbook.Handbook]; [org.compendium.handbook.FileFormat] writes it.
@NullMarked
package org.compendium.handbook;

import org.jspecify.annotations.NullMarked;
