package org.compendium.document;

import org.jspecify.annotations.Nullable;

/// One place in a passage that cites a work, or a paragraph of its own document.
///
/// @param eId of the passage that cites
/// @param span in the text of that passage
/// @param symbol of the work; null for the document itself
/// @param label the cited paragraph's number, `28`, `18(a)`, or a range `12–15`; null when the work
///   as a whole is cited
public record Reference(String eId, Span span, @Nullable Symbol symbol, @Nullable String label) {

    /// Whether the paragraph with this number is among those cited, an item with its paragraph.
    public boolean cites(String number) {
        if (label == null) {
            return false;
        }
        String[] ends = label.split("–", 2);
        if (ends.length == 2 && plain(ends[0]) >= 0 && plain(ends[1]) >= 0 && plain(number) >= 0) {
            return plain(ends[0]) <= plain(number) && plain(number) <= plain(ends[1]);
        }
        return ends[0].equals(number) || ends[0].startsWith(number + "(");
    }

    /// The first of the cited paragraphs.
    String first() {
        return label == null ? "" : label.split("–", 2)[0];
    }

    private static int plain(String number) {
        return number.matches("\\d{1,6}") ? Integer.parseInt(number) : -1;
    }
}
