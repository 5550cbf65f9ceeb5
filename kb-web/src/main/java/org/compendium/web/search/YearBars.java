package org.compendium.web.search;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.compendium.search.Results;

/// How the documents spread over the years: a small histogram, each bar of which chooses its years.
final class YearBars extends Composite<Div> {

    private static final int MOST_BARS = 12;
    private static final int[] WIDTHS = {1, 2, 5, 10, 20, 50, 100, 1_000};

    /// @param counts at least one
    /// @param choose the years of a bar, and whether they are wanted
    YearBars(
            List<Results.Value> counts,
            Predicate<String> chosen,
            BiConsumer<List<String>, Boolean> choose) {
        TreeMap<Integer, Long> byYear = new TreeMap<>();
        counts.forEach(value -> byYear.put(Integer.parseInt(value.value()), value.count()));
        int width = width(byYear.firstKey(), byYear.lastKey());
        int first = start(byYear.firstKey(), width);
        int last = start(byYear.lastKey(), width);
        long most = 1;
        for (int from = first; from <= last; from += width) {
            most = Math.max(most, sum(byYear, from, width));
        }
        Div bars = new Div();
        bars.addClassName("years");
        for (int from = first; from <= last; from += width) {
            bars.add(bar(byYear, from, width, most, chosen, choose));
        }
        Div axis =
                new Div(
                        new Span(String.valueOf(byYear.firstKey())),
                        new Span(String.valueOf(byYear.lastKey())));
        axis.addClassNames("axis", "num");
        axis.getElement().setAttribute("aria-hidden", "true");
        getContent().add(bars, axis);
    }

    private NativeButton bar(
            TreeMap<Integer, Long> byYear,
            int from,
            int width,
            long most,
            Predicate<String> chosen,
            BiConsumer<List<String>, Boolean> choose) {
        List<String> years =
                byYear.subMap(from, from + width).keySet().stream().map(String::valueOf).toList();
        long count = sum(byYear, from, width);
        NativeButton bar = new NativeButton();
        bar.getStyle().set("--share", String.format(Locale.ROOT, "%.3f", (double) count / most));
        String span = width == 1 ? String.valueOf(from) : from + "–" + upTo(from, width);
        String label =
                getTranslation(
                        "facet.years",
                        span,
                        getTranslation("number", count),
                        getTranslation("facet.documents", count));
        bar.getElement().setAttribute("aria-label", label);
        bar.getElement().setAttribute("title", label);
        boolean all = !years.isEmpty() && years.stream().allMatch(chosen);
        bar.getElement().setAttribute("aria-pressed", Boolean.toString(all));
        bar.setEnabled(!years.isEmpty());
        bar.addClickListener(event -> choose.accept(years, !all));
        return bar;
    }

    private static long sum(TreeMap<Integer, Long> byYear, int from, int width) {
        return byYear.subMap(from, from + width).values().stream().mapToLong(Long::longValue).sum();
    }

    private static int width(int first, int last) {
        for (int width : WIDTHS) {
            if ((start(last, width) - start(first, width)) / width < MOST_BARS) {
                return width;
            }
        }
        return WIDTHS[WIDTHS.length - 1];
    }

    private static int start(int year, int width) {
        return Math.floorDiv(year, width) * width;
    }

    private static String upTo(int from, int width) {
        return String.valueOf(from + width - 1);
    }
}
