package org.compendium.web.search;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.compendium.document.Citations;
import org.compendium.document.Document;
import org.compendium.document.Kind;
import org.compendium.document.Passage;
import org.compendium.search.Facet;
import org.compendium.search.Results;
import org.compendium.web.Copy;
import org.compendium.web.Link;
import org.compendium.web.Names;
import org.compendium.web.News;

/// What a newcomer sees: what this is for, a field, one paragraph to show what it is made of, and
/// what there is to read about.
final class Home extends Composite<Div> {

    private static final int EXAMPLES = 4;
    private static final int THEMES = 12;
    private static final int LONGEST = 330;

    /// @param specimen one paragraph of the collection; empty when it is not held
    /// @param themes with the number of documents; empty when the index does not answer
    /// @param news empty when the index does not answer
    Home(
            SearchField field,
            Optional<Citations.Found> specimen,
            List<Results.Value> themes,
            int concepts,
            Doors doors,
            Optional<News> news,
            Names names) {
        Div start = new Div(new H1(getTranslation("home.title")), lead(), field, examples());
        Section first = new Section(start);
        first.addClassName("first");
        specimen.ifPresent(found -> first.add(specimen(found)));
        getContent().add(first, doors);
        if (!themes.isEmpty()) {
            getContent().add(themes(themes, concepts, names));
        }
        news.ifPresent(shown -> getContent().add(news(shown)));
    }

    private Component news(News news) {
        Header header =
                new Header(
                        new H2(getTranslation("home.news")),
                        new Paragraph(
                                Link.out(
                                        "api/v1/search.atom",
                                        getTranslation("themepage.new.feed"))));
        Section section = new Section(header, news.isEmpty() ? none() : news);
        section.addClassName("section");
        return section;
    }

    private Component none() {
        Paragraph none = new Paragraph(getTranslation("home.news.none") + " ");
        none.addClassName("blank");
        none.add(Link.to("contribute", getTranslation("home.news.send")));
        return none;
    }

    private Paragraph lead() {
        Paragraph lead = new Paragraph(getTranslation("home.lead"));
        lead.addClassName("lead");
        return lead;
    }

    private Component examples() {
        Span word = new Span(getTranslation("home.try"));
        word.addClassName("meta");
        Div row = new Div(word);
        row.addClassNames("link-row", "tries");
        for (int i = 1; i <= EXAMPLES; i++) {
            String words = getTranslation("home.example." + i);
            row.add(Link.to(Asked.words(words).address(), words));
        }
        return row;
    }

    private Component specimen(Citations.Found found) {
        Document document = found.document();
        Passage passage = found.passage();
        String address = Names.address(document) + '/' + passage.eId();
        Anchor big = Link.to(address, passage.label() == null ? "¶" : passage.label());
        big.addClassNames("big", "num");
        big.setAriaLabel(getTranslation("home.specimen.read", document.cite(passage)));
        Paragraph text = new Paragraph(sentences(passage.text()));
        text.addClassName("text");
        text.getElement().setAttribute("lang", document.language());
        HtmlContainer citation = new HtmlContainer("b");
        citation.setText(document.cite(passage));
        HtmlContainer caption = new HtmlContainer("figcaption", citation);
        if (document.kind() == Kind.DIGEST) {
            Span tag = new Span(getTranslation("digest.sentence"));
            tag.addClassName("meta");
            caption.add(tag);
        }
        Div links =
                new Div(
                        Link.to(address, getTranslation("home.specimen.inPlace")),
                        Copy.words(getTranslation("copy.citation"), document.cite(passage)));
        links.addClassName("link-row");
        caption.add(links);
        HtmlContainer figure = new HtmlContainer("figure", big, new Div(text, caption));
        figure.addClassName("specimen");
        figure.getElement().setAttribute("aria-label", getTranslation("home.specimen"));
        return figure;
    }

    // Whole sentences, as many as fit beside the field.
    private static String sentences(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int stop = text.lastIndexOf(". ", LONGEST);
        return stop > 0 ? text.substring(0, stop + 1) : text.substring(0, LONGEST) + "…";
    }

    private Component themes(List<Results.Value> values, int concepts, Names names) {
        OrderedList index = new OrderedList();
        index.addClassName("index");
        values.stream()
                .limit(THEMES)
                .sorted(Comparator.comparing(value -> names.theme(value.value(), getLocale())))
                .forEach(value -> {
                    Asked asked = Asked.words("").with(Facet.THEME, value.value(), true);
                    Span count = new Span(getTranslation("number", value.count()));
                    count.addClassName("count");
                    Span words = new Span(" " + getTranslation("facet.documents", value.count()));
                    words.addClassName("vh");
                    count.add(words);
                    index.add(
                            new ListItem(
                                    Link.to(
                                            asked.address(),
                                            names.theme(value.value(), getLocale())),
                                    count));
                });
        Header header =
                new Header(
                        new H2(getTranslation("nav.themes")),
                        new Paragraph(getTranslation("home.themes", concepts)),
                        new Paragraph(Link.to(Names.THEMES, getTranslation("home.themes.all"))));
        Section section = new Section(header, index);
        section.addClassName("section");
        return section;
    }
}
