package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.compendium.citation.Format;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.search.Mode;
import org.compendium.search.Results;
import org.compendium.search.Search;
import org.compendium.search.SearchAddress;
import org.compendium.web.CurrentViewer;
import org.compendium.web.PublicUrl;
import org.compendium.web.gathered.Takeaway;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Documents as reference managers and spreadsheets read them.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Citations")
class CitationApi {

    private final Documents documents;
    private final Search search;
    private final Takeaway takeaway;
    private final PublicUrl url;
    private final CurrentViewer current;

    CitationApi(
            Documents documents,
            Search search,
            Takeaway takeaway,
            PublicUrl url,
            CurrentViewer current) {
        this.documents = documents;
        this.search = search;
        this.takeaway = takeaway;
        this.url = url;
        this.current = current;
    }

    @Operation(summary = "One document for a reference manager: format is ris, bibtex, csl or csv")
    @GetMapping("/documents/{id}/citation")
    ResponseEntity<byte[]> citation(
            @PathVariable String id, @RequestParam(defaultValue = "ris") String format) {
        if (!DocumentId.isOne(id)) {
            throw Problem.noDocument(id);
        }
        Document document =
                documents
                        .find(new DocumentId(id), current.viewer())
                        .orElseThrow(() -> Problem.noDocument(id));
        return GatheredApi.save(takeaway.ofDocuments(List.of(document), format(format), url.get()));
    }

    @Operation(
            summary = "What a search finds, for reference managers and spreadsheets",
            description =
                    "Takes q and the filters of GET /api/v1/search, and size up to 1000; format is"
                            + " ris, bibtex, csl or csv")
    @GetMapping("/search/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "1000") int size,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "hybrid") String mode,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> all) {
        Format wanted = format(format);
        Mode by =
                Mode.ofSlug(mode)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "mode must be lexical or hybrid, was " + mode));
        SearchAddress asked = SearchAddress.of(Map.copyOf(all));
        List<Document> found =
                search.find(asked.query(page, size, by), current.viewer()).hits().stream()
                        .map(Results.Hit::document)
                        .toList();
        return GatheredApi.save(takeaway.ofDocuments(found, wanted, url.get()));
    }

    private static Format format(String slug) {
        return Format.ofSlug(slug)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "format must be one of " + Format.all() + ", was " + slug));
    }
}
