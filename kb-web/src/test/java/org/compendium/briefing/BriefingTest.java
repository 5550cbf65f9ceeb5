package org.compendium.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFootnote;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.compendium.citation.Quotation;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Kind;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.document.State;
import org.compendium.document.Symbol;
import org.compendium.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFtnEdn;
import org.w3c.dom.NodeList;

/// What is written is read back as Word reads it.
class BriefingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final String BASE = "https://compendium.example.org";
    private static final String ARABIC =
            "أوصى الاجتماع باعتماد 12 معياراً (TD/B/COM.3/19) في عام 1998.";
    private static final String CHINESE = "企业之间的信任需要时间。";
    private static final String FRENCH = "L’« économie » locale achète peu d’intrants.";
    private static final String ENGLISH = "Looms cost 5 % & <more>; \"wide\" ones\u00a0double.";

    @Test
    void each_quotation_stands_word_for_word_before_a_real_footnote_that_cites_it()
            throws IOException {
        List<Briefing.Part> parts = fourLanguages();
        try (XWPFDocument word = read(Briefing.of(parts, 0, TODAY, Wording.in("en")))) {
            List<XWPFParagraph> quotes = styled(word, "Quote");

            assertThat(quotes.stream().map(BriefingTest::ownText))
                    .containsExactly(ENGLISH, FRENCH, ARABIC, CHINESE);
            assertThat(quotes.stream().map(quote -> footnote(word, quote)))
                    .containsExactly(
                            "TD/B/TEST/1, para.\u00a07.",
                            "TD/B/TEST/2, para.\u00a07.",
                            "TD/B/TEST/3, para.\u00a07.",
                            "TD/B/TEST/4, para.\u00a07.");
        }
    }

    @Test
    void the_package_has_the_parts_that_word_needs_and_all_of_them_are_well_formed()
            throws Exception {
        byte[] file = Briefing.of(fourLanguages(), 0, TODAY, Wording.in("en"));
        Map<String, byte[]> parts = unzipped(file);

        assertThat(parts.keySet())
                .contains("word/document.xml", "word/footnotes.xml", "word/styles.xml");
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (part.getKey().endsWith(".xml") || part.getKey().endsWith(".rels")) {
                var factory = DocumentBuilderFactory.newInstance();
                factory.setNamespaceAware(true);
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(part.getValue()));
            }
        }
        for (String part : List.of("word/document.xml", "word/footnotes.xml")) {
            assertThat(strange(parts.get(part))).as(part).isEmpty();
        }
        String document = new String(parts.get("word/document.xml"), StandardCharsets.UTF_8);
        assertThat(document).contains("<w:footnoteReference").doesNotContain("vertAlign");
        try (XWPFDocument word = read(file)) {
            assertThat(word.getFootnotes().stream().map(note -> note.getCTFtnEdn().getType()))
                    .contains(STFtnEdn.SEPARATOR, STFtnEdn.CONTINUATION_SEPARATOR);
            assertThat(
                            word.getParagraphs().stream()
                                    .map(XWPFParagraph::getStyle)
                                    .filter(style -> !word.getStyles().styleExist(style)))
                    .as("styles that are used and not there")
                    .isEmpty();
        }
    }

    @Test
    void arabic_runs_from_right_to_left_and_each_language_says_what_it_is() throws IOException {
        try (XWPFDocument word = read(Briefing.of(fourLanguages(), 0, TODAY, Wording.in("en")))) {
            List<XWPFParagraph> quotes = styled(word, "Quote");
            XWPFParagraph french = quotes.get(1);
            XWPFParagraph arabic = quotes.get(2);
            XWPFParagraph chinese = quotes.get(3);

            assertThat(french.getCTP().getPPr().isSetBidi()).isFalse();
            assertThat(french.getRuns().getFirst().getLang()).isEqualTo("fr");
            assertThat(arabic.getCTP().getPPr().isSetBidi()).isTrue();
            assertThat(words(arabic))
                    .allSatisfy(run -> assertThat(lang(run).getBidi()).isEqualTo("ar"));
            assertThat(
                            words(arabic).stream()
                                    .filter(run -> properties(run).sizeOfRtlArray() > 0)
                                    .map(XWPFRun::text)
                                    .collect(Collectors.joining()))
                    .contains("أوصى الاجتماع")
                    .doesNotContain("TD/B/COM.3/19");
            assertThat(lang(chinese.getRuns().getFirst()).getEastAsia()).isEqualTo("zh-CN");
        }
    }

    @Test
    void a_digest_is_labelled_and_never_in_the_style_of_a_quotation() throws IOException {
        Briefing.Part digest =
                aPart(
                        aDocument(null, new Symbol("TD/B/COM.3/19"), "en", "On clusters"),
                        "In short.");
        try (XWPFDocument word = read(Briefing.of(List.of(digest), 0, TODAY, Wording.in("en")))) {
            assertThat(styled(word, "Quote")).isEmpty();
            assertThat(styled(word, "Digest").stream().map(BriefingTest::ownText))
                    .containsExactly("In short.");
            assertThat(texts(word, "Remark"))
                    .containsExactly(
                            "Compendium digest of TD/B/COM.3/19. This is Compendium's paraphrase, not"
                                    + " a UN text. Quote only from the official text.");
            assertThat(footnote(word, styled(word, "Digest").getFirst()))
                    .isEqualTo("Compendium digest of TD/B/COM.3/19, para.\u00a07.");
            assertThat(texts(word, "Source").getFirst())
                    .startsWith("Compendium digest of TD/B/COM.3/19: On clusters (paraphrase by");
            assertThat(texts(word, "Source").getLast())
                    .isEqualTo("Official text: https://example.org/official");
        }
    }

    @Test
    void the_sources_stand_at_the_end_once_each_with_their_permanent_addresses()
            throws IOException {
        Document document = aDocument(new Symbol("TD/B/TEST/1"), null, "en", "On looms");
        List<Briefing.Part> parts =
                List.of(aPart(document, "One."), aPart(document, "Two."), untitled());
        try (XWPFDocument word = read(Briefing.of(parts, 2, TODAY, Wording.in("en")))) {
            assertThat(texts(word, "Source"))
                    .containsExactly(
                            "Trade and Development Board, On looms, TD/B/TEST/1, 14 March 2019. "
                                    + BASE
                                    + "/id/"
                                    + document.id()
                                    + ", accessed on 26 November 2026.",
                            "Trade and Development Board, Notes, 14 March 2019. "
                                    + BASE
                                    + "/id/"
                                    + parts.getLast().document().id()
                                    + ", accessed on 26 November 2026.");
            assertThat(footnote(word, styled(word, "Quote").getLast()))
                    .isEqualTo("Trade and Development Board, Notes, 14 March 2019, para.\u00a07.");
            assertThat(texts(word, "Remark"))
                    .containsExactly(
                            "2 gathered paragraphs are no longer available and are left out.");
            assertThat(texts(word, "Note")).contains("my note");
            assertThat(texts(word, "Subtitle").getFirst()).contains("26 November 2026");
        }
    }

    @Test
    void a_briefing_speaks_the_readers_language_and_arabic_from_right_to_left() throws IOException {
        for (String language : Wording.LANGUAGES) {
            Wording words = Wording.in(Locale.forLanguageTag(language));
            try (XWPFDocument word = read(Briefing.of(fourLanguages(), 1, TODAY, words))) {
                XWPFParagraph title = styled(word, "Title").getFirst();
                assertThat(title.getText()).isEqualTo(words.of("briefing.title"));
                assertThat(title.getCTP().getPPr().isSetBidi()).isEqualTo(language.equals("ar"));
                assertThat(styled(word, "Quote").stream().map(BriefingTest::ownText))
                        .containsExactly(ENGLISH, FRENCH, ARABIC, CHINESE);
            }
        }
    }

    @Test
    void characters_that_no_xml_file_may_hold_do_not_break_it() throws IOException {
        Briefing.Part part =
                aPart(
                        aDocument(new Symbol("TD/B/TEST/1"), null, "en", "On looms"),
                        "Form\ffeed, \u0001 and half a \ud83d pair.");
        try (XWPFDocument word = read(Briefing.of(List.of(part), 0, TODAY, Wording.in("en")))) {
            assertThat(ownText(styled(word, "Quote").getFirst()))
                    .isEqualTo("Formfeed,  and half a  pair.");
        }
    }

    private static List<Briefing.Part> fourLanguages() {
        return List.of(
                aPart(aDocument(new Symbol("TD/B/TEST/1"), null, "en", "On looms"), ENGLISH),
                aPart(aDocument(new Symbol("TD/B/TEST/2"), null, "fr", "Des métiers"), FRENCH),
                aPart(aDocument(new Symbol("TD/B/TEST/3"), null, "ar", "الأنوال"), ARABIC),
                aPart(aDocument(new Symbol("TD/B/TEST/4"), null, "zh", "织机"), CHINESE));
    }

    private static Briefing.Part untitled() {
        return aPart(aDocument(null, null, "en", "Notes"), "Three.");
    }

    private static Briefing.Part aPart(Document document, String text) {
        Passage passage =
                new Passage(
                        "para_7",
                        Passage.Form.PARAGRAPH,
                        "7",
                        null,
                        new Span(0, text.length()),
                        List.of(),
                        null,
                        text,
                        null);
        return new Briefing.Part(
                document,
                BASE + "/id/" + document.id(),
                Quotation.of(document, passage, List.of(), BASE + "/cite", "my note"));
    }

    private static Document aDocument(
            @Nullable Symbol symbol, @Nullable Symbol retells, String language, String title) {
        return new Document(
                DocumentId.fresh(),
                DocumentId.fresh(),
                symbol,
                retells,
                null,
                title,
                retells == null ? Kind.STUDY : Kind.DIGEST,
                language,
                LocalDate.of(2019, 3, 14),
                "Trade and Development Board",
                1,
                true,
                false,
                State.RELEASED,
                true,
                "sender",
                1,
                "looms.pdf",
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
                retells == null ? null : "https://example.org/official",
                Instant.EPOCH);
    }

    private static XWPFDocument read(byte[] file) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(file));
    }

    private static List<XWPFParagraph> styled(XWPFDocument word, String style) {
        return word.getParagraphs().stream()
                .filter(paragraph -> style.equals(paragraph.getStyle()))
                .toList();
    }

    private static List<String> texts(XWPFDocument word, String style) {
        return styled(word, style).stream().map(XWPFParagraph::getText).toList();
    }

    private static List<XWPFRun> words(XWPFParagraph paragraph) {
        return paragraph.getRuns().stream()
                .filter(run -> run.getCTR().sizeOfFootnoteReferenceArray() == 0)
                .toList();
    }

    private static String ownText(XWPFParagraph paragraph) {
        return words(paragraph).stream().map(XWPFRun::text).collect(Collectors.joining());
    }

    private static CTRPr properties(XWPFRun run) {
        return run.getCTR().getRPr();
    }

    private static org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLanguage lang(
            XWPFRun run) {
        return properties(run).getLangArray(0);
    }

    private static String footnote(XWPFDocument word, XWPFParagraph paragraph) {
        List<String> texts = new ArrayList<>();
        for (XWPFRun run : paragraph.getRuns()) {
            for (var reference : run.getCTR().getFootnoteReferenceList()) {
                XWPFFootnote note = word.getFootnoteByID(reference.getId().intValue());
                texts.add(
                        note.getParagraphs().stream()
                                .map(XWPFParagraph::getText)
                                .collect(Collectors.joining())
                                .strip());
            }
        }
        assertThat(texts).hasSize(1);
        return texts.getFirst();
    }

    // Word refuses a file in which these are there twice, or not at the beginning.
    private static List<String> strange(byte[] xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        NodeList all =
                factory.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(xml))
                        .getElementsByTagNameNS("*", "*");
        List<String> strange = new ArrayList<>();
        Set<String> once = Set.of("rPr", "pPr", "footnoteRef", "sectPr", "lang", "rtl", "bidi");
        for (int i = 0; i < all.getLength(); i++) {
            Set<String> seen = new HashSet<>();
            NodeList children = all.item(i).getChildNodes();
            for (int j = 0; j < children.getLength(); j++) {
                String name = String.valueOf(children.item(j).getLocalName());
                boolean first = !name.equals("rPr") && !name.equals("pPr") || j == 0;
                if (once.contains(name) && !seen.add(name) || !first) {
                    strange.add(all.item(i).getLocalName() + ": " + name);
                }
            }
        }
        return strange;
    }

    private static Map<String, byte[]> unzipped(byte[] file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }
}
