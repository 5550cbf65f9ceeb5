package org.compendium.web.search;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Map;
import org.compendium.arrangement.Arrangements;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.Recommendations;
import org.compendium.gap.Gaps;
import org.compendium.manual.Manuals;
import org.compendium.place.Regions;
import org.compendium.theme.Themes;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.Names;

/// Ways in for a reader who does not know what to search: the broad questions, each with what is
/// held to answer it.
final class Doors extends Composite<Section> {

    /// What is counted.
    @org.springframework.stereotype.Component
    record Held(
            Entries entries,
            Recommendations recommendations,
            Manuals manuals,
            Themes themes,
            Arrangements arrangements,
            CurrentViewer current) {}

    private final Map<Entry.Type, Long> counts;

    Doors(Held held) {
        counts = held.entries().counts();
        int themes = held.themes().all().size();
        Div doors =
                new Div(
                        door(
                                "works",
                                to(Entry.Type.PRACTICE),
                                to(Entry.Type.CASE),
                                Link.to(
                                        "manuals",
                                        getTranslation(
                                                "doors.manuals", held.manuals().all().size()))),
                        door("sides", to(Entry.Type.DOSSIER)),
                        door(
                                "who",
                                to(Entry.Type.ORGANISATION),
                                Link.to(
                                        "recommendations",
                                        getTranslation(
                                                "doors.recommendations",
                                                held.recommendations().all().size())),
                                Link.to(
                                        "arrangements",
                                        getTranslation(
                                                "doors.arrangements",
                                                held.arrangements()
                                                        .count(
                                                                Arrangements.Asked.all(),
                                                                held.current().viewer())))),
                        door(
                                "gaps",
                                Link.to(
                                        "gaps",
                                        getTranslation(
                                                "doors.regions",
                                                themes,
                                                Regions.ofPack().top().size())),
                                Link.to(
                                        "gaps?columns=outcomes",
                                        getTranslation(
                                                "doors.outcomes", themes, Gaps.OUTCOMES.size())),
                                Link.to(Names.THEMES, getTranslation("doors.themes", themes))));
        doors.addClassName("doors");
        getContent().addClassName("section");
        getContent()
                .add(
                        new Header(
                                new H2(getTranslation("doors.title")),
                                new Paragraph(getTranslation("doors.what"))),
                        doors);
    }

    // Practices and cases share a page.
    private Anchor to(Entry.Type type) {
        return Link.to(
                type == Entry.Type.CASE ? Entry.Type.PRACTICE.plural() : type.plural(),
                getTranslation("doors." + type.slug(), counts.getOrDefault(type, 0L)));
    }

    private Component door(String question, Anchor... links) {
        UnorderedList list = new UnorderedList();
        for (Anchor link : links) {
            list.add(new ListItem(link));
        }
        return new Div(
                new H3(getTranslation("doors." + question)),
                new Paragraph(getTranslation("doors." + question + ".what")),
                list);
    }
}
