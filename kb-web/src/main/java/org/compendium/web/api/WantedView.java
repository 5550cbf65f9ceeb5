package org.compendium.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.compendium.document.Document;
import org.compendium.document.Documents;
import org.compendium.document.Passage;
import org.compendium.document.Reference;
import org.compendium.document.References;
import org.compendium.document.Symbol;
import org.jspecify.annotations.Nullable;

/// A work that is not held, as programs see it.
///
/// @param citedBy how many works cite it
/// @param passages where, at most some for each of the latest documents
/// @param officialUrl where the United Nations publish it
record WantedView(String symbol, int citedBy, List<WantedPassage> passages, String officialUrl) {

    /// A passage of whichever document.
    record WantedPassage(
            String documentId,
            @Nullable String symbol,
            String id,
            @Nullable String label,
            String citation,
            String url) {}

    static List<WantedView> of(List<References.Wanted> wanted, Documents documents, String base) {
        Map<Documents.Place, Passage> passages =
                ReferencesApi.passages(
                        wanted.stream().flatMap(one -> one.citing().stream()).toList(), documents);
        return wanted.stream().map(one -> of(one, passages, base)).toList();
    }

    private static WantedView of(
            References.Wanted wanted, Map<Documents.Place, Passage> passages, String base) {
        Map<String, WantedPassage> where = new LinkedHashMap<>();
        for (References.Citing citing : wanted.citing()) {
            Document document = citing.document();
            Symbol symbol = document.symbol();
            for (Reference reference : citing.references()) {
                ReferencesApi.passage(document, reference, passages)
                        .ifPresent(passage ->
                                where.putIfAbsent(
                                        document.id() + "/" + passage.eId(),
                                        new WantedPassage(
                                                document.id().value(),
                                                symbol == null ? null : symbol.value(),
                                                passage.eId(),
                                                passage.label(),
                                                document.cite(passage),
                                                base + Addresses.of(document, passage))));
            }
        }
        return new WantedView(
                wanted.symbol().value(),
                wanted.citedBy(),
                List.copyOf(where.values()),
                wanted.symbol().officialAddress());
    }
}
