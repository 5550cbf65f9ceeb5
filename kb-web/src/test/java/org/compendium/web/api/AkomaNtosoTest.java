package org.compendium.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Kind;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.document.State;
import org.compendium.document.Symbol;
import org.compendium.ingest.Reading;
import org.compendium.ingest.extract.Extraction;
import org.compendium.ingest.extract.ExtractionSettings;
import org.compendium.ingest.extract.Extractor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class AkomaNtosoTest {

    private static Schema schema;

    @BeforeAll
    static void theStandard() throws SAXException {
        schema =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(AkomaNtosoTest.class.getResource("/akn/akomantoso30.xsd"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_kind_of_document_with_every_form_of_passage_is_valid(Kind kind) throws Exception {
        assertValid(AkomaNtoso.of(aDocument(kind, "TD/B/COM.3/19", "en", 1), everything()));
        assertValid(AkomaNtoso.of(aDocument(kind, null, "zh", 2), everything()));
        assertValid(AkomaNtoso.of(aDocument(kind, "A/RES/73/7", "und", 1), aResolution()));
        assertValid(AkomaNtoso.of(aDocument(kind, "S/RES/2444(2018)", "ar", 1), List.of()));
    }

    @Test
    void a_resolution_is_a_statement_with_recitals_before_its_paragraphs() throws Exception {
        var xml =
                parsed(
                        AkomaNtoso.of(
                                aDocument(Kind.RESOLUTION, "A/RES/73/7", "fr", 1), aResolution()));

        assertThat(texts(xml.getElementsByTagNameNS("*", "formula")))
                .containsExactly("The General Assembly,");
        assertThat(xml.getElementsByTagNameNS("*", "recital").getLength()).isEqualTo(2);
        assertThat(xml.getElementsByTagNameNS("*", "paragraph").getLength()).isEqualTo(2);
        assertThat(values(xml.getElementsByTagNameNS("*", "FRBRuri")))
                .containsExactly(
                        "/akn/un/statement/deliberation/unga/2018-10-29/73-7",
                        "/akn/un/statement/deliberation/unga/2018-10-29/73-7/fra@",
                        "/akn/un/statement/deliberation/unga/2018-10-29/73-7/fra@.xml");
    }

    @Test
    void a_note_stands_where_its_mark_is_printed() throws Exception {
        String xml = AkomaNtoso.of(aDocument(Kind.STUDY, null, "en", 1), everything());

        assertThat(xml)
                .contains(
                        "<p>Owners keep sheds dry<authorialNote eId=\"authorialNote_1\""
                                + " marker=\"1\" placement=\"bottom\"><p>See the report.</p>"
                                + "</authorialNote> in winter.</p>")
                .contains("<noteRef href=\"#authorialNote_1\" marker=\"1\"");
    }

    @Test
    void headings_hold_what_stands_under_them_and_tables_have_cells() throws Exception {
        var xml = parsed(AkomaNtoso.of(aDocument(Kind.STUDY, null, "en", 1), everything()));
        var inner = (org.w3c.dom.Element) xml.getElementsByTagNameNS("*", "section").item(2);

        assertThat(inner.getAttribute("eId")).isEqualTo("sec_timber");
        assertThat(((org.w3c.dom.Element) inner.getParentNode()).getAttribute("eId"))
                .isEqualTo("sec_yards");
        assertThat(texts(xml.getElementsByTagNameNS("*", "th"))).containsExactly("Yard", "Menders");
        assertThat(texts(xml.getElementsByTagNameNS("*", "td"))).containsExactly("north", "");
    }

    @Test
    void where_there_are_several_languages_each_passage_names_its_own() throws Exception {
        Document document = aDocument(Kind.STUDY, null, "en", 1);
        List<Passage> passages =
                everything().stream()
                        .map(passage ->
                                passage.eId().equals("para_2") ? passage.inLanguage("fr") : passage)
                        .toList();
        String xml = AkomaNtoso.of(document, passages);

        assertValid(xml);
        assertThat(xml)
                .contains("<paragraph eId=\"para_2\" xml:lang=\"fr\">")
                .contains("<point eId=\"para_2__item_a\" xml:lang=\"en\">");
        assertThat(AkomaNtoso.of(document, everything())).doesNotContain("xml:lang");
    }

    @Test
    void what_is_stored_keeps_its_eid() throws Exception {
        List<Passage> passages = everything();
        var xml = parsed(AkomaNtoso.of(aDocument(Kind.STUDY, null, "en", 1), passages));
        List<String> eIds = new ArrayList<>();
        NodeList all = xml.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            eIds.add(((org.w3c.dom.Element) all.item(i)).getAttribute("eId"));
        }

        assertThat(eIds).containsAll(passages.stream().map(Passage::eId).toList());
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void real_documents_are_valid(@TempDir Path work) throws Exception {
        String corpus = System.getenv("KB_CORPUS");
        assumeTrue(corpus != null, "KB_CORPUS names no folder of real documents");
        var settings =
                ExtractionSettings.in(
                        Path.of("..", "kb-ingest", "parsers", "target", "lib-tika"), work);
        int read = 0;
        try (var extractor = new Extractor(settings)) {
            for (String folder :
                    List.of(
                            "seed",
                            "un-docs-pdf-docx/pdf",
                            "un-docs-pdf-docx/docx",
                            "un-ga-resolutions")) {
                for (Path file : files(Path.of(corpus, folder))) {
                    String name = file.getFileName().toString();
                    if (extractor.extract(file, name) instanceof Extraction.Text text) {
                        Reading reading = Reading.of(text, name);
                        assertValid(AkomaNtoso.of(aDocument(reading), reading.passages()));
                        read++;
                    }
                }
            }
        }
        assertThat(read).isGreaterThan(20);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("README"))
                    .sorted()
                    .toList();
        }
    }

    private static void assertValid(String xml) throws IOException, SAXException {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
        } catch (SAXException e) {
            throw new AssertionError(e.getMessage() + "\n" + xml, e);
        }
    }

    private static org.w3c.dom.Document parsed(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> texts(NodeList nodes) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static List<String> values(NodeList nodes) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            values.add(((org.w3c.dom.Element) nodes.item(i)).getAttribute("value"));
        }
        return values;
    }

    private static List<Passage> aResolution() {
        return List.of(
                aPassage(
                        "p_1",
                        Passage.Form.TEXT,
                        null,
                        "The General Assembly,",
                        Passage.Role.PREAMBULAR,
                        List.of()),
                aPassage(
                        "p_2",
                        Passage.Form.TEXT,
                        null,
                        "Recalling its resolution 72/3,",
                        Passage.Role.PREAMBULAR,
                        List.of(new Passage.NoteMark(29, "authorialNote_1"))),
                aPassage("authorialNote_1", Passage.Form.NOTE, "1", "A/72/1.", null, List.of()),
                aPassage(
                        "p_3",
                        Passage.Form.TEXT,
                        null,
                        "Recalling also sheds,",
                        Passage.Role.PREAMBULAR,
                        List.of()),
                aPassage(
                        "para_1",
                        Passage.Form.PARAGRAPH,
                        "1",
                        "Requests sheds;",
                        Passage.Role.OPERATIVE,
                        List.of()),
                aPassage(
                        "para_2",
                        Passage.Form.PARAGRAPH,
                        "2",
                        "Decides to meet.",
                        Passage.Role.OPERATIVE,
                        List.of()),
                aPassage("p_4", Passage.Form.TEXT, null, "28th plenary meeting", null, List.of()));
    }

    private static List<Passage> everything() {
        return List.of(
                aPassage(
                        "sec_title",
                        Passage.Form.HEADING,
                        null,
                        "Yards & nets <1>",
                        null,
                        List.of()),
                aPassage(
                        "p_1",
                        Passage.Form.TEXT,
                        null,
                        "A text with \u0001 and a half \ud800.",
                        null,
                        List.of()),
                aPassage("sec_yards", Passage.Form.HEADING, null, "Yards", null, List.of()),
                under(
                        List.of("Yards"),
                        "sec_timber",
                        Passage.Form.HEADING,
                        null,
                        null,
                        "Timber",
                        null,
                        List.of()),
                under(
                        List.of("Yards", "Timber"),
                        "para_1",
                        Passage.Form.PARAGRAPH,
                        "1",
                        null,
                        "Owners keep sheds dry in winter.",
                        null,
                        List.of(new Passage.NoteMark(21, "authorialNote_1"))),
                under(
                        List.of("Yards", "Timber"),
                        "authorialNote_1",
                        Passage.Form.NOTE,
                        "1",
                        null,
                        "See the report.",
                        null,
                        List.of()),
                under(
                        List.of("Yards", "Timber"),
                        "para_2",
                        Passage.Form.PARAGRAPH,
                        "2",
                        null,
                        "There are two:\nThat is all.",
                        "That is all.",
                        List.of(new Passage.NoteMark(5, "authorialNote_1"))),
                under(
                        List.of("Yards", "Timber"),
                        "para_2__item_a",
                        Passage.Form.ITEM,
                        "2(a)",
                        "para_2",
                        "larch:",
                        null,
                        List.of()),
                under(
                        List.of("Yards", "Timber"),
                        "para_2__item_a__item_i",
                        Passage.Form.ITEM,
                        "2(a)(i)",
                        "para_2__item_a",
                        "old.",
                        null,
                        List.of()),
                under(
                        List.of("Yards", "Timber"),
                        "authorialNote_2",
                        Passage.Form.NOTE,
                        "*",
                        null,
                        "A note without a mark.",
                        null,
                        List.of()),
                under(
                        List.of("Yards", "Timber"),
                        "table_1",
                        Passage.Form.TABLE,
                        null,
                        null,
                        "Yard | Menders\nnorth | ",
                        null,
                        List.of()),
                aPassage("sec_annex-i", Passage.Form.HEADING, null, "Annex I", null, List.of()),
                under(
                        List.of("Annex I"),
                        "annex_1__para_1",
                        Passage.Form.PARAGRAPH,
                        "1",
                        null,
                        "In the annex.",
                        null,
                        List.of()),
                aPassage(
                        "item_1", Passage.Form.ITEM, null, "An item of nothing.", null, List.of()));
    }

    private static Passage aPassage(
            String eId,
            Passage.Form form,
            @Nullable String label,
            String text,
            Passage.@Nullable Role role,
            List<Passage.NoteMark> notes) {
        return new Passage(
                eId,
                form,
                label,
                null,
                new Span(0, 1),
                List.of(),
                null,
                text,
                null,
                null,
                role,
                notes,
                null);
    }

    private static Passage under(
            List<String> headings,
            String eId,
            Passage.Form form,
            @Nullable String label,
            @Nullable String parent,
            String text,
            @Nullable String closing,
            List<Passage.NoteMark> notes) {
        return new Passage(
                eId,
                form,
                label,
                3,
                new Span(0, 1),
                headings,
                parent,
                text,
                closing,
                null,
                null,
                notes,
                null);
    }

    private static Document aDocument(Reading reading) {
        Symbol symbol = reading.description().symbol();
        return aDocument(
                reading.description().kind(),
                symbol == null ? null : symbol.value(),
                reading.description().language(),
                1);
    }

    private static Document aDocument(
            Kind kind, @Nullable String symbol, String language, int version) {
        return new Document(
                DocumentId.fresh(),
                DocumentId.fresh(),
                symbol == null ? null : new Symbol(symbol),
                null,
                null,
                "Yards & nets",
                kind,
                language,
                symbol == null ? null : LocalDate.of(2018, 10, 29),
                null,
                version,
                true,
                false,
                State.RELEASED,
                true,
                "somebody",
                1,
                "yards.pdf",
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                Map.of(),
                null,
                null,
                false,
                null,
                Instant.parse("2026-11-25T12:00:00Z"));
    }
}
