package org.compendium.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Objects;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;

/// A digest as a tagged PDF with an outline.
final class Pdf {

    private Pdf() {}

    static byte[] of(Digest digest) throws IOException {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
        var pdf = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var builder =
                    new PdfRendererBuilder()
                            .usePDDocument(document)
                            .withHtmlContent(html(digest), null)
                            .usePdfUaAccessibility(true)
                            .withProducer("Compendium");
            face(builder, "LiberationSerif-Regular", "Liberation Serif", 400, FontStyle.NORMAL);
            face(builder, "LiberationSans-Regular", "Liberation Sans", 400, FontStyle.NORMAL);
            face(builder, "LiberationSans-Bold", "Liberation Sans", 700, FontStyle.NORMAL);
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
            }
            // Otherwise each build would give other bytes.
            var date = GregorianCalendar.from(digest.date().atStartOfDay(ZoneOffset.UTC));
            document.getDocumentInformation().setCreationDate(date);
            document.getDocumentInformation().setModificationDate(date);
            document.setDocumentId(digest.date().toEpochDay());
            document.save(pdf);
        }
        return pdf.toByteArray();
    }

    private static void face(
            PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
        builder.useFont(
                () -> resource("/liberation/" + file + ".ttf"), family, weight, style, true);
    }

    private static String html(Digest digest) throws IOException {
        var outline = new StringBuilder();
        var body = new StringBuilder();
        int sections = 0;
        for (Digest.Block block : digest.blocks()) {
            String text = escaped(block.text());
            switch (block) {
                case Digest.Block.Section(int level, var title) -> {
                    sections++;
                    outline.append(
                            "<bookmark name=\"%s\" href=\"#s%d\"/>".formatted(text, sections));
                    body.append("<h%d id=\"s%d\">%s</h%d>".formatted(level, sections, text, level));
                }
                case Digest.Block.Prose prose when prose.mark().isEmpty() ->
                        body.append("<p>%s</p>".formatted(text));
                case Digest.Block.Prose prose ->
                        body.append(
                                "<p class=\"in%d\"><span class=\"mark\">%s</span>%s</p>"
                                        .formatted(prose.depth(), prose.mark(), text));
            }
        }
        try (InputStream template = resource("digest.html")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{title}", escaped(digest.title()))
                    .replace("{name}", escaped(digest.name()))
                    .replace("{label}", escaped(Digest.LABEL))
                    .replace("{official}", escaped(digest.official()))
                    .replace("{sourceUrl}", escaped(digest.sourceUrl()))
                    .replace("{dated}", escaped(digest.dated()))
                    .replace("{outline}", outline)
                    .replace("{body}", body);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Pdf.class.getResourceAsStream(name), name);
    }
}
