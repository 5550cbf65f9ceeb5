package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.compendium.search.Facet;
import org.compendium.search.Query;
import org.compendium.search.Results;
import org.compendium.search.Search;
import org.compendium.web.CurrentViewer;
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
    private final Labels labels;
    private final CurrentViewer current;

    SearchApi(Search search, Labels labels, CurrentViewer current) {
        this.search = search;
        this.labels = labels;
        this.current = current;
    }

    record Answer(
            long total,
            List<HitView> hits,
            Map<String, List<ValueView>> facets,
            List<String> expansion,
            String mode) {}

    record HitView(double score, DocumentView document, List<PassageView> passages) {}

    record ValueView(String value, String label, long count) {}

    @Operation(
            summary = "Documents and their best passages",
            description =
                    "Values of one facet are alternatives, facets narrow each other; each facet is"
                            + " counted without its own selection. Ranking is lexical (BM25); the"
                            + " answer's 'mode' says which was used.")
    @GetMapping
    Answer search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "10") int size,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "") List<String> theme,
            @RequestParam(defaultValue = "") List<String> country,
            @RequestParam(defaultValue = "") List<String> kind,
            @RequestParam(defaultValue = "") List<String> language,
            @RequestParam(defaultValue = "") List<String> year,
            Locale locale) {
        Map<Facet, Set<String>> chosen = new EnumMap<>(Facet.class);
        chosen.put(Facet.THEME, new LinkedHashSet<>(theme));
        chosen.put(Facet.COUNTRY, new LinkedHashSet<>(country));
        chosen.put(Facet.KIND, new LinkedHashSet<>(kind));
        chosen.put(Facet.LANGUAGE, new LinkedHashSet<>(language));
        chosen.put(Facet.YEAR, new LinkedHashSet<>(year));
        Results results = search.find(new Query(q, chosen, page, size), current.viewer());
        String base = Base.url();
        Map<String, List<ValueView>> facets = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            facets.put(
                    facet.slug(),
                    results.facets().getOrDefault(facet, List.of()).stream()
                            .map(value ->
                                    new ValueView(
                                            value.value(),
                                            labels.of(facet, value.value(), locale),
                                            value.count()))
                            .toList());
        }
        return new Answer(
                results.total(),
                results.hits().stream()
                        .map(hit ->
                                new HitView(
                                        hit.score(),
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
                List.of(),
                "lexical");
    }
}
