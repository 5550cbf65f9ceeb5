package org.compendium.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the mark of a footnote is printed. The mark itself is no part of the text.
///
/// @param at how many characters of the text stand before it
/// @param printed the mark: "12", "*"
public record NoteMark(int at, String printed) {

    /// How the parsers write a mark among the text: between the two characters that Unicode has for
    /// annotations and that no document prints.
    private static final Pattern WRITTEN =
            Pattern.compile("\\uFFFA([^\\uFFFA\\uFFFB]{1,8})\\uFFFB");

    /// A text and the marks in it.
    record Marked(String text, List<NoteMark> marks) {

        /// Takes a text as the parsers write it.
        static Marked of(String written) {
            if (written.indexOf('\uFFFA') < 0) {
                return new Marked(written, List.of());
            }
            List<NoteMark> marks = new ArrayList<>();
            var text = new StringBuilder();
            Matcher mark = WRITTEN.matcher(written);
            while (mark.find()) {
                mark.appendReplacement(text, "");
                marks.add(new NoteMark(text.length(), mark.group(1)));
            }
            mark.appendTail(text);
            return new Marked(text.toString(), marks);
        }
    }

    /// The same marks in a text that has some characters more or fewer before them.
    ///
    /// @param by may be negative
    /// @param length of the text they are in then
    public static List<NoteMark> moved(List<NoteMark> marks, int by, int length) {
        if (marks.isEmpty()) {
            return marks;
        }
        return marks.stream()
                .map(mark -> new NoteMark(Math.clamp((long) mark.at + by, 0, length), mark.printed))
                .toList();
    }
}
