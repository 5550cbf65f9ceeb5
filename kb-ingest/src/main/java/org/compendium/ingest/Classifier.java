package org.compendium.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.compendium.document.Description;
import org.compendium.document.Passage;
import org.compendium.document.ThemeEvidence;
import org.compendium.theme.Concept;
import org.jspecify.annotations.Nullable;

/// Finds the thesaurus' concepts by their labels in the language of the document.
///
/// A passage that names a concept shows that concept and all broader ones. A label of several words
/// weighs 1, a single word ½, the title twice as much; a concept is assigned from 1 on. A label
/// within a phrase that means something else, "trust fund" for trust, weighs nothing.
final class Classifier {

    private static final double ENOUGH = 1;
    private static final Pattern ABBREVIATION =
            Pattern.compile("(?=.*\\p{Lu}.*\\p{Lu})[\\p{Lu}\\p{N}&-]+s?");
    private static final Set<String> WRITTEN = Set.of("en", "fr", "es", "ru", "ar", "zh");

    private record Label(String concept, double weight) {}

    /// Of one language.
    ///
    /// @param notWithin concepts, by the phrases in which their labels mean something else
    private record Words(Phrases<Label> labels, Phrases<String> notWithin, Set<String> guarded) {

        static Words in(String language) {
            return new Words(
                    new Phrases<>(word -> form(language, word)),
                    new Phrases<>(word -> form(language, word)),
                    new HashSet<>());
        }

        List<Phrases.Found<Label>> find(String text) {
            List<Phrases.Found<Label>> found = labels.find(text);
            if (found.stream().noneMatch(label -> guarded.contains(label.value().concept()))) {
                return found;
            }
            List<Phrases.Found<String>> others = notWithin.everywhere(text);
            List<Phrases.Found<Label>> counting = new ArrayList<>();
            Map<String, Integer> reached = new HashMap<>();
            int next = 0;
            for (Phrases.Found<Label> label : found) {
                while (next < others.size() && others.get(next).start() <= label.start()) {
                    reached.merge(others.get(next).value(), others.get(next).end(), Math::max);
                    next++;
                }
                if (reached.getOrDefault(label.value().concept(), -1) < label.end()) {
                    counting.add(label);
                }
            }
            return counting;
        }
    }

    private final Map<String, String> broader = new HashMap<>();
    private final Map<String, Words> byLanguage = new HashMap<>();

    Classifier(List<Concept> thesaurus) {
        for (Concept concept : thesaurus) {
            @Nullable String above = concept.broader();
            if (above != null) {
                broader.put(concept.id(), above);
            }
            concept.preferred().forEach((language, label) -> add(concept, language, label));
            concept.alternative()
                    .forEach((language, labels) ->
                            labels.forEach(label -> add(concept, language, label)));
            concept.notWithin()
                    .forEach((language, phrases) -> {
                        Words words = words(primary(language));
                        words.guarded().add(concept.id());
                        phrases.forEach(phrase -> words.notWithin().add(phrase, concept.id()));
                    });
        }
    }

    private Words words(String language) {
        return byLanguage.computeIfAbsent(language, Words::in);
    }

    private void add(Concept concept, String language, String label) {
        String written = primary(language);
        Phrases<Label> phrases = words(written).labels();
        String[] words = label.strip().split("[\\s-]+");
        boolean chinese = written.equals("zh");
        int length = chinese ? label.strip().length() : words.length;
        var value = new Label(concept.id(), length >= (chinese ? 3 : 2) ? 1 : 0.5);
        phrases.add(
                label, value, ABBREVIATION.matcher(label.strip()).matches() ? label.strip() : "");
    }

    /// @return highest score first; evidence only in passages of prose, not in notes and tables'
    ///   frames alone
    List<ThemeEvidence> classify(Description description, List<Passage> passages) {
        String language = primary(description.language());
        @Nullable Words words = byLanguage.get(WRITTEN.contains(language) ? language : "en");
        if (words == null) {
            return List.of();
        }
        Map<String, Double> scores = new HashMap<>();
        Map<String, Set<String>> evidence = new LinkedHashMap<>();
        weights(words, description.title())
                .forEach((concept, weight) -> scores.merge(concept, 2 * weight, Double::sum));
        for (Passage passage : passages) {
            for (Map.Entry<String, Double> shown : weights(words, passage.text()).entrySet()) {
                scores.merge(shown.getKey(), shown.getValue(), Double::sum);
                evidence.computeIfAbsent(shown.getKey(), concept -> new LinkedHashSet<>())
                        .add(passage.eId());
            }
        }
        List<ThemeEvidence> themes = new ArrayList<>();
        evidence.forEach((concept, shown) -> {
            double score = scores.getOrDefault(concept, 0.0);
            if (score >= ENOUGH) {
                themes.add(new ThemeEvidence(concept, score, List.copyOf(shown)));
            }
        });
        themes.sort(
                Comparator.comparing((ThemeEvidence theme) -> -theme.score())
                        .thenComparing(ThemeEvidence::concept));
        return themes;
    }

    /// The weight of each concept in one text, broader ones included.
    private Map<String, Double> weights(Words words, String text) {
        Map<String, Double> weights = new HashMap<>();
        for (Phrases.Found<Label> found : words.find(text)) {
            Set<String> seen = new HashSet<>();
            for (@Nullable String concept = found.value().concept();
                    concept != null && seen.add(concept);
                    concept = broader.get(concept)) {
                weights.merge(concept, found.value().weight(), Double::max);
            }
        }
        return weights;
    }

    private static String primary(String language) {
        int dash = language.indexOf('-');
        return (dash < 0 ? language : language.substring(0, dash)).toLowerCase(Locale.ROOT);
    }

    /// Small letters; without the plural in English, without accents of quantity and the article in
    /// Arabic.
    private static String form(String language, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return switch (language) {
            case "en" -> singular(lower);
            case "ar" -> bare(lower);
            default -> lower;
        };
    }

    private static String singular(String word) {
        int length = word.length();
        if (length > 4 && word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (length > 4
                && (word.endsWith("sses")
                        || word.endsWith("shes")
                        || word.endsWith("ches")
                        || word.endsWith("xes"))) {
            return word.substring(0, length - 2);
        }
        boolean plural =
                length > 3
                        && word.endsWith("s")
                        && !word.endsWith("ss")
                        && !word.endsWith("us")
                        && !word.endsWith("is");
        return plural ? word.substring(0, length - 1) : word;
    }

    private static String bare(String word) {
        String plain = word.replaceAll("[\\u064b-\\u0652\\u0640]", "").replaceAll("[أإآ]", "ا");
        for (String article : List.of("وال", "بال", "كال", "فال", "ال", "لل")) {
            if (plain.startsWith(article) && plain.length() > article.length() + 2) {
                return plain.substring(article.length());
            }
        }
        return plain;
    }
}
