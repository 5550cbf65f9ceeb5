package org.compendium.search;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What somebody looks for. Values of one facet are alternatives; facets narrow each other.
///
/// @param words as typed; blank finds everything
/// @param page from 0
/// @param size documents on a page, 1 to [#LARGEST_SIZE]
public record Query(
        String words,
        Map<Facet, Set<String>> chosen,
        int page,
        int size,
        Mode mode,
        Expanding expanding) {

    /// The largest page.
    public static final int LARGEST_SIZE = 1000;

    /// How deep a reader can page: 10,000 documents.
    public static final int DEEPEST = 10_000;

    public Query {
        if (size < 1 || size > LARGEST_SIZE) {
            throw new IllegalArgumentException(
                    "size must be between 1 and " + LARGEST_SIZE + ", was " + size);
        }
        if (page < 0 || (long) (page + 1) * size > DEEPEST) {
            throw new IllegalArgumentException(
                    "page "
                            + page
                            + " lies outside the first "
                            + DEEPEST
                            + " documents; narrow the search instead");
        }
        EnumMap<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
        chosen.forEach((facet, values) -> {
            if (!values.isEmpty()) {
                copy.put(facet, new LinkedHashSet<>(values));
            }
        });
        chosen = copy;
    }

    /// By words and meaning.
    public Query(String words, Map<Facet, Set<String>> chosen, int page, int size) {
        this(words, chosen, page, size, Mode.HYBRID);
    }

    /// In other words too.
    public Query(String words, Map<Facet, Set<String>> chosen, int page, int size, Mode mode) {
        this(words, chosen, page, size, mode, Expanding.USUAL);
    }

    /// The first ten documents for these words.
    public static Query words(String words) {
        return new Query(words, Map.of(), 0, 10);
    }

    /// The same question, narrowed to one value; that facet's other values are dropped.
    public Query only(Facet facet, String value) {
        EnumMap<Facet, Set<String>> narrowed = new EnumMap<>(Facet.class);
        narrowed.putAll(chosen);
        narrowed.put(facet, Set.copyOf(List.of(value)));
        return new Query(words, narrowed, 0, size, mode, expanding);
    }

    Set<String> chosen(Facet facet) {
        return chosen.getOrDefault(facet, Set.of());
    }
}
