package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.compendium.account.Viewer;
import org.compendium.ingest.Submission;
import org.compendium.upload.Upload;
import org.compendium.upload.UploadException;
import org.compendium.upload.Uploads;
import org.compendium.web.CurrentViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/// Sends a file over a line that breaks: the protocol tus 1.0.0
/// (<https://tus.io/protocols/resumable-upload>) with its extensions creation, termination and
/// expiration. Any client of that protocol will do.
@RestController
@RequestMapping("/api/v1/uploads")
@Tag(name = "Uploads", description = "Resumable: tus 1.0.0 with creation, termination, expiration")
class UploadsApi {

    static final String INGESTION = "Ingestion-Location";

    private static final String VERSION = "1.0.0";
    private static final String RESUMABLE = "Tus-Resumable";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String BYTES = "application/offset+octet-stream";

    // What clients of the protocol say of their own accord, and what is no word about the document.
    private static final Set<String> OURS =
            Set.of("filename", "name", "metadata", "filetype", "type", "relativePath", "key");

    private final Uploads uploads;
    private final CurrentViewer current;
    private final ObjectMapper json;

    UploadsApi(Uploads uploads, CurrentViewer current, ObjectMapper json) {
        this.uploads = uploads;
        this.current = current;
        this.json = json;
    }

    /// @param offset bytes that are here
    /// @param ingestion the address of its outcome, once all of it is here
    record UploadView(
            String id,
            String fileName,
            long size,
            long offset,
            Instant expires,
            @Nullable String ingestion) {

        static UploadView of(Upload upload) {
            return new UploadView(
                    upload.id(),
                    upload.fileName(),
                    upload.size(),
                    upload.offset(),
                    upload.expires(),
                    upload.ingestion() == null ? null : ingestionOf(upload.ingestion()));
        }
    }

    @Operation(summary = "What this server offers of the protocol")
    @RequestMapping(method = RequestMethod.OPTIONS)
    ResponseEntity<Void> options() {
        return ResponseEntity.noContent()
                .header(RESUMABLE, VERSION)
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,termination,expiration")
                .header("Tus-Max-Size", Long.toString(uploads.largest()))
                .build();
    }

    @Operation(
            summary = "Announce a file",
            description =
                    "Upload-Metadata holds `filename`, and either `metadata` (the JSON object of"
                            + " POST /api/v1/documents) or its fields one by one, each in Base64. The"
                            + " same Idempotency-Key (or `key` in Upload-Metadata) gets the same"
                            + " upload, so that a retry is safe. 429 and 503 say in Retry-After when"
                            + " to come back.",
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            description = "Send the bytes to Location with PATCH",
                            headers = {
                                @Header(name = "Location", schema = @Schema(type = "string")),
                                @Header(name = "Upload-Expires", schema = @Schema(type = "string"))
                            }))
    @PostMapping
    ResponseEntity<Void> begin(
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
            @RequestHeader(name = LENGTH, required = false) @Nullable Long length,
            @RequestHeader(name = "Upload-Metadata", required = false) @Nullable String metadata,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        check(version);
        if (length == null || length < 0) {
            throw new IllegalArgumentException(
                    "Upload-Length must say how many bytes the file has");
        }
        Map<String, String> said = pairs(metadata);
        Map<String, String> values = new HashMap<>(Said.of(said.get("metadata"), json).values());
        said.forEach((name, value) -> {
            if (!OURS.contains(name)) {
                values.put(name, value);
            }
        });
        Submission by =
                new Said(values).submission(current.viewer(), key == null ? said.get("key") : key);
        String fileName = said.getOrDefault("filename", said.getOrDefault("name", "unnamed"));
        // An empty file is complete at once.
        Upload upload = uploads.complete(uploads.begin(fileName, length, by));
        return answer(ResponseEntity.created(URI.create("/api/v1/uploads/" + upload.id())), upload);
    }

    @Operation(summary = "How much of it is here: Upload-Offset")
    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    ResponseEntity<Void> head(@PathVariable String id) throws IOException {
        Upload upload = uploads.complete(find(id));
        return answer(
                ResponseEntity.ok()
                        .header(LENGTH, Long.toString(upload.size()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store"),
                upload);
    }

    @Operation(summary = "How much of it is here, as JSON")
    @GetMapping("/{id}")
    UploadView get(@PathVariable String id) throws IOException {
        return UploadView.of(uploads.complete(find(id)));
    }

    @Operation(
            summary = "Send bytes, beginning at Upload-Offset",
            description =
                    "With the last byte the file is accepted, as by POST /api/v1/documents: the"
                            + " header Ingestion-Location has the address of its outcome. HEAD repeats"
                            + " it.",
            responses =
                    @ApiResponse(
                            responseCode = "204",
                            description = "These bytes are here and stay",
                            headers = {
                                @Header(name = OFFSET, schema = @Schema(type = "integer")),
                                @Header(
                                        name = INGESTION,
                                        description =
                                                "/api/v1/ingestions/{id}, once all bytes are here",
                                        schema = @Schema(type = "string"))
                            }))
    @PatchMapping("/{id}")
    ResponseEntity<Void> append(
            @PathVariable String id,
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
            @RequestHeader(name = OFFSET, required = false) @Nullable Long offset,
            @RequestHeader(name = "Content-Type", required = false) @Nullable String type,
            jakarta.servlet.http.HttpServletRequest request)
            throws IOException {
        check(version);
        if (!BYTES.equals(type)) {
            throw new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be " + BYTES);
        }
        if (offset == null || offset < 0) {
            throw new IllegalArgumentException(
                    "Upload-Offset must say where these bytes begin; HEAD tells it");
        }
        Upload upload = uploads.append(find(id), offset, request.getInputStream());
        return answer(ResponseEntity.noContent(), upload);
    }

    @Operation(summary = "Give up an upload; what was accepted stays accepted")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> abandon(@PathVariable String id) throws IOException {
        uploads.abandon(find(id));
        return ResponseEntity.noContent().header(RESUMABLE, VERSION).build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(UploadException e) {
        HttpStatus status =
                switch (e.reason()) {
                    case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
                    case WRONG_OFFSET -> HttpStatus.CONFLICT;
                    case BUSY -> HttpStatus.LOCKED;
                };
        return ResponseEntity.status(status)
                .header(RESUMABLE, VERSION)
                .body(ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage())));
    }

    private Upload find(String id) {
        Viewer viewer = current.viewer();
        String owner = viewer.name();
        return (owner == null ? java.util.Optional.<Upload>empty() : uploads.find(id, owner))
                .orElseThrow(() ->
                        new Problem(
                                HttpStatus.NOT_FOUND,
                                "There is no upload '"
                                        + id
                                        + "' of yours; it may have expired. Begin again with POST"
                                        + " /api/v1/uploads."));
    }

    private static void check(@Nullable String version) {
        if (!VERSION.equals(version)) {
            throw new Problem(
                    HttpStatus.PRECONDITION_FAILED,
                    "The header Tus-Resumable must be " + VERSION,
                    headers -> headers.set("Tus-Version", VERSION));
        }
    }

    private static ResponseEntity<Void> answer(
            ResponseEntity.HeadersBuilder<?> answer, Upload upload) {
        answer.header(RESUMABLE, VERSION)
                .header(OFFSET, Long.toString(upload.offset()))
                .header(
                        "Upload-Expires",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                upload.expires().atOffset(ZoneOffset.UTC)));
        if (upload.ingestion() != null) {
            answer.header(INGESTION, ingestionOf(upload.ingestion()));
        }
        return answer.build();
    }

    private static String ingestionOf(String id) {
        return "/api/v1/ingestions/" + id;
    }

    private static Map<String, String> pairs(@Nullable String header) {
        Map<String, String> pairs = new HashMap<>();
        if (header == null || header.isBlank()) {
            return pairs;
        }
        for (String pair : header.split(",", -1)) {
            String[] parts = pair.strip().split("\\s+", 2);
            try {
                pairs.put(
                        parts[0],
                        parts.length == 1
                                ? ""
                                : new String(
                                        Base64.getDecoder().decode(parts[1].strip()),
                                        StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "Upload-Metadata: the value of '" + parts[0] + "' is not Base64", e);
            }
        }
        return pairs;
    }
}
