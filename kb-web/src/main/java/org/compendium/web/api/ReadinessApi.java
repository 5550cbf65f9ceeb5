package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.compendium.curated.Citation;
import org.compendium.curated.Rechecks;
import org.compendium.readiness.Answer;
import org.compendium.readiness.Check;
import org.compendium.readiness.Checks;
import org.compendium.readiness.Helps;
import org.compendium.readiness.Question;
import org.compendium.readiness.Result;
import org.compendium.web.PublicUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The readiness checks and the partners' survey: the questions, and what answers come to. Nothing
/// is stored.
@RestController
@RequestMapping("/api/v1/readiness")
@Tag(name = "Readiness")
class ReadinessApi {

    private static final String NOTICE =
            "Not a United Nations publication. The questions are Compendium's own words; each names"
                    + " the passage it comes from.";

    private final Checks checks;
    private final Helps helps;
    private final Rechecks rechecks;
    private final PublicUrl url;

    ReadinessApi(Checks checks, Helps helps, Rechecks rechecks, PublicUrl url) {
        this.checks = checks;
        this.helps = helps;
        this.rechecks = rechecks;
        this.url = url;
    }

    record SummaryView(String id, String title, int questions, String url) {}

    record DimensionView(String id, String name) {}

    record HelpView(String id, String title, String url) {}

    /// @param words of the passage that the question rests on; null when none were kept
    /// @param recheck whether the passage no longer has them
    record QuestionView(
            String id,
            String dimension,
            String text,
            String passage,
            @Nullable String words,
            boolean recheck,
            List<HelpView> helps) {}

    /// @param answers what can be answered
    record CheckView(
            String id,
            String title,
            List<DimensionView> dimensions,
            List<QuestionView> questions,
            List<String> answers,
            String notice) {}

    record CountsView(int yes, int partly, int no, int notKnown) {

        static CountsView of(Result.Counts counts) {
            return new CountsView(counts.yes(), counts.partly(), counts.no(), counts.notKnown());
        }
    }

    /// @param open ids of the questions answered with no or partly
    record PartView(
            String dimension,
            String state,
            CountsView counts,
            List<String> open,
            List<HelpView> helps) {}

    record ResultView(String check, String state, List<PartView> dimensions, String notice) {}

    /// @param answers yes, partly, no or not-known, by the id of the question
    record GivenAnswers(@Nullable Map<String, @Nullable String> answers) {}

    @Operation(summary = "The checks of oneself, and the survey among partners")
    @GetMapping
    DocumentsApi.Items<SummaryView> all(Locale locale) {
        List<SummaryView> all =
                checks.all().stream()
                        .map(check ->
                                new SummaryView(
                                        check.id(),
                                        check.title(locale.getLanguage()),
                                        check.questions().size(),
                                        url.get() + '/' + Checks.PATH + '/' + check.id()))
                        .toList();
        return new DocumentsApi.Items<>(all.size(), all);
    }

    @Operation(summary = "The questions of a check, each with the passage it comes from")
    @GetMapping("/{id}")
    CheckView one(@PathVariable String id, Locale locale) {
        Check check = find(id);
        String language = locale.getLanguage();
        Set<Citation> changed =
                rechecks.changed(check.questions().stream().map(Question::from).toList());
        return new CheckView(
                check.id(),
                check.title(language),
                check.dimensions().stream()
                        .map(one -> new DimensionView(one.slug(), one.name(language)))
                        .toList(),
                check.questions().stream()
                        .map(one ->
                                new QuestionView(
                                        one.id(),
                                        one.dimension(),
                                        one.text(language),
                                        one.from().passage().toString(),
                                        one.from().words(),
                                        changed.contains(one.from()),
                                        helps(one.helps(), language)))
                        .toList(),
                Arrays.stream(Answer.values()).map(Answer::slug).toList(),
                NOTICE);
    }

    @Operation(
            summary = "What answers come to; nothing is stored",
            description =
                    "'state', of each dimension and of all questions together, is 'ready' when all"
                            + " are answered with yes; 'not-enough-known' when fewer than half are"
                            + " answered with yes, partly or no; 'not-yet' when more than half of these"
                            + " are answered with no; else 'partly'. A question that is left out is not"
                            + " known.")
    @PostMapping("/{id}/result")
    ResultView result(@PathVariable String id, @RequestBody GivenAnswers given, Locale locale) {
        Check check = find(id);
        Map<String, Answer> answers = new HashMap<>();
        if (given.answers() != null) {
            given.answers().forEach((question, answer) -> answers.put(question, answer(answer)));
        }
        Result result = Result.of(check, answers);
        return new ResultView(
                check.id(),
                result.whole().slug(),
                result.parts().stream()
                        .map(part ->
                                new PartView(
                                        part.dimension().slug(),
                                        part.state().slug(),
                                        CountsView.of(part.counts()),
                                        part.open().stream().map(Question::id).toList(),
                                        helps(part.helps(), locale.getLanguage())))
                        .toList(),
                NOTICE);
    }

    private static Answer answer(@Nullable String slug) {
        return Answer.ofSlug(String.valueOf(slug))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'"
                                        + slug
                                        + "' is no answer. Say "
                                        + Arrays.stream(Answer.values())
                                                .map(Answer::slug)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    private List<HelpView> helps(List<String> ids, String language) {
        return ids.stream()
                .flatMap(id ->
                        helps.find(id, language).stream()
                                .map(help ->
                                        new HelpView(
                                                id,
                                                help.title(),
                                                url.get() + '/' + help.address())))
                .toList();
    }

    private Check find(String id) {
        return checks.find(id)
                .orElseThrow(() ->
                        new Problem(
                                HttpStatus.NOT_FOUND,
                                "There is no check '"
                                        + id
                                        + "'. GET /api/v1/readiness lists them."));
    }
}
