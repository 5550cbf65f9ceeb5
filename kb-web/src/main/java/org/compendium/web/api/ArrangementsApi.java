package org.compendium.web.api;

import com.vaadin.flow.i18n.I18NProvider;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.compendium.account.Viewer;
import org.compendium.arrangement.Arrangement;
import org.compendium.arrangement.ArrangementFile;
import org.compendium.arrangement.ArrangementImport;
import org.compendium.arrangement.Arrangements;
import org.compendium.arrangement.Change;
import org.compendium.arrangement.Fate;
import org.compendium.arrangement.Preview;
import org.compendium.curated.Citation;
import org.compendium.curated.Rechecks;
import org.compendium.web.CurrentViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The register of partnership arrangements. Everybody reads what is published; curators take in
/// files.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Arrangements")
class ArrangementsApi {

    private static final int LARGEST_PAGE = 1000;

    private final Arrangements arrangements;
    private final ArrangementImport intake;
    private final Rechecks rechecks;
    private final I18NProvider messages;
    private final CurrentViewer current;
    private final Clock clock = Clock.systemUTC();

    ArrangementsApi(
            Arrangements arrangements,
            ArrangementImport intake,
            Rechecks rechecks,
            I18NProvider messages,
            CurrentViewer current) {
        this.arrangements = arrangements;
        this.intake = intake;
        this.rechecks = rechecks;
        this.messages = messages;
        this.current = current;
    }

    record PartnerView(String name, @Nullable String country, @Nullable String kind) {

        static PartnerView of(Arrangement.Partner partner) {
            return new PartnerView(
                    partner.name(),
                    partner.country(),
                    partner.kind() == null ? null : partner.kind().slug());
        }
    }

    /// @param strength `claimed` where nothing is cited
    /// @param recheck whether the passage no longer has the words that it rests on
    /// @param stale whether it was last checked more than twelve months ago
    record ArrangementView(
            String id,
            String url,
            String name,
            List<String> purposes,
            List<String> forms,
            List<PartnerView> partners,
            @Nullable String sector,
            String stage,
            @Nullable String since,
            @Nullable String ended,
            String reportedBy,
            String reportedOn,
            String strength,
            @Nullable String passage,
            @Nullable String words,
            boolean recheck,
            @Nullable String note,
            @Nullable String checked,
            boolean stale,
            @Nullable String licence,
            @Nullable String rightsHolder,
            boolean published) {

        static ArrangementView of(Arrangement one, Set<Citation> changed, LocalDate today) {
            Citation evidence = one.evidence();
            return new ArrangementView(
                    one.id(),
                    '/' + one.address(),
                    one.name(),
                    one.purposes().stream().map(Arrangement.Purpose::slug).toList(),
                    one.forms(),
                    one.partners().stream().map(PartnerView::of).toList(),
                    one.sector(),
                    one.stage().slug(),
                    text(one.since()),
                    text(one.ended()),
                    one.reportedBy(),
                    one.reportedOn().toString(),
                    evidence == null ? "claimed" : "supported",
                    evidence == null ? null : evidence.passage().toString(),
                    evidence == null ? null : evidence.words(),
                    evidence != null && changed.contains(evidence),
                    one.note(),
                    text(one.checked()),
                    one.stale(today),
                    one.licence(),
                    one.rightsHolder(),
                    one.published());
        }

        private static @Nullable String text(@Nullable Object date) {
            return date == null ? null : date.toString();
        }
    }

    @Operation(
            summary = "Who looks for a partner and who cooperates with whom, as it was reported",
            description =
                    "q: words of the name, a partner, the sector, the note or who reported it;"
                            + " purpose: technology, production or marketing; form: vertical,"
                            + " horizontal, technology-partnership or production-agreement; country:"
                            + " ISO 3166-1 alpha-3 of a partner; stage: looking-for-partner,"
                            + " negotiating, agreed, running, ended or failed. Curators also get what is"
                            + " not published.")
    @GetMapping("/arrangements")
    DocumentsApi.Items<ArrangementView> arrangements(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        if (page < 0 || size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException(
                    "page counts from 0 and size goes from 1 to " + LARGEST_PAGE);
        }
        Arrangements.Asked asked = new Arrangements.Asked(q, purpose, form, country, stage);
        Viewer viewer = current.viewer();
        return new DocumentsApi.Items<>(
                arrangements.count(asked, viewer),
                views(arrangements.find(asked, viewer, page, size)));
    }

    private List<ArrangementView> views(List<Arrangement> some) {
        Set<Citation> changed =
                rechecks.changed(
                        some.stream().map(Arrangement::evidence).filter(Objects::nonNull).toList());
        LocalDate today = LocalDate.now(clock);
        return some.stream().map(one -> ArrangementView.of(one, changed, today)).toList();
    }

    @Operation(summary = "One arrangement")
    @GetMapping("/arrangements/{id}")
    ArrangementView arrangement(@PathVariable String id) {
        return arrangements
                .find(id, current.viewer())
                .map(one -> views(List.of(one)).getFirst())
                .orElseThrow(() ->
                        new Problem(
                                HttpStatus.NOT_FOUND,
                                "There is no arrangement '"
                                        + id
                                        + "' that you may see. GET /api/v1/arrangements lists"
                                        + " them."));
    }

    @Operation(
            summary = "The same as CSV, all of it",
            description =
                    "The columns are those of the intake: what is exported can be changed and sent"
                            + " again. A cell that a spreadsheet would take for a formula has an"
                            + " apostrophe before it, which the intake takes away.")
    @GetMapping("/arrangements.csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String stage) {
        return file(
                "arrangements.csv",
                ArrangementFile.write(
                        arrangements.find(
                                new Arrangements.Asked(q, purpose, form, country, stage),
                                current.viewer(),
                                0,
                                Integer.MAX_VALUE)));
    }

    @Operation(
            summary = "An empty file for the intake",
            description = "Its second line says what each column holds; it may stay.")
    @GetMapping("/arrangements/template.csv")
    ResponseEntity<byte[]> template(Locale locale) {
        return file(
                "arrangements-template.csv",
                ArrangementFile.template(column ->
                        messages.getTranslation("arrangements.column." + column, locale)));
    }

    private static ResponseEntity<byte[]> file(String name, String csv) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(csv.getBytes(StandardCharsets.UTF_8));
    }

    /// @param line where it begins in the file; the header is on line 1
    /// @param fate `new`, `changed`, `unchanged` or `faulty`
    /// @param id null for a faulty line
    /// @param reasons of a faulty line: what is wrong and what to do
    record LineView(
            int line,
            String fate,
            @Nullable String id,
            @Nullable String url,
            List<Change> changes,
            List<String> reasons) {

        static LineView of(Fate fate) {
            return switch (fate) {
                case Fate.New(int line, var one) -> good(line, "new", one, List.of());
                case Fate.Changed(int line, var one, var changes) ->
                        good(line, "changed", one, changes);
                case Fate.Unchanged(int line, var one) -> good(line, "unchanged", one, List.of());
                case Fate.Faulty(int line, var cells, var reasons) ->
                        new LineView(line, "faulty", null, null, List.of(), reasons);
            };
        }

        private static LineView good(
                int line, String fate, Arrangement one, Collection<Change> changes) {
            return new LineView(
                    line, fate, one.id(), '/' + one.address(), List.copyOf(changes), List.of());
        }
    }

    /// @param stored false when this was only a preview
    /// @param faultyLines the faulty lines as CSV, each with the reasons in the column `fault`;
    ///   null when there are none
    record TakenView(
            boolean stored,
            int added,
            int changed,
            int unchanged,
            int faulty,
            List<LineView> lines,
            @Nullable String faultyLines) {

        static TakenView of(Preview preview, boolean stored) {
            int faulty = preview.all(Fate.Faulty.class).size();
            return new TakenView(
                    stored,
                    preview.all(Fate.New.class).size(),
                    preview.all(Fate.Changed.class).size(),
                    preview.all(Fate.Unchanged.class).size(),
                    faulty,
                    preview.fates().stream().map(LineView::of).toList(),
                    faulty == 0 ? null : preview.faulty());
        }
    }

    @Operation(
            summary = "Take in a file of arrangements (curators)",
            description =
                    "CSV in UTF-8, with commas or semicolons, under the header of the template. The"
                            + " good lines are stored together, and a faulty one keeps no other back;"
                            + " 'lines' says what became of each. Sent again, the same file changes"
                            + " nothing. dry=true says what would happen, and stores nothing. Send no"
                            + " contacts of people.")
    @PostMapping(value = "/arrangements", consumes = "text/csv")
    TakenView take(
            @RequestBody(required = false) byte @Nullable [] csv,
            @RequestParam(defaultValue = "false") boolean dry) {
        Viewer viewer = current.viewer();
        if (!viewer.curates()) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "Curators take in arrangements. Ask the administrator for that role.");
        }
        ArrangementFile file = ArrangementFile.read(csv == null ? new byte[0] : csv);
        return TakenView.of(dry ? intake.preview(file) : intake.take(file, viewer), !dry);
    }
}
