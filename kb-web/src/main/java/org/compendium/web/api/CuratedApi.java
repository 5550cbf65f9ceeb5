package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.compendium.practice.Practice;
import org.compendium.practice.Practices;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The curated records: concepts, practices and cases.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Curated records")
class CuratedApi {

    private static final int LARGEST = 1000;

    private final Themes themes;
    private final Practices practices;

    CuratedApi(Themes themes, Practices practices) {
        this.themes = themes;
        this.practices = practices;
    }

    record ClaimView(
            String text,
            @Nullable String holder,
            @Nullable String date,
            @Nullable String basis,
            String strength,
            List<String> cites) {

        static ClaimView of(Practice.Claim claim) {
            return new ClaimView(
                    claim.text(),
                    claim.holder(),
                    claim.said() == null ? null : claim.said().toString(),
                    claim.basis(),
                    claim.strength().slug(),
                    claim.cites().stream().map(Object::toString).toList());
        }
    }

    record PracticeView(
            String id,
            String title,
            String summary,
            String status,
            @Nullable String period,
            List<String> themes,
            List<String> countries,
            List<ClaimView> claims,
            List<String> notReported,
            String body) {

        static PracticeView of(Practice practice) {
            return new PracticeView(
                    practice.id(),
                    practice.title(),
                    practice.summary(),
                    practice.status(),
                    practice.period(),
                    practice.themes(),
                    practice.countries(),
                    practice.claims().stream().map(ClaimView::of).toList(),
                    practice.notReported(),
                    practice.body());
        }
    }

    @Operation(summary = "The thesaurus, broader concepts first")
    @GetMapping("/concepts")
    DocumentsApi.Items<Concept> concepts(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return slice(themes.all(), page, size);
    }

    @GetMapping("/concepts/{id}")
    Concept concept(@PathVariable String id) {
        return themes.find(id).orElseThrow(() -> missing("concept", id, "concepts"));
    }

    @Operation(summary = "Practices with their claims")
    @GetMapping("/practices")
    DocumentsApi.Items<PracticeView> practices(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return all(Practice.Type.PRACTICE, page, size);
    }

    @GetMapping("/practices/{id}")
    PracticeView practice(@PathVariable String id) {
        return one(Practice.Type.PRACTICE, id);
    }

    @Operation(summary = "Cases with their claims")
    @GetMapping("/cases")
    DocumentsApi.Items<PracticeView> cases(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return all(Practice.Type.CASE, page, size);
    }

    @GetMapping("/cases/{id}")
    PracticeView oneCase(@PathVariable String id) {
        return one(Practice.Type.CASE, id);
    }

    @Operation(summary = "Kinds of curated records of which this collection holds none yet")
    @GetMapping({"/scorecards", "/manuals", "/organisations", "/recommendations"})
    DocumentsApi.Items<PracticeView> noneYet(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return slice(List.of(), page, size);
    }

    private DocumentsApi.Items<PracticeView> all(Practice.Type type, int page, int size) {
        return slice(practices.all(type).stream().map(PracticeView::of).toList(), page, size);
    }

    private PracticeView one(Practice.Type type, String id) {
        return practices
                .find(id)
                .filter(practice -> practice.type() == type)
                .map(PracticeView::of)
                .orElseThrow(() ->
                        type == Practice.Type.CASE
                                ? missing("case", id, "cases")
                                : missing("practice", id, "practices"));
    }

    private static Problem missing(String what, String id, String list) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "There is no " + what + " '" + id + "'. GET /api/v1/" + list + " lists them.");
    }

    private static <T> DocumentsApi.Items<T> slice(List<T> all, int page, int size) {
        if (page < 0 || size < 1 || size > LARGEST) {
            throw new IllegalArgumentException(
                    "page counts from 0 and size goes from 1 to " + LARGEST);
        }
        return new DocumentsApi.Items<>(
                all.size(), all.stream().skip((long) page * size).limit(size).toList());
    }
}
