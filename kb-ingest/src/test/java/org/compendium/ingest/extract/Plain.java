package org.compendium.ingest.extract;

import java.util.Map;

/// Texts as if they had come from a file.
public final class Plain {

    private Plain() {}

    public static Extraction.Text text(String raw) {
        PlainText plain = PlainText.read(raw);
        return Extraction.Text.of(
                plain.blocks().stream().map(Words::folded).toList(),
                null,
                "text/plain",
                Map.copyOf(plain.frontMatter()));
    }
}
