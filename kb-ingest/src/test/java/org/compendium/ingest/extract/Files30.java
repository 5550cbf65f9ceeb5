package org.compendium.ingest.extract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/// Makes a report of thirty numbered paragraphs as a PDF whose pages break paragraphs.
public final class Files30 {

    private static final PDFont PLAIN = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
    private static final PDFont BOLD = new PDType1Font(Standard14Fonts.FontName.TIMES_BOLD);
    private static final float LEFT = 72;
    private static final float RIGHT = 520;

    private Files30() {}

    /// What paragraph `number` says.
    public static String paragraph(int number) {
        return "Yard number "
                + number
                + " mends the nets of its harbour when storms have broken them, and keeps "
                + (number * 7)
                + " menders at work through the winter. Its owners share saws and sheds with"
                + " their neighbours; they pay for timber together and lend each other hands."
                + " The experts who came to see it wrote that trust among the owners mattered"
                + " more than money did.";
    }

    public static byte[] report() {
        return pdf(false);
    }

    public static byte[] encrypted() {
        return pdf(true);
    }

    private static byte[] pdf(boolean encrypted) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var pages = new Pages(document);
            pages.line("HB/B/COM.4/30", PLAIN, 11);
            pages.line("Distr.: General", PLAIN, 11);
            pages.line("9 June 2003", PLAIN, 11);
            pages.space();
            pages.line("THIRTY YARDS AND THEIR NETS", BOLD, 14);
            pages.space();
            pages.line("Report by the secretariat of the harbour board", PLAIN, 11);
            pages.space();
            for (int number = 1; number <= 30; number++) {
                if (number % 10 == 1) {
                    pages.space();
                    pages.line((char) ('A' + number / 10) + ". Part " + number, BOLD, 12);
                    pages.space();
                }
                pages.paragraph(number + ". " + paragraph(number));
            }
            pages.close();
            if (encrypted) {
                document.protect(
                        new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Pages {

        private final PDDocument document;
        private PDPageContentStream stream;
        private float y;
        private int number;

        Pages(PDDocument document) throws IOException {
            this.document = document;
            this.stream = page();
        }

        private PDPageContentStream page() throws IOException {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            number++;
            var fresh = new PDPageContentStream(document, page);
            print(fresh, "HB/B/COM.4/30", PLAIN, 9, number % 2 == 0 ? LEFT : 440, 800);
            print(fresh, number + "/9", PLAIN, 9, 280, 40);
            y = 760;
            return fresh;
        }

        private static void print(
                PDPageContentStream stream, String text, PDFont font, float size, float x, float y)
                throws IOException {
            stream.beginText();
            stream.setFont(font, size);
            stream.newLineAtOffset(x, y);
            stream.showText(text);
            stream.endText();
        }

        void line(String text, PDFont font, float size) throws IOException {
            if (y < 70) {
                stream.close();
                stream = page();
            }
            print(stream, text, font, size, LEFT, y);
            y -= size * 1.2f;
        }

        void space() {
            y -= 14;
        }

        void paragraph(String text) throws IOException {
            for (String line : lines(text)) {
                line(line, PLAIN, 11);
            }
            y -= 8;
        }

        private static List<String> lines(String text) throws IOException {
            List<String> lines = new ArrayList<>();
            var line = new StringBuilder();
            for (String word : text.split(" ")) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (PLAIN.getStringWidth(longer) / 1000 * 11 > RIGHT - LEFT) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
            lines.add(line.toString());
            return lines;
        }

        void close() throws IOException {
            stream.close();
        }
    }
}
