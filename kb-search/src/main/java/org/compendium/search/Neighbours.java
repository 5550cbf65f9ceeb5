package org.compendium.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// The pairs of words that stand beside each other in a question, words of every text left out. A
/// passage in which they are near each other too is about what was asked, not only about each of
/// them.
final class Neighbours {

    /// Words of every text between two that still belong together: "zones for the processing".
    private static final int MOST_BETWEEN = 2;

    /// Of a long text the first pairs.
    private static final int MOST = 20;

    /// Chinese is searched by pairs of characters as it is.
    private static final Map<String, Analyzer> ANALYSERS =
            Map.of(
                    "en", new EnglishAnalyzer(),
                    "fr", new FrenchAnalyzer(),
                    "es", new SpanishAnalyzer(),
                    "ru", new RussianAnalyzer(),
                    "ar", new ArabicAnalyzer());

    private Neighbours() {}

    /// @param language of the words, BCP 47; no pairs in one without stop words here
    /// @return each pair as it was typed, with what stands between
    static List<String> in(String words, String language) {
        Analyzer analyser = ANALYSERS.get(language);
        if (analyser == null) {
            return List.of();
        }
        List<String> pairs = new ArrayList<>();
        try (var tokens = analyser.tokenStream("", words)) {
            var place = tokens.getAttribute(OffsetAttribute.class);
            var step = tokens.getAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            int before = -1;
            while (tokens.incrementToken() && pairs.size() < MOST) {
                if (before >= 0 && step.getPositionIncrement() <= 1 + MOST_BETWEEN) {
                    pairs.add(words.substring(before, place.endOffset()));
                }
                before = place.startOffset();
            }
            return pairs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
