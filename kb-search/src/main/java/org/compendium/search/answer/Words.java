package org.compendium.search.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.util.IOUtils;

/// The words of a text in order, each with the form under which its inflections are one.
record Words(String text, List<Word> all) {

    /// @param stem the same for "refurbish" and "refurbished"
    /// @param start in the text, in UTF-16 units
    /// @param end exclusive
    record Word(String stem, int start, int end) {}

    /// The analyser leaves it out of the word, and counts it to the word's place.
    private static final Pattern ELIDED = Pattern.compile("\\p{L}{1,2}['’](?=\\p{L})");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static final CharArraySet NONE = CharArraySet.EMPTY_SET;

    private static final Map<String, Analyzer> ANALYSERS =
            Map.of(
                    "en", new EnglishAnalyzer(NONE),
                    "fr", new FrenchAnalyzer(NONE),
                    "es", new SpanishAnalyzer(NONE),
                    "ru", new RussianAnalyzer(NONE),
                    "ar", new ArabicAnalyzer(NONE),
                    "zh", new CJKAnalyzer(NONE));

    private static final Analyzer OTHER = new StandardAnalyzer();

    /// Beside the words that stand in every text, those that only ask.
    private static final Map<String, String> ASKING =
            Map.of(
                    "en",
                    "what which who whom whose when where why how many much often long far old will"
                            + " would shall should may might must can could cannot did does do done"
                            + " am is are was were be been being has have had having since until"
                            + " upon within without whether per cent also still ever yet us",
                    "fr",
                    "qui que quoi quel quelle quels quelles quand où pourquoi comment combien"
                            + " lequel laquelle lesquels lesquelles est-ce est sont était étaient"
                            + " a y a-t-il y-a-t-il il elle ils elles on t peut peuvent doit doivent"
                            + " selon depuis jusqu",
                    "es",
                    "qué quién quiénes cuál cuáles cuándo dónde adónde cómo cuánto cuánta cuántos"
                            + " cuántas quien quienes cual cuales cuanto cuanta cuantos cuantas es"
                            + " son fue fueron era eran hay puede pueden debe deben según desde",
                    "ru",
                    "кто что кого кому кем чего чему чем какой какая какое какие какого каком каких"
                            + " каким какую какова каково каковы каков когда где куда откуда почему"
                            + " зачем как сколько чей чья чьи который которая которые ли есть был"
                            + " была было были является являются может могут",
                    "ar",
                    "من ما ماذا متى أين اين لماذا كيف كم هل أي أية أيّ هو هي هم هما الذي التي كان"
                            + " كانت يكون تكون يمكن",
                    "zh",
                    "");

    private static final Map<String, Set<String>> COMMON =
            ANALYSERS.keySet().stream().collect(Collectors.toMap(one -> one, Words::common));

    // Chinese writes no blanks: what only asks is taken out before words are looked for.
    private static final Pattern ASKING_IN_CHINESE =
            Pattern.compile(
                    "什么时候|为什么|為什麼|什么|什麼|甚么|谁|誰|哪一?[个些里儿年]?|何时|何時|何地|何处|何處|何人"
                            + "|为何|為何|如何|怎么样?|怎麼|怎样|怎樣|多少|多大|多长|多久|多高|几个|几年|是否"
                            + "|有没有|吗|嗎|呢|的|了|是|在|和|与|及|有|对|为");

    private static Set<String> common(String language) {
        Set<String> words = new HashSet<>(Set.of(ASKING.getOrDefault(language, "").split(" ")));
        CharArraySet list =
                switch (language) {
                    case "en" -> english();
                    case "fr" -> FrenchAnalyzer.getDefaultStopSet();
                    case "es" -> SpanishAnalyzer.getDefaultStopSet();
                    case "ru" -> RussianAnalyzer.getDefaultStopSet();
                    case "ar" -> ArabicAnalyzer.getDefaultStopSet();
                    default -> NONE;
                };
        list.forEach(word -> words.add(new String((char[]) word)));
        return Set.copyOf(words);
    }

    private static CharArraySet english() {
        try (var in =
                IOUtils.requireResourceNonNull(
                        SnowballFilter.class.getResourceAsStream("english_stop.txt"),
                        "english_stop.txt")) {
            return WordlistLoader.getSnowballWordSet(
                    new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All words.
    ///
    /// @param language BCP 47; in one without rules of its own a word is only folded
    static Words of(String text, String language) {
        List<Word> words = new ArrayList<>();
        Analyzer analyser = ANALYSERS.getOrDefault(primary(language), OTHER);
        boolean french = primary(language).equals("fr");
        try (var tokens = analyser.tokenStream("text", text)) {
            CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.getAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                int start = offset.startOffset();
                Matcher elided = ELIDED.matcher(text).region(start, offset.endOffset());
                words.add(
                        new Word(
                                folded(term.toString()),
                                french && elided.lookingAt() ? elided.end() : start,
                                offset.endOffset()));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(text, List.copyOf(words));
    }

    /// The words of a question that say what it is about.
    static Words telling(String question, String language) {
        String primary = primary(language);
        String asked =
                primary.equals("zh")
                        ? ASKING_IN_CHINESE
                                .matcher(question)
                                .replaceAll(asking -> " ".repeat(asking.group().length()))
                        : question;
        Set<String> common = COMMON.getOrDefault(primary, Set.of());
        Words all = of(asked, language);
        return new Words(
                question,
                all.all().stream()
                        .filter(word ->
                                !common.contains(all.written(word).toLowerCase(Locale.ROOT)))
                        .toList());
    }

    /// A word as it stands in the text.
    String written(Word word) {
        return text.substring(word.start(), word.end());
    }

    Set<String> stems() {
        return all.stream().map(Word::stem).collect(Collectors.toSet());
    }

    private static String primary(String language) {
        return language.split("-", 2)[0];
    }

    private static String folded(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("");
    }
}
