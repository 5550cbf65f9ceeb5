package org.compendium.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether and how a question is also asked in the other words that the thesaurus, the tables of
/// places and the glossary have for what it says.
///
/// @param without notions that are looked for only as they were typed: `theme:clusters`
/// @param narrower concepts of the thesaurus for which those below them count too
public record Expanding(boolean on, Set<String> without, Set<String> narrower) {

    /// With all other words of everything that is recognised.
    public static final Expanding USUAL = new Expanding(true, Set.of(), Set.of());

    /// Only what was typed.
    public static final Expanding LITERAL = new Expanding(false, Set.of(), Set.of());

    private static final String EXPAND = "expand";
    private static final String WITHOUT = "without";
    private static final String NARROWER = "narrower";

    public Expanding {
        without = Set.copyOf(without);
        narrower = Set.copyOf(narrower);
    }

    /// As it stands in an address: `expand=false`, `without=theme:clusters`,
    /// `narrower=theme:clusters`.
    public static Expanding of(Map<String, ? extends Collection<String>> parameters) {
        return new Expanding(
                values(parameters, EXPAND).stream().noneMatch("false"::equals),
                Set.copyOf(values(parameters, WITHOUT)),
                Set.copyOf(values(parameters, NARROWER)));
    }

    private static Collection<String> values(
            Map<String, ? extends Collection<String>> parameters, String name) {
        Collection<String> values = parameters.get(name);
        return values == null ? Set.of() : values;
    }

    /// What stands in an address; nothing for the usual.
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (!on) {
            parameters.put(EXPAND, List.of("false"));
        }
        if (!without.isEmpty()) {
            parameters.put(WITHOUT, without.stream().sorted().toList());
        }
        if (!narrower.isEmpty()) {
            parameters.put(NARROWER, narrower.stream().sorted().toList());
        }
        return parameters;
    }
}
