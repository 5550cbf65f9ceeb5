package org.compendium.document;

import java.util.ArrayList;
import java.util.List;

/// Paragraphs numbered from 1, for tests.
public final class NumberedParagraphs {

    private NumberedParagraphs() {}

    public static List<Passage> of(String... texts) {
        List<Passage> passages = new ArrayList<>();
        for (String text : texts) {
            int number = passages.size() + 1;
            passages.add(
                    new Passage(
                            "para_" + number,
                            Passage.Form.PARAGRAPH,
                            String.valueOf(number),
                            null,
                            new Span(0, text.length()),
                            List.of(),
                            null,
                            text,
                            null));
        }
        return passages;
    }
}
