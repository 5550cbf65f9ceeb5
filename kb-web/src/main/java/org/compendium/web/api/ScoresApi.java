package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.compendium.account.Viewer;
import org.compendium.curated.Citation;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.Rechecks;
import org.compendium.score.Agreement;
import org.compendium.score.Rated;
import org.compendium.score.Score;
import org.compendium.score.ScoreImport;
import org.compendium.score.ScoreLine;
import org.compendium.score.Scores;
import org.compendium.web.CurrentViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What raters think of programmes. Everybody reads what is published; curators score, each in
/// their own name.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Scores")
class ScoresApi {

    private static final String LIST = "/scorecards/{id}/scores";

    private final Scores scores;
    private final ScoreImport imports;
    private final Entries entries;
    private final Rechecks rechecks;
    private final CurrentViewer current;

    ScoresApi(
            Scores scores,
            ScoreImport imports,
            Entries entries,
            Rechecks rechecks,
            CurrentViewer current) {
        this.scores = scores;
        this.imports = imports;
        this.entries = entries;
        this.rechecks = rechecks;
        this.current = current;
    }

    record CitedView(@Nullable String passage, @Nullable String words) {

        static CitedView of(Citation citation) {
            return new CitedView(citation.passage().toString(), citation.words());
        }
    }

    /// @param recheck whether a passage no longer has the words that the score rests on
    record ScoreView(
            String scorecard,
            String indicator,
            String rater,
            int value,
            String reason,
            List<CitedView> citations,
            boolean published,
            Instant changed,
            boolean recheck) {

        static ScoreView of(Score score, Set<Citation> gone) {
            return new ScoreView(
                    score.scorecard(),
                    score.indicator(),
                    score.rater(),
                    score.value(),
                    score.reason(),
                    score.citations().stream().map(CitedView::of).toList(),
                    score.published(),
                    score.changed(),
                    score.citations().stream().anyMatch(gone::contains));
        }
    }

    /// @param lowest null, as are the others, when nobody has scored it
    record IndicatorView(
            String indicator,
            int scores,
            @Nullable Integer lowest,
            @Nullable Integer highest,
            @Nullable Double mean) {}

    /// @param alpha null when it is not defined
    /// @param state `measured`, `all-the-same` or `nothing-shared`
    /// @param units how many indicators two raters or more have scored
    record AgreementView(String measure, @Nullable Double alpha, String state, int units) {

        static AgreementView of(Agreement agreement) {
            String measure = "krippendorff-alpha-ordinal";
            return switch (agreement) {
                case Agreement.Alpha(double alpha, int units) ->
                        new AgreementView(measure, alpha, "measured", units);
                case Agreement.AllTheSame(int units) ->
                        new AgreementView(measure, null, "all-the-same", units);
                case Agreement.NothingShared() ->
                        new AgreementView(measure, null, "nothing-shared", 0);
            };
        }
    }

    /// @param total of the items; the figures are over the published ones
    record ScoresView(
            long total,
            List<ScoreView> items,
            List<String> raters,
            List<IndicatorView> indicators,
            AgreementView agreement) {}

    /// @param indicator stands in the address instead where that names it
    record NewScore(
            @Nullable String scorecard,
            @Nullable String indicator,
            @Nullable String rater,
            @Nullable String value,
            @Nullable String reason,
            @Nullable List<CitedView> citations,
            @Nullable Boolean published) {

        ScoreLine line(String card, String on) {
            return new ScoreLine(
                    card,
                    on,
                    text(rater),
                    text(value),
                    text(reason),
                    citations == null
                            ? List.of()
                            : citations.stream()
                                    .map(one ->
                                            new ScoreLine.Cited(text(one.passage()), one.words()))
                                    .toList(),
                    String.valueOf(Boolean.TRUE.equals(published)));
        }
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }

    @Operation(
            summary = "The published scores of a programme, and your own drafts",
            description =
                    "A value goes from 1 to 5, and more is better on every indicator: for cost 1 is"
                            + " a high cost and 5 a low one. With several raters come their spread"
                            + " on each indicator and Krippendorff's alpha (ordinal) over all.")
    @GetMapping(LIST)
    ScoresView scores(@PathVariable String id) {
        known(id);
        Rated rated = scores.published(id);
        String name = current.viewer().name();
        List<Score> shown =
                Stream.concat(
                                rated.scores().stream(),
                                name == null
                                        ? Stream.of()
                                        : scores.of(id, name).stream()
                                                .filter(score -> !score.published()))
                        .toList();
        Set<Citation> gone =
                rechecks.changed(
                        shown.stream().flatMap(score -> score.citations().stream()).toList());
        return new ScoresView(
                shown.size(),
                shown.stream().map(score -> ScoreView.of(score, gone)).toList(),
                rated.raters(),
                scores.indicators().stream().map(indicator -> view(rated, indicator)).toList(),
                AgreementView.of(rated.agreement()));
    }

    private static IndicatorView view(Rated rated, String indicator) {
        return rated.spread(indicator)
                .map(spread ->
                        new IndicatorView(
                                indicator,
                                rated.on(indicator).size(),
                                spread.lowest(),
                                spread.highest(),
                                rated.means().get(indicator)))
                .orElseGet(() -> new IndicatorView(indicator, 0, null, null, null));
    }

    @Operation(
            summary = "Score a programme on an indicator, in your own name (curators)",
            description =
                    "It takes the place of your earlier score. With 'published' true it needs a"
                            + " reason and at least one citation whose words stand in the passage;"
                            + " otherwise it is a draft that you alone see.")
    @PostMapping(LIST)
    ResponseEntity<ScoreView> add(@PathVariable String id, @RequestBody NewScore said) {
        String indicator = text(said.indicator());
        ScoreView saved = save(id, indicator, said);
        return ResponseEntity.created(
                        URI.create("/api/v1/scorecards/" + id + "/scores/" + indicator))
                .body(saved);
    }

    @Operation(summary = "Your own score of a programme on an indicator (curators)")
    @GetMapping(LIST + "/{indicator}")
    ScoreView own(@PathVariable String id, @PathVariable String indicator) {
        known(id);
        Score score =
                scores.of(id, rater()).stream()
                        .filter(one -> one.indicator().equals(indicator))
                        .findFirst()
                        .orElseThrow(() -> noScore(id, indicator));
        return ScoreView.of(score, rechecks.changed(score.citations()));
    }

    @Operation(summary = "Change your score of a programme on an indicator (curators)")
    @PutMapping(LIST + "/{indicator}")
    ScoreView change(
            @PathVariable String id, @PathVariable String indicator, @RequestBody NewScore said) {
        return save(id, indicator, said);
    }

    private ScoreView save(String id, String indicator, NewScore said) {
        String rater = rater();
        known(id);
        Score score = said.line(id, indicator).read(rater, Instant.now());
        scores.save(score);
        return ScoreView.of(score, Set.of());
    }

    @Operation(summary = "Remove your score of a programme on an indicator (curators)")
    @DeleteMapping(LIST + "/{indicator}")
    ResponseEntity<Void> remove(@PathVariable String id, @PathVariable String indicator) {
        if (!scores.delete(id, indicator, rater())) {
            throw noScore(id, indicator);
        }
        return ResponseEntity.noContent().build();
    }

    record TakenView(int saved) {}

    @Operation(
            summary = "Take in many of your scores: all of them, or none (curators)",
            description =
                    "A JSON array of scores, each with 'scorecard' and 'indicator', or CSV with the"
                            + " columns scorecard, indicator, value, reason, published, passage, words,"
                            + " passage-2, words-2 and so on. When one has a fault nothing is saved, and"
                            + " 'faults' says for each line what is wrong.")
    @PostMapping(value = "/scores", consumes = MediaType.APPLICATION_JSON_VALUE)
    TakenView take(@RequestBody List<@Nullable NewScore> all) {
        return take(rater(), all.stream().map(ScoresApi::line).toList());
    }

    private static ScoreLine line(@Nullable NewScore said) {
        NewScore one = said == null ? new NewScore(null, null, null, null, null, null, null) : said;
        return one.line(text(one.scorecard()), text(one.indicator()));
    }

    @Operation(hidden = true)
    @PostMapping(value = "/scores", consumes = "text/csv")
    TakenView takeCsv(@RequestBody byte[] csv) {
        return take(
                rater(), ScoreLine.ofCsv(new String(csv, java.nio.charset.StandardCharsets.UTF_8)));
    }

    private TakenView take(String rater, List<ScoreLine> lines) {
        return switch (imports.take(lines, rater)) {
            case ScoreImport.Outcome.Taken(var taken) -> new TakenView(taken.size());
            case ScoreImport.Outcome.Refused(var faults) -> {
                Problem problem =
                        new Problem(
                                HttpStatus.BAD_REQUEST,
                                "Nothing was saved. "
                                        + (faults.size() == 1
                                                ? "One line has a fault"
                                                : faults.size() + " faults were found")
                                        + "; 'faults' says which and what to do. Mend them and send"
                                        + " all lines again.");
                problem.getBody().setProperty("faults", faults);
                throw problem;
            }
        };
    }

    private void known(String id) {
        if (entries.find(Entry.Type.SCORECARD, id).isEmpty()) {
            throw new Problem(
                    HttpStatus.NOT_FOUND,
                    "There is no scorecard '" + id + "'. GET /api/v1/scorecards lists them.");
        }
    }

    private static Problem noScore(String id, String indicator) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "You have not scored '"
                        + id
                        + "' on '"
                        + indicator
                        + "'. GET /api/v1/scorecards/"
                        + id
                        + "/scores lists what you may see.");
    }

    private String rater() {
        Viewer viewer = current.viewer();
        if (!viewer.signedIn()) {
            throw new Problem(HttpStatus.UNAUTHORIZED, "Sign in: a score has a rater's name.");
        }
        if (!viewer.curates()) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "Curators score programmes. Ask the administrator for that role.");
        }
        return Objects.requireNonNull(viewer.name());
    }
}
