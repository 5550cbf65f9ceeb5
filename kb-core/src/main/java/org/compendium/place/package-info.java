/// Where things happen: countries and their names in six languages, the regions that hold them, and
/// the groups they belong to. Start at [org.compendium.place.Countries];
/// [org.compendium.place.Regions] and [org.compendium.place.Groups] go by the same codes.
@NullMarked
package org.compendium.place;

import org.jspecify.annotations.NullMarked;
