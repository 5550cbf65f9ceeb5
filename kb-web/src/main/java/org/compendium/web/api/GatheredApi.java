package org.compendium.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.compendium.account.Viewer;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.gathered.Gathered;
import org.compendium.gathered.Gathering;
import org.compendium.gathered.Gatherings;
import org.compendium.gathered.Kept;
import org.compendium.web.CurrentViewer;
import org.compendium.web.PublicUrl;
import org.compendium.web.api.DocumentsApi.Items;
import org.compendium.web.gathered.Takeaway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The caller's own list of gathered paragraphs; there is no way to anybody else's.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Gathered")
class GatheredApi {

    private final Gatherings gatherings;
    private final Takeaway takeaway;
    private final PublicUrl url;
    private final CurrentViewer current;

    GatheredApi(Gatherings gatherings, Takeaway takeaway, PublicUrl url, CurrentViewer current) {
        this.gatherings = gatherings;
        this.takeaway = takeaway;
        this.url = url;
        this.current = current;
    }

    /// @param available false when the document was taken back from the caller's eyes, or no longer
    ///   has these words; then nothing of it is told
    /// @param superseded whether a later version of the document is released
    record GatheredItem(
            String documentId,
            String passageId,
            String note,
            Instant gathered,
            boolean available,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean superseded,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DocumentView document,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PassageView passage,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PassageView> items) {

        static GatheredItem of(Gathered gathered, String base) {
            Kept kept = gathered.kept();
            String document = kept.place().document().value();
            String passage = kept.place().eId();
            return switch (gathered) {
                case Gathered.NoLonger gone ->
                        new GatheredItem(
                                document,
                                passage,
                                kept.note(),
                                kept.at(),
                                false,
                                null,
                                null,
                                null,
                                null);
                case Gathered.Readable one ->
                        new GatheredItem(
                                document,
                                passage,
                                kept.note(),
                                kept.at(),
                                true,
                                !one.document().current(),
                                DocumentView.of(one.document(), base),
                                PassageView.of(one.document(), one.passage(), null, base),
                                one.below().stream()
                                        .map(item ->
                                                PassageView.of(one.document(), item, null, base))
                                        .toList());
            };
        }
    }

    record NewItem(
            @Nullable String documentId, @Nullable String passageId, @Nullable String note) {}

    /// @param note null leaves it
    /// @param position from 0; null leaves it
    record Change(@Nullable String note, @Nullable Integer position) {}

    @Operation(summary = "Your gathered paragraphs, in your order")
    @GetMapping("/gathered")
    Items<GatheredItem> list() {
        List<Gathered> list = read();
        String base = url.get();
        return new Items<>(
                list.size(), list.stream().map(one -> GatheredItem.of(one, base)).toList());
    }

    @Operation(summary = "Gather a paragraph; one that is there already stays where it is")
    @PostMapping("/gathered")
    ResponseEntity<GatheredItem> gather(@RequestBody NewItem item) {
        String document = item.documentId();
        String passage = item.passageId();
        if (document == null || passage == null) {
            throw new IllegalArgumentException(
                    "Say which paragraph: {\"documentId\": \"…\", \"passageId\": \"para_28\"}");
        }
        Documents.Place place = place(document, passage);
        Gathered.Readable found =
                gatherings
                        .find(place, current.viewer())
                        .orElseThrow(() -> noPassage(document, passage));
        String note = item.note() == null ? "" : item.note().strip();
        change(list ->
                list.has(place)
                        ? item.note() == null ? list : list.noted(place, note)
                        : list.with(place, note, Instant.now()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(
                        GatheredItem.of(
                                new Gathered.Readable(
                                        gatherings.of(account()).kept().stream()
                                                .filter(one -> one.place().equals(place))
                                                .findFirst()
                                                .orElse(found.kept()),
                                        found.document(),
                                        found.passage(),
                                        found.below()),
                                url.get()));
    }

    @Operation(summary = "Note something on a gathered paragraph, or put it elsewhere in the list")
    @PatchMapping("/gathered/{documentId}/{passageId}")
    Items<GatheredItem> change(
            @PathVariable String documentId,
            @PathVariable String passageId,
            @RequestBody Change change) {
        Documents.Place place = held(documentId, passageId);
        change(list -> {
            Gathering changed = list;
            if (change.note() != null) {
                changed = changed.noted(place, change.note());
            }
            return change.position() == null ? changed : changed.moved(place, change.position());
        });
        return list();
    }

    @Operation(summary = "Take one paragraph from the list")
    @DeleteMapping("/gathered/{documentId}/{passageId}")
    ResponseEntity<Void> remove(@PathVariable String documentId, @PathVariable String passageId) {
        Documents.Place place = held(documentId, passageId);
        change(list -> list.without(place));
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "Empty the list")
    @DeleteMapping("/gathered")
    ResponseEntity<Void> empty() {
        change(list -> Gathering.EMPTY);
        return ResponseEntity.noContent().build();
    }

    @Operation(
            summary =
                    "The list as a file: docx (a briefing with footnotes), ris, bib, csl.json, csv")
    @GetMapping("/gathered.{extension}")
    ResponseEntity<byte[]> file(@PathVariable String extension, Locale locale) {
        return save(
                takeaway.of(read(), extension, url.get(), locale)
                        .orElseThrow(() ->
                                new Problem(
                                        HttpStatus.NOT_FOUND,
                                        "There are /api/v1/gathered.docx, .ris, .bib, .csl.json and"
                                                + " .csv, and no other files.")));
    }

    static ResponseEntity<byte[]> save(Takeaway.Taken file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.bytes());
    }

    private List<Gathered> read() {
        Viewer viewer = current.viewer();
        return gatherings.read(gatherings.of(account()), viewer);
    }

    private void change(UnaryOperator<Gathering> change) {
        gatherings.change(account(), change);
    }

    private Documents.Place held(String document, String passage) {
        Documents.Place place = place(document, passage);
        if (!gatherings.of(account()).has(place)) {
            throw new Problem(
                    HttpStatus.NOT_FOUND,
                    "Your list does not have this paragraph. GET /api/v1/gathered shows what it"
                            + " has.");
        }
        return place;
    }

    private Documents.Place place(String document, String passage) {
        if (!DocumentId.isOne(document)) {
            throw noPassage(document, passage);
        }
        return new Documents.Place(new DocumentId(document), passage);
    }

    private static Problem noPassage(String document, String passage) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "There is no passage '"
                        + passage
                        + "' of a document '"
                        + document
                        + "' that you may see. GET /api/v1/documents/{id}/passages lists them.");
    }

    private String account() {
        String name = current.viewer().name();
        if (name == null) {
            throw new Problem(
                    HttpStatus.UNAUTHORIZED,
                    "Sign in: a list belongs to an account. Without one, gather in the browser.");
        }
        return name;
    }
}
