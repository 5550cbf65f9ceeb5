/// Where things happen: countries and their names in six languages. Start at
/// [org.compendium.place.Countries].
@NullMarked
package org.compendium.place;

import org.jspecify.annotations.NullMarked;
