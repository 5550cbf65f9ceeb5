package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.compendium.account.Viewer;
import org.compendium.curated.RecommendationPairs;
import org.compendium.web.CurrentViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Recommendations of different works that repeat or oppose each other. Everybody reads what
/// curators mark; a recommendation has its own under `beside`.
@RestController
@RequestMapping("/api/v1/recommendation-pairs")
@Tag(name = "Curated records")
class PairsApi {

    private final RecommendationPairs pairs;
    private final CurrentViewer current;

    PairsApi(RecommendationPairs pairs, CurrentViewer current) {
        this.pairs = pairs;
        this.current = current;
    }

    /// @param one id of a recommendation
    /// @param other id of another one, of another work and to one of its addressees
    /// @param relation `repeats` or `opposes`
    record NewPair(@Nullable String one, @Nullable String other, @Nullable String relation) {}

    record PairView(long id, String one, String other, String relation, String marked) {

        static PairView of(RecommendationPairs.Pair pair) {
            return new PairView(
                    pair.id(),
                    pair.one().id(),
                    pair.other().id(),
                    pair.relation().slug(),
                    pair.markedAt().toString());
        }
    }

    /// @param likeness of the texts, from 0 to 1
    record SuggestionView(String one, String other, double likeness) {}

    @Operation(summary = "Recommendations of different works that repeat or oppose each other")
    @GetMapping
    DocumentsApi.Items<PairView> all(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return CuratedApi.slice(pairs.all().stream().map(PairView::of).toList(), page, size);
    }

    @Operation(
            summary = "Recommendations that may repeat or oppose each other (curators)",
            description = "Those that share their rarer words, and are not marked yet.")
    @GetMapping("/suggested")
    DocumentsApi.Items<SuggestionView> suggested(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        curator();
        List<SuggestionView> all =
                pairs.suggestions().stream()
                        .map(one ->
                                new SuggestionView(
                                        one.one().id(), one.other().id(), one.likeness()))
                        .toList();
        return CuratedApi.slice(all, page, size);
    }

    @Operation(
            summary = "Say that two recommendations repeat or oppose each other (curators)",
            description = "Which of the two is named first does not matter.")
    @PostMapping
    ResponseEntity<PairView> mark(@RequestBody NewPair said) {
        Viewer curator = curator();
        RecommendationPairs.Pair marked =
                pairs.mark(
                        given("one", said.one()),
                        given("other", said.other()),
                        RecommendationPairs.Relation.ofSlug(given("relation", said.relation())),
                        curator);
        return ResponseEntity.created(
                        URI.create(Base.url() + "/api/v1/recommendations/" + marked.one().id()))
                .body(PairView.of(marked));
    }

    @Operation(summary = "Show a pair no longer (curators)", description = "It is kept.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable long id) {
        if (!pairs.withdraw(id, curator())) {
            throw new Problem(
                    HttpStatus.NOT_FOUND,
                    "There is no pair "
                            + id
                            + " that is shown. GET /api/v1/recommendation-pairs lists them.");
        }
    }

    private Viewer curator() {
        Viewer viewer = current.viewer();
        if (!viewer.curates()) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "Only curators put recommendations side by side. Sign in as one of them.");
        }
        return viewer;
    }

    private static String given(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "'"
                            + field
                            + "' is missing; send JSON such as {\"one\": \"legal-framework\","
                            + " \"other\": \"…\", \"relation\": \"repeats\"}.");
        }
        return value;
    }
}
