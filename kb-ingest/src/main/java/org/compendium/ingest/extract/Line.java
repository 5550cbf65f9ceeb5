package org.compendium.ingest.extract;

import java.util.List;

/// One printed line, as formats without paragraphs have it. Places are in points from the upper
/// left corner of the page.
///
/// @param page from 1
/// @param top of the line of writing
/// @param size of the largest letter
/// @param height of the page
/// @param marks where the marks of notes stand in the text
record Line(
        int page,
        String text,
        boolean bold,
        boolean italic,
        float left,
        float right,
        float top,
        float size,
        float height,
        List<NoteMark> marks) {

    Line {
        marks = List.copyOf(marks);
    }

    /// Without marks of notes.
    Line(
            int page,
            String text,
            boolean bold,
            boolean italic,
            float left,
            float right,
            float top,
            float size,
            float height) {
        this(page, text, bold, italic, left, right, top, size, height, List.of());
    }

    /// The line as it would stand on a page read from left to right.
    ///
    /// @param width of the page
    Line mirrored(float width) {
        return new Line(
                page, text, bold, italic, width - right, width - left, top, size, height, marks);
    }
}
