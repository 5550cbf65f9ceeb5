package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.compendium.curated.Citation;
import org.compendium.curated.Rechecks;
import org.compendium.handbook.FileFormat;
import org.compendium.manual.Choice;
import org.compendium.manual.Manual;
import org.compendium.manual.Manuals;
import org.compendium.web.PublicUrl;
import org.compendium.web.manual.Handbooks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The manuals, sentence by sentence, and composed as files.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Curated records")
class ManualsApi {

    private final Manuals manuals;
    private final Handbooks handbooks;
    private final Rechecks rechecks;
    private final PublicUrl url;

    ManualsApi(Manuals manuals, Handbooks handbooks, Rechecks rechecks, PublicUrl url) {
        this.manuals = manuals;
        this.handbooks = handbooks;
        this.rechecks = rechecks;
        this.url = url;
    }

    record SentenceView(
            String mark,
            String text,
            List<String> terms,
            List<String> cites,
            List<CuratedApi.KeptView> restsOn,
            boolean recheck) {

        static SentenceView of(Manual.Sentence sentence, Set<Citation> changed) {
            return new SentenceView(
                    sentence.mark().slug(),
                    sentence.text(),
                    sentence.pieces().stream()
                            .filter(Manual.Piece.Term.class::isInstance)
                            .map(piece -> ((Manual.Piece.Term) piece).concept())
                            .toList(),
                    sentence.citations().stream().map(one -> one.passage().toString()).toList(),
                    sentence.citations().stream()
                            .filter(citation -> citation.words() != null)
                            .map(CuratedApi.KeptView::of)
                            .toList(),
                    sentence.citations().stream().anyMatch(changed::contains));
        }
    }

    record ParagraphView(
            @Nullable String section,
            @Nullable String place,
            @Nullable String stage,
            boolean culture,
            List<SentenceView> sentences) {}

    record ChapterView(String id, String title, List<ParagraphView> paragraphs) {

        static ChapterView of(Manual.Chapter chapter, Set<Citation> changed) {
            return new ChapterView(
                    chapter.id(),
                    chapter.title(),
                    chapter.sections().stream()
                            .flatMap(section ->
                                    section.paragraphs().stream()
                                            .map(one -> paragraph(section, one, changed)))
                            .toList());
        }

        private static ParagraphView paragraph(
                Manual.Section section, Manual.Paragraph one, Set<Citation> changed) {
            return new ParagraphView(
                    section.title(),
                    one.place(),
                    one.stage() == null ? null : one.stage().slug(),
                    one.culture(),
                    one.sentences().stream()
                            .map(sentence -> SentenceView.of(sentence, changed))
                            .toList());
        }
    }

    record ManualView(
            String id,
            String language,
            List<String> languages,
            String title,
            String summary,
            String form,
            List<String> themes,
            List<String> reviewedBy,
            String licence,
            String rightsHolder,
            String url,
            List<ChapterView> chapters) {}

    @Operation(
            summary = "Manuals, thorough ones before outlines",
            description =
                    "'languages' are those in which there is a manual; 'reviewedBy' is empty until a"
                            + " practitioner has reviewed it.")
    @GetMapping("/manuals")
    DocumentsApi.Items<ManualView> all(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size,
            Locale locale) {
        DocumentsApi.Items<Manual> slice =
                CuratedApi.slice(
                        manuals.all().stream()
                                .map(languages -> one(languages.getFirst().id(), "", locale))
                                .toList(),
                        page,
                        size);
        return new DocumentsApi.Items<>(slice.total(), views(slice.items()));
    }

    @Operation(
            summary = "A manual, sentence by sentence",
            description =
                    "'mark' is evidence (which cites), suggestion (of the editors) or local (to find"
                            + " out on the spot). A paragraph may hold for a place (ISO 3166 alpha-3),"
                            + " a stage of development, or be about local culture.")
    @GetMapping("/manuals/{id}")
    ManualView manual(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String language,
            Locale locale) {
        return views(List.of(one(id, language, locale))).getFirst();
    }

    @Operation(
            summary = "A manual composed for one place, as docx, pdf, epub or html",
            description =
                    "chapters=ID,ID (all when left out), country (ISO 3166 alpha-3) or region (UN"
                            + " M49), stage (developing, developed, least-developed, transition),"
                            + " culture=true for the notes about local culture. The same choices give"
                            + " the same bytes as long as the collection is the same.")
    @GetMapping("/manuals/{id}/composed")
    ResponseEntity<byte[]> composed(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String format,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String chapters,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String culture,
            Locale locale) {
        Manual manual = one(id, language, locale);
        FileFormat file =
                FileFormat.ofSlug(format)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "Say which file you want: format="
                                                + FileFormat.slugs().replace(", ", ", format=")));
        Choice choice = Choice.of(manual, chapters, country, region, stage, culture);
        byte[] bytes = file.write(handbooks.of(manual, choice, url.get()));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .cacheControl(CacheControl.noCache())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        manual.id() + '.' + manual.language() + '.' + file.slug(),
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }

    /// In the language asked for, which has to be there; without one in the reader's where we have
    /// it.
    private Manual one(String id, String language, Locale locale) {
        List<Manual> languages = manuals.find(id);
        if (!language.isEmpty()
                && !languages.isEmpty()
                && languages.stream().noneMatch(one -> one.language().equals(language))) {
            throw new IllegalArgumentException(
                    "'"
                            + language
                            + "' is no language of this manual. There are: "
                            + languages.stream()
                                    .map(Manual::language)
                                    .collect(Collectors.joining(", ")));
        }
        return manuals.find(id, language.isEmpty() ? locale.getLanguage() : language)
                .orElseThrow(() ->
                        new Problem(
                                HttpStatus.NOT_FOUND,
                                "There is no manual '"
                                        + id
                                        + "'. GET /api/v1/manuals lists them."));
    }

    private List<ManualView> views(List<Manual> all) {
        String base = url.get();
        Set<Citation> changed =
                rechecks.changed(
                        all.stream()
                                .flatMap(Manual::sentences)
                                .flatMap(sentence -> sentence.citations().stream())
                                .toList());
        return all.stream()
                .map(manual ->
                        new ManualView(
                                manual.id(),
                                manual.language(),
                                manuals.find(manual.id()).stream().map(Manual::language).toList(),
                                manual.title(),
                                manual.summary(),
                                manual.form().slug(),
                                manual.themes(),
                                manual.reviewedBy(),
                                CuratedApi.LICENCE,
                                CuratedApi.RIGHTS_HOLDER,
                                base + '/' + manual.address(),
                                manual.chapters().stream()
                                        .map(one -> ChapterView.of(one, changed))
                                        .toList()))
                .toList();
    }
}
