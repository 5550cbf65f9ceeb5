package org.compendium.web.reader;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import org.compendium.curated.Entry;
import org.compendium.document.Document;
import org.compendium.document.Documents;
import org.compendium.document.Passage;
import org.compendium.document.PassageRef;
import org.compendium.document.Reference;
import org.compendium.document.References;
import org.compendium.search.Similar;
import org.compendium.web.Byline;
import org.compendium.web.Claim;
import org.compendium.web.Evidence;
import org.compendium.web.Excerpt;
import org.compendium.web.Link;
import org.compendium.web.Names;
import org.jspecify.annotations.Nullable;

/// What stands on the paragraph that is open, and what it is about.
final class Rail extends Composite<Aside> {

    static final String ID = "evidence";

    private static final int OPEN = 4;

    private static final int CITING = 8;

    /// Characters of a similar passage.
    private static final int LIKE = 240;

    private final Names names;
    private final Documents documents;

    Rail(Names names, Documents documents) {
        this.names = names;
        this.documents = documents;
        getContent().addClassName("rail");
        getContent().setId(ID);
        getContent().getElement().setAttribute("tabindex", "-1");
    }

    /// Takes the focus, after what had it went away.
    void attend() {
        getContent().getElement().callJsFunction("focus");
    }

    /// A claim and the record that makes it.
    record Standing(String record, Evidence.Weighed claim) {}

    /// @param themes slugs of what the passage shows
    /// @param adding where a curator can add a theme; null for readers
    /// @param stale in words; empty when the claims are fresh
    void paragraph(
            Passage passage,
            List<Standing> claims,
            List<String> themes,
            @Nullable AddTheme adding,
            String stale) {
        getContent().removeAll();
        String label = passage.label();
        Paragraph head = new Paragraph(getTranslation("rail.about") + " ");
        head.addClassName("rail-h");
        if (label == null) {
            head.setText(getTranslation("rail.about.passage"));
            getContent()
                    .getElement()
                    .setAttribute("aria-label", getTranslation("rail.about.passage"));
        } else {
            Span number = new Span(label);
            number.addClassNames("cite-n", "num");
            head.add(number);
            getContent()
                    .getElement()
                    .setAttribute("aria-label", getTranslation("rail.label", label));
        }
        getContent().add(head);
        Section standing = section(getTranslation("rail.claims"), claims.size());
        if (claims.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("rail.claims.none"));
            none.addClassName("blank");
            standing.add(none);
        }
        Div folded = new Div();
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = new Claim(claims.get(i).claim(), claims.get(i).record());
            if (i < OPEN || claims.size() == OPEN + 1) {
                standing.add(claim);
            } else {
                folded.add(claim);
            }
        }
        if (folded.getComponentCount() > 0) {
            standing.add(
                    new NativeDetails(
                            getTranslation("facet.more", folded.getComponentCount()), folded));
        }
        getContent().add(standing);
        if (!themes.isEmpty()) {
            getContent().add(themes(themes));
        }
        if (adding != null) {
            getContent().add(adding);
        }
        if (!claims.isEmpty() && !stale.isEmpty()) {
            Paragraph line = new Paragraph(stale);
            line.addClassNames("tiny", "stale");
            getContent().add(line);
        }
    }

    /// For curators: entries that begin with the open passage.
    void begin(PassageRef passage) {
        Div row = new Div();
        row.addClassName("link-row");
        for (Entry.Type type : List.of(Entry.Type.PRACTICE, Entry.Type.CASE)) {
            row.add(
                    Link.to(
                            "drafts/new?"
                                    + QueryParameters.simple(
                                                    Map.of(
                                                            "kind",
                                                            type.slug(),
                                                            "from",
                                                            passage.toString()))
                                            .getQueryString(),
                            getTranslation("rail.begin." + type.slug())));
        }
        getContent().add(row);
    }

    /// Nothing is open: what the whole document is about.
    ///
    /// @param adding where a curator can add a theme; null for readers
    void document(Document document, ThemeReasons themes, @Nullable AddTheme adding) {
        getContent().removeAll();
        getContent().getElement().setAttribute("aria-label", getTranslation("rail.document"));
        Paragraph head = new Paragraph(getTranslation("rail.document"));
        head.addClassName("rail-h");
        getContent().add(head);
        getContent().add(themes);
        if (adding != null) {
            getContent().add(adding);
        }
        if (!document.countries().isEmpty()) {
            Section section = section(getTranslation("facet.country"), -1);
            section.add(
                    new Paragraph(
                            String.join(
                                    ", ",
                                    document.countries().stream()
                                            .map(code -> names.country(code, getLocale()))
                                            .toList())));
            getContent().add(section);
        }
        if (!document.regions().isEmpty()) {
            Section section = section(getTranslation("rail.regions"), -1);
            section.add(
                    new Paragraph(
                            String.join(
                                    ", ",
                                    document.regions().stream()
                                            .map(code -> names.region(code, getLocale()))
                                            .toList())));
            getContent().add(section);
        }
        Paragraph hint = new Paragraph(getTranslation("rail.hint"));
        hint.addClassNames("tiny", "stale");
        getContent().add(hint);
    }

    /// Adds who cites what is shown above; nothing when nobody does.
    ///
    /// @param total of the documents that cite, of which some are given
    void citedBy(List<References.Citing> citing, int total) {
        if (citing.isEmpty()) {
            return;
        }
        Map<Documents.Place, Passage> passages =
                documents.passages(
                        citing.stream()
                                .flatMap(one ->
                                        one.references().stream()
                                                .map(reference -> place(one, reference)))
                                .distinct()
                                .toList());
        Section section = section(getTranslation("rail.citedBy"), total);
        UnorderedList list = new UnorderedList();
        UnorderedList folded = new UnorderedList();
        for (References.Citing one : citing) {
            boolean fold = list.getComponentCount() >= CITING && citing.size() > CITING + 1;
            (fold ? folded : list).add(citing(one, passages));
        }
        section.add(list);
        if (folded.getComponentCount() > 0) {
            section.add(
                    new NativeDetails(
                            getTranslation("facet.more", total - list.getComponentCount()),
                            folded));
        }
        section.addClassName("cited-by");
        getContent().add(section);
    }

    /// Adds who else says what the open paragraph says; nothing when nobody does.
    void alsoSaid(List<Similar.Like> others) {
        if (others.isEmpty()) {
            return;
        }
        Section section = section(getTranslation("rail.alsoSaid"), -1);
        UnorderedList list = new UnorderedList();
        for (Similar.Like one : others) {
            Document document = one.document();
            Passage passage = one.passage();
            Anchor link =
                    Link.to(Names.address(document) + '/' + passage.eId(), document.cite(passage));
            link.getElement().setAttribute("dir", "auto");
            Paragraph text = new Paragraph(Excerpt.of(passage.text(), List.of(), LIKE).text());
            text.addClassName("tiny");
            text.getElement().setAttribute("lang", document.languageOf(passage));
            text.getElement().setAttribute("dir", "auto");
            list.add(new ListItem(link, text));
        }
        section.add(list);
        section.addClassName("also-said");
        getContent().add(section);
    }

    private ListItem citing(References.Citing one, Map<Documents.Place, Passage> passages) {
        Document document = one.document();
        ListItem item = new ListItem();
        Anchor whole = Link.to(Names.address(document), "");
        if (document.symbol() != null) {
            whole.add(Byline.symbol(document.symbol().value()));
        } else {
            whole.setText(document.citedAs());
        }
        item.add(whole);
        one.references().stream()
                .map(Reference::eId)
                .distinct()
                .limit(CITING)
                .forEach(eId -> {
                    Passage passage = passages.get(new Documents.Place(document.id(), eId));
                    if (passage != null && passage.label() != null) {
                        Anchor link =
                                Link.to(
                                        Names.address(document) + '/' + eId,
                                        getTranslation("rail.citedBy.para", passage.label()));
                        item.add(new Text(", "), link);
                    }
                });
        return item;
    }

    private static Documents.Place place(References.Citing one, Reference reference) {
        return new Documents.Place(one.document().id(), reference.eId());
    }

    private Component themes(List<String> themes) {
        Section section = section(getTranslation("rail.themes"), -1);
        UnorderedList list = new UnorderedList();
        themes.forEach(theme ->
                list.add(
                        new ListItem(
                                Link.to(
                                        Names.THEMES + "/" + theme,
                                        names.theme(theme, getLocale())))));
        section.add(list);
        return section;
    }

    private static Section section(String title, int count) {
        H2 heading = new H2(title);
        heading.addClassName("label");
        if (count >= 0) {
            Span number = new Span(" " + count);
            number.addClassName("count");
            heading.add(number);
        }
        return new Section(heading);
    }
}
