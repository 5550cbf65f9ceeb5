package org.compendium.web.search;

import java.util.ArrayList;
import java.util.List;
import org.compendium.document.Span;
import org.compendium.search.Results;

/// As much of a passage as a list of results can bear, cut between words round what was found.
record Excerpt(String text, List<Span> highlights) {

    private static final int LONGEST = 720;
    private static final int BEFORE = 180;
    private static final String CUT = "…";

    static Excerpt of(Results.Found found) {
        String text = found.passage().text();
        if (text.length() <= LONGEST) {
            return new Excerpt(text, found.highlights());
        }
        int first = found.highlights().isEmpty() ? 0 : found.highlights().getFirst().start();
        int start = first <= BEFORE * 2 ? 0 : wordAfter(text, first - BEFORE);
        int end = Math.min(text.length(), start + LONGEST);
        if (end < text.length()) {
            int space = text.lastIndexOf(' ', end);
            end = space > start ? space : end;
        }
        String before = start > 0 ? CUT : "";
        List<Span> highlights = new ArrayList<>();
        for (Span range : found.highlights()) {
            if (range.start() >= start && range.end() <= end) {
                highlights.add(
                        new Span(
                                range.start() - start + before.length(),
                                range.end() - start + before.length()));
            }
        }
        return new Excerpt(
                before + text.substring(start, end) + (end < text.length() ? CUT : ""), highlights);
    }

    private static int wordAfter(String text, int position) {
        int space = text.indexOf(' ', position);
        return space < 0 ? position : space + 1;
    }
}
