package org.compendium.web.search;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.compendium.curated.Entry;
import org.compendium.search.CuratedSearch;
import org.compendium.web.Link;
import org.compendium.web.Written;

/// What is curated about a question, above the documents: how many entries of each kind, and the
/// best of them.
final class CuratedHits extends Composite<Section> {

    private static final int BEST = 3;

    private final CuratedSearch search;

    CuratedHits(CuratedSearch search) {
        this.search = search;
        getContent().addClassName("curated");
    }

    void show(Asked asked) {
        getContent().removeAll();
        List<Entry> found = search.find(asked.words(), asked.chosen());
        getContent().setVisible(!found.isEmpty());
        if (found.isEmpty()) {
            return;
        }
        Paragraph kinds =
                new Paragraph(
                        Arrays.stream(Entry.Type.values())
                                .map(type -> kind(type, found))
                                .filter(kind -> !kind.isEmpty())
                                .collect(Collectors.joining(" · ")));
        kinds.addClassName("meta");
        getContent().add(new H2(getTranslation("curated.title")), kinds, list(found, 0, BEST));
        if (found.size() > BEST) {
            getContent()
                    .add(
                            new NativeDetails(
                                    getTranslation("curated.more", found.size() - BEST),
                                    list(found, BEST, found.size())));
        }
    }

    private String kind(Entry.Type type, List<Entry> found) {
        long count = found.stream().filter(entry -> entry.type() == type).count();
        return count == 0 ? "" : getTranslation("curated.count." + type.slug(), count);
    }

    private Component list(List<Entry> found, int from, int to) {
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        found.subList(from, Math.min(to, found.size()))
                .forEach(entry -> {
                    Anchor link = Written.inEnglish(Link.to(entry.address(), entry.title()));
                    Span kind = new Span(getTranslation("curated.kind." + entry.type().slug()));
                    kind.addClassName("meta");
                    list.add(new ListItem(link, new Span(" "), kind));
                });
        return list;
    }
}
