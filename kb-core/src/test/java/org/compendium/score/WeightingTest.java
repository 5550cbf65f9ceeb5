package org.compendium.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.compendium.score.Weighting.Total;
import org.junit.jupiter.api.Test;

/// What scores come to for a reader, whatever the weights.
class WeightingTest {

    private static final List<String> INDICATORS =
            List.of("impact", "sustainability", "replicability", "skills", "backward", "cost");

    private final Random random = new Random(39);

    @Test
    void one_weight_of_a_hundred_and_no_other_gives_that_indicators_mean_exactly() {
        for (int run = 0; run < 1000; run++) {
            Map<String, Double> means = someMeans();
            String chosen = any();
            Total total = new Weighting(Map.of(chosen, Weighting.MOST)).total(means);

            Double mean = means.get(chosen);
            assertThat(total)
                    .isEqualTo(mean == null ? new Total.NoEvidence() : new Total.Of(mean, 1));
        }
    }

    @Test
    void a_weight_of_nothing_leaves_an_indicator_out_entirely() {
        for (int run = 0; run < 1000; run++) {
            Map<String, Double> means = someMeans();
            Map<String, Integer> weights = someWeights();
            String out = any();
            weights.put(out, 0);
            Total total = new Weighting(weights).total(means);

            means.put(out, 1 + 4 * random.nextDouble());
            assertThat(new Weighting(weights).total(means)).isEqualTo(total);
            means.remove(out);
            assertThat(new Weighting(weights).total(means)).isEqualTo(total);
            weights.remove(out);
            assertThat(new Weighting(weights).total(means)).isEqualTo(total);
        }
    }

    @Test
    void what_nobody_scored_is_no_low_score() {
        for (int run = 0; run < 1000; run++) {
            Map<String, Double> means = someMeans();
            Weighting weighting = new Weighting(someWeights());
            double lowest = means.values().stream().mapToDouble(mean -> mean).min().orElse(1);
            double highest = means.values().stream().mapToDouble(mean -> mean).max().orElse(5);

            if (weighting.total(means) instanceof Total.Of(var value, var covered)) {
                assertThat(value).isBetween(lowest - 1e-9, highest + 1e-9);
                assertThat(covered).isGreaterThan(0).isLessThanOrEqualTo(1);
                assertThat(covered)
                        .isCloseTo(
                                means.keySet().stream().mapToDouble(weighting::share).sum(),
                                within(1e-9));
            }
        }
    }

    @Test
    void only_how_the_weights_stand_to_each_other_matters() {
        Map<String, Double> means = Map.of("impact", 2.0, "cost", 4.0);

        assertThat(new Weighting(Map.of("impact", 25, "cost", 25)).total(means))
                .isEqualTo(new Weighting(Map.of("impact", 100, "cost", 100)).total(means))
                .isEqualTo(new Total.Of(3, 1));
        assertThat(new Weighting(Map.of("impact", 25, "cost", 75)).total(means))
                .isEqualTo(new Total.Of(3.5, 1));
    }

    @Test
    void without_any_weight_there_is_no_total() {
        assertThat(new Weighting(Map.of("impact", 0)).total(Map.of("impact", 3.0)))
                .isEqualTo(new Total.NothingCounts());
        assertThat(new Weighting(Map.of()).total(Map.of())).isEqualTo(new Total.NothingCounts());
    }

    @Test
    void a_weight_is_from_nought_to_a_hundred() {
        assertThatThrownBy(() -> new Weighting(Map.of("cost", 101))).hasMessageContaining("cost");
        assertThatThrownBy(() -> new Weighting(Map.of("cost", -1)))
                .hasMessageContaining("0 to 100");
    }

    private String any() {
        return INDICATORS.get(random.nextInt(INDICATORS.size()));
    }

    private Map<String, Double> someMeans() {
        Map<String, Double> means = new HashMap<>();
        INDICATORS.forEach(indicator -> {
            if (random.nextInt(3) > 0) {
                means.put(indicator, (3 + random.nextInt(13)) / 3.0);
            }
        });
        return means;
    }

    private Map<String, Integer> someWeights() {
        Map<String, Integer> weights = new HashMap<>();
        INDICATORS.forEach(indicator ->
                weights.put(indicator, random.nextInt(4) == 0 ? 0 : random.nextInt(101)));
        return weights;
    }
}
