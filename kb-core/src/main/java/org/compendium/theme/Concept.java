package org.compendium.theme;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One entry of the thesaurus.
///
/// @param id the slug that stands in addresses: `export-processing-zones`
/// @param broader the slug of the concept above; null for a top concept
/// @param preferred one label for each language (BCP 47)
/// @param alternative further labels, by language
/// @param notWithin phrases in which a label means something else, by language
/// @param definition one sentence in English; empty when none is given
/// @param evidence passages that show the concept, written `TD/B/COM.3/19#para_26`
public record Concept(
        String id,
        @Nullable String broader,
        Map<String, String> preferred,
        Map<String, List<String>> alternative,
        Map<String, List<String>> notWithin,
        String definition,
        List<String> evidence) {

    public Concept {
        preferred = Map.copyOf(preferred);
        alternative = Map.copyOf(alternative);
        notWithin = Map.copyOf(notWithin);
        evidence = List.copyOf(evidence);
    }

    /// The preferred label, in English when the language has none.
    public String label(String language) {
        return preferred.getOrDefault(language, preferred.getOrDefault("en", id));
    }
}
