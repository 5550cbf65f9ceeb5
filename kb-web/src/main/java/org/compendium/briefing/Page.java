package org.compendium.briefing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.text.Bidi;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFootnote;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlException;
import org.compendium.citation.Quotation;
import org.compendium.document.Passage;
import org.compendium.wording.Wording;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFtnEdn;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLanguage;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFtnEdn;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/// The text document while it is written. Every run says its language, so that Word checks its
/// spelling and chooses its letters by it; text that runs from right to left says that too, piece
/// by piece, as symbols and numbers in it do not.
public final class Page implements AutoCloseable {

    private static final String STYLES = "styles.xml";
    private static final int INDENT = 360;

    private final XWPFDocument document = new XWPFDocument();
    private final Wording words;

    /// @param title as it stands in the properties of the file
    /// @throws IOException when the styles cannot be read
    public Page(Wording words, String title) throws IOException {
        this.words = words;
        document.getProperties().getCoreProperties().setTitle(title);
        document.getProperties().getCoreProperties().setCreator("Compendium");
        try (InputStream styles = Page.class.getResourceAsStream(STYLES)) {
            document.createStyles().setStyles(StylesDocument.Factory.parse(styles).getStyles());
        } catch (XmlException e) {
            throw new IOException("The styles of briefings cannot be read", e);
        }
        separators();
        paper();
    }

    // A4 with margins of 2.5 cm, in twentieths of a point.
    private void paper() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11_906));
        size.setH(BigInteger.valueOf(16_838));
        CTPageMar margins = section.addNewPgMar();
        BigInteger margin = BigInteger.valueOf(1_417);
        margins.setTop(margin);
        margins.setBottom(margin);
        margins.setLeft(margin);
        margins.setRight(margin);
        if (words.rightToLeft()) {
            section.addNewBidi();
        }
    }

    // The lines between text and notes. Word draws none unless a note of its own stands for each.
    private void separators() {
        document.createFootnotes();
        separator(-1, STFtnEdn.SEPARATOR);
        separator(0, STFtnEdn.CONTINUATION_SEPARATOR);
    }

    private void separator(int id, STFtnEdn.Enum type) {
        CTFtnEdn note = CTFtnEdn.Factory.newInstance();
        note.setId(BigInteger.valueOf(id));
        note.setType(type);
        var run = note.addNewP().addNewR();
        if (type == STFtnEdn.SEPARATOR) {
            run.addNewSeparator();
        } else {
            run.addNewContinuationSeparator();
        }
        document.addFootnote(note);
    }

    /// A paragraph in the reader's language.
    public void paragraph(String style, String text) {
        write(paragraph(style, words.rightToLeft(), 0), text, words.language());
    }

    /// A paragraph in the reader's language that is written piece by piece.
    public Line line(String style) {
        return new Line(paragraph(style, words.rightToLeft(), 0));
    }

    /// The day that the file says it was made on, whenever it was; the same day gives the same
    /// properties.
    public void made(LocalDate day) {
        Optional<Date> date = Optional.of(Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC)));
        document.getProperties().getCoreProperties().setCreated(date);
        document.getProperties().getCoreProperties().setModified(date);
    }

    /// A paragraph while it is written.
    public final class Line {

        private final XWPFParagraph paragraph;

        private Line(XWPFParagraph paragraph) {
            this.paragraph = paragraph;
        }

        /// Words in the reader's language.
        public Line words(String text) {
            write(paragraph, text, words.language());
            return this;
        }

        /// Words in bold.
        public Line strong(String text) {
            int before = paragraph.getRuns().size();
            words(text);
            paragraph
                    .getRuns()
                    .subList(before, paragraph.getRuns().size())
                    .forEach(run -> run.setBold(true));
            return this;
        }

        /// Words that lead to an address.
        public Line link(String text, String address) {
            Page.link(paragraph, text, address);
            return this;
        }

        /// A footnote of words that lead to an address.
        public Line note(String text, String address) {
            XWPFFootnote note = document.createFootnote();
            XWPFParagraph inside = note.createParagraph();
            dress(inside, "FootnoteText", words.rightToLeft(), 0);
            write(inside, " ", words.language());
            Page.link(inside, text, address);
            paragraph.addFootnoteReference(note);
            return this;
        }
    }

    /// Words of a document, with the footnote behind the last of them.
    void quotation(String style, Quotation quoted, String footnote) {
        boolean rightToLeft = Wording.isRightToLeft(quoted.language());
        if (quoted.table()) {
            table(style, quoted, rightToLeft);
            note(paragraph(style, rightToLeft, 0), footnote);
            return;
        }
        XWPFParagraph last = null;
        for (Quotation.Line line : quoted.lines()) {
            last = paragraph(style, rightToLeft, line.depth());
            write(last, line.toString(), quoted.language());
        }
        note(last == null ? paragraph(style, rightToLeft, 0) : last, footnote);
    }

    private void table(String style, Quotation quoted, boolean rightToLeft) {
        XWPFTable table = document.createTable();
        table.setWidth("100%");
        boolean first = true;
        for (Quotation.Line line : quoted.lines()) {
            XWPFTableRow row = first ? table.getRow(0) : table.createRow();
            first = false;
            int column = 0;
            for (String text : line.text().split(java.util.regex.Pattern.quote(Passage.CELL), -1)) {
                XWPFTableCell cell = row.getCell(column);
                if (cell == null) {
                    cell = row.createCell();
                }
                XWPFParagraph paragraph = cell.getParagraphs().getFirst();
                dress(paragraph, style, rightToLeft, 0);
                write(paragraph, text, quoted.language());
                column++;
            }
        }
    }

    /// A line with an address that can be followed.
    void source(String before, String address, String after) {
        XWPFParagraph paragraph = paragraph("Source", words.rightToLeft(), 0);
        write(paragraph, before, words.language());
        link(paragraph, address, address);
        write(paragraph, after, words.language());
    }

    private static void link(XWPFParagraph paragraph, String text, String address) {
        XWPFRun link = paragraph.createHyperlinkRun(address);
        link.setText(plain(text));
        link.setStyle("Hyperlink");
    }

    private void note(XWPFParagraph paragraph, String text) {
        XWPFFootnote note = document.createFootnote();
        XWPFParagraph inside = note.createParagraph();
        dress(inside, "FootnoteText", words.rightToLeft(), 0);
        // The first paragraph of a note has its number already, and the reference its style.
        write(inside, " " + text, words.language());
        paragraph.addFootnoteReference(note);
    }

    private XWPFParagraph paragraph(String style, boolean rightToLeft, int depth) {
        XWPFParagraph paragraph = document.createParagraph();
        dress(paragraph, style, rightToLeft, depth);
        return paragraph;
    }

    private static void dress(
            XWPFParagraph paragraph, String style, boolean rightToLeft, int depth) {
        paragraph.setStyle(style);
        CTPPr properties =
                paragraph.getCTP().isSetPPr()
                        ? paragraph.getCTP().getPPr()
                        : paragraph.getCTP().addNewPPr();
        if (rightToLeft) {
            properties.addNewBidi();
        }
        if (depth > 0) {
            // Of a paragraph that runs from right to left, "left" is where its lines begin.
            properties.addNewInd().setLeft(BigInteger.valueOf((long) INDENT * (depth + 1)));
        }
    }

    private static void write(XWPFParagraph paragraph, String text, String language) {
        if (text.isEmpty()) {
            return;
        }
        String safe = plain(text);
        Bidi bidi =
                new Bidi(
                        safe,
                        Wording.isRightToLeft(language)
                                ? Bidi.DIRECTION_RIGHT_TO_LEFT
                                : Bidi.DIRECTION_LEFT_TO_RIGHT);
        for (int i = 0; i < bidi.getRunCount(); i++) {
            XWPFRun run = paragraph.createRun();
            run(
                    run,
                    safe.substring(bidi.getRunStart(i), bidi.getRunLimit(i)),
                    language,
                    bidi.getRunLevel(i) % 2 == 1);
        }
    }

    private static void run(XWPFRun run, String text, String language, boolean rightToLeft) {
        CTRPr properties =
                run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
        if (rightToLeft) {
            properties.addNewRtl();
        }
        CTLanguage spoken = properties.addNewLang();
        switch (Locale.forLanguageTag(language).getLanguage()) {
            case "zh" -> spoken.setEastAsia("zh-CN");
            case "ja" -> spoken.setEastAsia("ja-JP");
            case "ko" -> spoken.setEastAsia("ko-KR");
            case "ar", "fa", "he", "ur" -> spoken.setBidi(language);
            case "und", "" -> spoken.setVal("x-none");
            default -> spoken.setVal(language);
        }
        run.setText(text);
    }

    /// Without the characters that XML cannot hold, each of which would make the file unreadable.
    private static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c ->
                        c == '\t'
                                || c == '\n'
                                || (c >= 0x20 && c < 0xD800)
                                || (c >= 0xE000 && c < 0xFFFE)
                                || c >= 0x10000)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /// @throws IOException when nothing can be written there
    public void write(OutputStream out) throws IOException {
        document.write(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
