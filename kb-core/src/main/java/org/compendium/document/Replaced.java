package org.compendium.document;

import java.util.List;

/// What came of reading a stored document again.
///
/// @param changed whether anything is different; if not, the document was not touched
/// @param passages how many it has now
/// @param retired the eIds that lead elsewhere from now on
/// @param reused the eIds that a printed number gave to another text
/// @param reworded the eIds whose text has other words than before
/// @param kept what the steps now say otherwise and was left as it is, in words for a curator
public record Replaced(
        boolean changed,
        int passages,
        List<Succession.Retired> retired,
        List<Succession.Reused> reused,
        List<String> reworded,
        List<String> kept) {

    public Replaced {
        retired = List.copyOf(retired);
        reused = List.copyOf(reused);
        reworded = List.copyOf(reworded);
        kept = List.copyOf(kept);
    }
}
