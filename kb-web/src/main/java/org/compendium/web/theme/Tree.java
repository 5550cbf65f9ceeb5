package org.compendium.web.theme;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.compendium.theme.Concept;
import org.compendium.web.Link;
import org.compendium.web.Names;

/// The thesaurus as nested lists. Each branch opens by a button of its own, so that a concept is a
/// plain link to a reader with a mouse, a keyboard or a screen reader.
final class Tree extends Composite<Nav> {

    private static final String TOP = "";

    private final Map<String, List<Concept>> below = new HashMap<>();
    private final Map<String, Long> counts;
    private final Names names;

    /// @param counts documents by slug
    /// @param open slugs of the branches that are open
    /// @param here the slug of the concept on show; empty when there is none
    Tree(
            List<Concept> concepts,
            Map<String, Long> counts,
            Names names,
            Set<String> open,
            String here) {
        this.counts = counts;
        this.names = names;
        concepts.forEach(concept ->
                below.computeIfAbsent(
                                Optional.ofNullable(concept.broader()).orElse(TOP),
                                key -> new java.util.ArrayList<>())
                        .add(concept));
        below.values().forEach(list -> list.sort(Comparator.comparing(this::label)));
        getContent().addClassName("tree");
        getContent().setAriaLabel(getTranslation("themes.tree"));
        getContent().add(list(TOP, open, here));
    }

    private String label(Concept concept) {
        return names.theme(concept.id(), getLocale());
    }

    private UnorderedList list(String broader, Set<String> open, String here) {
        UnorderedList list = new UnorderedList();
        below.getOrDefault(broader, List.of())
                .forEach(concept -> list.add(branch(concept, open, here)));
        return list;
    }

    private ListItem branch(Concept concept, Set<String> open, String here) {
        Anchor link = Link.to(Names.THEMES + "/" + concept.id(), label(concept));
        if (concept.id().equals(here)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        Div row = new Div();
        row.addClassName("row");
        ListItem item = new ListItem(row);
        if (below.containsKey(concept.id())) {
            UnorderedList narrower = list(concept.id(), open, here);
            narrower.setId("below-" + concept.id());
            row.add(opener(concept, narrower, open.contains(concept.id())));
            item.add(narrower);
        } else {
            Span gap = new Span();
            gap.addClassName("opener");
            row.add(gap);
        }
        row.add(link, count(concept));
        return item;
    }

    private NativeButton opener(Concept concept, UnorderedList narrower, boolean open) {
        NativeButton opener = new NativeButton();
        opener.addClassName("opener");
        opener.getElement()
                .setAttribute("aria-label", getTranslation("themes.narrower.of", label(concept)));
        opener.getElement().setAttribute("aria-controls", "below-" + concept.id());
        show(opener, narrower, open);
        opener.addClickListener(event -> show(opener, narrower, !narrower.isVisible()));
        return opener;
    }

    private static void show(NativeButton opener, UnorderedList narrower, boolean open) {
        narrower.setVisible(open);
        opener.getElement().setAttribute("aria-expanded", Boolean.toString(open));
    }

    private Component count(Concept concept) {
        Long documents = counts.get(concept.id());
        Span count = new Span(getTranslation("number", documents == null ? 0 : documents));
        count.addClassNames("count", "num");
        Span words =
                new Span(
                        " " + getTranslation("facet.documents", documents == null ? 0 : documents));
        words.addClassName("vh");
        count.add(words);
        return count;
    }
}
