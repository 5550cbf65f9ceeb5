package org.compendium.web.api;

import java.io.StringWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.compendium.document.Document;
import org.compendium.document.Kind;
import org.compendium.document.Passage;
import org.compendium.document.Symbol;
import org.jspecify.annotations.Nullable;

/// Writes a document as Akoma Ntoso 1.0 (OASIS Standard, 29 August 2018): metadata with the FRBR
/// identifiers, and the passages under their eIds, as AKN4UN, its profile for the United Nations,
/// wants them.
///
/// A resolution is a `statement` whose reasons are `recitals`; everything else is a `doc`. Headings
/// are sections around what stands under them. A note stands where its mark is printed.
final class AkomaNtoso {

    private static final String NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
    private static final String UNKNOWN_DATE = "0001-01-01";

    /// The organs whose symbols begin so, as AKN4UN names them; longer beginnings first.
    private static final List<Map.Entry<String, Organ>> ORGANS =
            List.of(
                    Map.entry("A/HRC/", new Organ("unhrc", "Human Rights Council")),
                    Map.entry("A/", new Organ("unga", "General Assembly")),
                    Map.entry("S/", new Organ("unsc", "Security Council")),
                    Map.entry("E/", new Organ("ecosoc", "Economic and Social Council")),
                    Map.entry(
                            "TD/",
                            new Organ(
                                    "unctad",
                                    "United Nations Conference on Trade and Development")));

    private record Organ(String code, String name) {}

    private final XMLStreamWriter xml;
    private final Document document;
    private final List<Passage> passages;
    private final Map<String, List<Passage>> items = new HashMap<>();
    private final Map<String, Passage> notes = new LinkedHashMap<>();
    private final Set<String> marked = new HashSet<>();
    private final Set<String> written = new HashSet<>();
    private final boolean mixed;

    private AkomaNtoso(XMLStreamWriter xml, Document document, List<Passage> passages) {
        this.xml = xml;
        this.document = document;
        this.passages = passages;
        this.mixed = passages.stream().anyMatch(passage -> passage.language() != null);
        for (Passage passage : passages) {
            if (passage.parent() != null) {
                items.computeIfAbsent(passage.parent(), any -> new ArrayList<>()).add(passage);
            }
            if (passage.form() == Passage.Form.NOTE) {
                notes.put(passage.eId(), passage);
            }
            passage.notes().forEach(mark -> marked.add(mark.note()));
        }
    }

    static String of(Document document, List<Passage> passages) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            new AkomaNtoso(xml, document, passages).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory cannot fail", e);
        }
        return out.toString();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("akomaNtoso");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeStartElement(type());
        xml.writeAttribute("name", name());
        meta();
        preface();
        int body = preamble();
        xml.writeStartElement("mainBody");
        if (body == passages.size()) {
            xml.writeEmptyElement("p");
        }
        sections(passages.subList(body, passages.size()));
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private String type() {
        return document.kind() == Kind.RESOLUTION ? "statement" : "doc";
    }

    private String name() {
        return switch (document.kind()) {
            case MEETING_REPORT, SECRETARIAT_REPORT -> "report";
            default -> document.kind().slug();
        };
    }

    private void preface() throws XMLStreamException {
        xml.writeStartElement("preface");
        if (document.symbol() != null) {
            xml.writeStartElement("p");
            element("docNumber", document.symbol().value());
            xml.writeEndElement();
        }
        xml.writeStartElement("p");
        element("docTitle", document.title());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void meta() throws XMLStreamException {
        String date = document.date() == null ? UNKNOWN_DATE : document.date().toString();
        LocalDate received = document.received().atZone(ZoneOffset.UTC).toLocalDate();
        Organ organ = organ();
        String work = "/akn/un/" + type() + "/" + subtype() + "/" + organ.code() + "/" + date;
        work += "/" + number();
        String language = iso3(document.language());
        // The first version is the original; a later one is known by the day it came.
        String expression =
                work + "/" + language + "@" + (document.version() == 1 ? "" : received.toString());
        xml.writeStartElement("meta");
        xml.writeStartElement("identification");
        xml.writeAttribute("source", "#compendium");

        level("FRBRWork", work, "/!main", date, document.date() == null ? "unknown" : "work");
        author(organ.code(), "author");
        empty("FRBRcountry", "value", "un");
        empty("FRBRsubtype", "value", subtype());
        empty("FRBRnumber", "value", number());
        xml.writeEndElement();

        boolean original = document.version() == 1;
        level(
                "FRBRExpression",
                expression,
                "/!main",
                original ? date : received.toString(),
                original ? "publication" : "version");
        author(organ.code(), "author");
        empty("FRBRversionNumber", "value", Integer.toString(document.version()));
        empty("FRBRlanguage", "language", language);
        xml.writeEndElement();

        xml.writeStartElement("FRBRManifestation");
        empty("FRBRthis", "value", expression + "/!main.xml");
        empty("FRBRuri", "value", expression + ".xml");
        empty("FRBRdate", "date", received.toString(), "name", "markup");
        author("compendium", "editor");
        empty("FRBRformat", "value", "application/xml");
        xml.writeEndElement();
        xml.writeEndElement();

        xml.writeStartElement("references");
        xml.writeAttribute("source", "#compendium");
        organization("compendium", "Compendium");
        if (!organ.code().equals("compendium")) {
            organization(organ.code(), organ.name());
        }
        empty(
                "TLCRole",
                "eId",
                "author",
                "href",
                "/akn/ontology/role/un/author",
                "showAs",
                "Author");
        empty(
                "TLCRole",
                "eId",
                "editor",
                "href",
                "/akn/ontology/role/un/editor",
                "showAs",
                "Editor");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void organization(String code, String shown) throws XMLStreamException {
        empty(
                "TLCOrganization",
                "eId",
                code,
                "href",
                "/akn/ontology/organization/un/" + code,
                "showAs",
                shown);
    }

    private void author(String code, String role) throws XMLStreamException {
        empty("FRBRauthor", "href", "#" + code, "as", "#" + role);
    }

    /// Leaves the element open.
    private void level(String name, String uri, String component, String date, String event)
            throws XMLStreamException {
        xml.writeStartElement(name);
        empty("FRBRthis", "value", uri + component);
        empty("FRBRuri", "value", uri);
        empty("FRBRdate", "date", date, "name", event);
    }

    private String subtype() {
        return document.kind() == Kind.RESOLUTION ? "deliberation" : name();
    }

    private Organ organ() {
        Symbol symbol = document.symbol();
        if (symbol == null) {
            return document.kind() == Kind.DIGEST
                    ? new Organ("compendium", "Compendium")
                    : new Organ("un", document.body() == null ? "United Nations" : document.body());
        }
        return ORGANS.stream()
                .filter(organ -> symbol.key().startsWith(organ.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new Organ("un", "United Nations"));
    }

    /// "73-7" of A/RES/73/7; of other documents the symbol, else the identifier of the work.
    private String number() {
        String key = document.citeKey();
        int resolution = key.toUpperCase(Locale.ROOT).indexOf("/RES/");
        return (resolution < 0 ? key : key.substring(resolution + "/RES/".length()))
                .replace('/', '-')
                .replaceAll("\\s", "");
    }

    private static String iso3(String language) {
        try {
            String iso3 = Locale.forLanguageTag(language).getISO3Language();
            return iso3.isEmpty() ? "und" : iso3;
        } catch (MissingResourceException e) {
            return "und";
        }
    }

    /// The reasons that a resolution begins with.
    ///
    /// @return the index of the first passage after them
    private int preamble() throws XMLStreamException {
        int end = 0;
        while (end < passages.size() && reason(passages.get(end))) {
            end++;
        }
        List<Passage> reasons =
                passages.subList(0, end).stream()
                        .filter(passage -> passage.parent() == null && !tied(passage))
                        .toList();
        if (document.kind() != Kind.RESOLUTION
                || reasons.isEmpty()
                || reasons.stream().anyMatch(one -> one.form() != Passage.Form.TEXT)) {
            return 0;
        }
        xml.writeStartElement("preamble");
        xml.writeStartElement("formula");
        xml.writeAttribute("name", "enactingFormula");
        identify(reasons.getFirst());
        paragraphs(reasons.getFirst(), reasons.getFirst().text(), 0);
        xml.writeEndElement();
        if (reasons.size() > 1) {
            xml.writeStartElement("recitals");
            xml.writeAttribute("eId", "recs_1");
            for (Passage reason : reasons.subList(1, reasons.size())) {
                xml.writeStartElement("recital");
                identify(reason);
                paragraphs(reason, reason.text(), 0);
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        return end;
    }

    private boolean reason(Passage passage) {
        return passage.role() == Passage.Role.PREAMBULAR || tied(passage);
    }

    /// Whether it is written where its mark is printed.
    private boolean tied(Passage passage) {
        return passage.form() == Passage.Form.NOTE && marked.contains(passage.eId());
    }

    private void sections(List<Passage> body) throws XMLStreamException {
        Deque<String> open = new ArrayDeque<>();
        for (Passage passage : body) {
            if (passage.parent() != null || tied(passage)) {
                continue;
            }
            while (open.size() > passage.headings().size()) {
                xml.writeEndElement();
                open.pop();
            }
            if (passage.form() == Passage.Form.HEADING) {
                boolean annex = passage.eId().matches("sec_(?:annex|appendix)\\b.*");
                xml.writeStartElement(annex ? "hcontainer" : "section");
                if (annex) {
                    xml.writeAttribute("name", "annex");
                }
                identify(passage);
                xml.writeStartElement("heading");
                inline(passage, passage.text(), 0);
                xml.writeEndElement();
                open.push(passage.eId());
            } else {
                passage(passage);
            }
        }
        while (!open.isEmpty()) {
            xml.writeEndElement();
            open.pop();
        }
        for (Passage note : notes.values()) {
            if (tied(note) && !written.contains(note.eId())) {
                passage(note);
            }
        }
    }

    /// Languages are passed on to what is within: where there are several, each passage names its
    /// own.
    private void identify(Passage passage) throws XMLStreamException {
        xml.writeAttribute("eId", passage.eId());
        if (mixed) {
            xml.writeAttribute(
                    "xml", XMLConstants.XML_NS_URI, "lang", document.languageOf(passage));
        }
    }

    private void passage(Passage passage) throws XMLStreamException {
        switch (passage.form()) {
            case PARAGRAPH -> numbered("paragraph", passage);
            case ITEM -> numbered("point", passage);
            case TABLE -> table(passage);
            case HEADING, TEXT, NOTE -> {
                String name =
                        passage.role() == Passage.Role.PREAMBULAR
                                ? "recital"
                                : passage.form().name().toLowerCase(Locale.ROOT);
                xml.writeStartElement("hcontainer");
                xml.writeAttribute("name", name);
                identify(passage);
                if (passage.label() != null) {
                    element("num", passage.label());
                }
                content(passage);
                xml.writeEndElement();
            }
        }
    }

    private void numbered(String element, Passage passage) throws XMLStreamException {
        xml.writeStartElement(element);
        identify(passage);
        if (passage.label() != null) {
            element("num", ownNumber(passage.label()));
        }
        List<Passage> below = items.getOrDefault(passage.eId(), List.of());
        if (below.isEmpty()) {
            content(passage);
        } else {
            @Nullable String closing = passage.closing();
            int split = passage.text().length() - (closing == null ? 0 : closing.length());
            xml.writeStartElement("intro");
            paragraphs(passage, passage.text().substring(0, split).stripTrailing(), 0);
            xml.writeEndElement();
            for (Passage item : below) {
                passage(item);
            }
            if (closing != null) {
                xml.writeStartElement("wrapUp");
                paragraphs(passage, closing, split);
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    // Of "18(a)" the item itself prints "(a)".
    private static String ownNumber(String label) {
        int bracket = label.lastIndexOf('(');
        return bracket > 0 ? label.substring(bracket) : label;
    }

    private void table(Passage passage) throws XMLStreamException {
        xml.writeStartElement("hcontainer");
        xml.writeAttribute("name", "table");
        xml.writeStartElement("content");
        xml.writeStartElement("table");
        identify(passage);
        boolean header = passage.headed();
        int at = 0;
        for (List<String> row : passage.rows()) {
            xml.writeStartElement("tr");
            for (String cell : row) {
                xml.writeStartElement(header ? "th" : "td");
                xml.writeStartElement("p");
                inline(passage, cell, at);
                xml.writeEndElement();
                xml.writeEndElement();
                at += cell.length() + Passage.CELL.length();
            }
            at += 1 - Passage.CELL.length();
            header = false;
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void content(Passage passage) throws XMLStreamException {
        xml.writeStartElement("content");
        paragraphs(passage, passage.text(), 0);
        xml.writeEndElement();
    }

    /// Each line of a text is a paragraph of its own.
    ///
    /// @param from where the piece begins in the text of the passage
    private void paragraphs(Passage passage, String piece, int from) throws XMLStreamException {
        int at = from;
        for (String line : piece.split("\n", -1)) {
            xml.writeStartElement("p");
            inline(passage, line, at);
            xml.writeEndElement();
            at += line.length() + 1;
        }
    }

    private void inline(Passage passage, String piece, int from) throws XMLStreamException {
        int done = 0;
        for (Passage.NoteMark mark : passage.notes()) {
            int at = mark.at() - from;
            if (at < done || at > piece.length() || at == 0 && from > 0) {
                continue;
            }
            xml.writeCharacters(clean(piece.substring(done, at)));
            done = at;
            note(mark.note());
        }
        xml.writeCharacters(clean(piece.substring(done)));
    }

    private void note(String eId) throws XMLStreamException {
        Passage note = notes.get(eId);
        if (note == null) {
            return;
        }
        String marker = note.label() == null ? "" : note.label();
        if (!written.add(eId)) {
            empty("noteRef", "href", "#" + eId, "marker", marker);
            return;
        }
        xml.writeStartElement("authorialNote");
        identify(note);
        xml.writeAttribute("marker", marker);
        xml.writeAttribute("placement", "bottom");
        element("p", note.text());
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    private void empty(String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    // XML 1.0 has no place for control characters nor for halves of surrogate pairs, not even
    // escaped.
    private static String clean(String text) {
        return text.replaceAll(
                "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]",
                "");
    }
}
