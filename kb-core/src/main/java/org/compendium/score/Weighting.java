package org.compendium.score;

import java.util.Map;
import java.util.TreeMap;

/// How much each indicator counts for one reader.
///
/// @param weights by indicator, each from 0 to [#MOST]; one that is not named counts nothing
public record Weighting(Map<String, Integer> weights) {

    public static final int MOST = 100;

    /// @throws IllegalArgumentException when a weight is out of bounds
    public Weighting {
        weights = Map.copyOf(weights);
        weights.forEach((indicator, weight) -> {
            if (weight < 0 || weight > MOST) {
                throw new IllegalArgumentException(
                        "A weight is a whole number from 0 to "
                                + MOST
                                + "; that of "
                                + indicator
                                + " is "
                                + weight
                                + ".");
            }
        });
    }

    /// What a programme's scores come to.
    public sealed interface Total {

        /// The weighted mean over the indicators that it has a score on; what it has none on is
        /// left out, and is not counted as a low score.
        ///
        /// @param value from 1 to 5
        /// @param covered the part of all weight that these indicators have: above 0, at most 1
        record Of(double value, double covered) implements Total {}

        /// It has no score on any indicator that counts.
        record NoEvidence() implements Total {}

        /// No indicator counts.
        record NothingCounts() implements Total {}
    }

    /// The weight of an indicator as a part of the whole, from 0 to 1; 0 when nothing counts.
    public double share(String indicator) {
        double all = sum();
        return all == 0 ? 0 : weights.getOrDefault(indicator, 0) / all;
    }

    /// @param means the mean score by indicator; without those that nobody has scored
    public Total total(Map<String, Double> means) {
        if (sum() == 0) {
            return new Total.NothingCounts();
        }
        // In one order, so that equal scores come to the same sum to the last bit.
        var scored = new TreeMap<>(means);
        double covered =
                scored.keySet().stream()
                        .mapToInt(indicator -> weights.getOrDefault(indicator, 0))
                        .sum();
        if (covered == 0) {
            return new Total.NoEvidence();
        }
        double value = 0;
        for (var one : scored.entrySet()) {
            value += weights.getOrDefault(one.getKey(), 0) / covered * one.getValue();
        }
        return new Total.Of(value, covered / sum());
    }

    private double sum() {
        return weights.values().stream().mapToInt(Integer::intValue).sum();
    }
}
