package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Passage;
import org.compendium.document.Reference;
import org.compendium.document.References;
import org.compendium.document.Symbol;
import org.compendium.web.CurrentViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/// What documents cite, who cites them, and what is cited and not held.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "References")
class ReferencesApi {

    private static final int LARGEST = 1000;

    private final Documents documents;
    private final References references;
    private final CurrentViewer current;

    ReferencesApi(Documents documents, References references, CurrentViewer current) {
        this.documents = documents;
        this.references = references;
        this.current = current;
    }

    /// @param passage the eId of the passage that cites
    /// @param start in its text, in UTF-16 units
    /// @param end exclusive
    /// @param symbol of the cited work; the document's own, or null, for a paragraph of itself
    /// @param label of the cited paragraph, or a range `12–15`; null for the work as a whole
    /// @param url where it leads, absolute: the passage, else the document, else the wanted list
    /// @param held whether we hold the cited work
    record ReferenceView(
            String passage,
            int start,
            int end,
            @Nullable String symbol,
            @Nullable String label,
            String url,
            boolean held) {}

    /// A passage that cites.
    ///
    /// @param id its eId
    /// @param cites the number of the cited paragraph; null for the work as a whole
    record CitingPassage(
            String id,
            @Nullable String label,
            @Nullable String cites,
            String citation,
            String url) {}

    /// A document that cites, with the passages where it does.
    record CitingView(
            String id,
            @Nullable String symbol,
            String title,
            @Nullable String date,
            String language,
            String url,
            List<CitingPassage> passages) {}

    @Operation(summary = "What a document cites, in reading order")
    @GetMapping("/documents/{id}/references")
    DocumentsApi.Items<ReferenceView> references(@PathVariable String id) {
        Document document = find(id);
        String base = Base.url();
        List<ReferenceView> items =
                references.of(document, current.viewer()).stream()
                        .map(resolved -> view(document, resolved, base))
                        .toList();
        return new DocumentsApi.Items<>(items.size(), items);
    }

    private static ReferenceView view(
            Document document, References.Resolved resolved, String base) {
        Reference reference = resolved.reference();
        Symbol symbol = reference.symbol() == null ? document.symbol() : reference.symbol();
        Document target = resolved.target();
        Passage passage = resolved.passage();
        String url =
                target == null
                        ? "/wanted?symbol="
                                + UriUtils.encodeQueryParam(
                                        String.valueOf(symbol), StandardCharsets.UTF_8)
                        : passage == null ? Addresses.of(target) : Addresses.of(target, passage);
        return new ReferenceView(
                reference.eId(),
                reference.span().start(),
                reference.span().end(),
                symbol == null ? null : symbol.value(),
                reference.label(),
                base + url,
                resolved.held());
    }

    @Operation(summary = "Who cites a document, the latest first")
    @GetMapping("/documents/{id}/cited-by")
    DocumentsApi.Items<CitingView> citedBy(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        Document document = find(id);
        check(page, size);
        Symbol symbol = document.symbol() != null ? document.symbol() : document.retells();
        if (symbol == null) {
            return new DocumentsApi.Items<>(0, List.of());
        }
        References.Page<References.Citing> citing =
                references.citing(symbol, current.viewer(), page, size);
        Map<Documents.Place, Passage> passages = passages(citing.items(), documents);
        String base = Base.url();
        return new DocumentsApi.Items<>(
                citing.total(),
                citing.items().stream().map(one -> view(one, passages, base)).toList());
    }

    private static CitingView view(
            References.Citing citing, Map<Documents.Place, Passage> passages, String base) {
        Document document = citing.document();
        List<CitingPassage> where = new ArrayList<>();
        for (Reference reference : citing.references()) {
            passage(document, reference, passages)
                    .ifPresent(passage ->
                            where.add(
                                    new CitingPassage(
                                            passage.eId(),
                                            passage.label(),
                                            reference.label(),
                                            document.cite(passage),
                                            base + Addresses.of(document, passage))));
        }
        Symbol symbol = document.symbol();
        return new CitingView(
                document.id().value(),
                symbol == null ? null : symbol.value(),
                document.title(),
                document.date() == null ? null : document.date().toString(),
                document.language(),
                base + Addresses.of(document),
                where);
    }

    @Operation(summary = "Works that are cited and not held, the most cited first")
    @GetMapping("/wanted")
    DocumentsApi.Items<WantedView> wanted(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        check(page, size);
        Viewer viewer = current.viewer();
        References.Page<References.Wanted> wanted = references.wanted(viewer, page, size);
        return new DocumentsApi.Items<>(
                wanted.total(), WantedView.of(wanted.items(), documents, Base.url()));
    }

    static Optional<Passage> passage(
            Document document, Reference reference, Map<Documents.Place, Passage> passages) {
        return Optional.ofNullable(
                passages.get(new Documents.Place(document.id(), reference.eId())));
    }

    static Map<Documents.Place, Passage> passages(
            List<References.Citing> citing, Documents documents) {
        return documents.passages(
                citing.stream()
                        .flatMap(one ->
                                one.references().stream()
                                        .map(reference ->
                                                new Documents.Place(
                                                        one.document().id(), reference.eId())))
                        .distinct()
                        .toList());
    }

    private static void check(int page, int size) {
        if (page < 0 || size < 1 || size > LARGEST) {
            throw new IllegalArgumentException(
                    "page counts from 0 and size goes from 1 to " + LARGEST);
        }
    }

    private Document find(String id) {
        return Optional.of(id)
                .filter(DocumentId::isOne)
                .flatMap(one -> documents.find(new DocumentId(one), current.viewer()))
                .orElseThrow(() -> Problem.noDocument(id));
    }
}
