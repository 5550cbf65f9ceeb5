package org.compendium.document;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What two texts have differently, passage by passage and in these word by word.
public final class Differences {

    // Private characters: no text has them.
    private static final char OPENS = '\ue000';
    private static final char CLOSES = '\ue001';

    private Differences() {}

    /// Two passages that stand beside each other.
    ///
    /// @param label the printed number of either; null where none is printed
    /// @param before of the other document; empty when only the later one has it
    /// @param after of the later document; empty when only the other one has it
    public record Pair(@Nullable String label, List<Piece> before, List<Piece> after) {

        public boolean same() {
            return before.equals(after);
        }
    }

    /// A piece of text.
    ///
    /// @param different whether only this side has it
    public record Piece(String text, boolean different) {}

    /// @param before the passages of the other document
    /// @param after those of the later one
    /// @return all of both, in reading order
    public static List<Pair> between(List<Passage> before, List<Passage> after) {
        List<String> ofBefore = lines(before);
        List<String> ofAfter = lines(after);
        List<Pair> pairs = new ArrayList<>();
        int one = 0;
        int other = 0;
        for (DiffRow row : rows(ofBefore, ofAfter)) {
            boolean inserted = row.getTag() == DiffRow.Tag.INSERT;
            boolean deleted = row.getTag() == DiffRow.Tag.DELETE;
            boolean hasBefore = !inserted && !row.getOldLine().isEmpty();
            boolean hasAfter = !deleted && !row.getNewLine().isEmpty();
            Passage first = hasBefore ? before.get(one++) : null;
            Passage second = hasAfter ? after.get(other++) : null;
            pairs.add(
                    new Pair(
                            second != null ? second.label() : first == null ? null : first.label(),
                            hasBefore ? pieces(row.getOldLine()) : List.of(),
                            hasAfter ? pieces(row.getNewLine()) : List.of()));
        }
        return pairs;
    }

    /// What two texts have differently, line by line.
    public static List<Pair> betweenLines(String before, String after) {
        return rows(filled(before.lines()), filled(after.lines())).stream()
                .map(row ->
                        new Pair(
                                null,
                                row.getTag() == DiffRow.Tag.INSERT || row.getOldLine().isEmpty()
                                        ? List.of()
                                        : pieces(row.getOldLine()),
                                row.getTag() == DiffRow.Tag.DELETE || row.getNewLine().isEmpty()
                                        ? List.of()
                                        : pieces(row.getNewLine())))
                .toList();
    }

    private static List<DiffRow> rows(List<String> before, List<String> after) {
        DiffRowGenerator rows =
                DiffRowGenerator.create()
                        .showInlineDiffs(true)
                        .inlineDiffByWord(true)
                        .ignoreWhiteSpaces(true)
                        .lineNormalizer(line -> line)
                        .oldTag(Differences::mark)
                        .newTag(Differences::mark)
                        .build();
        return rows.generateDiffRows(before, after);
    }

    private static String mark(Boolean opening) {
        return String.valueOf(opening ? OPENS : CLOSES);
    }

    // Never empty, so that an empty line is one that is not there.
    private static List<String> lines(List<Passage> passages) {
        return filled(
                passages.stream().map(passage -> passage.text().replaceAll("\\s+", " ").strip()));
    }

    private static List<String> filled(Stream<String> lines) {
        return lines.map(line -> line.isEmpty() ? "…" : line).toList();
    }

    private static List<Piece> pieces(String line) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean different = false;
        for (int i = 0; i <= line.length(); i++) {
            char next = i == line.length() ? (different ? CLOSES : OPENS) : line.charAt(i);
            if (next == OPENS || next == CLOSES) {
                if (!text.isEmpty()) {
                    pieces.add(new Piece(text.toString(), different));
                    text.setLength(0);
                }
                different = next == OPENS;
            } else {
                text.append(next);
            }
        }
        return pieces;
    }
}
