package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.compendium.account.Viewer;
import org.compendium.document.Differences;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.PossibleDuplicate;
import org.compendium.document.PossibleDuplicates;
import org.compendium.web.CurrentViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Documents that may be one: for curators, and for the senders of documents that nobody has
/// released yet.
@RestController
@RequestMapping("/api/v1/possible-duplicates")
@Tag(name = "Documents")
class PossibleDuplicatesApi {

    private static final int MOST = 1_000;

    private final PossibleDuplicates duplicates;
    private final Documents documents;
    private final CurrentViewer current;

    PossibleDuplicatesApi(
            PossibleDuplicates duplicates, Documents documents, CurrentViewer current) {
        this.duplicates = duplicates;
        this.documents = documents;
        this.current = current;
    }

    /// Two documents that may be one.
    ///
    /// @param document the one that came later
    /// @param reason `like`, `revision`, `corrigendum` or `same-symbol`
    /// @param likeness about which share of their word sequences both have, 0 to 1
    record PairView(
            DocumentView document,
            DocumentView other,
            String reason,
            @Nullable Double likeness,
            String foundAt) {

        static PairView of(PossibleDuplicate pair, String base) {
            return new PairView(
                    DocumentView.of(pair.document(), base),
                    DocumentView.of(pair.other(), base),
                    pair.reason().slug(),
                    pair.likeness(),
                    pair.found().toString());
        }
    }

    /// With what they have differently, in reading order.
    record Comparison(PairView pair, List<Differences.Pair> differences) {}

    /// @param decision `version`, `same-text` or `different`
    record Decided(@Nullable String decision) {}

    /// @param documentId the document that stands for both, or the later one
    record Outcome(String decision, String documentId) {}

    @Operation(summary = "Pairs that wait for your decision")
    @GetMapping
    DocumentsApi.Items<PairView> open(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        if (page < 0 || size < 1 || size > MOST) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST, "page starts at 0, size goes from 1 to " + MOST);
        }
        Viewer viewer = signedIn();
        String base = Base.url();
        return new DocumentsApi.Items<>(
                duplicates.count(viewer),
                duplicates.open(viewer, page, size).stream()
                        .map(pair -> PairView.of(pair, base))
                        .toList());
    }

    @Operation(summary = "One pair, with what they have differently")
    @GetMapping("/{document}/{other}")
    Comparison compare(@PathVariable String document, @PathVariable String other) {
        PossibleDuplicate pair =
                duplicates
                        .find(new DocumentId(document), new DocumentId(other), signedIn())
                        .orElseThrow(PossibleDuplicatesApi::none);
        return new Comparison(
                PairView.of(pair, Base.url()),
                Differences.between(
                                documents.passages(pair.other().id()),
                                documents.passages(pair.document().id()))
                        .stream()
                        .filter(one -> !one.same())
                        .toList());
    }

    @Operation(summary = "Decide: another version, the same text, or different works")
    @PutMapping("/{document}/{other}")
    Outcome decide(
            @PathVariable String document,
            @PathVariable String other,
            @RequestBody Decided decided) {
        PossibleDuplicate.Decision decision =
                PossibleDuplicate.Decision.ofSlug(String.valueOf(decided.decision()));
        try {
            return duplicates
                    .decide(new DocumentId(document), new DocumentId(other), decision, signedIn())
                    .map(stands -> new Outcome(decision.slug(), stands.value()))
                    .orElseThrow(PossibleDuplicatesApi::none);
        } catch (PossibleDuplicates.NotPossible e) {
            throw new Problem(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    private Viewer signedIn() {
        Viewer viewer = current.viewer();
        if (!viewer.signedIn()) {
            throw new Problem(
                    HttpStatus.UNAUTHORIZED, "Sign in to see what waits for your decision.");
        }
        return viewer;
    }

    private static Problem none() {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "No decision about these two waits for you. GET /api/v1/possible-duplicates lists"
                        + " those that do; the document that came later is named first.");
    }
}
