package org.compendium.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.compendium.document.Documents;
import org.compendium.document.Symbol;

/// What somebody began to type: the symbol of a document, or words of its title, the last of them
/// not to its end, unless something follows it.
final class Beginning {

    /// A symbol begins only those of its series, a word many titles.
    private static final float SYMBOL = 10;

    /// As the index cuts and folds titles, `kb_folded` in `analysis.json`.
    private static final Analyzer FOLDED = folded();

    private final String typed;
    private final String symbol;
    private final Words words;

    /// @param unfinished whether the last may go on: nothing stands after it
    private record Words(List<String> all, boolean unfinished) {}

    /// @param typed anything
    Beginning(String typed) {
        this.typed = typed;
        this.symbol = typed.replace(" ", "").toUpperCase(Locale.ROOT);
        this.words = words(typed);
    }

    /// Finds the documents in the index.
    Query titles() {
        return Query.of(q ->
                q.bool(b ->
                        b.should(s -> s.prefix(p -> p.field("symbol").value(symbol).boost(SYMBOL)))
                                .should(s ->
                                        s.matchBoolPrefix(m ->
                                                m.field("begins")
                                                        .query(typed)
                                                        .operator(Operator.And)))));
    }

    /// Whether it begins the symbol of a document.
    boolean begins(Documents.Titled document) {
        Symbol its = document.symbol();
        return its != null && its.key().startsWith(symbol);
    }

    /// Whether the index would find a document by it.
    boolean finds(Documents.Titled document) {
        if (begins(document)) {
            return true;
        }
        List<String> all = words.all();
        List<String> title = words(document.title()).all();
        if (all.isEmpty()) {
            return false;
        }
        String last = all.getLast();
        return title.containsAll(all.subList(0, all.size() - 1))
                && title.stream()
                        .anyMatch(
                                words.unfinished() ? word -> word.startsWith(last) : last::equals);
    }

    private static Words words(String text) {
        List<String> words = new ArrayList<>();
        int end = 0;
        try (var tokens = FOLDED.tokenStream("", text)) {
            CharTermAttribute word = tokens.getAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.getAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(word.toString());
                end = offset.endOffset();
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(words, end == text.length());
    }

    private static Analyzer folded() {
        try {
            return CustomAnalyzer.builder()
                    .withTokenizer("standard")
                    .addTokenFilter("cjkWidth")
                    .addTokenFilter("lowercase")
                    .addTokenFilter("decimalDigit")
                    .addTokenFilter("arabicNormalization")
                    .addTokenFilter("asciiFolding")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
