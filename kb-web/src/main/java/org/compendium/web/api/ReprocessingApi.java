package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.compendium.again.Progress;
import org.compendium.again.Reprocessing;
import org.compendium.again.Wanted;
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
import org.springframework.web.bind.annotation.RestController;

/// Stored documents made again from their files, for administrators.
@RestController
@RequestMapping("/api/v1/administration/reprocessing")
@Tag(name = "Administration")
class ReprocessingApi {

    private static final int NEWEST = 20;

    private final Reprocessing reprocessing;
    private final CurrentViewer current;

    ReprocessingApi(Reprocessing reprocessing, CurrentViewer current) {
        this.reprocessing = reprocessing;
        this.current = current;
    }

    /// What to make again. Without a selection: what older steps made.
    ///
    /// @param only `structure`, `description`, `themes` or `all`
    /// @param document a document's identifier
    /// @param symbol of a work; all its languages and versions
    /// @param since received on this day or later, ISO 8601
    /// @param failed the files that could not be read
    /// @param all every document
    record Asked(
            @Nullable String only,
            @Nullable String document,
            @Nullable String symbol,
            @Nullable String kind,
            @Nullable String since,
            @Nullable Boolean failed,
            @Nullable Boolean all) {

        Wanted wanted() {
            try {
                return Wanted.of(
                        only,
                        document,
                        symbol,
                        kind,
                        since == null ? null : LocalDate.parse(since),
                        Boolean.TRUE.equals(failed),
                        Boolean.TRUE.equals(all));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                        "since must be a day like 2026-11-23, was '" + since + "'", e);
            }
        }
    }

    @Operation(summary = "Make documents again from their files; 202 means that it is under way")
    @PostMapping
    ResponseEntity<Progress> start(@RequestBody(required = false) @Nullable Asked asked) {
        Asked which = asked == null ? new Asked(null, null, null, null, null, null, null) : asked;
        Progress job = reprocessing.add(which.wanted(), String.valueOf(current.viewer().name()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/administration/reprocessing/" + job.id()))
                .body(job);
    }

    @Operation(summary = "The newest jobs")
    @GetMapping
    DocumentsApi.Items<Progress> jobs() {
        List<Progress> jobs = reprocessing.recent(NEWEST);
        return new DocumentsApi.Items<>(jobs.size(), jobs);
    }

    @Operation(summary = "How far a job has come, and what it came to")
    @GetMapping("/{id}")
    Progress job(@PathVariable String id) {
        return reprocessing.find(id).orElseThrow(() -> unknown(id));
    }

    @Operation(summary = "Leave out what is not done yet; what is done stays done")
    @DeleteMapping("/{id}")
    Progress cancel(@PathVariable String id) {
        reprocessing.cancel(id);
        return job(id);
    }

    private static Problem unknown(String id) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "There is no job '"
                        + id
                        + "'. GET /api/v1/administration/reprocessing lists them.");
    }
}
