package org.compendium.alert;

import java.util.List;
import org.compendium.document.Span;
import org.compendium.wording.Wording;
import org.springframework.web.util.HtmlUtils;

/// What a mail says, as text and as markup at the same time. Found words are marked in both.
final class Letter {

    private static final String RULE = "----------------------------------------";

    private final Wording words;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();

    Letter(Wording words) {
        this.words = words;
    }

    Wording words() {
        return words;
    }

    void line(String line) {
        text.append(line).append("\n\n");
        html.append("<p>").append(escaped(line)).append("</p>\n");
    }

    void small(String line) {
        text.append(line).append('\n');
        html.append("<p style=\"color:#62676b;font-size:13px\">")
                .append(escaped(line))
                .append("</p>\n");
    }

    void link(String called, String address) {
        text.append(called).append(":\n").append(address).append("\n\n");
        html.append("<p>").append(anchor(called, address)).append("</p>\n");
    }

    void rule() {
        text.append(RULE).append("\n\n");
        html.append("<hr>\n");
    }

    /// @param language of the title, BCP 47
    void title(String title, String address, String language) {
        text.append(title).append('\n').append(address).append("\n");
        html.append("<h2 style=\"font-size:18px;margin:1.4em 0 .2em\"")
                .append(spoken(language))
                .append('>')
                .append(anchor(title, address))
                .append("</h2>\n");
    }

    /// Words of a document with its citation, which leads there.
    ///
    /// @param found ranges in the passage
    void passage(
            String passage, List<Span> found, String language, String citation, String address) {
        text.append("\n  ")
                .append(marked(passage, found, "*", "*", false))
                .append("\n  ")
                .append(citation)
                .append(": ")
                .append(address)
                .append('\n');
        html.append("<blockquote style=\"margin:.6em 1em\"")
                .append(spoken(language))
                .append('>')
                .append(marked(passage, found, "<mark>", "</mark>", true))
                .append("<br>")
                .append(anchor(citation, address))
                .append("</blockquote>\n");
    }

    String text() {
        return text.toString();
    }

    String html() {
        return "<!DOCTYPE html>\n<html"
                + spoken(words.language())
                + "><head><meta charset=\"UTF-8\"></head>\n<body>\n"
                + html
                + "</body></html>\n";
    }

    private static String spoken(String language) {
        return " lang=\""
                + escaped(language)
                + "\" dir=\""
                + (Wording.isRightToLeft(language) ? "rtl" : "ltr")
                + '"';
    }

    private static String anchor(String called, String address) {
        return "<a href=\"" + escaped(address) + "\">" + escaped(called) + "</a>";
    }

    static String marked(
            String passage, List<Span> found, String before, String after, boolean markup) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (Span range : found) {
            int start = Math.max(done, range.start());
            int end = Math.min(passage.length(), range.end());
            if (start >= end) {
                continue;
            }
            out.append(piece(passage.substring(done, start), markup))
                    .append(before)
                    .append(piece(passage.substring(start, end), markup))
                    .append(after);
            done = end;
        }
        return out.append(piece(passage.substring(done), markup)).toString();
    }

    private static String piece(String text, boolean markup) {
        return markup ? escaped(text) : text;
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
