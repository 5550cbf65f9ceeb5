package org.compendium.reference;

/// A work that a text cites.
///
/// @param head where the words begin that introduce it: "resolution", or the symbol itself
/// @param start where its symbol or number begins
/// @param end exclusive
/// @param symbol in full
record Cited(int head, int start, int end, String symbol) {

    static Cited of(int start, int end, String symbol) {
        return new Cited(start, start, end, symbol);
    }
}
