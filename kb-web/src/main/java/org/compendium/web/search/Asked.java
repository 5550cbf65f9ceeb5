package org.compendium.web.search;

import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.compendium.search.CuratedKind;
import org.compendium.search.Expanding;
import org.compendium.search.Facet;
import org.compendium.search.Query;

/// What the address of the search page asks: `?q=trust&theme=clusters&theme=networks&page=1`.
///
/// @param curated kinds of curated records, as in `?curated=manual`; they narrow these records and
///   not the documents
/// @param expanding as in `?expand=false`, `?without=theme:clusters`, `?narrower=theme:clusters`
/// @param page the last one shown, from 0; those before it are shown too
record Asked(
        String words,
        Map<Facet, Set<String>> chosen,
        Set<CuratedKind> curated,
        int page,
        Expanding expanding) {

    private static final String CURATED = "curated";

    static final int SIZE = 10;
    private static final int LAST_PAGE = Query.LARGEST_SIZE / SIZE - 1;

    Asked {
        EnumMap<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
        chosen.forEach((facet, values) -> {
            if (!values.isEmpty()) {
                copy.put(facet, new LinkedHashSet<>(values));
            }
        });
        chosen = copy;
        curated = kinds(curated);
        page = Math.clamp(page, 0, LAST_PAGE);
    }

    static Asked words(String words) {
        return new Asked(words.strip(), Map.of(), Set.of(), 0, Expanding.USUAL);
    }

    /// What cannot be understood is left out: an old link still leads to something.
    static Asked of(QueryParameters parameters) {
        Map<String, List<String>> values = parameters.getParameters();
        EnumMap<Facet, Set<String>> chosen = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Set<String> wanted = new LinkedHashSet<>(values.getOrDefault(facet.slug(), List.of()));
            wanted.removeIf(String::isBlank);
            chosen.put(facet, wanted);
        }
        return new Asked(
                parameters.getSingleParameter("q").orElse("").strip(),
                chosen,
                values.getOrDefault(CURATED, List.of()).stream()
                        .flatMap(slug -> CuratedKind.ofSlug(slug).stream())
                        .collect(Collectors.toSet()),
                parameters
                        .getSingleParameter("page")
                        .filter(page -> page.matches("\\d{1,4}"))
                        .map(Integer::parseInt)
                        .orElse(0),
                Expanding.of(values));
    }

    /// Whether anything is asked at all; otherwise the home page is shown.
    boolean nothing() {
        return words.isEmpty() && chosen.isEmpty() && curated.isEmpty();
    }

    boolean has(Facet facet, String value) {
        return chosen.getOrDefault(facet, Set.of()).contains(value);
    }

    /// The same, with one value more or less; begins again at the first page.
    Asked with(Facet facet, String value, boolean wanted) {
        return with(facet, List.of(value), wanted);
    }

    /// The same with several values.
    Asked with(Facet facet, List<String> some, boolean wanted) {
        EnumMap<Facet, Set<String>> changed = new EnumMap<>(Facet.class);
        changed.putAll(chosen);
        Set<String> values = new LinkedHashSet<>(chosen.getOrDefault(facet, Set.of()));
        if (wanted) {
            values.addAll(some);
        } else {
            some.forEach(values::remove);
        }
        changed.put(facet, values);
        return new Asked(words, changed, curated, 0, expanding);
    }

    /// The same, with one kind of curated records more or less.
    Asked with(CuratedKind kind, boolean wanted) {
        Set<CuratedKind> changed = kinds(curated);
        if (wanted) {
            changed.add(kind);
        } else {
            changed.remove(kind);
        }
        return new Asked(words, chosen, changed, 0, expanding);
    }

    // In their usual order, so that an address is always written the same.
    private static Set<CuratedKind> kinds(Set<CuratedKind> some) {
        Set<CuratedKind> kinds = EnumSet.noneOf(CuratedKind.class);
        kinds.addAll(some);
        return kinds;
    }

    Asked withWords(String other) {
        return new Asked(other.strip(), chosen, curated, 0, Expanding.USUAL);
    }

    Asked withPage(int other) {
        return new Asked(words, chosen, curated, other, expanding);
    }

    /// What is recognised counts in other words too, or only as it was typed.
    Asked expanded(boolean on) {
        return new Asked(words, chosen, curated, 0, new Expanding(on, Set.of(), Set.of()));
    }

    /// Without the other words of this notion, or with them again.
    Asked without(String notion, boolean wanted) {
        return new Asked(
                words,
                chosen,
                curated,
                0,
                new Expanding(
                        expanding.on(),
                        changed(expanding.without(), notion, wanted),
                        expanding.narrower()));
    }

    /// With the concepts below this one, or without them again.
    Asked narrower(String concept, boolean wanted) {
        return new Asked(
                words,
                chosen,
                curated,
                0,
                new Expanding(
                        expanding.on(),
                        expanding.without(),
                        changed(expanding.narrower(), concept, wanted)));
    }

    private static Set<String> changed(Set<String> before, String value, boolean wanted) {
        Set<String> changed = new LinkedHashSet<>(before);
        if (wanted) {
            changed.add(value);
        } else {
            changed.remove(value);
        }
        return changed;
    }

    int chosenCount() {
        return chosen.values().stream().mapToInt(Set::size).sum() + curated.size();
    }

    boolean lastPage() {
        return page == LAST_PAGE;
    }

    QueryParameters parameters() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (!words.isEmpty()) {
            values.put("q", List.of(words));
        }
        chosen.forEach((facet, wanted) -> values.put(facet.slug(), new ArrayList<>(wanted)));
        if (!curated.isEmpty()) {
            values.put(CURATED, curated.stream().map(CuratedKind::slug).toList());
        }
        values.putAll(expanding.parameters());
        if (page > 0) {
            values.put("page", List.of(Integer.toString(page)));
        }
        return new QueryParameters(values);
    }

    /// The address of this search, without the leading slash.
    String address() {
        String parameters = parameters().getQueryString();
        return parameters.isEmpty() ? "search" : "search?" + parameters;
    }
}
