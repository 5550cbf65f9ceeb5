package org.compendium.document;

/// Characters `start` (inclusive) to `end` (exclusive), in UTF-16 units.
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("Empty or negative span: " + start + ".." + end);
        }
    }
}
