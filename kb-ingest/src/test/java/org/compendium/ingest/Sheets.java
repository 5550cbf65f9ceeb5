package org.compendium.ingest;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/// Prints words at places on the pages of a PDF.
final class Sheets implements AutoCloseable {

    static final PDFont PLAIN = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
    static final PDFont BOLD = new PDType1Font(Standard14Fonts.FontName.TIMES_BOLD);

    private static final Path FONTS = Path.of("/usr/share/fonts");

    private final PDDocument document = new PDDocument();
    private PDPageContentStream page;

    Sheets() throws IOException {
        page = fresh();
    }

    private PDPageContentStream fresh() throws IOException {
        var paper = new PDPage(PDRectangle.A4);
        document.addPage(paper);
        return new PDPageContentStream(document, paper);
    }

    void turn() throws IOException {
        page.close();
        page = fresh();
    }

    /// @param top from the upper edge, in points
    /// @return where the words end
    float print(String words, PDFont font, float size, float left, float top) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(left, PDRectangle.A4.getHeight() - top);
        page.showText(words);
        page.endText();
        return left + font.getStringWidth(words) / 1000 * size;
    }

    /// A font of this machine.
    ///
    /// @return empty when it is not installed
    Optional<PDFont> font(String fileName) throws IOException {
        if (!Files.isDirectory(FONTS)) {
            return Optional.empty();
        }
        try (var files = Files.walk(FONTS)) {
            Optional<Path> found =
                    files.filter(path -> path.getFileName().toString().equals(fileName))
                            .findFirst();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            File file = found.get().toFile();
            return Optional.of(PDType0Font.load(document, file));
        }
    }

    byte[] bytes() throws IOException {
        page.close();
        try (var out = new ByteArrayOutputStream()) {
            document.save(out);
            return out.toByteArray();
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
