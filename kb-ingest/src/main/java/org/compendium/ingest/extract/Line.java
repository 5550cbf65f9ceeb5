package org.compendium.ingest.extract;

/// One printed line, as formats without paragraphs have it. Places are in points from the upper
/// left corner of the page.
///
/// @param page from 1
/// @param top of the line of writing
/// @param size of the largest letter
/// @param height of the page
record Line(
        int page,
        String text,
        boolean bold,
        boolean italic,
        float left,
        float right,
        float top,
        float size,
        float height) {}
