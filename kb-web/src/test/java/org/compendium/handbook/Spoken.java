package org.compendium.handbook;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/// A tagged PDF as a screen reader reads it: in the order of its structure.
final class Spoken {

    private static final List<String> BLOCKS = List.of("P", "H1", "H2", "H3", "LI");

    private final Map<COSDictionary, Map<Integer, String>> marked = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private Spoken() {}

    static String text(PDDocument pdf) throws IOException {
        Spoken spoken = new Spoken();
        for (PDPage page : pdf.getPages()) {
            PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
            extractor.processPage(page);
            Map<Integer, String> ofPage = new HashMap<>();
            extractor.getMarkedContents().forEach(content -> collect(content, ofPage));
            spoken.marked.put(page.getCOSObject(), ofPage);
        }
        spoken.read(pdf.getDocumentCatalog().getStructureTreeRoot(), null);
        return spoken.text.toString();
    }

    private static void collect(PDMarkedContent content, Map<Integer, String> ofPage) {
        StringBuilder words = new StringBuilder();
        for (Object one : content.getContents()) {
            if (one instanceof TextPosition letter) {
                words.append(letter.getUnicode());
            } else if (one instanceof PDMarkedContent inner) {
                collect(inner, ofPage);
            }
        }
        if (content.getMCID() >= 0) {
            ofPage.merge(content.getMCID(), words.toString(), String::concat);
        }
    }

    private void read(PDStructureNode node, @Nullable PDPage page) {
        for (Object kid : node.getKids()) {
            switch (kid) {
                case PDStructureElement element -> {
                    if (BLOCKS.contains(element.getStructureType())) {
                        text.append('\n');
                    }
                    read(element, element.getPage() == null ? page : element.getPage());
                }
                case PDMarkedContentReference reference ->
                        say(
                                reference.getPage() == null ? page : reference.getPage(),
                                reference.getMCID());
                case Integer id -> say(page, id);
                // A reference to an annotation says nothing that its words do not say.
                default -> {}
            }
        }
    }

    private void say(@Nullable PDPage page, int id) {
        if (page != null) {
            text.append(marked.get(page.getCOSObject()).getOrDefault(id, ""));
        }
    }
}
