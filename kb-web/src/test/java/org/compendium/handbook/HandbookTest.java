package org.compendium.handbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFootnote;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.compendium.document.PassageRef;
import org.compendium.document.Pinpoint;
import org.compendium.document.Symbol;
import org.compendium.manual.Choice;
import org.compendium.manual.Composition;
import org.compendium.manual.Manual;
import org.compendium.manual.ManualFile;
import org.compendium.place.Regions;
import org.compendium.place.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is read back with other programs than those that wrote it.
class HandbookTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final String BASE = "https://compendium.example.org";
    private static final String CITE = BASE + "/cite/";

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void the_same_choices_give_the_same_bytes(FileFormat format) throws IOException {
        byte[] first = format.write(looms("KEN", ""));

        assertThat(format.write(looms("KEN", ""))).isEqualTo(first);
        assertThat(format.write(looms("GHA", ""))).isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void every_file_says_what_it_is_and_what_it_was_composed_from(FileFormat format)
            throws IOException {
        String text = text(format, format.write(looms("KEN", "second")));

        assertThat(text)
                .contains(
                        "How to share looms",
                        "Not reviewed by a practitioner.",
                        "Compendium is not a United Nations publication.",
                        "CC BY 4.0",
                        "Country or region: Kenya",
                        "Chapters: Second",
                        "26 November 2026",
                        "First: the chapter was not chosen (paragraphs: 3)",
                        "Evidence",
                        "Editors’ suggestion",
                        "Find out locally")
                .contains("A made report, 3 May 2019. Official text: https://docs.example.org/1");
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void every_sentence_stands_in_it_with_its_mark_in_words(FileFormat format) throws IOException {
        Handbook book = looms("KEN", "");
        String text = text(format, format.write(book));

        assertThat(book.composition().sentences().count()).isGreaterThan(5);
        assertThat(book.composition().sentences())
                .allSatisfy(sentence ->
                        assertThat(text)
                                .contains(
                                        book.labels().of("mark." + sentence.mark().slug())
                                                + ": "
                                                + sentence.text()));
        assertThat(text)
                .contains(
                        "Country: Brazil",
                        "No evidence from Kenya in this chapter; nearest: Brazil, in the chapter"
                                + " Second.");
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void every_citation_leads_to_the_passage(FileFormat format) throws IOException {
        Handbook book = looms("", "");

        assertThat(addresses(format, format.write(book)))
                .filteredOn(address -> address.startsWith(CITE))
                .contains(
                        book.composition()
                                .sentences()
                                .flatMap(sentence -> sentence.citations().stream())
                                .map(cited -> permalink(cited.passage()))
                                .map(address -> BASE + '/' + address)
                                .distinct()
                                .toArray(String[]::new))
                .isNotEmpty();
    }

    @Test
    void the_pdf_conforms_to_pdf_ua_1() throws Exception {
        assertConforms("looms.pdf", FileFormat.PDF.write(looms("KEN", "")));
        assertConforms("metiers.pdf", FileFormat.PDF.write(french()));
    }

    @Test
    void the_epub_conforms_to_epub_3() throws Exception {
        assertConforms("looms.epub", FileFormat.EPUB.write(looms("KEN", "")));
        assertConforms("metiers.epub", FileFormat.EPUB.write(french()));
        assertConforms("second.epub", FileFormat.EPUB.write(looms("", "second")));
    }

    @Test
    void the_docx_has_a_real_footnote_for_every_citation_that_leads_to_the_passage()
            throws IOException {
        Handbook book = looms("", "");
        List<Handbook.Cited> cited =
                book.composition().sentences().flatMap(one -> book.cited(one).stream()).toList();
        try (XWPFDocument word = word(FileFormat.DOCX.write(book))) {
            List<XWPFFootnote> notes =
                    word.getFootnotes().stream()
                            .filter(note -> !note.getParagraphs().isEmpty())
                            .filter(note -> note.getId().intValue() > 0)
                            .toList();

            assertThat(notes)
                    .extracting(note -> note.getParagraphs().getFirst().getText().strip())
                    .containsExactlyElementsOf(
                            cited.stream().map(one -> one.full() + ".").toList());
            assertThat(notes)
                    .extracting(note ->
                            notes.getFirst()
                                    .getPart()
                                    .getPackagePart()
                                    .getRelationship(
                                            note.getParagraphs()
                                                    .getFirst()
                                                    .getCTP()
                                                    .getHyperlinkArray(0)
                                                    .getId())
                                    .getTargetURI()
                                    .toString())
                    .containsExactlyElementsOf(cited.stream().map(Handbook.Cited::url).toList());
            assertThat(
                            word.getParagraphs().stream()
                                    .map(XWPFParagraph::getStyle)
                                    .filter(style -> !word.getStyles().styleExist(style)))
                    .as("styles that are used and not there")
                    .isEmpty();
        }
    }

    @Test
    void the_docx_opens_in_libreoffice() throws Exception {
        Optional<Path> office =
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(one -> Path.of(one, "soffice"))
                        .filter(Files::isExecutable)
                        .findFirst();
        assumeTrue(office.isPresent(), "Skipped: LibreOffice (soffice) is not on the PATH");
        Path docx = Files.write(folder.resolve("looms.docx"), FileFormat.DOCX.write(looms("", "")));

        Process convert =
                new ProcessBuilder(
                                office.orElseThrow().toString(),
                                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                                "--headless",
                                "--convert-to",
                                "txt:Text",
                                "--outdir",
                                folder.toString(),
                                docx.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("office.log").toFile())
                        .start();
        assertThat(convert.waitFor(120, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(folder.resolve("looms.txt")))
                .contains("How to share looms", "Agree who mends what");
    }

    @Test
    void numbers_that_begin_afresh_are_cited_with_their_section() {
        Handbook book = looms("", "");

        assertThat(book.cited(new Symbol("TD/B/TEST/1")))
                .extracting(Handbook.Cited::full)
                .containsExactly(
                        "TD/B/TEST/1, para.\u00a029",
                        "TD/B/TEST/1, What UNCTAD might do, para.\u00a01(a)",
                        "TD/B/TEST/1, para.\u00a030");
    }

    @ParameterizedTest
    @ValueSource(strings = "_fr")
    void every_language_says_what_english_says(String language) throws IOException {
        assertThat(labels(language).keySet()).isEqualTo(labels("").keySet());
    }

    private static Properties labels(String language) throws IOException {
        Properties labels = new Properties();
        try (var in =
                new InputStreamReader(
                        Objects.requireNonNull(
                                Labels.class.getResourceAsStream(
                                        "labels" + language + ".properties")),
                        StandardCharsets.UTF_8)) {
            labels.load(in);
        }
        return labels;
    }

    private static Handbook looms(String country, String chapters) {
        Manual manual =
                ManualFile.read(
                        "looms.en.md",
                        """
                        ---
                        id: looms
                        kind: manual
                        language: en
                        form: outline
                        title: "How to share looms"
                        summary: "For weavers & others who lack <one> each."
                        themes: [trust]
                        reviewedBy: []
                        ---

                        # First {first}

                        E: Firms [[trust|trust one another]] slowly. [TD/B/TEST/1#para_29 "time"] [TD/B/TEST/1#sec_recommendations-addressed-to-unctad__para_1__item_a "help"]
                        S: Agree who mends what, "in writing" & soon.

                        ## Where

                        L: Who owns the [[nothing|shed]]?

                        @stage developed
                        @culture
                        L: Who sits where?

                        # Second {second}

                        @place BRA
                        E: Somebody did it. [TD/B/TEST/1#para_30 "president"]

                        L: Who else?
                        """);
        return handbook(manual, country, chapters);
    }

    private static Handbook french() {
        return handbook(
                ManualFile.read(
                        "metiers.fr.md",
                        """
                        ---
                        id: metiers
                        kind: manual
                        language: fr
                        form: thorough
                        title: "Partager les métiers à tisser"
                        summary: "À l’intention de ceux qui n’en ont pas, où qu’ils œuvrent."
                        themes: [trust]
                        reviewedBy: ["Une praticienne"]
                        ---

                        # Première étape {first}

                        E: La [[trust|confiance]] naît lentement. [TD/B/TEST/1#para_29 "time"]
                        S: Convenez par écrit de ce qui suit : « qui répare quoi ».
                        """),
                "",
                "");
    }

    private static Handbook handbook(Manual manual, String country, String chapters) {
        Choice choice = Choice.of(manual, chapters, country, "", "", "true");
        Composition composed =
                Composition.of(manual, choice, List.of(), Regions.ofPack(), Stages.ofPack());
        return new Handbook(
                composed,
                DAY,
                BASE,
                BASE + "/manuals/" + manual.id() + "/compose?" + choice.query(),
                Set.of(),
                HandbookTest::permalink,
                HandbookTest::pinpoint,
                Handbook.cites(composed).stream()
                        .map(work ->
                                new Handbook.Work(
                                        work,
                                        "A made report, 3 May 2019.",
                                        "https://docs.example.org/1"))
                        .toList(),
                Handbook.terms(composed).stream()
                        .filter("trust"::equals)
                        .map(one -> new Handbook.Explained(one, one, "Relying on others."))
                        .toList());
    }

    private static Pinpoint pinpoint(PassageRef passage) {
        String section = passage.eId().startsWith("sec_") ? "What UNCTAD might do" : "";
        return new Pinpoint(passage, section, section);
    }

    private static String permalink(PassageRef passage) {
        return "cite/" + passage.symbol() + '/' + passage.eId();
    }

    /// In a process of its own, as what checks would change how this one reads XML.
    private void assertConforms(String name, byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve(name), bytes);
        Path log = folder.resolve(name + ".log");
        Path validators = Path.of("../kb-validators/target");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                validators.resolve("classes")
                                        + File.pathSeparator
                                        + Files.readString(validators.resolve("class-path")),
                                "org.compendium.validators.Validate",
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    /// Its words, white space made one, without what stands round citations.
    static String text(FileFormat format, byte[] bytes) throws IOException {
        String text =
                switch (format) {
                    case DOCX -> {
                        try (XWPFDocument word = word(bytes)) {
                            yield String.join(
                                    "\n",
                                    word.getParagraphs().stream()
                                            .map(XWPFParagraph::getText)
                                            .toList());
                        }
                    }
                    case PDF -> {
                        try (PDDocument pdf = Loader.loadPDF(bytes)) {
                            yield Spoken.text(pdf);
                        }
                    }
                    case EPUB ->
                            plain(
                                    String.join(
                                            "\n",
                                            unzipped(bytes).entrySet().stream()
                                                    .filter(one -> one.getKey().endsWith(".xhtml"))
                                                    .map(one ->
                                                            new String(
                                                                    one.getValue(),
                                                                    StandardCharsets.UTF_8))
                                                    .toList()));
                    case HTML -> plain(new String(bytes, StandardCharsets.UTF_8));
                };
        return text.replaceAll("\\s+", " ");
    }

    private static String plain(String markup) {
        return markup.replaceAll("</(?:p|h\\d|li|title)>", "\n")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static List<String> addresses(FileFormat format, byte[] bytes) throws IOException {
        return switch (format) {
            case DOCX -> {
                try (XWPFDocument word = word(bytes)) {
                    List<String> found = new ArrayList<>();
                    for (PackageRelationship one :
                            word.getFootnotes()
                                    .getFirst()
                                    .getPart()
                                    .getPackagePart()
                                    .getRelationships()) {
                        found.add(one.getTargetURI().toString());
                    }
                    yield found;
                } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
                    throw new IOException(e);
                }
            }
            case PDF -> {
                try (PDDocument pdf = Loader.loadPDF(bytes)) {
                    List<String> found = new ArrayList<>();
                    for (PDPage page : pdf.getPages()) {
                        page.getAnnotations().stream()
                                .map(PDAnnotationLink.class::cast)
                                .filter(one -> one.getAction() instanceof PDActionURI)
                                .forEach(
                                        one -> found.add(((PDActionURI) one.getAction()).getURI()));
                    }
                    yield found;
                }
            }
            case EPUB ->
                    unzipped(bytes).values().stream()
                            .flatMap(part -> hrefs(new String(part, StandardCharsets.UTF_8)))
                            .toList();
            case HTML -> hrefs(new String(bytes, StandardCharsets.UTF_8)).toList();
        };
    }

    private static Stream<String> hrefs(String markup) {
        Matcher href = Pattern.compile("href=\"([^\"]*)\"").matcher(markup);
        return href.results().map(found -> found.group(1));
    }

    private static XWPFDocument word(byte[] bytes) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(bytes));
    }

    private static Map<String, byte[]> unzipped(byte[] bytes) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    @Test
    void all_parts_of_the_docx_are_well_formed() throws Exception {
        Map<String, byte[]> parts = unzipped(FileFormat.DOCX.write(looms("", "")));

        assertThat(parts).containsKeys("word/document.xml", "word/footnotes.xml");
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (Arrays.asList("xml", "rels").contains(part.getKey().replaceFirst(".*\\.", ""))) {
                var factory = DocumentBuilderFactory.newInstance();
                factory.setNamespaceAware(true);
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(part.getValue()));
            }
        }
    }
}
