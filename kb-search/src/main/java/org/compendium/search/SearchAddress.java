package org.compendium.search;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a search asks, as it stands in an address: `q=trust&theme=clusters&theme=networks`.
///
/// @param words as typed, without blanks around them
public record SearchAddress(String words, Map<Facet, Set<String>> chosen, Expanding expanding) {

    /// Characters of the longest one that is kept.
    public static final int LONGEST = 4_000;

    public SearchAddress {
        words = words.strip();
        EnumMap<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
        chosen.forEach((facet, values) -> {
            Set<String> wanted = new LinkedHashSet<>(values);
            wanted.removeIf(String::isBlank);
            if (!wanted.isEmpty()) {
                copy.put(facet, wanted);
            }
        });
        chosen = copy;
    }

    /// With the usual other words.
    public SearchAddress(String words, Map<Facet, Set<String>> chosen) {
        this(words, chosen, Expanding.USUAL);
    }

    /// What is no part of a question, such as the page, is left out.
    public static SearchAddress of(Map<String, ? extends Collection<String>> parameters) {
        EnumMap<Facet, Set<String>> chosen = new EnumMap<>(Facet.class);
        parameters.forEach((name, values) ->
                Facet.ofSlug(name)
                        .ifPresent(facet -> {
                            Set<String> wanted = new LinkedHashSet<>();
                            values.forEach(value -> wanted.addAll(List.of(value.split(","))));
                            chosen.put(facet, wanted);
                        }));
        Collection<String> words = parameters.get("q");
        return new SearchAddress(
                words == null || words.isEmpty() ? "" : words.iterator().next(),
                chosen,
                Expanding.of(parameters));
    }

    /// Reads what stands after the question mark; also that of a whole address.
    ///
    /// @throws IllegalArgumentException when it is too long, or no address
    public static SearchAddress parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A search has at most " + LONGEST + " characters in its address");
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : text.substring(text.indexOf('?') + 1).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters
                        .computeIfAbsent(decoded(pair.substring(0, equals)), k -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return of(parameters);
    }

    /// Nothing is asked, so that everything matches.
    public boolean everything() {
        return words.isEmpty() && chosen.isEmpty();
    }

    public Query query(int page, int size, Mode mode) {
        return new Query(words, chosen, page, size, mode, expanding);
    }

    /// Without a question mark; [#parse] reads it.
    @Override
    public String toString() {
        List<String> pairs = new ArrayList<>();
        if (!words.isEmpty()) {
            pairs.add("q=" + encoded(words));
        }
        chosen.forEach((facet, values) ->
                values.forEach(value -> pairs.add(facet.slug() + "=" + encoded(value))));
        expanding
                .parameters()
                .forEach((name, values) ->
                        values.forEach(value -> pairs.add(name + "=" + encoded(value))));
        return String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
