package org.compendium.print;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/// A digest as a Word document, with styles, so that its headings are its outline.
final class Docx {

    private Docx() {}

    static byte[] of(Digest digest) throws IOException {
        var docx = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            styles(document);
            paragraph(document, "Name").createRun().setText(digest.name());
            paragraph(document, "Label").createRun().setText(Digest.LABEL);
            paragraph(document, "Title").createRun().setText(digest.title());
            XWPFParagraph source = paragraph(document, "Source");
            source.createRun().setText(digest.official() + " ");
            var link = source.createHyperlinkRun(digest.sourceUrl());
            link.setStyle("Hyperlink");
            link.setText(digest.sourceUrl());
            paragraph(document, "Source").createRun().setText(digest.dated());
            for (Digest.Block block : digest.blocks()) {
                switch (block) {
                    case Digest.Block.Section(int level, var title) ->
                            paragraph(document, "Heading" + (level - 1)).createRun().setText(title);
                    case Digest.Block.Prose prose -> prose(document, prose);
                }
            }
            furniture(document, digest);
            Date date = Date.from(digest.date().atStartOfDay().toInstant(ZoneOffset.UTC));
            var properties = document.getProperties().getCoreProperties();
            properties.setTitle(digest.title());
            properties.setSubjectProperty(Digest.LABEL);
            properties.setCreator("Compendium");
            properties.setCreated(Optional.of(date));
            properties.setModified(Optional.of(date));
            document.write(docx);
        }
        return dated(docx.toByteArray(), digest);
    }

    private static void styles(XWPFDocument document) throws IOException {
        try (var styles = Docx.class.getResourceAsStream("styles.xml")) {
            document.createStyles()
                    .setStyles(
                            StylesDocument.Factory.parse(Objects.requireNonNull(styles))
                                    .getStyles());
        } catch (XmlException e) {
            throw new IOException("styles.xml", e);
        }
    }

    private static XWPFParagraph paragraph(XWPFDocument document, String style) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        return paragraph;
    }

    /// The marks are text and no automatic numbers, which another program might count differently.
    private static void prose(XWPFDocument document, Digest.Block.Prose prose) {
        if (prose.mark().isEmpty()) {
            paragraph(document, "Normal").createRun().setText(prose.text());
            return;
        }
        var run = paragraph(document, "Marked" + prose.depth()).createRun();
        run.setText(prose.mark());
        run.addTab();
        run.setText(prose.text());
    }

    /// Name and label on every page but the first, which has them larger; page numbers on all.
    private static void furniture(XWPFDocument document, Digest digest) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        section.addNewTitlePg();
        var page = section.addNewPgSz();
        page.setW(11906);
        page.setH(16838);
        var margins = section.addNewPgMar();
        margins.setTop(1588);
        margins.setBottom(1474);
        margins.setLeft(1361);
        margins.setRight(1361);
        margins.setHeader(850);
        margins.setFooter(737);
        XWPFParagraph head = document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        head.setStyle("Header");
        var run = head.createRun();
        run.setText(digest.name());
        run.addTab();
        run.setText(Digest.LABEL);
        document.createHeader(HeaderFooterType.FIRST).createParagraph().setStyle("Header");
        for (var which : List.of(HeaderFooterType.FIRST, HeaderFooterType.DEFAULT)) {
            XWPFParagraph foot = document.createFooter(which).createParagraph();
            foot.setStyle("Footer");
            foot.setAlignment(ParagraphAlignment.CENTER);
            foot.createRun().setText("Page ");
            foot.getCTP().addNewFldSimple().setInstr("PAGE");
            foot.createRun().setText(" of ");
            foot.getCTP().addNewFldSimple().setInstr("NUMPAGES");
        }
    }

    /// POI writes the time of the build into the archive; this is the digest's date.
    private static byte[] dated(byte[] docx, Digest digest) throws IOException {
        var dated = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(docx));
                var out = new ZipOutputStream(dated)) {
            ZipEntry entry;
            while ((entry = in.getNextEntry()) != null) {
                var same = new ZipEntry(entry.getName());
                same.setTimeLocal(digest.date().atStartOfDay());
                out.putNextEntry(same);
                in.transferTo(out);
            }
        }
        return dated.toByteArray();
    }
}
