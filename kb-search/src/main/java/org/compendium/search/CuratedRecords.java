package org.compendium.search;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Curated records that a question finds, of all kinds, the best first.
public record CuratedRecords(List<CuratedHit> all) {

    public CuratedRecords {
        all = List.copyOf(all);
    }

    /// Those of some kinds.
    ///
    /// @param kinds alternatives; all kinds when there are none
    public List<CuratedHit> of(Set<CuratedKind> kinds) {
        return kinds.isEmpty()
                ? all
                : all.stream().filter(hit -> kinds.contains(hit.kind())).toList();
    }

    /// How many there are of each kind; a kind of which there is none is not in it.
    public Map<CuratedKind, Long> counts() {
        Map<CuratedKind, Long> counts = new EnumMap<>(CuratedKind.class);
        all.forEach(hit -> counts.merge(hit.kind(), 1L, Long::sum));
        return counts;
    }
}
