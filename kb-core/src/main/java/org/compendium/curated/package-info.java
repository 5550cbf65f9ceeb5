/// What works, for whom, and which paragraph says so: entries (practices, cases, dossiers,
/// scorecards, organisations), each made of claims that stand on cited passages, and
/// recommendations. Start at [org.compendium.curated.Entries]; [org.compendium.curated.Rechecks]
/// finds what its source no longer says, [org.compendium.curated.Challenges] has what readers
/// doubt, [org.compendium.curated.Replies] what institutions say to it, and
/// [org.compendium.curated.RecommendationPairs] which recommendations repeat or oppose each other.
@NullMarked
package org.compendium.curated;

import org.jspecify.annotations.NullMarked;
