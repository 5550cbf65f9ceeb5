package org.compendium.search;

import java.util.ArrayList;
import java.util.List;
import org.compendium.document.Span;

/// Turns a text in which the engine marked what was found into ranges.
final class Highlights {

    // Private-use characters: no document's words contain them.
    static final String START = "\uE0F0";
    static final String END = "\uE0F1";

    private Highlights() {}

    /// @param marked the whole text with marks; empty when nothing was found in it
    /// @param text the text itself
    /// @return no ranges when the marked text is of another revision
    static List<Span> ranges(String marked, String text) {
        List<Span> ranges = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int start = -1;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (c == START.charAt(0)) {
                start = plain.length();
            } else if (c == END.charAt(0)) {
                if (start >= 0 && plain.length() > start) {
                    ranges.add(new Span(start, plain.length()));
                }
                start = -1;
            } else {
                plain.append(c);
            }
        }
        return plain.toString().contentEquals(text) ? ranges : List.of();
    }
}
