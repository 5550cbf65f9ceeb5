package org.compendium.search;

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

    public Expanding {
        without = Set.copyOf(without);
        narrower = Set.copyOf(narrower);
    }
}
