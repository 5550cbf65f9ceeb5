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
        int start = -1;
        int plain = 0;
        int from = 0;
        while (true) {
            int mark = nextMark(marked, from);
            if (!text.regionMatches(plain, marked, from, mark - from)) {
                return List.of();
            }
            plain += mark - from;
            if (mark == marked.length()) {
                return plain == text.length() ? ranges : List.of();
            }
            if (marked.charAt(mark) == START.charAt(0)) {
                start = plain;
            } else {
                if (start >= 0 && plain > start) {
                    ranges.add(new Span(start, plain));
                }
                start = -1;
            }
            from = mark + 1;
        }
    }

    // Where the next mark is, or the end.
    private static int nextMark(String marked, int from) {
        for (int i = from; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (c == START.charAt(0) || c == END.charAt(0)) {
                return i;
            }
        }
        return marked.length();
    }
}
