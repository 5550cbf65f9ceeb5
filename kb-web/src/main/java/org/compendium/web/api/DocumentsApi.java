package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.compendium.account.Viewer;
import org.compendium.document.Blobs;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Manifestation;
import org.compendium.document.Passage;
import org.compendium.ingest.Ingestion;
import org.compendium.ingest.Receipt;
import org.compendium.ingest.Submission;
import org.compendium.search.Similar;
import org.compendium.web.CurrentViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.ObjectMapper;

/// Documents: send one, see what became of it, read it.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Documents")
class DocumentsApi {

    private final Documents documents;
    private final Ingestion ingestion;
    private final Blobs blobs;
    private final Similar similar;
    private final CurrentViewer current;
    private final ObjectMapper json;

    DocumentsApi(
            Documents documents,
            Ingestion ingestion,
            Blobs blobs,
            Similar similar,
            CurrentViewer current,
            ObjectMapper json) {
        this.documents = documents;
        this.ingestion = ingestion;
        this.blobs = blobs;
        this.similar = similar;
        this.current = current;
        this.json = json;
    }

    /// A list with its length.
    record Items<T>(long total, List<T> items) {}

    @Operation(summary = "Send a file; 202 means that it is kept and will have an outcome")
    @PostMapping(path = "/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<IngestionView> send(
            @RequestPart MultipartFile file,
            @RequestParam(required = false) @Nullable String metadata,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        Viewer viewer = current.viewer();
        Submission submission = Said.of(metadata, json).submission(viewer, key);
        try (InputStream bytes = file.getInputStream()) {
            String name = file.getOriginalFilename();
            Receipt receipt = ingestion.accept(bytes, name == null ? "unnamed" : name, submission);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/ingestions/" + receipt.id()))
                    .body(IngestionView.of(receipt));
        }
    }

    @Operation(summary = "One document")
    @GetMapping("/documents/{id}")
    DocumentView document(@PathVariable String id) {
        Document document = find(id);
        Viewer viewer = current.viewer();
        return DocumentView.of(document, Base.url())
                .with(
                        documents.partOf(document.id(), viewer),
                        documents.parts(document.id(), viewer),
                        Base.url());
    }

    /// A retired address.
    ///
    /// @param id the eId that was retired
    /// @param successor the eId to which it leads
    record Redirect(String id, String successor) {}

    @Operation(summary = "Addresses of passages that were retired, and where they lead")
    @GetMapping("/documents/{id}/redirects")
    Items<Redirect> redirects(@PathVariable String id) {
        List<Redirect> redirects =
                documents.successors(find(id).id()).entrySet().stream()
                        .map(entry -> new Redirect(entry.getKey(), entry.getValue()))
                        .sorted(java.util.Comparator.comparing(Redirect::id))
                        .toList();
        return new Items<>(redirects.size(), redirects);
    }

    @Operation(summary = "All passages of a document, in reading order")
    @GetMapping("/documents/{id}/passages")
    Items<PassageView> passages(@PathVariable String id) {
        Document document = find(id);
        String base = Base.url();
        List<PassageView> items =
                documents.passages(document.id()).stream()
                        .map(passage -> PassageView.of(document, passage, null, base))
                        .toList();
        return new Items<>(items.size(), items);
    }

    /// @param passage with its document
    record LikeView(DocumentView document, PassageView passage) {}

    @Operation(
            summary = "Who else says this",
            description =
                    "Passages of other works that mean the same, the most similar first; without"
                            + " the document's other languages, and without digests.")
    @GetMapping("/documents/{id}/passages/{passage}/similar")
    Items<LikeView> similar(@PathVariable String id, @PathVariable String passage) {
        Document document = find(id);
        Passage asked =
                documents
                        .passage(document.id(), passage)
                        .orElseThrow(() ->
                                new Problem(
                                        HttpStatus.NOT_FOUND,
                                        "The document has no passage " + passage));
        String base = Base.url();
        List<LikeView> items =
                similar.to(document, asked, current.viewer()).stream()
                        .map(one ->
                                new LikeView(
                                        DocumentView.of(one.document(), base),
                                        PassageView.of(one.document(), one.passage(), null, base)))
                        .toList();
        return new Items<>(items.size(), items);
    }

    @Operation(summary = "The document as Akoma Ntoso XML")
    @GetMapping(path = "/documents/{id}/akn", produces = MediaType.APPLICATION_XML_VALUE)
    String akn(@PathVariable String id) {
        Document document = find(id);
        return AkomaNtoso.of(document, documents.passages(document.id()));
    }

    @Operation(summary = "The original file")
    @GetMapping("/documents/{id}/file")
    ResponseEntity<Resource> file(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String manifestation) {
        Viewer viewer = current.viewer();
        Document document = find(id);
        Manifestation file =
                documents.manifestations(document.id(), viewer).stream()
                        .filter(one ->
                                manifestation == null
                                        ? one.leading()
                                        : one.sha256().equals(manifestation))
                        .findFirst()
                        .orElseThrow(() -> Problem.noDocument(id));
        mayTake(document, viewer);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(lastName(file.fileName()), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new FileSystemResource(blobs.path(file.sha256())));
    }

    // What came out of an archive is named by its path in there.
    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void mayTake(Document document, Viewer viewer) {
        if (!document.redistributable() && !viewer.signedIn()) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "We may not hand this file to everybody. Read it here, or get it from its"
                            + " publisher; contributors who sign in may download it.");
        }
    }

    @Operation(summary = "A page of the original as it looks, as a PNG; pages count from 1")
    @GetMapping(path = "/documents/{id}/pages/{page}/image", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> page(@PathVariable String id, @PathVariable int page) {
        Viewer viewer = current.viewer();
        Document document = find(id);
        mayTake(document, viewer);
        if (page < 1) {
            throw new IllegalArgumentException("Pages count from 1");
        }
        byte[] png =
                documents.manifestations(document.id(), viewer).stream()
                        .filter(Manifestation::leading)
                        .findFirst()
                        .flatMap(file -> ingestion.page(file, page))
                        .orElseThrow(() ->
                                new Problem(
                                        HttpStatus.NOT_FOUND,
                                        "There is no image of page "
                                                + page
                                                + ": the file has fewer pages, is locked, or is"
                                                + " neither a PDF nor an image."));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(png);
    }

    @Operation(summary = "The files of a document")
    @GetMapping("/documents/{id}/manifestations")
    List<Manifestation> manifestations(@PathVariable String id) {
        return documents.manifestations(find(id).id(), current.viewer());
    }

    @Operation(summary = "Show a document to everybody (curators)")
    @PostMapping("/documents/{id}/release")
    DocumentView release(
            @PathVariable String id,
            @Parameter(
                            description =
                                    "What was seen of it; nothing is done when it has another one"
                                            + " by now")
                    @RequestParam(required = false)
                    @Nullable Long revision) {
        String by = curator();
        Document document = find(id);
        if (revision == null) {
            documents.release(document.id(), by);
        } else if (!documents.release(document.id(), revision, by)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "The document has changed since revision "
                            + revision
                            + ". Look at it again before you release it.");
        }
        return document(id);
    }

    @Operation(summary = "Take a document back from the public (curators)")
    @PostMapping("/documents/{id}/withdraw")
    DocumentView withdraw(@PathVariable String id) {
        documents.withdraw(find(id).id(), curator());
        return document(id);
    }

    private String curator() {
        Viewer viewer = current.viewer();
        String name = viewer.name();
        if (name == null || !viewer.curates()) {
            throw new Problem(
                    HttpStatus.FORBIDDEN, "Only curators release and withdraw documents.");
        }
        return name;
    }

    private Document find(String id) {
        if (!DocumentId.isOne(id)) {
            throw Problem.noDocument(id);
        }
        return documents
                .find(new DocumentId(id), current.viewer())
                .orElseThrow(() -> Problem.noDocument(id));
    }
}
