/// Manuals: how to do something, sentence by sentence either cited, suggested by the editors or
/// left to find out on the spot; and what is composed from them for one place. Start at
/// [org.compendium.manual.Manuals]; [org.compendium.manual.Composition] makes a manual for one
/// place from the one for all.
@NullMarked
package org.compendium.manual;

import org.jspecify.annotations.NullMarked;
