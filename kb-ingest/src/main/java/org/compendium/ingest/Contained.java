package org.compendium.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What becomes of an archive, by what became of the files in it.
final class Contained {

    /// In the order in which they are told.
    private static final List<String> OUTCOMES =
            List.of(
                    "added",
                    "new-version",
                    "new-format",
                    "new-language",
                    "already-known",
                    "unreadable",
                    "refused");

    private Contained() {}

    /// The best outcome of its files: `added` when anything new came out of it, `already-known`
    /// when all that could be read was held before, else `unreadable`, or `refused` when all of
    /// them were.
    static String outcome(Map<String, Integer> outcomes) {
        boolean somethingNew = OUTCOMES.subList(0, 4).stream().anyMatch(outcomes::containsKey);
        if (somethingNew) {
            return "added";
        }
        return OUTCOMES.subList(4, OUTCOMES.size()).stream()
                .filter(outcomes::containsKey)
                .findFirst()
                .orElse("unreadable");
    }

    /// @param attached whether the files are attached to a document rather than packed
    static String sentence(Map<String, Integer> outcomes, boolean attached) {
        int all = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        List<String> counts = new ArrayList<>();
        for (String outcome : OUTCOMES) {
            Integer count = outcomes.get(outcome);
            if (count != null) {
                counts.add(count + " " + outcome.replace('-', ' '));
            }
        }
        return all
                + (all == 1 ? " file" : " files")
                + (attached ? " attached: " : " in it: ")
                + String.join(", ", counts)
                + ".";
    }
}
