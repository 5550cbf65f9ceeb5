package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.compendium.practice.Practice;
import org.compendium.practice.Practices;
import org.compendium.practice.Rechecks;
import org.compendium.practice.Recommendation;
import org.compendium.practice.Recommendations;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The curated records: concepts, practices, cases and recommendations.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Curated records")
class CuratedApi {

    private static final int LARGEST = 1000;

    private final Themes themes;
    private final Practices practices;
    private final Rechecks rechecks;
    private final Recommendations recommendations;

    CuratedApi(
            Themes themes,
            Practices practices,
            Rechecks rechecks,
            Recommendations recommendations) {
        this.recommendations = recommendations;
        this.themes = themes;
        this.practices = practices;
        this.rechecks = rechecks;
    }

    record ClaimView(
            String text,
            @Nullable String holder,
            @Nullable String date,
            @Nullable String basis,
            String strength,
            List<String> cites,
            List<KeptView> restsOn,
            boolean recheck) {

        static ClaimView of(Practice.Claim claim, Set<Practice.Claim> rechecks) {
            return new ClaimView(
                    claim.text(),
                    claim.holder(),
                    claim.said() == null ? null : claim.said().toString(),
                    claim.basis(),
                    claim.strength().slug(),
                    claim.cites().stream().map(Object::toString).toList(),
                    claim.citations().stream()
                            .filter(citation -> citation.words() != null)
                            .map(KeptView::of)
                            .toList(),
                    rechecks.contains(claim));
        }
    }

    record KeptView(String passage, String words) {

        static KeptView of(Practice.Citation citation) {
            return new KeptView(
                    citation.passage().toString(), Objects.requireNonNull(citation.words()));
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

        static PracticeView of(Practice practice, Set<Practice.Claim> rechecks) {
            return new PracticeView(
                    practice.id(),
                    practice.title(),
                    practice.summary(),
                    practice.status(),
                    practice.period(),
                    practice.themes(),
                    practice.countries(),
                    practice.claims().stream().map(claim -> ClaimView.of(claim, rechecks)).toList(),
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

    @Operation(
            summary = "Practices with their claims",
            description =
                    "A claim has 'restsOn', the words of the cited passages that it rests on, parts"
                            + " separated by …; 'recheck' is true when a passage no longer has"
                            + " them.")
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

    record RecommendationView(
            String id,
            String number,
            List<String> addressees,
            String text,
            String cites,
            String words,
            boolean recheck,
            String status,
            List<String> outcomes) {

        static RecommendationView of(
                Recommendation one, Set<Practice.Citation> changed, String language) {
            return new RecommendationView(
                    one.id(),
                    one.number(),
                    one.addressees(),
                    one.text(language),
                    one.asked().passage().toString(),
                    String.valueOf(one.asked().words()),
                    changed.contains(one.asked()),
                    one.outcomes().isEmpty() ? "not-known" : "reported",
                    one.outcomes().stream().map(Object::toString).toList());
        }
    }

    @Operation(
            summary = "Who was asked to do what, by which passage",
            description =
                    "'status' is not-known until a passage says what became of it; 'outcomes' are"
                            + " these passages. addressee=SLUG gives those of one addressee.")
    @GetMapping("/recommendations")
    DocumentsApi.Items<RecommendationView> recommendations(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size,
            @RequestParam(defaultValue = "") String addressee,
            Locale locale) {
        Set<Practice.Citation> changed = recommendations.changed();
        return slice(
                recommendations.all().stream()
                        .filter(one -> addressee.isEmpty() || one.addressees().contains(addressee))
                        .map(one -> RecommendationView.of(one, changed, locale.getLanguage()))
                        .toList(),
                page,
                size);
    }

    @GetMapping("/recommendations/{id}")
    RecommendationView recommendation(@PathVariable String id, Locale locale) {
        return recommendations
                .find(id)
                .map(one ->
                        RecommendationView.of(one, recommendations.changed(), locale.getLanguage()))
                .orElseThrow(() -> missing("recommendation", id, "recommendations"));
    }

    @Operation(summary = "Kinds of curated records of which this collection holds none yet")
    @GetMapping({"/scorecards", "/manuals", "/organisations"})
    DocumentsApi.Items<PracticeView> noneYet(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return slice(List.of(), page, size);
    }

    private DocumentsApi.Items<PracticeView> all(Practice.Type type, int page, int size) {
        return slice(views(practices.all(type)), page, size);
    }

    private List<PracticeView> views(List<Practice> records) {
        Set<Practice.Claim> changed =
                rechecks.of(records).stream()
                        .map(Rechecks.Recheck::claim)
                        .collect(Collectors.toSet());
        return records.stream().map(record -> PracticeView.of(record, changed)).toList();
    }

    private PracticeView one(Practice.Type type, String id) {
        return practices
                .find(id)
                .filter(practice -> practice.type() == type)
                .map(practice -> views(List.of(practice)).getFirst())
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
