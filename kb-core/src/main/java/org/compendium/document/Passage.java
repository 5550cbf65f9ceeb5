package org.compendium.document;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One part of a document that can be cited or that leads to such a part.
///
/// @param eId made by the OASIS Akoma Ntoso naming convention, unique within the document and the
///   same each time the same file is taken in: `para_28`, `para_18__item_a`
/// @param label what stands in the margin: "28", "18(a)"; null when nothing is printed there
/// @param page the page the passage starts on, from 1; null where the format has no pages
/// @param span where the passage stands in the extracted text, its items included
/// @param headings the titles above it, outermost first
/// @param parent the eId of the paragraph or item that an item belongs to; null for all others
/// @param text the passage without its label and without its items; a heading's title
/// @param closing the end of `text` that is printed after the items; null when there is none
public record Passage(
        String eId,
        Form form,
        @Nullable String label,
        @Nullable Integer page,
        Span span,
        List<String> headings,
        @Nullable String parent,
        String text,
        @Nullable String closing) {

    /// What kind of passage it is.
    public enum Form {
        HEADING,
        /// A numbered paragraph.
        PARAGRAPH,
        /// One entry of a list inside a paragraph: (a), (i).
        ITEM,
        /// A paragraph without a number.
        TEXT,
        TABLE,
        NOTE
    }

    public Passage {
        headings = List.copyOf(headings);
        if (eId.isBlank()) {
            throw new IllegalArgumentException("A passage needs an eId");
        }
        if (closing != null && !text.endsWith(closing)) {
            throw new IllegalArgumentException(eId + ": the text does not end with its closing");
        }
    }

    /// The same passage under another address.
    ///
    /// @param renamed gives the new eId for an old one, and the old one itself where it stays
    Passage renamed(UnaryOperator<String> renamed) {
        return new Passage(
                renamed.apply(eId),
                form,
                label,
                page,
                span,
                headings,
                parent == null ? null : renamed.apply(parent),
                text,
                closing);
    }

    /// The same passage as another file of the same text prints it.
    Passage onPage(@Nullable Integer other) {
        return new Passage(eId, form, label, other, span, headings, parent, text, closing);
    }
}
