/// Collections whose questions people have judged, and how well an order of documents answers them.
/// Start at [org.compendium.search.judged.JudgedSet].
@NullMarked
package org.compendium.search.judged;

import org.jspecify.annotations.NullMarked;
