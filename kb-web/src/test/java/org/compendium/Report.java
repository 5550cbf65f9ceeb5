package org.compendium;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/// A report with thirty numbered paragraphs in the form of the United Nations, made for a test. No
/// word of it is anybody's.
///
/// @param own what a test puts into paragraphs, by their number
record Report(String symbol, String title, Map<Integer, String> own) {

    static final int PARAGRAPHS = 30;
    static final int WITH_ITEMS = 12;
    static final List<String> ITEMS =
            List.of(
                    "A register of firms that look for partners;",
                    "A fund for visits to trade fairs; and",
                    "A yearly review of what was promised.");

    private static final List<String> SUBJECTS =
            List.of(
                    "Export processing zones in Mauritius",
                    "Business incubators near universities",
                    "Clusters of small workshops",
                    "Networks of suppliers",
                    "Chambers of commerce",
                    "Training centres for foremen");
    private static final List<String> REASONS =
            List.of(
                    "gain when customs papers take hours and not weeks, as several delegations said",
                    "need advisers who know the trade and stay longer than one budget year",
                    "earn trust slowly, and lose it with the first order that is not paid",
                    "share machines that none of their members could buy alone",
                    "publish what they cost, so that others can judge whether to copy them");

    static Report of(String symbol) {
        return new Report(
                symbol, "Lessons of field work for " + symbol.replace('/', ' '), Map.of());
    }

    /// Adds a sentence to a paragraph.
    Report with(int paragraph, String sentence) {
        var more = new HashMap<>(own);
        more.put(paragraph, sentence);
        return new Report(symbol, title, Map.copyOf(more));
    }

    /// The words of a paragraph, without its number and its items.
    String paragraph(int number) {
        if (number == WITH_ITEMS) {
            return (own.containsKey(number) ? own.get(number) + " " : "")
                    + "The meeting asked the secretariat of "
                    + symbol
                    + " for the following:";
        }
        String words =
                SUBJECTS.get(number % SUBJECTS.size())
                        + " "
                        + REASONS.get(number % REASONS.size())
                        + ". The case that was presented under heading "
                        + number
                        + " of "
                        + symbol
                        + " shows that public money opens the door but that only firms can walk"
                        + " through it.";
        return own.containsKey(number) ? words + " " + own.get(number) : words;
    }

    private record Line(String text, boolean bold) {}

    private List<Line> blocks() {
        List<Line> blocks = new ArrayList<>();
        blocks.add(new Line("United Nations Conference on Trade and Development", true));
        blocks.add(new Line("Distr. GENERAL", false));
        blocks.add(new Line(symbol, false));
        blocks.add(new Line("14 March 2019", false));
        blocks.add(new Line("Original: ENGLISH", false));
        blocks.add(new Line("TRADE AND DEVELOPMENT BOARD", false));
        blocks.add(new Line(title.toUpperCase(java.util.Locale.ROOT), true));
        blocks.add(new Line("Report by the UNCTAD secretariat", false));
        blocks.add(new Line("CONTENTS", true));
        blocks.add(new Line("I. What was seen 1 - 15", false));
        blocks.add(new Line("II. What follows from it 16 - 30", false));
        for (int number = 1; number <= PARAGRAPHS; number++) {
            if (number == 1) {
                blocks.add(new Line("I. What was seen", true));
            }
            if (number == 16) {
                blocks.add(new Line("II. What follows from it", true));
            }
            blocks.add(new Line(number + ". " + paragraph(number), false));
            if (number == WITH_ITEMS) {
                for (int i = 0; i < ITEMS.size(); i++) {
                    blocks.add(new Line("(" + (char) ('a' + i) + ") " + ITEMS.get(i), false));
                }
            }
        }
        return blocks;
    }

    /// As plain text, a blank line between blocks.
    byte[] text() {
        var text = new StringBuilder();
        blocks().forEach(block -> text.append(block.text()).append("\n\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// As a PDF whose pages end wherever they are full, with the symbol on top and the page's
    /// number below.
    byte[] pdf() {
        PDFont plain = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
        PDFont bold = new PDType1Font(Standard14Fonts.FontName.TIMES_BOLD);
        try (var pdf = new PDDocument()) {
            pdf.getDocumentInformation().setTitle(title);
            var page = new Page(pdf, plain, symbol);
            for (Line block : blocks()) {
                page.write(block.text(), block.bold() ? bold : plain);
            }
            page.close();
            var out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Page {

        private static final float SIZE = 12;
        private static final float LEADING = 15;
        private static final float LEFT = 72;
        private static final float WIDTH = 440;
        private static final float TOP = 720;
        private static final float BOTTOM = 90;

        private final PDDocument pdf;
        private final PDFont furniture;
        private final String symbol;
        private PDPageContentStream out;
        private float y;

        Page(PDDocument pdf, PDFont furniture, String symbol) throws IOException {
            this.pdf = pdf;
            this.furniture = furniture;
            this.symbol = symbol;
            this.out = next();
        }

        private PDPageContentStream next() throws IOException {
            var page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            int number = pdf.getNumberOfPages();
            out = new PDPageContentStream(pdf, page);
            if (number > 1) {
                line(symbol, furniture, LEFT, 780);
                line(Integer.toString(number), furniture, LEFT + WIDTH / 2, 50);
            }
            y = TOP;
            return out;
        }

        void write(String text, PDFont font) throws IOException {
            var line = new StringBuilder();
            for (String word : text.split(" ")) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (font.getStringWidth(longer) / 1000 * SIZE > WIDTH) {
                    down(line.toString(), font);
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
            down(line.toString(), font);
            y -= LEADING / 2;
        }

        private void down(String text, PDFont font) throws IOException {
            if (y < BOTTOM) {
                out.close();
                out = next();
            }
            line(text, font, LEFT, y);
            y -= LEADING;
        }

        private void line(String text, PDFont font, float x, float height) throws IOException {
            out.beginText();
            out.setFont(font, SIZE);
            out.newLineAtOffset(x, height);
            out.showText(text);
            out.endText();
        }

        void close() throws IOException {
            out.close();
        }
    }
}
