package org.compendium.parsers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.text.TextPosition;

/// What is printed on one height of a page.
///
/// @param glyphs in the order in which the file has them
record PrintedRow(List<Glyph> glyphs) {

    /// A gap this many times the size of the letters is a tab, or the edge of a cell or a column.
    static final float WIDE = 1.5f;

    /// What is printed at one place: a letter, or a word whose letters cannot be told apart.
    ///
    /// @param positions as the library found them; none for a space it only infers
    record Glyph(
            String text,
            float left,
            float right,
            float top,
            float size,
            List<TextPosition> positions) {

        boolean blank() {
            return text.isBlank();
        }
    }

    /// Where nothing is printed between two letters.
    record Gap(float from, float to) {}

    PrintedRow {
        glyphs = List.copyOf(glyphs);
    }

    List<Gap> gaps() {
        List<Glyph> inked =
                glyphs.stream()
                        .filter(glyph -> !glyph.blank())
                        .sorted((a, b) -> Float.compare(a.left(), b.left()))
                        .toList();
        List<Gap> gaps = new ArrayList<>();
        for (int i = 1; i < inked.size(); i++) {
            Glyph before = inked.get(i - 1);
            if (inked.get(i).left() - before.right() > Math.max(4, before.size()) * WIDE) {
                gaps.add(new Gap(before.right(), inked.get(i).left()));
            }
        }
        return gaps;
    }

    boolean fromTheRight() {
        var words = new StringBuilder();
        glyphs.forEach(glyph -> words.append(glyph.text()));
        return RightToLeft.is(words);
    }

    float left() {
        return (float)
                glyphs.stream().filter(g -> !g.blank()).mapToDouble(Glyph::left).min().orElse(0);
    }

    float right() {
        return (float)
                glyphs.stream().filter(g -> !g.blank()).mapToDouble(Glyph::right).max().orElse(0);
    }

    /// Whether words run over this place.
    boolean crosses(float place) {
        boolean before = glyphs.stream().anyMatch(g -> !g.blank() && g.left() < place);
        boolean after = glyphs.stream().anyMatch(g -> !g.blank() && g.right() > place);
        return before
                && after
                && gaps().stream().noneMatch(gap -> gap.from() <= place && gap.to() >= place);
    }

    Optional<PrintedRow> before(float place) {
        return part(glyphs.stream().filter(g -> (g.left() + g.right()) / 2 <= place).toList());
    }

    Optional<PrintedRow> after(float place) {
        return part(glyphs.stream().filter(g -> (g.left() + g.right()) / 2 > place).toList());
    }

    private static Optional<PrintedRow> part(List<Glyph> glyphs) {
        return glyphs.stream().allMatch(Glyph::blank)
                ? Optional.empty()
                : Optional.of(new PrintedRow(glyphs));
    }

    /// Whether words fill most of the width on both sides of the gutter, as lines of text do and
    /// cells do not.
    boolean fills(float left, float gutter, float right) {
        float before = before(gutter).map(PrintedRow::right).orElse(left) - left;
        float after = after(gutter).map(row -> right - row.left()).orElse(0f);
        float beforeInk = before(gutter).map(row -> row.right() - row.left()).orElse(0f);
        float afterInk = after(gutter).map(row -> row.right() - row.left()).orElse(0f);
        return before > 0
                && after > 0
                && beforeInk > (gutter - left) * 0.7f
                && afterInk > (right - gutter) * 0.7f;
    }
}
