package org.compendium.ingest;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.compendium.document.Description;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.document.ThemeEvidence;
import org.compendium.theme.Concept;
import org.jspecify.annotations.Nullable;

/// Finds the thesaurus' concepts by their labels in the language of the document, whatever number
/// and case the words stand in ([WordForms]).
///
/// Each place where a label stands weighs something between 0 and 1: [#SEVERAL_WORDS] for a label
/// of several words, [#ONE_WORD] for a single word or an abbreviation. A label that is an everyday
/// word too ([Concept#ambiguous()]) needs company: it weighs the more, the closer a label of a
/// kindred concept stands. A label within a longer label of another concept weighs half ("networks
/// of SMEs"), within a phrase that means something else ("trust fund" for trust) nothing. What
/// shows a concept shows the broader ones.
///
/// A passage's weight is that of its places taken together, as of independent witnesses (1 − ∏(1 −
/// w)), so that saying it twice in a breath adds little. The evidence E for a concept is
///
/// ```
/// E = 2 · title + (2 · Σ headings + ½ · Σ notes + Σ other passages) / √max(1, words ÷ 400)
/// ```
///
/// A page needs one clear mention; a book must come back to the theme, but not in proportion to its
/// length. The score is 1 − e^(−E): 0 without evidence, 0.63 for one clear mention on a page,
/// towards 1 for what a document speaks of throughout. Concepts are assigned from
/// [ThemeSettings#threshold()] on.
final class Classifier {

    private static final double SEVERAL_WORDS = 1;
    private static final double ONE_WORD = 0.6;

    // What is left of an ambiguous label's weight where neither a certain label of a kindred
    // concept
    // nor a word of the field stands in the same passage or one beside it: with another theme
    // there,
    // with a kindred concept elsewhere in the document, and alone.
    private static final double IN_COMPANY = 0.6;
    private static final double KIN_FAR_OFF = 0.4;
    private static final double ALONE = 0.15;

    private static final double WITHIN_ANOTHER = 0.5;
    private static final double IN_TITLE = 2;
    private static final double IN_HEADING = 2;
    private static final double IN_NOTE = 0.5;

    private static final double SHORT = 400;

    private static final Pattern ABBREVIATION =
            Pattern.compile("(?=.*\\p{Lu}.*\\p{Lu})[\\p{Lu}\\p{N}&+-]+s?");
    private static final Set<String> WRITTEN = Set.of("en", "fr", "es", "ru", "ar", "zh");

    /// What a phrase stands for.
    private sealed interface Meaning {

        String concept();

        /// A label of the concept.
        ///
        /// @param certain whether the words mean the concept wherever they stand
        record Names(String concept, double weight, boolean certain) implements Meaning {}

        /// A phrase in which a label of the concept means something else.
        record Differs(String concept) implements Meaning {}

        /// A word of the concept's field.
        record Setting(String concept) implements Meaning {}
    }

    /// What one text says.
    ///
    /// @param setting whether a word of the field stands in it outside of all labels
    private record Said(List<Mention> mentions, boolean setting) {

        private static final Said NOTHING = new Said(List.of(), false);
    }

    /// A place where a label stands.
    private record Mention(String concept, int start, int end, double weight, boolean certain) {}

    /// What stands near a passage: the concepts that come up, those of them that do so beyond
    /// doubt, and whether words of the field do.
    private record Company(Set<String> all, Set<String> certain, boolean setting) {}

    private final double threshold;
    private final Map<String, List<String>> upwards = new HashMap<>();
    private final Map<String, Set<String>> kin = new HashMap<>();
    private final Map<String, Phrases<Meaning>> byLanguage = new HashMap<>();

    /// @param threshold the least score with which a concept is assigned
    Classifier(List<Concept> thesaurus, double threshold) {
        this.threshold = threshold;
        Map<String, Concept> byId = new HashMap<>();
        thesaurus.forEach(concept -> byId.put(concept.id(), concept));
        for (Concept concept : thesaurus) {
            upwards.put(concept.id(), upwards(concept, byId));
            concept.preferred().forEach((language, label) -> name(concept, language, label));
            concept.alternative()
                    .forEach((language, labels) ->
                            labels.forEach(label -> name(concept, language, label)));
            concept.setting()
                    .forEach((language, words) ->
                            words.forEach(word ->
                                    phrases(language)
                                            .add(word, new Meaning.Setting(concept.id()))));
            concept.notWithin()
                    .forEach((language, phrases) ->
                            phrases.forEach(phrase ->
                                    phrases(language)
                                            .add(phrase, new Meaning.Differs(concept.id()))));
        }
        for (Concept concept : thesaurus) {
            concept.related().forEach(other -> kindred(concept.id(), other));
            String broader = concept.broader();
            if (broader != null) {
                kindred(concept.id(), broader);
            }
        }
    }

    private static List<String> upwards(Concept concept, Map<String, Concept> byId) {
        List<String> path = new ArrayList<>();
        for (@Nullable Concept at = concept; at != null && !path.contains(at.id()); ) {
            path.add(at.id());
            String broader = at.broader();
            at = broader == null ? null : byId.get(broader);
        }
        return path;
    }

    private void kindred(String one, String other) {
        kin.computeIfAbsent(one, key -> new HashSet<>()).add(other);
        kin.computeIfAbsent(other, key -> new HashSet<>()).add(one);
    }

    private Phrases<Meaning> phrases(String language) {
        return byLanguage.computeIfAbsent(
                primary(language), key -> new Phrases<>(new WordForms(key)));
    }

    private void name(Concept concept, String language, String written) {
        String label = written.strip();
        boolean several =
                primary(language).equals("zh")
                        ? label.length() >= 4
                        : label.split("[\\s-]+").length >= 2;
        boolean certain = !concept.ambiguous().getOrDefault(language, List.of()).contains(written);
        phrases(language)
                .add(
                        label,
                        new Meaning.Names(
                                concept.id(), several ? SEVERAL_WORDS : ONE_WORD, certain),
                        exact(label));
    }

    /// Abbreviations stand in a text letter by letter.
    ///
    /// @return empty for other labels
    static String exact(String label) {
        return ABBREVIATION.matcher(label).matches() ? label : "";
    }

    /// The language in whose labels a document is searched for themes.
    ///
    /// @param tag BCP 47
    static String read(String tag) {
        String written = primary(tag);
        return WRITTEN.contains(written) ? written : "en";
    }

    /// @return the concepts from the threshold on, highest score first
    List<ThemeEvidence> classify(Description description, List<Passage> passages) {
        return scored(description, passages).stream()
                .filter(theme -> theme.score() >= threshold)
                .toList();
    }

    /// All concepts that any passage shows, highest score first.
    List<ThemeEvidence> scored(Description description, List<Passage> passages) {
        String language = read(description.language());
        Phrases<Meaning> phrases = byLanguage.get(language);
        if (phrases == null) {
            return List.of();
        }
        Said inTitle = said(phrases, language, description.title());
        List<Said> said = new ArrayList<>(passages.size());
        double letters = 0;
        for (Passage passage : passages) {
            said.add(said(phrases, language, passage.text()));
            letters += passage.text().length();
        }
        Set<String> everywhere = new HashSet<>();
        said.forEach(here -> here.mentions().forEach(mention -> everywhere.add(mention.concept())));
        inTitle.mentions().forEach(mention -> everywhere.add(mention.concept()));

        double words = letters / (language.equals("zh") ? 1.7 : 6);
        double length = Math.sqrt(Math.max(1, words / SHORT));
        Map<String, Double> evidence = new HashMap<>();
        Map<String, List<ThemeEvidence.Shown>> shown = new LinkedHashMap<>();
        weights(
                        inTitle.mentions(),
                        company(inTitle, said.isEmpty() ? Said.NOTHING : said.getFirst()),
                        everywhere)
                .forEach((concept, weight) ->
                        evidence.merge(concept, IN_TITLE * weight, Double::sum));
        for (int i = 0; i < passages.size(); i++) {
            List<Mention> here = said.get(i).mentions();
            if (here.isEmpty()) {
                continue;
            }
            Passage passage = passages.get(i);
            Company near =
                    company(
                            i == 0 ? inTitle : said.get(i - 1),
                            said.get(i),
                            i + 1 == passages.size() ? Said.NOTHING : said.get(i + 1));
            double place = place(passage, description) / length;
            weights(here, near, everywhere)
                    .forEach((concept, weight) ->
                            evidence.merge(concept, place * weight, Double::sum));
            places(here)
                    .forEach((concept, spans) ->
                            shown.computeIfAbsent(concept, key -> new ArrayList<>())
                                    .add(new ThemeEvidence.Shown(passage.eId(), spans)));
        }
        List<ThemeEvidence> themes = new ArrayList<>();
        shown.forEach((concept, where) ->
                themes.add(
                        new ThemeEvidence(
                                concept,
                                -Math.expm1(-evidence.getOrDefault(concept, 0.0)),
                                where)));
        themes.sort(
                Comparator.comparing((ThemeEvidence theme) -> -theme.score())
                        .thenComparing(ThemeEvidence::concept));
        return themes;
    }

    private static double place(Passage passage, Description description) {
        return switch (passage.form()) {
            // The title counts already.
            case HEADING -> passage.text().equalsIgnoreCase(description.title()) ? 0 : IN_HEADING;
            case NOTE -> IN_NOTE;
            case PARAGRAPH, ITEM, TEXT, TABLE -> 1;
        };
    }

    /// The labels in one text, without those that mean something else there.
    private static Said said(Phrases<Meaning> phrases, String language, String text) {
        List<Phrases.Found<Meaning>> found = phrases.everywhere(text);
        if (found.isEmpty()) {
            return Said.NOTHING;
        }
        // Longer ones first at each place, and what means something else before what it covers.
        List<Phrases.Found<Meaning>> ordered = new ArrayList<>(found);
        ordered.sort(
                Comparator.comparingInt((Phrases.Found<Meaning> one) -> one.start())
                        .thenComparingInt(one -> -one.end())
                        .thenComparingInt(one -> one.value() instanceof Meaning.Differs ? 0 : 1));
        List<Mention> mentions = new ArrayList<>();
        Map<String, Integer> taken = new HashMap<>();
        @Nullable BreakIterator chineseWords = null;
        int furthest = 0;
        boolean setting = false;
        for (Phrases.Found<Meaning> one : ordered) {
            String concept = one.value().concept();
            if (one.value() instanceof Meaning.Setting) {
                setting |= one.end() > furthest;
                continue;
            }
            if (taken.getOrDefault(concept, 0) >= one.end()) {
                continue;
            }
            if (language.equals("zh") && one.end() - one.start() <= 2) {
                if (chineseWords == null) {
                    chineseWords = BreakIterator.getWordInstance(Locale.CHINESE);
                    chineseWords.setText(text);
                }
                // Two characters meet by chance at the seam of two words: 部分 + 包括.
                if (!chineseWords.isBoundary(one.start())) {
                    continue;
                }
            }
            taken.put(concept, one.end());
            if (one.value() instanceof Meaning.Names label) {
                boolean within = one.end() <= furthest;
                furthest = Math.max(furthest, one.end());
                mentions.add(
                        new Mention(
                                concept,
                                one.start(),
                                one.end(),
                                within ? WITHIN_ANOTHER * label.weight() : label.weight(),
                                label.certain()));
            }
        }
        return new Said(mentions, setting);
    }

    private static Company company(Said... near) {
        Set<String> all = new HashSet<>();
        Set<String> certain = new HashSet<>();
        boolean setting = false;
        for (Said said : near) {
            setting |= said.setting();
            for (Mention mention : said.mentions()) {
                all.add(mention.concept());
                if (mention.certain()) {
                    certain.add(mention.concept());
                }
            }
        }
        return new Company(all, certain, setting);
    }

    /// The weight of each concept in one text, broader ones included.
    private Map<String, Double> weights(
            List<Mention> mentions, Company near, Set<String> everywhere) {
        Map<String, Double> doubt = new HashMap<>();
        for (Mention mention : mentions) {
            double weight = mention.weight() * sureness(mention, near, everywhere);
            for (String concept : upwards.getOrDefault(mention.concept(), List.of())) {
                doubt.merge(concept, 1 - weight, (one, other) -> one * other);
            }
        }
        Map<String, Double> weights = new HashMap<>();
        doubt.forEach((concept, left) -> weights.put(concept, 1 - left));
        return weights;
    }

    private double sureness(Mention mention, Company near, Set<String> everywhere) {
        String concept = mention.concept();
        Set<String> kindred = kin.getOrDefault(concept, Set.of());
        if (mention.certain()
                || near.setting()
                || near.certain().contains(concept)
                || kindred.stream().anyMatch(near.certain()::contains)) {
            return 1;
        }
        if (!near.certain().isEmpty() || kindred.stream().anyMatch(near.all()::contains)) {
            return IN_COMPANY;
        }
        return kindred.stream().anyMatch(everywhere::contains) ? KIN_FAR_OFF : ALONE;
    }

    /// Where each concept's labels stand, those of narrower concepts included.
    private Map<String, List<Span>> places(List<Mention> mentions) {
        Map<String, List<Span>> places = new LinkedHashMap<>();
        for (Mention mention : mentions) {
            for (String concept : upwards.getOrDefault(mention.concept(), List.of())) {
                List<Span> spans = places.computeIfAbsent(concept, key -> new ArrayList<>());
                // Of places that overlap the first is the longest.
                if (spans.isEmpty() || spans.getLast().end() <= mention.start()) {
                    spans.add(new Span(mention.start(), mention.end()));
                }
            }
        }
        return places;
    }

    private static String primary(String language) {
        int dash = language.indexOf('-');
        return (dash < 0 ? language : language.substring(0, dash)).toLowerCase(Locale.ROOT);
    }
}
