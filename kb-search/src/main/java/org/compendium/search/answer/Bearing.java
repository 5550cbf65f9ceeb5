package org.compendium.search.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.compendium.document.Span;

/// How much a passage bears on a question.
///
/// @param possible whether it has what an answer must have: every name of the question, here or
///   above, and a number, time, place or person where one is asked for
/// @param covered the share of the question's words, weighted by how rare they are, that it has;
///   one that only stands above it counts in part
/// @param together the same for its best two sentences on end
/// @param likeness of question and passage by what they mean, as a cosine; empty where it is not
///   known
/// @param found where its text has words of the question, in order
public record Bearing(
        boolean possible,
        double covered,
        double together,
        OptionalDouble likeness,
        List<Span> found) {

    /// What a word counts for that stands above a passage, or elsewhere in it.
    private static final double ABOVE = 0.7;

    private static final double ELSEWHERE = 0.7;

    /// What a word of a name counts for: whatever lacks one of them is no answer anyway.
    private static final double NAMED = 0.5;

    public Bearing {
        found = List.copyOf(found);
    }

    /// How sure one may be that the passage answers, 0 to 1; 0 when it cannot.
    public double score() {
        return possible ? weighing().score(this) : 0;
    }

    /// Whether it is sure enough to be quoted.
    public boolean answers() {
        return score() >= weighing().least();
    }

    private Weighing weighing() {
        return likeness.isPresent() ? Weighing.WITH_MEANING : Weighing.BY_WORDS;
    }

    /// @param weight of a word of the question: the rarer, the more
    /// @param likeness empty where it is not known
    public static Bearing of(
            Question question,
            Said said,
            ToDoubleFunction<String> weight,
            OptionalDouble likeness) {
        Words here = Words.of(said.text(), said.language());
        Words around = Words.of(String.join("\n", said.around()), said.language());
        Map<String, Double> weights = new HashMap<>();
        double all = 0;
        boolean onlyNames = question.words().stream().allMatch(question::names);
        for (String word : question.words()) {
            double one =
                    weight.applyAsDouble(word) * (question.names(word) && !onlyNames ? NAMED : 1);
            all += one;
            stem(word, said.language(), weights, one);
        }
        Set<String> inText = here.stems();
        Set<String> above = new HashSet<>(around.stems());
        above.addAll(aliases(question, said, inText, above));
        double together = 0;
        boolean fits = false;
        for (Words sentences : Sentences.byTwos(here)) {
            if (Fit.fits(question, sentences)) {
                fits = true;
                together = Math.max(together, sum(weights, sentences.stems(), inText, above));
            }
        }
        boolean named =
                question.names().stream().allMatch(name -> Fit.names(name, said, inText, above));
        return new Bearing(
                fits && named,
                all == 0 ? 0 : sum(weights, inText, inText, above) / all,
                all == 0 ? 0 : together / all,
                likeness,
                found(here, weights.keySet()));
    }

    /// @param here the stems of the words that count in full
    /// @param elsewhere those of the whole passage
    /// @param above those of what it stands under
    private static double sum(
            Map<String, Double> weights,
            Set<String> here,
            Set<String> elsewhere,
            Set<String> above) {
        double sum = 0;
        for (var word : weights.entrySet()) {
            String stem = word.getKey();
            if (here.contains(stem)) {
                sum += word.getValue();
            } else if (elsewhere.contains(stem)) {
                sum += word.getValue() * ELSEWHERE;
            } else if (above.contains(stem)) {
                sum += word.getValue() * ABOVE;
            }
        }
        return sum;
    }

    private static void stem(
            String word, String language, Map<String, Double> weights, double weight) {
        List<Words.Word> parts = Words.of(word, language).all();
        for (Words.Word part : parts) {
            weights.merge(part.stem(), weight / parts.size(), Double::sum);
        }
    }

    // Looked for only where a name is missing: it takes the whole document.
    private static Set<String> aliases(
            Question question, Said said, Set<String> inText, Set<String> above) {
        Set<String> stems = new HashSet<>();
        for (Name name : question.names()) {
            if (name instanceof Name.Abbreviation(String text)
                    && Words.of(text, said.language()).all().stream()
                            .map(Words.Word::stem)
                            .noneMatch(stem -> inText.contains(stem) || above.contains(stem))
                    && said.alias().get().contains(text)) {
                stems.addAll(Words.of(text, said.language()).stems());
            }
        }
        return stems;
    }

    private static List<Span> found(Words here, Set<String> stems) {
        List<Span> spans = new ArrayList<>();
        int done = 0;
        for (Words.Word word : here.all()) {
            // Chinese words overlap.
            if (stems.contains(word.stem()) && word.start() >= done && word.end() > word.start()) {
                spans.add(new Span(word.start(), word.end()));
                done = word.end();
            }
        }
        return spans;
    }
}
