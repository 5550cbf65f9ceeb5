/// Questions by which people look at themselves, or are looked at by their partners, each from the
/// paragraph it stands on. Start at [org.compendium.readiness.Checks];
/// [org.compendium.readiness.Result] says what answers come to.
@NullMarked
package org.compendium.readiness;

import org.jspecify.annotations.NullMarked;
