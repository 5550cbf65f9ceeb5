package org.compendium.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.compendium.document.Description;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.document.Symbol;
import org.compendium.theme.Concept;
import org.jspecify.annotations.Nullable;

/// Documents for tests, each with bytes of its own.
final class MadeDocuments {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private MadeDocuments() {}

    /// A concept without notes or evidence.
    ///
    /// @param labels the preferred ones, by language
    static Concept concept(String id, @Nullable String broader, Map<String, String> labels) {
        return new Concept(
                id, broader, labels, Map.of(), Map.of(), Map.of(), Map.of(), List.of(), "",
                List.of());
    }

    /// A study of 1999 with paragraphs 1, 2, 3 ….
    static NewDocument study(
            String symbol, String language, boolean released, String... paragraphs) {
        return study(
                symbol, "A report", language, List.of(), "sender", released, List.of(paragraphs));
    }

    static NewDocument study(
            String symbol,
            String title,
            String language,
            List<String> countries,
            String owner,
            boolean released,
            List<String> paragraphs) {
        List<Passage> passages = new ArrayList<>();
        for (String paragraph : paragraphs) {
            int number = passages.size() + 1;
            passages.add(
                    new Passage(
                            "para_" + number,
                            Passage.Form.PARAGRAPH,
                            String.valueOf(number),
                            null,
                            new Span(0, paragraph.length()),
                            List.of(),
                            null,
                            paragraph,
                            null));
        }
        return new NewDocument(
                String.format("%064x", COUNT.incrementAndGet()),
                symbol.replace('/', '-') + ".txt",
                "text/plain",
                100,
                null,
                new Description(
                        new Symbol(symbol),
                        null,
                        null,
                        title,
                        LocalDate.of(1999, 1, 1),
                        language,
                        Kind.STUDY,
                        null,
                        countries),
                passages,
                List.of(),
                NewDocument.Rights.unknown(),
                owner,
                released);
    }
}
