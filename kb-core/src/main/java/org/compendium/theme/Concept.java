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
/// @param ambiguous those of the labels that are everyday words as well, by language: they show the
///   concept only in company
/// @param notWithin phrases in which a label means something else, by language
/// @param setting everyday words of the field, by language: they show no concept, but are company
///   for ambiguous labels of all
/// @param related slugs of concepts that come up together with this one
/// @param definition one sentence in English; empty when none is given
/// @param evidence passages that show the concept, written `TD/B/COM.3/19#para_26`
public record Concept(
        String id,
        @Nullable String broader,
        Map<String, String> preferred,
        Map<String, List<String>> alternative,
        Map<String, List<String>> ambiguous,
        Map<String, List<String>> notWithin,
        Map<String, List<String>> setting,
        List<String> related,
        String definition,
        List<String> evidence) {

    public Concept {
        preferred = Map.copyOf(preferred);
        alternative = Map.copyOf(alternative);
        ambiguous = Map.copyOf(ambiguous);
        notWithin = Map.copyOf(notWithin);
        setting = Map.copyOf(setting);
        related = List.copyOf(related);
        evidence = List.copyOf(evidence);
    }

    /// The preferred label, in English when the language has none.
    public String label(String language) {
        return preferred.getOrDefault(language, preferred.getOrDefault("en", id));
    }
}
