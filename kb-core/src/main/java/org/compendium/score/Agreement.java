package org.compendium.score;

import java.util.List;
import java.util.TreeMap;

/// How well raters agree, as Krippendorff's alpha: 1 when all agree, 0 when they agree no better
/// than if values were dealt out by chance, below 0 when they disagree systematically.
///
/// Source: Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), in the general
/// form: any number of raters, values may be missing.
public sealed interface Agreement {

    /// What is taken for the distance between two values.
    enum Metric {
        /// Different is different.
        NOMINAL,
        /// As many ranks as lie between them, by how often these were given.
        ORDINAL,
        /// The difference of the numbers.
        INTERVAL
    }

    /// @param alpha at most 1
    /// @param units how many were rated by two raters or more
    record Alpha(double alpha, int units) implements Agreement {}

    /// All gave one and the same value throughout: they agree, but alpha is not defined, as nothing
    /// varies that could be told from chance.
    record AllTheSame(int units) implements Agreement {}

    /// Nothing was rated by two raters, so there is nothing to compare.
    record NothingShared() implements Agreement {}

    /// @param units for each thing that was rated, the values it was given, in any order
    static Agreement of(List<List<Integer>> units, Metric metric) {
        List<List<Integer>> shared = units.stream().filter(unit -> unit.size() > 1).toList();
        if (shared.isEmpty()) {
            return new NothingShared();
        }
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        shared.forEach(unit -> unit.forEach(value -> counts.merge(value, 1, Integer::sum)));
        if (counts.size() == 1) {
            return new AllTheSame(shared.size());
        }
        double total = counts.values().stream().mapToInt(Integer::intValue).sum();
        double observed = 0;
        for (List<Integer> unit : shared) {
            double within = 0;
            for (int one : unit) {
                for (int other : unit) {
                    within += distance(one, other, counts, metric);
                }
            }
            observed += within / (unit.size() - 1);
        }
        double expected = 0;
        for (var one : counts.entrySet()) {
            for (var other : counts.entrySet()) {
                expected +=
                        (double) one.getValue()
                                * other.getValue()
                                * distance(one.getKey(), other.getKey(), counts, metric);
            }
        }
        return new Alpha(1 - (total - 1) * observed / expected, shared.size());
    }

    /// The square of the distance.
    private static double distance(
            int one, int other, TreeMap<Integer, Integer> counts, Metric metric) {
        if (one == other) {
            return 0;
        }
        return switch (metric) {
            case NOMINAL -> 1;
            case INTERVAL -> Math.pow((double) one - other, 2);
            case ORDINAL -> {
                double ranks =
                        counts
                                .subMap(Math.min(one, other), true, Math.max(one, other), true)
                                .values()
                                .stream()
                                .mapToInt(Integer::intValue)
                                .sum();
                double ends =
                        counts.getOrDefault(one, 0) / 2.0 + counts.getOrDefault(other, 0) / 2.0;
                yield Math.pow(ranks - ends, 2);
            }
        };
    }
}
