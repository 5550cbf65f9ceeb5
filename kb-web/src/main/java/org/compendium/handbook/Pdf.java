package org.compendium.handbook;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.compendium.manual.Composition;

/// A tagged PDF with an outline, for those who cannot see the page too.
final class Pdf {

    private Pdf() {}

    static byte[] of(Handbook book) throws IOException {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
        var pdf = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var builder =
                    new PdfRendererBuilder()
                            .usePDDocument(document)
                            .withHtmlContent(html(book), null)
                            .usePdfUaAccessibility(true)
                            .withProducer("Compendium");
            face(builder, "LiberationSerif-Regular", "Liberation Serif", 400);
            face(builder, "LiberationSerif-Bold", "Liberation Serif", 700);
            face(builder, "LiberationSans-Regular", "Liberation Sans", 400);
            face(builder, "LiberationSans-Bold", "Liberation Sans", 700);
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
            }
            describe(document, book);
            // Otherwise each moment would give other bytes.
            var date = GregorianCalendar.from(book.date().atStartOfDay(ZoneOffset.UTC));
            document.getDocumentInformation().setCreationDate(date);
            document.getDocumentInformation().setModificationDate(date);
            document.setDocumentId(book.date().toEpochDay());
            document.save(pdf);
        }
        return pdf.toByteArray();
    }

    /// Says of every link in words where it leads, which PDF/UA-1 (7.18.5) asks for and the
    /// renderer leaves out: a citation as it is cited, another address as it is, a place in the
    /// file by the words of the link.
    private static void describe(PDDocument document, Handbook book) throws IOException {
        Map<String, String> cited = new HashMap<>();
        for (Handbook.Work work : book.works()) {
            book.cited(work.symbol()).forEach(one -> cited.put(one.url(), one.full()));
        }
        for (PDPage page : document.getPages()) {
            List<PDAnnotationLink> within = new ArrayList<>();
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link) {
                    if (link.getAction() instanceof PDActionURI uri) {
                        link.setContents(cited.getOrDefault(uri.getURI(), uri.getURI()));
                    } else {
                        within.add(link);
                    }
                }
            }
            describe(page, within);
        }
    }

    private static void describe(PDPage page, List<PDAnnotationLink> within) throws IOException {
        PDFTextStripperByArea words = new PDFTextStripperByArea();
        float top = page.getMediaBox().getUpperRightY();
        for (int i = 0; i < within.size(); i++) {
            PDRectangle at = within.get(i).getRectangle();
            words.addRegion(
                    "link" + i,
                    new Rectangle2D.Float(
                            at.getLowerLeftX(),
                            top - at.getUpperRightY(),
                            at.getWidth(),
                            at.getHeight()));
        }
        words.extractRegions(page);
        for (int i = 0; i < within.size(); i++) {
            within.get(i)
                    .setContents(words.getTextForRegion("link" + i).strip().replace('\n', ' '));
        }
    }

    private static void face(PdfRendererBuilder builder, String file, String family, int weight) {
        builder.useFont(
                () ->
                        Objects.requireNonNull(
                                Pdf.class.getResourceAsStream("/liberation/" + file + ".ttf"),
                                file),
                family,
                weight,
                FontStyle.NORMAL,
                true);
    }

    private static String html(Handbook book) {
        Markup markup = Markup.onOnePage(book);
        StringBuilder outline = new StringBuilder();
        StringBuilder body = new StringBuilder();
        for (Composition.Part part : book.composition().parts()) {
            bookmark(outline, part.chapter().title(), Markup.chapterId(part.chapter().id()));
            body.append(markup.chapter(part));
        }
        if (!book.works().isEmpty()) {
            bookmark(outline, book.labels().of("works"), "#works");
        }
        if (!book.glossary().isEmpty()) {
            bookmark(outline, book.labels().of("glossary"), "#glossary");
        }
        return """
        <html lang="%s">
        <head>
        <title>%s</title>
        <meta name="author" content="Compendium"/>
        <meta name="subject" content="%s"/>
        <meta name="description" content="%s"/>
        <bookmarks>%s</bookmarks>
        <style>
        %s</style>
        </head>
        <body>
        <div id="name">%s</div>
        <div id="label">%s</div>
        %s%s%s
        </body>
        </html>
        """
                .formatted(
                        book.manual().language(),
                        Markup.escaped(book.manual().title()),
                        Markup.escaped(book.labels().disclaimer()),
                        Markup.escaped(book.manual().summary()),
                        outline,
                        Markup.resource("print.css"),
                        Markup.escaped(book.manual().title()),
                        Markup.escaped(book.labels().disclaimer()),
                        markup.front(),
                        body,
                        markup.back());
    }

    private static void bookmark(StringBuilder outline, String name, String address) {
        outline.append(
                "<bookmark name=\"%s\" href=\"%s\"/>".formatted(Markup.escaped(name), address));
    }
}
