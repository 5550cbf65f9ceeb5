package org.compendium.parsers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// Tells two columns of text apart on a page whose program wrote them line by line across both.
///
/// What stands on one height comes as one row then, like the cells of a table. It is two columns
/// when most rows have a gap at the same place and are filled with words on both sides of it.
final class Columns {

    private static final int FEWEST_ROWS = 6;

    private Columns() {}

    /// The rows of a page in the order in which they are read.
    static List<PrintedRow> inOrder(List<PrintedRow> rows) {
        float gutter = gutter(rows);
        if (Float.isNaN(gutter)) {
            return rows;
        }
        List<PrintedRow> order = new ArrayList<>();
        List<PrintedRow> left = new ArrayList<>();
        List<PrintedRow> right = new ArrayList<>();
        boolean fromTheRight =
                rows.stream().filter(PrintedRow::fromTheRight).count() * 2 > rows.size();
        for (PrintedRow row : rows) {
            if (row.crosses(gutter)) {
                empty(left, right, fromTheRight, order);
                order.add(row);
            } else {
                row.before(gutter).ifPresent(left::add);
                row.after(gutter).ifPresent(right::add);
            }
        }
        empty(left, right, fromTheRight, order);
        return order;
    }

    private static void empty(
            List<PrintedRow> left,
            List<PrintedRow> right,
            boolean fromTheRight,
            Collection<PrintedRow> into) {
        into.addAll(fromTheRight ? right : left);
        into.addAll(fromTheRight ? left : right);
        left.clear();
        right.clear();
    }

    /// @return where the gap between the columns is; NaN when there are none
    private static float gutter(List<PrintedRow> rows) {
        // Half a letter's width is exact enough to count by.
        var free = new TreeMap<Integer, Integer>();
        for (PrintedRow row : rows) {
            for (PrintedRow.Gap gap : row.gaps()) {
                for (int at = (int) gap.from() / 4 + 1; at <= (int) gap.to() / 4; at++) {
                    free.merge(at, 1, Integer::sum);
                }
            }
        }
        int most = free.values().stream().max(Integer::compare).orElse(0);
        if (most < FEWEST_ROWS) {
            return Float.NaN;
        }
        List<Integer> freest =
                free.keySet().stream().filter(at -> free.getOrDefault(at, 0) == most).toList();
        float gutter = freest.get(freest.size() / 2) * 4f;
        List<PrintedRow> parted =
                rows.stream()
                        .filter(row -> !row.crosses(gutter))
                        .filter(row -> row.before(gutter).isPresent())
                        .filter(row -> row.after(gutter).isPresent())
                        .toList();
        float left = (float) parted.stream().mapToDouble(PrintedRow::left).min().orElse(0);
        float right = (float) parted.stream().mapToDouble(PrintedRow::right).max().orElse(0);
        long full =
                parted.stream()
                        .filter(row -> row.gaps().size() == 1)
                        .filter(row -> row.fills(left, gutter, right))
                        .count();
        return parted.size() >= FEWEST_ROWS
                        && parted.size() * 2 >= rows.size()
                        && full * 10 >= parted.size() * 7L
                ? gutter
                : Float.NaN;
    }
}
