package org.compendium.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.compendium.document.Document;
import org.compendium.document.Passage;
import org.jspecify.annotations.Nullable;

/// The words of a passage and of the items below it, exactly as they are stored.
///
/// @param citation for example `TD/B/COM.3/19, para. 28`
/// @param url where these words are found for ever
/// @param language BCP 47
/// @param digest whether the words are ours and not those of the work that is cited
/// @param table whether the lines are rows whose cells are separated by [Passage#CELL]
/// @param note what whoever quotes says of it; empty for nothing
public record Quotation(
        String citation,
        String url,
        String language,
        boolean digest,
        boolean table,
        List<Line> lines,
        String note) {

    /// A piece that stands on a line of its own.
    ///
    /// @param depth 0 for the passage itself, 1 for its items
    /// @param label printed before an item: "(a)"; null for none
    public record Line(int depth, @Nullable String label, String text) {

        @Override
        public String toString() {
            return label == null ? text : label + " " + text;
        }
    }

    public Quotation {
        lines = List.copyOf(lines);
    }

    /// @param below the items of the passage and theirs, in reading order
    public static Quotation of(
            Document document, Passage passage, List<Passage> below, String url, String note) {
        List<Line> lines = new ArrayList<>();
        boolean table = passage.form() == Passage.Form.TABLE;
        if (table) {
            passage.text().lines().forEach(row -> lines.add(new Line(0, null, row)));
        } else {
            add(lines, passage, null, below, 0);
        }
        return new Quotation(
                document.cite(passage),
                url,
                document.languageOf(passage),
                document.retells() != null,
                table,
                lines,
                note);
    }

    private static void add(
            List<Line> lines,
            Passage passage,
            @Nullable String label,
            List<Passage> below,
            int depth) {
        String closing = passage.closing();
        List<Passage> items =
                below.stream().filter(item -> passage.eId().equals(item.parent())).toList();
        if (items.isEmpty() || closing == null) {
            lines.add(new Line(depth, label, passage.text()));
        } else {
            String opening =
                    passage.text().substring(0, passage.text().length() - closing.length());
            if (!opening.isBlank()) {
                lines.add(new Line(depth, label, opening.stripTrailing()));
            }
        }
        items.forEach(item -> add(lines, item, label(passage, item), below, depth + 1));
        if (!items.isEmpty() && closing != null) {
            lines.add(new Line(depth, null, closing));
        }
    }

    // "(a)" below 18, and not "18(a)" once more.
    private static @Nullable String label(Passage above, Passage item) {
        String label = item.label();
        String outer = above.label();
        return label != null && outer != null && label.startsWith(outer)
                ? label.substring(outer.length())
                : label;
    }

    /// All of it, a line each.
    public String text() {
        return lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
    }
}
