package org.compendium.reference;

import org.jspecify.annotations.Nullable;

/// One place in a text that leads elsewhere.
///
/// @param start in the text, in UTF-16 units
/// @param end in the text, exclusive
/// @param symbol of the work that is cited, as it is written in full: `A/RES/73/7` for "resolution
///   73/7"; null for a paragraph of the document itself
/// @param label the printed number of the paragraph, `28`, `18(a)` or a range `12–15`; null when
///   the work as a whole is cited. A mention without a symbol has a label
public record Mention(int start, int end, @Nullable String symbol, @Nullable String label) {

    public Mention {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("Empty or negative span: " + start + ".." + end);
        }
        if (symbol == null && label == null) {
            throw new IllegalArgumentException("A mention leads to a work or to a paragraph");
        }
    }
}
