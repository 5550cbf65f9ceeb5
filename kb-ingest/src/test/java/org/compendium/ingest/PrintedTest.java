package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.compendium.document.Passage;
import org.compendium.ingest.extract.Extraction;
import org.compendium.ingest.extract.ExtractionSettings;
import org.compendium.ingest.extract.Extractor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is printed on pages, read by the forked parsers and structured.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PrintedTest {

    @TempDir static Path work;

    private static Extractor extractor;

    @TempDir Path files;

    @BeforeAll
    static void start() {
        extractor =
                new Extractor(
                        ExtractionSettings.in(Path.of("parsers", "target", "lib-tika"), work));
    }

    @AfterAll
    static void stop() {
        extractor.close();
    }

    @Test
    void a_note_of_a_pdf_is_tied_to_its_raised_number_which_is_no_part_of_the_text()
            throws IOException {
        List<Passage> passages;
        try (var sheets = new Sheets()) {
            sheets.print("A. Sheds and what they are for", Sheets.BOLD, 12, 72, 80);
            float end =
                    sheets.print(
                            "1. Owners keep their sheds dry when the winter comes to the bay",
                            Sheets.PLAIN,
                            11,
                            72,
                            110);
            end = sheets.print("12", Sheets.PLAIN, 6, end, 105);
            sheets.print(" as they were asked.", Sheets.PLAIN, 11, end, 110);
            sheets.print(
                    "2. Owners share their saws with those who have none, and ask for nothing.",
                    Sheets.PLAIN,
                    11,
                    72,
                    140);
            sheets.print("__________________", Sheets.PLAIN, 9, 72, 700);
            sheets.print("12 See the report of the harbour board.", Sheets.PLAIN, 9, 72, 715);
            passages = read("notes.pdf", sheets.bytes());
        }

        Passage paragraph = passage(passages, "para_1");
        assertThat(paragraph.text())
                .isEqualTo(
                        "Owners keep their sheds dry when the winter comes to the bay as they were"
                                + " asked.");
        assertThat(paragraph.notes())
                .singleElement()
                .satisfies(mark -> {
                    assertThat(paragraph.text().substring(0, mark.at())).endsWith("to the bay");
                    Passage note = passage(passages, mark.note());
                    assertThat(note.form()).isEqualTo(Passage.Form.NOTE);
                    assertThat(note.label()).isEqualTo("12");
                    assertThat(note.text()).isEqualTo("See the report of the harbour board.");
                });
        assertThat(passage(passages, "para_2").notes()).isEmpty();
    }

    @Test
    void a_raised_number_after_a_unit_is_a_power_and_no_mark() throws IOException {
        List<Passage> passages;
        try (var sheets = new Sheets()) {
            float end = sheets.print("The yard has 400 m", Sheets.PLAIN, 11, 72, 110);
            end = sheets.print("2", Sheets.PLAIN, 6, end, 105);
            sheets.print(" of sheds, and no more.", Sheets.PLAIN, 11, end, 110);
            passages = read("power.pdf", sheets.bytes());
        }

        assertThat(passages.getFirst().text())
                .isEqualTo("The yard has 400 m² of sheds, and no more.");
    }

    @Test
    void a_note_of_a_docx_is_tied_to_its_place_in_text_and_table() throws IOException {
        byte[] docx;
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.createFootnotes();
            var first = document.createParagraph();
            first.createRun().setText("1.\tOwners keep sheds dry");
            var note = document.createFootnote();
            note.createParagraph().createRun().setText("See the report.");
            first.addFootnoteReference(note);
            first.createRun().setText(" and saws sharp.");
            var second = document.createParagraph();
            second.createRun().setText("2.\tThis is what they pay.");
            var other = document.createFootnote();
            other.createParagraph().createRun().setText("In coins of the bay.");
            second.addFootnoteReference(other);
            document.write(out);
            docx = out.toByteArray();
        }

        List<Passage> passages = read("notes.docx", docx);

        Passage paragraph = passage(passages, "para_1");
        assertThat(paragraph.text()).isEqualTo("Owners keep sheds dry and saws sharp.");
        assertThat(paragraph.notes())
                .containsExactly(
                        new Passage.NoteMark("Owners keep sheds dry".length(), "authorialNote_1"));
        assertThat(passage(passages, "authorialNote_1").text()).isEqualTo("See the report.");
        assertThat(passage(passages, "authorialNote_2").text()).isEqualTo("In coins of the bay.");
        assertThat(passage(passages, "para_2").notes())
                .extracting(Passage.NoteMark::note)
                .containsExactly("authorialNote_2");
    }

    @Test
    void a_table_of_a_docx_keeps_its_rows_and_empty_cells() throws IOException {
        byte[] docx;
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("The yards of the bay are these:");
            var table = document.createTable(3, 3);
            String[][] cells = {
                {"Yard", "Menders", "Remarks"}, {"north", "4", ""}, {"south", "", "closed | gone"}
            };
            for (int row = 0; row < 3; row++) {
                for (int cell = 0; cell < 3; cell++) {
                    table.getRow(row).getCell(cell).setText(cells[row][cell]);
                }
            }
            table.setWidth(BigInteger.valueOf(5000).intValue());
            document.write(out);
            docx = out.toByteArray();
        }

        Passage table = passage(read("table.docx", docx), "table_1");

        assertThat(table.rows())
                .containsExactly(
                        List.of("Yard", "Menders", "Remarks"),
                        List.of("north", "4", ""),
                        List.of("south", "", "closed ¦ gone"));
        assertThat(table.headed()).isTrue();
    }

    @Test
    void an_arabic_pdf_is_read_from_right_to_left_whatever_its_order() throws IOException {
        String first = "1 - يؤكد المجلس أهمية الورش الصغيرة (2015/16) في الوثيقة A/73/7";
        String second = "وإصلاح الشباك في فصل الشتاء من كل عام.";
        List<Passage> passages;
        try (var sheets = new Sheets()) {
            Optional<PDFont> arabic = sheets.font("DejaVuSans.ttf");
            assumeTrue(arabic.isPresent(), "the font DejaVu Sans is not installed");
            printFromTheRight(sheets, arabic.get(), first, 100);
            printFromTheRight(sheets, arabic.get(), second, 118);
            passages = read("arabic.pdf", sheets.bytes());
        }

        assertThat(passage(passages, "para_1").text())
                .isEqualTo("يؤكد المجلس أهمية الورش الصغيرة (2015/16) في الوثيقة A/73/7 " + second);
    }

    /// Prints what a right-to-left line looks like, from left to right as most programs do.
    private static void printFromTheRight(Sheets sheets, PDFont font, String line, float top)
            throws IOException {
        String seen = visual(line);
        float width = font.getStringWidth(seen) / 1000 * 11;
        sheets.print(seen, font, 11, 520 - width, top);
    }

    private static String visual(String logical) {
        var bidi = new java.text.Bidi(logical, java.text.Bidi.DIRECTION_RIGHT_TO_LEFT);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        Object[] runs = new Object[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = logical.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] =
                    levels[i] % 2 == 0
                            ? run
                            : new StringBuilder(
                                            run.replace('(', '\u0001')
                                                    .replace(')', '(')
                                                    .replace('\u0001', ')'))
                                    .reverse()
                                    .toString();
        }
        java.text.Bidi.reorderVisually(levels, 0, runs, 0, count);
        var seen = new StringBuilder();
        for (Object run : runs) {
            seen.append(run);
        }
        return seen.toString();
    }

    @Test
    void two_columns_are_read_one_after_the_other() throws IOException {
        List<Passage> passages;
        try (var sheets = new Sheets()) {
            for (int line = 0; line < 12; line++) {
                sheets.print(column("left", line), Sheets.PLAIN, 10, 60, 100 + line * 12);
                sheets.print(column("right", line), Sheets.PLAIN, 10, 315, 100 + line * 12);
            }
            passages = read("columns.pdf", sheets.bytes());
        }

        String all = String.join("\n", passages.stream().map(Passage::text).toList());
        assertThat(all.lastIndexOf("left11")).isLessThan(all.indexOf("right0"));
        assertThat(passages).noneMatch(passage -> passage.form() == Passage.Form.TABLE);
    }

    private static String column(String side, int line) {
        return side + line + " menders mend nets when the wind is low and the sea";
    }

    private List<Passage> read(String name, byte[] bytes) throws IOException {
        Path file = Files.write(files.resolve(name), bytes);
        Extraction found = extractor.extract(file, name);
        if (found instanceof Extraction.Text text) {
            return Structure.read(text);
        }
        throw new AssertionError(found);
    }

    private static Passage passage(List<Passage> passages, String eId) {
        return passages.stream()
                .filter(passage -> passage.eId().equals(eId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(eId + " is not among " + passages));
    }
}
