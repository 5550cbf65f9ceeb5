package org.compendium.theme;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One entry of the thesaurus. Lists are sets in the order of the alphabet, so that concepts are
/// equal when they say the same.
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
/// @param exactMatch addresses (absolute IRIs) of the same concept in other thesauri
/// @param confirmed the languages whose preferred label a curator has confirmed; the others are
///   proposed
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
        List<String> evidence,
        List<String> exactMatch,
        List<String> confirmed) {

    /// The languages of the thesaurus, those of the United Nations, in the order of their English
    /// names.
    public static final List<String> LANGUAGES = List.of("ar", "zh", "en", "fr", "ru", "es");

    private static final Comparator<String> ALPHABET =
            Comparator.comparing((String text) -> text.toLowerCase(Locale.ROOT))
                    .thenComparing(Comparator.naturalOrder());

    public Concept {
        preferred = Map.copyOf(preferred);
        alternative = sets(alternative);
        ambiguous = sets(ambiguous);
        notWithin = sets(notWithin);
        setting = sets(setting);
        related = set(related);
        evidence = set(evidence);
        exactMatch = set(exactMatch);
        confirmed = set(confirmed);
    }

    /// A concept that is aligned with no other thesaurus, and whose labels are all proposed.
    public Concept(
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
        this(
                id,
                broader,
                preferred,
                alternative,
                ambiguous,
                notWithin,
                setting,
                related,
                definition,
                evidence,
                List.of(),
                List.of());
    }

    private static List<String> set(Collection<String> texts) {
        return texts.stream().distinct().sorted(ALPHABET).toList();
    }

    private static Map<String, List<String>> sets(Map<String, List<String>> byLanguage) {
        Map<String, List<String>> sets = new HashMap<>();
        byLanguage.forEach((language, texts) -> {
            if (!texts.isEmpty()) {
                sets.put(language, set(texts));
            }
        });
        return Map.copyOf(sets);
    }

    /// The preferred label, in English when the language has none.
    public String label(String language) {
        return preferred.getOrDefault(language, preferred.getOrDefault("en", id));
    }

    /// Whether a curator has confirmed the preferred label of this language.
    public boolean confirmed(String language) {
        return confirmed.contains(language);
    }

    /// The same with other related concepts.
    Concept relatedTo(Collection<String> others) {
        return new Concept(
                id,
                broader,
                preferred,
                alternative,
                ambiguous,
                notWithin,
                setting,
                List.copyOf(others),
                definition,
                evidence,
                exactMatch,
                confirmed);
    }

    /// The same with other alternative labels; labels that are no longer there are not ambiguous
    /// either.
    Concept called(Map<String, List<String>> others) {
        Map<String, List<String>> left = new HashMap<>();
        ambiguous.forEach((language, labels) ->
                left.put(
                        language,
                        labels.stream()
                                .filter(label ->
                                        label.equals(preferred.get(language))
                                                || others.getOrDefault(language, List.of())
                                                        .contains(label))
                                .toList()));
        return new Concept(
                id,
                broader,
                preferred,
                others,
                left,
                notWithin,
                setting,
                related,
                definition,
                evidence,
                exactMatch,
                confirmed);
    }
}
