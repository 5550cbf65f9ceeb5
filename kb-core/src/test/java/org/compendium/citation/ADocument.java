package org.compendium.citation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Kind;
import org.compendium.document.State;
import org.compendium.document.Symbol;
import org.jspecify.annotations.Nullable;

/// Documents to cite.
final class ADocument {

    static final String NASTY_TITLE = "100 % cotton & \"silk\" {yarn} _a_ #1 $5 ~ ^ \\ =1+1";

    private ADocument() {}

    static Document report(String title) {
        return of(new Symbol("TD/B/COM.9/1"), null, title, Kind.SECRETARIAT_REPORT);
    }

    static Document digest(String title) {
        return of(null, new Symbol("TD/B/COM.9/2"), title, Kind.DIGEST);
    }

    static Document of(@Nullable Symbol symbol, @Nullable Symbol retells, String title, Kind kind) {
        return new Document(
                new DocumentId("3f8k2m9x0q"),
                new DocumentId("4f8k2m9x0q"),
                symbol,
                retells,
                retells == null ? null : LocalDate.of(2018, 1, 2),
                title,
                kind,
                "en",
                LocalDate.of(2019, 3, 14),
                "Trade & Development Board",
                1,
                true,
                false,
                State.RELEASED,
                true,
                "sender",
                1,
                "looms.pdf",
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                Map.of(),
                null,
                null,
                false,
                retells == null ? null : "https://example.org/official",
                Instant.EPOCH);
    }
}
