package org.compendium.web.api;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.compendium.document.Document;
import org.compendium.document.Passage;
import org.jspecify.annotations.Nullable;

/// Writes a document as Akoma Ntoso 1.0 (OASIS Standard, 29 August 2018): metadata with the FRBR
/// identifiers, and the passages under their eIds.
final class AkomaNtoso {

    private static final String NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
    private static final String UNKNOWN_DATE = "0001-01-01";

    private final XMLStreamWriter xml;
    private final Document document;
    private final List<Passage> passages;

    private AkomaNtoso(XMLStreamWriter xml, Document document, List<Passage> passages) {
        this.xml = xml;
        this.document = document;
        this.passages = passages;
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
        xml.writeStartElement("doc");
        xml.writeAttribute("name", document.kind().slug());
        meta();
        xml.writeStartElement("preface");
        if (document.symbol() != null) {
            element("p", document.symbol().value());
        }
        element("p", document.title());
        xml.writeEndElement();
        xml.writeStartElement("mainBody");
        for (Passage passage : passages) {
            if (passage.parent() == null) {
                passage(passage);
            }
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void meta() throws XMLStreamException {
        String date = document.date() == null ? UNKNOWN_DATE : document.date().toString();
        String work = "/akn/un/doc/" + date + "/" + document.citeKey().replace('/', '_');
        String expression = work + "/" + document.language() + "@" + document.version();
        xml.writeStartElement("meta");
        xml.writeStartElement("identification");
        xml.writeAttribute("source", "#compendium");
        level("FRBRWork", work, date, true);
        level("FRBRExpression", expression, date, false);
        level("FRBRManifestation", expression + ".akn", date, false);
        xml.writeEndElement();
        xml.writeStartElement("references");
        xml.writeAttribute("source", "#compendium");
        empty(
                "TLCOrganization",
                "eId",
                "compendium",
                "href",
                "/ontology/organization/compendium",
                "showAs",
                "Compendium");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void level(String name, String uri, String date, boolean work)
            throws XMLStreamException {
        xml.writeStartElement(name);
        empty("FRBRthis", "value", uri + "/!main");
        empty("FRBRuri", "value", uri);
        empty("FRBRdate", "date", date, "name", "publication");
        empty("FRBRauthor", "href", "#compendium");
        if (work) {
            empty("FRBRcountry", "value", "un");
        } else if (name.equals("FRBRExpression")) {
            empty("FRBRlanguage", "language", iso3(document.language()));
        }
        xml.writeEndElement();
    }

    private static String iso3(String language) {
        try {
            return java.util.Locale.forLanguageTag(language).getISO3Language();
        } catch (java.util.MissingResourceException e) {
            return "und";
        }
    }

    private void passage(Passage passage) throws XMLStreamException {
        switch (passage.form()) {
            case HEADING -> {
                xml.writeStartElement("crossHeading");
                xml.writeAttribute("eId", passage.eId());
                xml.writeCharacters(clean(passage.text()));
                xml.writeEndElement();
            }
            case PARAGRAPH -> numbered("paragraph", passage);
            case ITEM -> numbered("point", passage);
            case TEXT, TABLE, NOTE -> {
                xml.writeStartElement("hcontainer");
                xml.writeAttribute(
                        "name", passage.form().name().toLowerCase(java.util.Locale.ROOT));
                xml.writeAttribute("eId", passage.eId());
                content(passage.text());
                xml.writeEndElement();
            }
        }
    }

    private void numbered(String element, Passage passage) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("eId", passage.eId());
        if (passage.label() != null) {
            element("num", ownNumber(passage.label()));
        }
        List<Passage> items =
                passages.stream().filter(item -> passage.eId().equals(item.parent())).toList();
        if (items.isEmpty()) {
            content(passage.text());
        } else {
            @Nullable String closing = passage.closing();
            String opening =
                    closing == null
                            ? passage.text()
                            : passage.text()
                                    .substring(0, passage.text().length() - closing.length())
                                    .strip();
            xml.writeStartElement("intro");
            element("p", opening);
            xml.writeEndElement();
            for (Passage item : items) {
                passage(item);
            }
            if (closing != null) {
                xml.writeStartElement("wrapUp");
                element("p", closing);
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

    private void content(String text) throws XMLStreamException {
        xml.writeStartElement("content");
        element("p", text);
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

    // XML 1.0 has no place for control characters, not even escaped.
    private static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
    }
}
