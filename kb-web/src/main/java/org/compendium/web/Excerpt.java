package org.compendium.web;

import java.util.ArrayList;
import java.util.List;
import org.compendium.document.Span;

/// As much of a passage as a list can bear, cut between words round what was found.
public record Excerpt(String text, List<Span> highlights) {

    private static final String CUT = "…";

    /// @param found ranges in the text, in order
    /// @param longest characters that are kept; a quarter of them stand before the first range
    public static Excerpt of(String text, List<Span> found, int longest) {
        if (text.length() <= longest) {
            return new Excerpt(text, found);
        }
        int before = longest / 4;
        // What was found in another reading of the text may lie behind its end.
        boolean inText = !found.isEmpty() && found.getFirst().start() < text.length();
        int first = inText ? found.getFirst().start() : 0;
        int start = first <= before * 2 ? 0 : wordAfter(text, first - before);
        int end = Math.min(text.length(), start + longest);
        if (end < text.length()) {
            int space = text.lastIndexOf(' ', end);
            end = space > start ? space : end;
        }
        String cut = start > 0 ? CUT : "";
        List<Span> highlights = new ArrayList<>();
        for (Span range : found) {
            if (range.start() >= start && range.end() <= end) {
                highlights.add(
                        new Span(
                                range.start() - start + cut.length(),
                                range.end() - start + cut.length()));
            }
        }
        return new Excerpt(
                cut + text.substring(start, end) + (end < text.length() ? CUT : ""), highlights);
    }

    private static int wordAfter(String text, int position) {
        int space = text.indexOf(' ', position);
        return space < 0 ? position : space + 1;
    }
}
