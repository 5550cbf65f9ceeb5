package org.compendium.web.search;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.compendium.search.CuratedKind;
import org.compendium.search.Facet;
import org.compendium.search.Results;
import org.compendium.web.Names;

/// By what the results can be narrowed, with exact counts: kinds of curated records, whose counts
/// are of records, and below them what documents have, whose counts are of documents.
final class Facets extends Composite<Aside> {

    private static final int SHOWN = 6;

    /// Of fewer years the list tells as much.
    private static final int BARS_FROM = 3;

    /// What the values at the top are part of.
    private static final String TOP = "";

    private static final List<Facet> ORDER =
            List.of(
                    Facet.THEME,
                    Facet.KIND,
                    Facet.YEAR,
                    Facet.REGION,
                    Facet.COUNTRY,
                    Facet.GROUP,
                    Facet.STAGE,
                    Facet.BODY,
                    Facet.LANGUAGE);
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

    /// @param curated how many curated records the question finds, by kind
    void show(Asked asked, Map<Facet, List<Results.Value>> values, Map<CuratedKind, Long> curated) {
        getContent().removeAll();
        List<CuratedKind> kinds =
                Arrays.stream(CuratedKind.values())
                        .filter(kind -> curated.containsKey(kind) || asked.curated().contains(kind))
                        .toList();
        if (!kinds.isEmpty()) {
            getContent().add(curated(asked, kinds, curated));
            Paragraph documents = new Paragraph(getTranslation("facets.documents"));
            documents.addClassName("apart");
            getContent().add(documents);
        }
        for (Facet facet : ORDER) {
            List<Results.Value> found =
                    withChosen(asked, facet, values.getOrDefault(facet, List.of()));
            if (!found.isEmpty()) {
                getContent().add(facet(asked, facet, found));
            }
        }
    }

    private FieldSet curated(Asked asked, List<CuratedKind> kinds, Map<CuratedKind, Long> counts) {
        UnorderedList list = new UnorderedList();
        for (CuratedKind kind : kinds) {
            Checkbox box = new Checkbox(getTranslation("curated.box." + kind.slug()));
            box.setValue(asked.curated().contains(kind));
            box.addValueChangeListener(event -> go.accept(asked.with(kind, event.getValue())));
            long count = counts.getOrDefault(kind, 0L);
            list.add(new ListItem(box, count(count, "curated.records")));
        }
        FieldSet group = new FieldSet(getTranslation("facet.curated"), list);
        group.addClassName("of-curated");
        return group;
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
        if (facet == Facet.YEAR) {
            bars(asked, values).ifPresent(group::add);
        }
        UnorderedList list = new UnorderedList();
        Map<String, List<Results.Value>> below = below(facet, values);
        List<Results.Value> top = below.getOrDefault(TOP, List.of());
        boolean all = opened.contains(facet) || top.size() <= SHOWN + 1;
        top.stream()
                .limit(all ? top.size() : SHOWN)
                .forEach(value -> list.add(line(asked, facet, value, below)));
        group.add(list);
        if (!all) {
            NativeButton more = new NativeButton(getTranslation("facet.more", top.size() - SHOWN));
            more.addClassName("link");
            more.addClickListener(event -> {
                opened.add(facet);
                more.removeFromParent();
                top.stream()
                        .skip(SHOWN)
                        .forEach(value -> list.add(line(asked, facet, value, below)));
            });
            group.add(more);
        }
        return group;
    }

    private Optional<YearBars> bars(Asked asked, List<Results.Value> values) {
        List<Results.Value> years =
                values.stream().filter(value -> value.value().matches("\\d{4}")).toList();
        if (years.size() < BARS_FROM) {
            return Optional.empty();
        }
        return Optional.of(
                new YearBars(
                        years,
                        year -> asked.has(Facet.YEAR, year),
                        (chosen, wanted) -> go.accept(asked.with(Facet.YEAR, chosen, wanted))));
    }

    // A value stands below the one it is part of, where that was found as well.
    private Map<String, List<Results.Value>> below(Facet facet, List<Results.Value> values) {
        Set<String> found = values.stream().map(Results.Value::value).collect(Collectors.toSet());
        Map<String, List<Results.Value>> below = new HashMap<>();
        for (Results.Value value : values) {
            String above = names.above(facet, value.value()).filter(found::contains).orElse(TOP);
            below.computeIfAbsent(above, any -> new ArrayList<>()).add(value);
        }
        return below;
    }

    private ListItem line(
            Asked asked, Facet facet, Results.Value value, Map<String, List<Results.Value>> below) {
        String name = names.value(facet, value.value(), getLocale());
        Checkbox box = new Checkbox(name);
        box.setValue(asked.has(facet, value.value()));
        box.addValueChangeListener(
                event -> go.accept(asked.with(facet, value.value(), event.getValue())));
        Span count = count(value.count(), "facet.documents");
        List<Results.Value> narrower = below.getOrDefault(value.value(), List.of());
        if (narrower.isEmpty()) {
            return new ListItem(box, count);
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("narrower");
        narrower.forEach(one -> list.add(line(asked, facet, one, below)));
        boolean open = chosenBelow(asked, facet, value.value(), below);
        return new ListItem(box, toggle(name, list, open), count, list);
    }

    private Span count(long number, String ofWhat) {
        Span count = new Span(getTranslation("number", number));
        count.addClassNames("count", "num");
        Span words = new Span(" " + getTranslation(ofWhat, number));
        words.addClassName("vh");
        count.add(words);
        return count;
    }

    private NativeButton toggle(String name, UnorderedList list, boolean open) {
        NativeButton toggle = new NativeButton();
        toggle.addClassNames("link", "toggle");
        toggle.getElement().setAttribute("aria-label", getTranslation("facet.narrower", name));
        show(toggle, list, open);
        toggle.addClickListener(event -> show(toggle, list, !list.isVisible()));
        return toggle;
    }

    private static void show(NativeButton toggle, UnorderedList list, boolean open) {
        list.setVisible(open);
        toggle.setText(open ? "−" : "+");
        toggle.getElement().setAttribute("aria-expanded", Boolean.toString(open));
    }

    private static boolean chosenBelow(
            Asked asked, Facet facet, String value, Map<String, List<Results.Value>> below) {
        return below.getOrDefault(value, List.of()).stream()
                .anyMatch(one ->
                        asked.has(facet, one.value())
                                || chosenBelow(asked, facet, one.value(), below));
    }
}
