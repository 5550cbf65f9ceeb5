package org.compendium.web.reader;

import java.util.ArrayList;
import java.util.List;
import org.compendium.document.Passage;
import org.jspecify.annotations.Nullable;

/// A heading and the numbers of the paragraphs below it, for the outline.
///
/// @param depth 0 for the outermost
/// @param numbers "32–37"; empty when nothing below is numbered
record Section(Passage heading, int depth, String numbers) {

    static List<Section> of(List<Passage> passages) {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            Passage heading = passages.get(i);
            if (heading.form() == Passage.Form.HEADING) {
                sections.add(
                        new Section(
                                heading,
                                heading.headings().size(),
                                numbers(passages, i + 1, heading.headings().size())));
            }
        }
        return sections;
    }

    private static String numbers(List<Passage> passages, int from, int depth) {
        @Nullable String first = null;
        @Nullable String last = null;
        for (Passage passage : passages.subList(from, passages.size())) {
            if (passage.form() == Passage.Form.HEADING && passage.headings().size() <= depth) {
                break;
            }
            boolean ownItem = passage.form() == Passage.Form.ITEM && passage.parent() == null;
            if ((passage.form() == Passage.Form.PARAGRAPH || ownItem) && passage.label() != null) {
                first = first == null ? passage.label() : first;
                last = passage.label();
            }
        }
        if (first == null || last == null) {
            return "";
        }
        return first.equals(last) ? first : first + "–" + last;
    }
}
