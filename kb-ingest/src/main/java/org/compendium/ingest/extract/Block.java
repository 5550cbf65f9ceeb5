package org.compendium.ingest.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a document as its format and its printing show it, before numbers are looked at.
///
/// @param level of a heading, from 1; 0 when the format does not say
/// @param page the page it starts on, from 1; null where the format has no pages
/// @param start where it begins in the extracted text
/// @param end where it ends there, exclusive
/// @param text without the format's own marks, on one line; the cells of a row are separated by
///   tabs
/// @param bold all of it
/// @param italic all of it
/// @param marks where the marks of notes stand in `text`, in order
public record Block(
        Kind kind,
        int level,
        @Nullable Integer page,
        int start,
        int end,
        String text,
        boolean bold,
        boolean italic,
        List<NoteMark> marks) {

    public Block {
        marks = List.copyOf(marks);
    }

    /// Without marks of notes.
    public Block(
            Kind kind,
            int level,
            @Nullable Integer page,
            int start,
            int end,
            String text,
            boolean bold,
            boolean italic) {
        this(kind, level, page, start, end, text, bold, italic, List.of());
    }

    /// What the format says it is.
    public enum Kind {
        HEADING,
        PARAGRAPH,
        ITEM,
        /// One row of a table.
        ROW,
        NOTE
    }

    /// Not placed in a text yet.
    public static Block of(Kind kind, int level, @Nullable Integer page, String text) {
        return new Block(kind, level, page, 0, 0, text, false, false);
    }

    Block at(int from) {
        return new Block(kind, level, page, from, from + text.length(), text, bold, italic, marks);
    }
}
