package org.compendium.search.answer;

import java.util.Set;

/// Something in a question that an answer must be about. Another country, year or body makes
/// another question of it.
public sealed interface Name {

    String text();

    /// By whatever name.
    ///
    /// @param codes ISO 3166-1 alpha-3; several where the name is one of several
    record Country(String text, Set<String> codes) implements Name {

        public Country {
            codes = Set.copyOf(codes);
        }
    }

    /// With a capital in the middle of a sentence: "Bangalore".
    record Proper(String text) implements Name {}

    /// Of capitals: "UNIFIL", "SMEs".
    record Abbreviation(String text) implements Name {}

    /// With a digit: "2026", "100".
    record Number(String text) implements Name {}

    /// Between quotation marks, or a symbol: letter by letter.
    record Quoted(String text) implements Name {}
}
