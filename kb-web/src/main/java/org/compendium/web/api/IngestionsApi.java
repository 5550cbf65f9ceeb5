package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.compendium.account.Viewer;
import org.compendium.document.Blobs;
import org.compendium.ingest.Batch;
import org.compendium.ingest.Ingestion;
import org.compendium.ingest.Intake;
import org.compendium.ingest.Receipt;
import org.compendium.table.Spreadsheet;
import org.compendium.web.CurrentViewer;
import org.compendium.web.api.DocumentsApi.Items;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/// What became of files: receipts, lists of them, another try.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Ingestions")
class IngestionsApi {

    private static final int LARGEST_PAGE = 1000;
    private static final int LONGEST_LIST = 100_000;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final Ingestion ingestion;
    private final Intake intake;
    private final Blobs blobs;
    private final CurrentViewer current;
    private final ObjectMapper json;

    IngestionsApi(
            Ingestion ingestion,
            Intake intake,
            Blobs blobs,
            CurrentViewer current,
            ObjectMapper json) {
        this.json = json;
        this.ingestion = ingestion;
        this.intake = intake;
        this.blobs = blobs;
        this.current = current;
    }

    /// @param files put into the queue again
    record Again(int files) {}

    @Operation(
            summary = "What became of files, newest first; contributors see their own",
            description =
                    "outcome: added, new-version, …; state: accepted, reading, storing, finished,"
                            + " or open for all but the last; reason: as reasons begin; day: of"
                            + " arrival, in UTC")
    @GetMapping("/ingestions")
    Items<IngestionView> list(
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String sender,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        if (page < 0 || size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException(
                    "page must be at least 0, and size between 1 and " + LARGEST_PAGE);
        }
        Intake.Filter filter = filter(outcome, state, reason, sender, day, q);
        return new Items<>(
                intake.count(filter),
                intake.list(filter, Math.multiplyExact(page, size), size).stream()
                        .map(IngestionView::of)
                        .toList());
    }

    @Operation(summary = "The same list for spreadsheets")
    @GetMapping(path = "/ingestions.csv", produces = "text/csv")
    ResponseEntity<String> csv(
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String sender,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String q)
            throws IOException {
        StringBuilder text = new StringBuilder(Spreadsheet.BYTE_ORDER_MARK);
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(
                    "received",
                    "sender",
                    "file",
                    "size",
                    "sha256",
                    "state",
                    "outcome",
                    "reason",
                    "document",
                    "receipt");
            for (Receipt receipt :
                    intake.list(filter(outcome, state, reason, sender, day, q), 0, LONGEST_LIST)) {
                csv.printRecord(
                        receipt.received(),
                        Spreadsheet.plain(receipt.owner()),
                        Spreadsheet.plain(receipt.fileName()),
                        receipt.size(),
                        receipt.sha256(),
                        receipt.state(),
                        receipt.outcome(),
                        Spreadsheet.plain(receipt.reason()),
                        receipt.document() == null
                                ? null
                                : Base.url() + "/read/" + receipt.document().value(),
                        Base.url() + "/receipts/" + receipt.id());
            }
        }
        return attachment("files.csv", CSV).body(text.toString());
    }

    @Operation(summary = "What became of a file that was sent")
    @GetMapping("/ingestions/{id}")
    IngestionView ingestion(@PathVariable String id) {
        return IngestionView.of(find(id));
    }

    @Operation(summary = "What became of the files in an archive, or attached to a mail")
    @GetMapping("/ingestions/{id}/members")
    Items<IngestionView> members(@PathVariable String id) {
        List<IngestionView> items =
                ingestion.members(find(id).id()).stream().map(IngestionView::of).toList();
        return new Items<>(items.size(), items);
    }

    /// @param password used once and kept nowhere
    record Unlocking(@Nullable String password) {

        /// It may end up in a log.
        @Override
        public String toString() {
            return "Unlocking[]";
        }
    }

    @Operation(summary = "Try a locked file again with its password, which is not kept")
    @PostMapping("/ingestions/{id}/password")
    ResponseEntity<IngestionView> unlock(
            @PathVariable String id, @RequestBody Unlocking unlocking) {
        Receipt locked = find(id);
        String password = unlocking.password();
        if (password == null || password.isEmpty()) {
            throw new IllegalArgumentException(
                    "Say the password, for example {\"password\": \"…\"}");
        }
        if (!ingestion.unlock(locked.id(), password)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "This file does not wait for a password. Look at its receipt again.");
        }
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/ingestions/" + locked.id()))
                .body(ingestion(id));
    }

    @Operation(summary = "The receipt as text, to keep")
    @GetMapping(path = "/ingestions/{id}/receipt.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> receipt(@PathVariable String id) {
        Receipt receipt = find(id);
        return attachment("receipt-" + id + ".txt", TEXT)
                .body(ReceiptText.of(receipt, intake.attempts(id), Base.url()));
    }

    @Operation(summary = "The file as it was sent")
    @GetMapping("/ingestions/{id}/file")
    ResponseEntity<Resource> file(@PathVariable String id) {
        Receipt receipt = find(id);
        return attachment(receipt.fileName(), MediaType.APPLICATION_OCTET_STREAM)
                .body(new FileSystemResource(blobs.path(receipt.sha256())));
    }

    @Operation(
            summary = "Say more of a file that still waits",
            description = "The fields of metadata of POST /api/v1/documents, as JSON")
    @PatchMapping("/ingestions/{id}/metadata")
    IngestionView amend(@PathVariable String id, @RequestBody String metadata) {
        find(id);
        Map<String, String> said = new HashMap<>(Said.of(metadata, json).values());
        said.remove("release");
        if (!intake.amend(id, said)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "It is being read already, or was. Correct the document instead.");
        }
        return ingestion(id);
    }

    @Operation(summary = "Read a file again that could not be read or was refused")
    @PostMapping("/ingestions/{id}/again")
    ResponseEntity<IngestionView> again(@PathVariable String id) {
        find(id);
        if (!intake.again(id, sender())) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "Only a file that is unreadable or refused can be tried again.");
        }
        return ResponseEntity.accepted().body(ingestion(id));
    }

    @Operation(summary = "Read all files of a list again that could not be read or were refused")
    @PostMapping("/ingestions/again")
    ResponseEntity<Again> again(
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String sender,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String q) {
        return ResponseEntity.accepted()
                .body(
                        new Again(
                                intake.again(
                                        filter(outcome, null, reason, sender, day, q), sender())));
    }

    @Operation(
            summary = "An empty sheet for metadata.csv",
            description =
                    "A folder or ZIP with a metadata.csv: a row for each file says what is known of"
                            + " it. `./kb ingest FOLDER` reads it, and reports each bad row by its"
                            + " line.")
    @GetMapping(path = "/batches/template.csv", produces = "text/csv")
    ResponseEntity<String> template() {
        return attachment(Batch.NAME, CSV).body(Batch.template());
    }

    private static ResponseEntity.BodyBuilder attachment(String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString());
    }

    private Intake.Filter filter(
            @Nullable String outcome,
            @Nullable String state,
            @Nullable String reason,
            @Nullable String sender,
            @Nullable LocalDate day,
            @Nullable String words) {
        return new Intake.Filter(
                current.viewer().curates() ? sender : sender(), outcome, state, reason, day, words);
    }

    private String sender() {
        String name = current.viewer().name();
        if (name == null) {
            throw new Problem(HttpStatus.UNAUTHORIZED, "Sign in to see what became of your files.");
        }
        return name;
    }

    private Receipt find(String id) {
        Viewer viewer = current.viewer();
        return ingestion
                .find(id)
                .filter(receipt -> viewer.curates() || receipt.owner().equals(viewer.name()))
                .orElseThrow(() ->
                        new Problem(
                                HttpStatus.NOT_FOUND,
                                "There is no receipt '"
                                        + id
                                        + "' of yours. Sign in with the account that sent"
                                        + " the file."));
    }
}
