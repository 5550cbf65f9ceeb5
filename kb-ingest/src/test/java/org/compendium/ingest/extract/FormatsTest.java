package org.compendium.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.compendium.ingest.extract.Samples.utf8;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What people expect of each format.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FormatsTest {

    @TempDir static Path work;

    private static Extractor extractor;

    @TempDir Path files;

    @BeforeAll
    static void start() {
        extractor = new Extractor(ExtractionSettings.in(ExtractorTest.PARSERS, work));
    }

    @AfterAll
    static void stop() {
        extractor.close();
    }

    @Test
    void slides_come_in_order_with_their_titles_as_headings_and_are_the_pages() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var show = new XMLSlideShow()) {
            var layout = show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE_AND_CONTENT);
            for (String title : new String[] {"Nets", "Ropes"}) {
                var slide = show.createSlide(layout);
                slide.getPlaceholder(0).setText(title);
                slide.getPlaceholder(1).setText(title + " last longer when they are dry.");
            }
            show.write(out);
        }
        Extraction.Text text = read("talk.pptx", out.toByteArray());

        assertThat(text.pages()).isEqualTo(2);
        assertThat(text.blocks())
                .extracting(Block::kind, Block::page, Block::text)
                .containsExactly(
                        tuple(Block.Kind.HEADING, 1, "Nets"),
                        tuple(Block.Kind.PARAGRAPH, 1, "Nets last longer when they are dry."),
                        tuple(Block.Kind.HEADING, 2, "Ropes"),
                        tuple(Block.Kind.PARAGRAPH, 2, "Ropes last longer when they are dry."));
    }

    @Test
    void old_slides_come_as_the_new_ones_do() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var show = new HSLFSlideShow()) {
            for (String title : new String[] {"Nets", "Ropes"}) {
                var slide = show.createSlide();
                slide.addTitle().setText(title);
                var box = slide.createTextBox();
                box.setAnchor(new Rectangle(50, 200, 400, 100));
                box.setText(title + " last longer when they are dry.");
            }
            show.write(out);
        }
        Extraction.Text text = read("talk.ppt", out.toByteArray());

        assertThat(text.pages()).isEqualTo(2);
        assertThat(text.blocks())
                .extracting(Block::page, Block::text)
                .contains(
                        tuple(1, "Nets"),
                        tuple(1, "Nets last longer when they are dry."),
                        tuple(2, "Ropes"));
    }

    @Test
    void a_sheet_is_a_table_under_its_name() throws IOException {
        for (Workbook book : new Workbook[] {new XSSFWorkbook(), new HSSFWorkbook()}) {
            var sheet = book.createSheet("Yards");
            var head = sheet.createRow(0);
            head.createCell(0).setCellValue("yard");
            head.createCell(1).setCellValue("menders");
            var row = sheet.createRow(1);
            row.createCell(0).setCellValue("south");
            row.createCell(1).setCellValue(9);
            var out = new ByteArrayOutputStream();
            book.write(out);
            book.close();
            String ending = book instanceof XSSFWorkbook ? "xlsx" : "xls";

            assertThat(read("yards." + ending, out.toByteArray()).blocks())
                    .extracting(Block::kind, Block::text)
                    .startsWith(
                            tuple(Block.Kind.HEADING, "Yards"),
                            tuple(Block.Kind.ROW, "yard\tmenders"),
                            tuple(Block.Kind.ROW, "south\t9"));
        }
    }

    @Test
    void an_open_document_keeps_its_headings() throws IOException {
        Extraction.Text text =
                read(
                        "nets.odt",
                        Samples.odt(
                                "<text:h text:outline-level='1'>Nets</text:h><text:p>They are"
                                        + " mended in winter.</text:p>"));

        assertThat(text.blocks())
                .extracting(Block::kind, Block::text)
                .containsExactly(
                        tuple(Block.Kind.HEADING, "Nets"),
                        tuple(Block.Kind.PARAGRAPH, "They are mended in winter."));
    }

    @Test
    void rtf_comes_in_paragraphs_with_its_title() throws IOException {
        Extraction.Text text = read("ropes.rtf", Samples.rtf());

        assertThat(text.blocks())
                .extracting(Block::text)
                .containsExactly("Ropes", "Tar keeps ropes from rotting.");
        assertThat(text.properties()).containsEntry("title", "The rope walk");
    }

    @Test
    void a_book_is_read_in_the_order_of_its_spine() throws IOException {
        Extraction.Text text = read("book.epub", Samples.epub());

        assertThat(text.blocks())
                .extracting(Block::text)
                .containsSubsequence(
                        "First chapter",
                        "Nets are washed.",
                        "Second chapter",
                        "Nets are hung to dry.");
        assertThat(text.properties()).containsEntry("title", "The net menders");
    }

    @Test
    void a_web_page_comes_without_what_only_leads_elsewhere() throws IOException {
        Extraction.Text text =
                read(
                        "page.html",
                        utf8(
                                "<html><body><header>Yard Weekly</header><nav><ul><li>Home</li>"
                                        + "<li>Contact</li></ul></nav><main><h1>Nets</h1><p>Keep"
                                        + " them dry.</p></main><footer>Imprint</footer></body>"
                                        + "</html>"));

        assertThat(text.blocks()).extracting(Block::text).containsExactly("Nets", "Keep them dry.");
    }

    @Test
    void a_page_of_nothing_but_links_is_still_read() throws IOException {
        assertThat(
                        read("links.html", utf8("<html><body><nav><a>Nets</a></nav></body></html>"))
                                .text())
                .contains("Nets");
    }

    @Test
    void a_mail_has_its_subject_as_title_and_the_day_it_was_sent_as_date() throws IOException {
        Extraction.Text text = read("nets.eml", Samples.mail("north 4"));

        assertThat(text.text())
                .contains("Please mend the twelve nets before the herring comes.")
                .doesNotContain("north 4");
        assertThat(text.properties())
                .containsEntry("title", "Twelve nets for the south quay")
                .containsEntry("date", "2003-03-04")
                .containsEntry("from", "Yard Office <office@yard.example>")
                .containsEntry("to", "Net Shed <shed@yard.example>");
    }

    private Extraction.Text read(String name, byte[] bytes) throws IOException {
        return (Extraction.Text) extractor.extract(file(name, bytes), name);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(files.resolve(name), bytes);
    }
}
