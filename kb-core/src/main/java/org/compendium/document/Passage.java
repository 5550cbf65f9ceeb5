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
/// @param confidence how sure the machine is that read it from an image, 0 to 100; null when it was
///   text
/// @param role in a resolution; null for everything else
/// @param notes where the marks of notes are printed in `text`, in order
/// @param language BCP 47, where it is another one than the document's; null where it is not
public record Passage(
        String eId,
        Form form,
        @Nullable String label,
        @Nullable Integer page,
        Span span,
        List<String> headings,
        @Nullable String parent,
        String text,
        @Nullable String closing,
        @Nullable Integer confidence,
        @Nullable Role role,
        List<NoteMark> notes,
        @Nullable String language) {

    /// What is less sure is to be compared with the image of its page.
    public static final int DOUBTFUL = 80;

    /// What separates the cells of a row in the text of a table; its rows are lines.
    public static final String CELL = " | ";

    /// What a paragraph of a resolution does.
    public enum Role {
        /// Gives a reason: "Recalling its resolution 70/1,".
        PREAMBULAR,
        /// Decides: "Requests the Secretary-General to report;".
        OPERATIVE
    }

    /// The place of a note's mark.
    ///
    /// @param at how many characters of the text stand before it, in UTF-16 units
    /// @param note the eId of the note
    public record NoteMark(int at, String note) {}

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
        notes = List.copyOf(notes);
        if (eId.isBlank()) {
            throw new IllegalArgumentException("A passage needs an eId");
        }
        if (closing != null && !text.endsWith(closing)) {
            throw new IllegalArgumentException(eId + ": the text does not end with its closing");
        }
        for (NoteMark note : notes) {
            if (note.at() < 0 || note.at() > text.length()) {
                throw new IllegalArgumentException(eId + ": a note's mark stands outside the text");
            }
        }
    }

    /// Read from text, of no resolution, without notes, and in the document's language.
    public Passage(
            String eId,
            Form form,
            @Nullable String label,
            @Nullable Integer page,
            Span span,
            List<String> headings,
            @Nullable String parent,
            String text,
            @Nullable String closing) {
        this(
                eId, form, label, page, span, headings, parent, text, closing, null, null,
                List.of(), null);
    }

    /// Whether the first row of a table names its columns: the table has more rows, and that one
    /// has words in two cells at least and no number standing alone.
    public boolean headed() {
        List<List<String>> rows = rows();
        if (form != Form.TABLE || eId.contains("__part_") || rows.size() < 2) {
            return false;
        }
        List<String> first = rows.getFirst();
        return first.stream().filter(cell -> cell.matches("(?U).*\\p{L}.*")).count() >= 2
                && first.stream()
                        .noneMatch(cell -> cell.matches("[\\d\\s.,%$()–-]*\\d[\\d\\s.,%$()–-]*"));
    }

    /// The cells of a table, row by row; of any other passage its text, in one cell.
    public List<List<String>> rows() {
        return form == Form.TABLE
                ? text.lines()
                        .map(row -> List.of(row.split(java.util.regex.Pattern.quote(CELL), -1)))
                        .toList()
                : List.of(List.of(text));
    }

    /// The same, read from an image.
    public Passage withConfidence(@Nullable Integer sure) {
        return with(eId, page, parent, sure, notes, language);
    }

    /// The same, in another language than the document.
    public Passage inLanguage(@Nullable String other) {
        return with(eId, page, parent, confidence, notes, other);
    }

    /// Whether it was read from an image and may well be wrong.
    public boolean doubtful() {
        return confidence != null && confidence < DOUBTFUL;
    }

    /// The same passage under another address.
    ///
    /// @param renamed gives the new eId for an old one, and the old one itself where it stays
    Passage renamed(UnaryOperator<String> renamed) {
        return with(
                renamed.apply(eId),
                page,
                parent == null ? null : renamed.apply(parent),
                confidence,
                notes.stream()
                        .map(mark -> new NoteMark(mark.at(), renamed.apply(mark.note())))
                        .toList(),
                language);
    }

    /// The same passage as another file of the same text prints it.
    Passage onPage(@Nullable Integer other) {
        return with(eId, other, parent, confidence, notes, language);
    }

    private Passage with(
            String newId,
            @Nullable Integer newPage,
            @Nullable String newParent,
            @Nullable Integer newConfidence,
            List<NoteMark> newNotes,
            @Nullable String newLanguage) {
        return new Passage(
                newId,
                form,
                label,
                newPage,
                span,
                headings,
                newParent,
                text,
                closing,
                newConfidence,
                role,
                newNotes,
                newLanguage);
    }
}
