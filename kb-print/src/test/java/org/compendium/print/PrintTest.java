package org.compendium.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PrintTest {

    private static final String NAME = "Compendium digest of TD/B/COM.3/19";
    private static final String LABEL = "Compendium's paraphrase, not a UN publication";
    private static final String SOURCE = "https://docs.un.org/en/TD/B/COM.3/19";

    private static byte[] pdf = {};
    private static byte[] docx = {};

    @BeforeAll
    static void print() throws IOException {
        pdf = Pdf.of(digest());
        docx = Docx.of(digest());
    }

    @Test
    void the_pdf_has_every_line_of_the_digest_in_its_order() throws IOException {
        try (PDDocument pages = Loader.loadPDF(pdf)) {
            var printed = new StringBuilder();
            for (int page = 1; page <= pages.getNumberOfPages(); page++) {
                printed.append(
                        page(pages, page)
                                .replace("Page " + page + " of " + pages.getNumberOfPages(), "")
                                .replaceFirst(NAME + "\\s+" + LABEL, ""));
            }

            assertInOrder(printed.toString());
        }
    }

    @Test
    void the_docx_has_every_line_of_the_digest_in_its_order() throws IOException {
        try (var text = new XWPFWordExtractor(word())) {
            assertInOrder(text.getText());
        }
    }

    @Test
    void every_page_says_that_it_is_no_un_publication() throws IOException {
        try (PDDocument pages = Loader.loadPDF(pdf);
                XWPFDocument word = word()) {
            for (int page = 1; page <= pages.getNumberOfPages(); page++) {
                assertThat(page(pages, page))
                        .startsWith(NAME)
                        .contains(LABEL, "Page " + page + " of " + pages.getNumberOfPages());
            }
            assertThat(page(pages, 1)).startsWith(NAME + "\n" + LABEL + "\n").contains(SOURCE);
            assertThat(word.getParagraphs().subList(0, 4))
                    .extracting(XWPFParagraph::getText)
                    .startsWith(NAME, LABEL)
                    .last()
                    .asString()
                    .endsWith(SOURCE);
            assertThat(word.getHeaderFooterPolicy().getDefaultHeader().getText())
                    .contains(NAME, LABEL);
        }
    }

    @Test
    void readers_that_cannot_see_the_page_have_headings_and_an_outline() throws IOException {
        try (PDDocument pages = Loader.loadPDF(pdf);
                XWPFDocument word = word()) {
            var catalog = pages.getDocumentCatalog();

            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(catalog.getDocumentOutline().children())
                    .extracting(PDOutlineItem::getTitle)
                    .contains("Introduction", "Recommendations addressed to UNCTAD");
            assertThat(word.getParagraphs())
                    .filteredOn(paragraph -> "Heading1".equals(paragraph.getStyle()))
                    .extracting(XWPFParagraph::getText)
                    .contains("Introduction", "Recommendations addressed to UNCTAD");
        }
    }

    @Test
    void the_same_digest_gives_the_same_bytes() throws IOException {
        assertThat(Pdf.of(digest())).isEqualTo(pdf);
        assertThat(Docx.of(digest())).isEqualTo(docx);
    }

    @Test
    void what_would_be_lost_in_print_is_refused() throws IOException {
        String markdown = markdown();

        assertThatThrownBy(() -> Digest.read(markdown + "\n\n- a point\n"))
                .hasMessageContaining("Cannot be printed");
        assertThatThrownBy(() -> Digest.read(markdown.replace("sourceUrl:", "address:")))
                .hasMessage("The digest has no sourceUrl");
    }

    /// White space aside: a printed line may break anywhere, after a hyphen too.
    private static void assertInOrder(String printed) throws IOException {
        List<String> lines =
                markdown()
                        .replaceFirst("(?s)\\A---.*?\n---\n", "")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> line.replaceFirst("^#+ ", "").replaceAll("\\s", ""))
                        .toList();
        assertThat(lines)
                .filteredOn(line -> line.matches("\\d+\\..*"))
                .hasSize(42 + 3)
                .extracting(line -> line.substring(0, line.indexOf('.')))
                .startsWith(
                        IntStream.rangeClosed(1, 42)
                                .mapToObj(String::valueOf)
                                .toArray(String[]::new));
        assertThat(printed.replaceAll("\\s", "")).containsSubsequence(lines);
    }

    private static XWPFDocument word() throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(docx));
    }

    private static String page(PDDocument pdf, int number) throws IOException {
        var text = new PDFTextStripper();
        text.setSortByPosition(true);
        text.setStartPage(number);
        text.setEndPage(number);
        return text.getText(pdf);
    }

    private static Digest digest() throws IOException {
        return Digest.read(markdown());
    }

    private static String markdown() throws IOException {
        return Files.readString(
                Path.of("../content/src/main/resources/pack/digests/td-b-com-3-19.md"));
    }
}
