package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.compendium.account.Viewer;
import org.compendium.again.Progress;
import org.compendium.again.ThesaurusCare;
import org.compendium.theme.Change;
import org.compendium.theme.Concept;
import org.compendium.theme.Fault;
import org.compendium.theme.Skos;
import org.compendium.theme.ThemeChanges;
import org.compendium.theme.Themes;
import org.compendium.theme.Thesaurus;
import org.compendium.web.CurrentViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The thesaurus as a file, out for everybody and in for curators.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Curated records")
class ThesaurusApi {

    /// In bytes; the thesaurus of the pack has 100 KB.
    private static final int LARGEST = 10 << 20;

    private final Themes themes;
    private final ThemeChanges changes;
    private final ThesaurusCare care;
    private final CurrentViewer current;

    ThesaurusApi(Themes themes, ThemeChanges changes, ThesaurusCare care, CurrentViewer current) {
        this.themes = themes;
        this.changes = changes;
        this.care = care;
        this.current = current;
    }

    /// What a file changes.
    ///
    /// @param tried true when nothing was done
    /// @param documents that the change touches, at most: their themes are found anew, and may stay
    /// @param job that does so, once the change is made; null when it touches none
    record ImportView(
            boolean tried,
            List<String> added,
            List<String> changed,
            List<String> removed,
            long documents,
            @Nullable Progress job) {

        static ImportView of(ThesaurusCare.Weighed weighed, boolean tried, @Nullable Progress job) {
            List<Change.Of> all = weighed.change().differences();
            return new ImportView(
                    tried,
                    all.stream().filter(one -> one.before() == null).map(Change.Of::id).toList(),
                    all.stream()
                            .filter(one -> one.before() != null && one.after() != null)
                            .map(Change.Of::id)
                            .toList(),
                    all.stream().filter(one -> one.after() == null).map(Change.Of::id).toList(),
                    job == null ? weighed.documents().size() : job.total(),
                    job);
        }
    }

    @Operation(summary = "The whole thesaurus in SKOS, as Turtle")
    @GetMapping("/concepts.ttl")
    ResponseEntity<byte[]> turtle() {
        return file(Skos.TURTLE);
    }

    @Operation(summary = "The whole thesaurus in SKOS, as JSON-LD")
    @GetMapping("/concepts.jsonld")
    ResponseEntity<byte[]> jsonLd() {
        return file(Skos.JSON_LD);
    }

    private ResponseEntity<byte[]> file(Skos form) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(form.mediaType() + ";charset=utf-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"compendium-thesaurus." + form.ending() + '"')
                .body(Thesaurus.write(themes.now(), form).getBytes(StandardCharsets.UTF_8));
    }

    @Operation(
            summary = "Change the thesaurus by a file in SKOS (curators)",
            description =
                    "The body is Turtle (Content-Type: text/turtle) or JSON-LD (application/ld+json)"
                            + " in the form of the exports. Concepts of the file are added, or put in"
                            + " the place of those with the same address; only=true takes out those"
                            + " that it lacks. Nothing is done unless the whole thesaurus is sound"
                            + " afterwards. try=true does nothing at all and answers what would change"
                            + " and how many documents that would touch, at most.")
    @PostMapping("/concepts")
    ImportView change(
            HttpServletRequest request,
            @RequestParam(name = "try", defaultValue = "false") boolean tried,
            @RequestParam(defaultValue = "false") boolean only)
            throws IOException {
        Viewer viewer = current.viewer();
        String curator = viewer.name();
        if (curator == null || !viewer.curates()) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "Only curators change the thesaurus. Send your file to one of them, or sign in"
                            + " as one.");
        }
        Skos form = form(request.getContentType());
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "A thesaurus may have 10 MB. Send it in several files.");
        }
        List<Concept> concepts = Thesaurus.parts(new ByteArrayInputStream(body), form);
        Change change = only ? changes.proposeOnly(concepts) : changes.propose(concepts);
        List<Fault> faults = change.faults();
        if (!faults.isEmpty()) {
            throw new Fault.Found(faults);
        }
        ThesaurusCare.Weighed weighed = care.weigh(change);
        if (tried) {
            return ImportView.of(weighed, true, null);
        }
        return switch (care.make(weighed, curator)) {
            case ThesaurusCare.Outcome.Made(var job) -> ImportView.of(weighed, false, job);
            case ThesaurusCare.Outcome.ChangedMeanwhile() ->
                    throw new Problem(
                            HttpStatus.CONFLICT,
                            "Somebody else changed the thesaurus at the same time; nothing was done."
                                    + " Export it again, make your changes there and send it.");
        };
    }

    /// The faults one by one, beside all in a row.
    @ExceptionHandler
    ProblemDetail faults(Fault.Found found) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST, "Nothing was changed. " + found.getMessage());
        problem.setProperty("faults", found.faults().stream().map(Fault::words).toList());
        return problem;
    }

    private static Skos form(@Nullable String contentType) {
        return Arrays.stream(Skos.values())
                .filter(form ->
                        contentType != null
                                && MediaType.parseMediaType(form.mediaType())
                                        .equalsTypeAndSubtype(
                                                MediaType.parseMediaType(contentType)))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                                "Send Turtle with the header 'Content-Type: text/turtle', or JSON-LD"
                                        + " with 'Content-Type: application/ld+json'."));
    }
}
