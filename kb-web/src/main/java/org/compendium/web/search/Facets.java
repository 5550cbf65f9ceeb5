package org.compendium.web.search;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.compendium.search.Facet;
import org.compendium.search.Results;
import org.compendium.web.Names;

/// By what the results can be narrowed, with exact counts.
final class Facets extends Composite<Aside> {

    private static final int SHOWN = 6;
    private static final List<Facet> ORDER =
            List.of(Facet.THEME, Facet.KIND, Facet.COUNTRY, Facet.YEAR, Facet.LANGUAGE);
    private static final Comparator<Results.Value> LATEST_FIRST =
            Comparator.comparing(Results.Value::value).reversed();

    private final Names names;
    private final Consumer<Asked> go;
    private final Set<Facet> opened = EnumSet.noneOf(Facet.class);

    Facets(Names names, Consumer<Asked> go) {
        this.names = names;
        this.go = go;
        getContent().addClassName("facets");
        getContent().setId("facets");
        getContent().getElement().setAttribute("aria-label", getTranslation("facets"));
    }

    void show(Asked asked, Map<Facet, List<Results.Value>> values) {
        getContent().removeAll();
        for (Facet facet : ORDER) {
            List<Results.Value> found =
                    withChosen(asked, facet, values.getOrDefault(facet, List.of()));
            if (!found.isEmpty()) {
                getContent().add(facet(asked, facet, found));
            }
        }
    }

    // A chosen value stays even when nothing has it any more, or it could not be taken back.
    private List<Results.Value> withChosen(Asked asked, Facet facet, List<Results.Value> values) {
        List<Results.Value> all = new ArrayList<>(values);
        for (String chosen : asked.chosen().getOrDefault(facet, Set.of())) {
            if (values.stream().noneMatch(value -> value.value().equals(chosen))) {
                all.add(new Results.Value(chosen, 0));
            }
        }
        all.sort(facet == Facet.YEAR ? LATEST_FIRST : chosenThenMost(asked, facet));
        return all;
    }

    private Comparator<Results.Value> chosenThenMost(Asked asked, Facet facet) {
        Collator alphabet = Collator.getInstance(getLocale());
        return Comparator.comparing((Results.Value value) -> !asked.has(facet, value.value()))
                .thenComparing(Results.Value::count, Comparator.reverseOrder())
                .thenComparing(value -> names.value(facet, value.value(), getLocale()), alphabet);
    }

    private FieldSet facet(Asked asked, Facet facet, List<Results.Value> values) {
        FieldSet group = new FieldSet(getTranslation("facet." + facet.slug()));
        UnorderedList list = new UnorderedList();
        boolean all = opened.contains(facet) || values.size() <= SHOWN + 1;
        values.stream()
                .limit(all ? values.size() : SHOWN)
                .forEach(value -> list.add(line(asked, facet, value)));
        group.add(list);
        if (!all) {
            NativeButton more =
                    new NativeButton(getTranslation("facet.more", values.size() - SHOWN));
            more.addClassName("link");
            more.addClickListener(event -> {
                opened.add(facet);
                more.removeFromParent();
                values.stream().skip(SHOWN).forEach(value -> list.add(line(asked, facet, value)));
            });
            group.add(more);
        }
        return group;
    }

    private ListItem line(Asked asked, Facet facet, Results.Value value) {
        Checkbox box = new Checkbox(names.value(facet, value.value(), getLocale()));
        box.setValue(asked.has(facet, value.value()));
        box.addValueChangeListener(
                event -> go.accept(asked.with(facet, value.value(), event.getValue())));
        Span count = new Span(getTranslation("number", value.count()));
        count.addClassNames("count", "num");
        Span words = new Span(" " + getTranslation("facet.documents", value.count()));
        words.addClassName("vh");
        count.add(words);
        return new ListItem(box, count);
    }
}
