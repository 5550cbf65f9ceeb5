package org.compendium.web.api;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.compendium.alert.Match;
import org.compendium.citation.Source;
import org.compendium.document.Document;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.search.Newest;
import org.compendium.search.Results;
import org.compendium.search.SearchAddress;
import org.compendium.wording.Wording;
import org.springframework.web.util.HtmlUtils;

/// Documents as the entries of a feed, by RFC 4287. What is written depends on nothing but the
/// documents and the question, so that an unchanged feed is the same to the byte.
record Feed(SearchAddress asked, Wording words, String base, Match match) {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    String write(List<Newest.Arrival> arrivals) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", words.language());
            String search = asked.toString();
            String question = search.isEmpty() ? "" : "?" + search;
            element(xml, "id", base + "/api/v1/search.atom" + question);
            element(xml, "title", words.of("feed.title", match.described(asked, words)));
            element(xml, "subtitle", words.of("feed.subtitle"));
            element(xml, "updated", updated(arrivals).toString());
            link(xml, "self", base + "/api/v1/search.atom" + question, "application/atom+xml");
            link(xml, "alternate", base + "/search" + question, "text/html");
            xml.writeStartElement("author");
            element(xml, "name", "Compendium");
            xml.writeEndElement();
            for (Newest.Arrival arrival : arrivals) {
                entry(xml, arrival);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A feed could not be written", e);
        }
        return out.toString();
    }

    /// When the newest of them became visible, in whole seconds; the beginning of time for none.
    static Instant updated(List<Newest.Arrival> arrivals) {
        return arrivals.stream()
                .map(Newest.Arrival::since)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH)
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private void entry(XMLStreamWriter xml, Newest.Arrival arrival) throws XMLStreamException {
        Document document = arrival.document();
        String since = arrival.since().truncatedTo(ChronoUnit.SECONDS).toString();
        String address = base + "/id/" + document.id();
        xml.writeStartElement("entry");
        element(xml, "id", address);
        xml.writeStartElement("title");
        xml.writeAttribute("xml:lang", document.language());
        xml.writeCharacters(plain(title(document)));
        xml.writeEndElement();
        element(xml, "updated", since);
        element(xml, "published", since);
        link(xml, "alternate", address, "text/html");
        String body = document.retells() != null ? "Compendium" : document.body();
        if (body != null && !body.isBlank()) {
            xml.writeStartElement("author");
            element(xml, "name", body);
            xml.writeEndElement();
        }
        category(xml, "kind", document.kind().slug());
        for (String theme : document.themes()) {
            category(xml, "theme", theme);
        }
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(plain(content(arrival)));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String title(Document document) {
        return document.symbol() == null
                ? Source.title(document)
                : document.symbol() + ": " + document.title();
    }

    private String content(Newest.Arrival arrival) {
        Document document = arrival.document();
        StringBuilder html = new StringBuilder();
        if (document.retells() != null) {
            html.append("<p>").append(escaped(words.of("paraphrase"))).append("</p>");
        }
        html.append("<p>")
                .append(escaped(String.join(" · ", match.why(asked, document, words))))
                .append("</p>");
        for (Results.Found found : arrival.passages()) {
            Passage passage = found.passage();
            html.append("<blockquote lang=\"")
                    .append(escaped(document.languageOf(passage)))
                    .append("\" dir=\"auto\"><p>")
                    .append(marked(passage.text(), found.highlights()))
                    .append("</p><p><a href=\"")
                    .append(escaped(base + Addresses.reader(document, passage)))
                    .append("\">")
                    .append(escaped(document.cite(passage)))
                    .append("</a></p></blockquote>");
        }
        return html.toString();
    }

    private static String marked(String text, List<Span> found) {
        StringBuilder html = new StringBuilder();
        int done = 0;
        for (Span range : found) {
            int start = Math.max(done, range.start());
            int end = Math.min(text.length(), range.end());
            if (start < end) {
                html.append(escaped(text.substring(done, start)))
                        .append("<mark>")
                        .append(escaped(text.substring(start, end)))
                        .append("</mark>");
                done = end;
            }
        }
        return html.append(escaped(text.substring(done))).toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(plain(text));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String address, String type)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", address);
    }

    private void category(XMLStreamWriter xml, String scheme, String term)
            throws XMLStreamException {
        xml.writeEmptyElement("category");
        xml.writeAttribute("scheme", base + "/search?" + scheme + "=");
        xml.writeAttribute("term", term);
    }

    // Without the characters that XML cannot hold.
    private static String plain(String text) {
        return text.replaceAll(
                "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "");
    }
}
