package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.compendium.search.Expanding;
import org.compendium.search.Facet;
import org.compendium.search.FacetNames;
import org.compendium.search.Mode;
import org.compendium.search.Query;
import org.compendium.search.Results;
import org.compendium.search.Search;
import org.compendium.search.SearchAddress;
import org.compendium.search.VectorFeed;
import org.compendium.web.CurrentViewer;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Search for programs.
@RestController
@RequestMapping("/api/v1/search")
@Tag(name = "Search")
class SearchApi {

    private final Search search;
    private final VectorFeed vectors;
    private final FacetNames names;
    private final CurrentViewer current;

    SearchApi(Search search, VectorFeed vectors, FacetNames names, CurrentViewer current) {
        this.search = search;
        this.vectors = vectors;
        this.names = names;
        this.current = current;
    }

    record Answer(
            long total,
            int alike,
            List<HitView> hits,
            Map<String, List<ValueView>> facets,
            List<Results.Expansion> expansion,
            String mode,
            String understood,
            String meant,
            List<Results.Remark> notes,
            long wordsOnly) {}

    record HitView(double score, String has, DocumentView document, List<PassageView> passages) {}

    record ValueView(String value, String label, long count) {}

    @Operation(
            summary = "Documents and their best passages",
            description =
                    "Values of one facet are alternatives, facets narrow each other; each facet is"
                            + " counted without its own selection. 'total' and the facets count the"
                            + " documents that have the words. 'alike' is how many more can be"
                            + " paged through, whose 'has' is some-words or meaning. With"
                            + " mode=hybrid what passages mean counts for the order. The answer's 'mode' is lexical when no"
                            + " model reads the language of the question; 'wordsOnly' is how many"
                            + " documents have no vectors yet. 'expansion' is what was recognised and"
                            + " looked for in its other words too, in six languages; without=ID"
                            + " takes one out, narrower=ID adds the concepts below it, and"
                            + " expand=false looks for nothing but what was typed. q understands words, \"phrases\", AND,"
                            + " OR, NOT and -, brackets, prefix*, and symbol:, country:, region:,"
                            + " theme:, kind:, language:, year:1990..1999, para: and title:. Nothing"
                            + " that is typed is an error: 'understood' is how it was taken, 'notes'"
                            + " what may have been meant otherwise. 'meant' is the question with words"
                            + " like those that no document has; with it more is found.")
    @Narrowed
    @GetMapping
    Answer search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "10") int size,
            @RequestParam(defaultValue = "0") int page,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> all,
            @RequestParam(defaultValue = "hybrid") String mode,
            @RequestParam(defaultValue = "true") boolean expand,
            @RequestParam(defaultValue = "") Set<String> without,
            @RequestParam(defaultValue = "") Set<String> narrower,
            Locale locale) {
        Mode asked =
                Mode.ofSlug(mode)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "mode must be lexical or hybrid, was " + mode));
        Results results =
                search.find(
                        new Query(
                                q,
                                SearchAddress.of(all).chosen(),
                                page,
                                size,
                                asked,
                                new Expanding(expand, without, narrower)),
                        current.viewer());
        String base = Base.url();
        Map<String, List<ValueView>> facets = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            facets.put(
                    facet.slug(),
                    results.facets().getOrDefault(facet, List.of()).stream()
                            .map(value ->
                                    new ValueView(
                                            value.value(),
                                            names.of(facet, value.value(), locale),
                                            value.count()))
                            .toList());
        }
        return new Answer(
                results.total(),
                results.alike(),
                results.hits().stream()
                        .map(hit ->
                                new HitView(
                                        hit.score(),
                                        hit.has().slug(),
                                        DocumentView.of(hit.document(), base),
                                        hit.passages().stream()
                                                .map(found ->
                                                        PassageView.of(
                                                                hit.document(),
                                                                found.passage(),
                                                                found.highlights(),
                                                                base))
                                                .toList()))
                        .toList(),
                facets,
                results.expansions(),
                results.mode().slug(),
                results.understood(),
                results.meant(),
                results.remarks(),
                results.mode() == Mode.HYBRID ? vectors.waiting() : 0);
    }
}
