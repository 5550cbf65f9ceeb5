package org.compendium.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.compendium.score.Agreement.Metric;
import org.junit.jupiter.api.Test;

/// Krippendorff's alpha against what has been published, and what must hold whatever the values.
class AgreementTest {

    private static final double PRINTED = 0.0005;

    // Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), part C, and the
    // metrics after it: four observers, twelve units, values missing.
    @Test
    void it_comes_to_what_krippendorff_prints_for_four_observers_and_twelve_units() {
        List<List<Integer>> units =
                units(
                        "1 2 3 3 2 1 4 1 2 . . .",
                        "1 2 3 3 2 2 4 1 2 5 . 3",
                        ". 3 3 3 2 3 4 2 2 5 1 .",
                        "1 2 3 3 2 4 4 1 2 5 1 .");

        assertThat(alpha(units, Metric.NOMINAL)).isCloseTo(0.743, within(PRINTED));
        assertThat(alpha(units, Metric.ORDINAL)).isCloseTo(0.815, within(PRINTED));
        assertThat(alpha(units, Metric.INTERVAL)).isCloseTo(0.849, within(PRINTED));
    }

    // The same, parts A (binary data) and B (nominal data, there the letters a to e).
    @Test
    void it_comes_to_what_krippendorff_prints_for_two_observers() {
        List<List<Integer>> binary = units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0");
        List<List<Integer>> nominal = units("1 1 2 2 4 3 3 3 5 4 4 1", "2 1 2 2 2 3 3 3 5 4 4 4");

        assertThat(alpha(binary, Metric.NOMINAL)).isCloseTo(0.095, within(PRINTED));
        assertThat(alpha(nominal, Metric.NOMINAL)).isCloseTo(0.692, within(PRINTED));
    }

    // Andrew F. Hayes and Klaus Krippendorff, "Answering the Call for a Standard Reliability
    // Measure for Coding Data" (2007), Table 1: the tone of forty articles, from 0 to 3.
    @Test
    void it_comes_to_what_hayes_and_krippendorff_print_for_five_observers_and_forty_units() {
        List<List<Integer>> units =
                units(
                        "1 1 2 . 0 0 1 1 2 2 . 0 1 3 1 1 2 1 1 0"
                                + " 0 0 2 0 1 0 0 1 1 1 1 2 2 3 2 2 2 2 2 1",
                        "1 1 3 0 0 0 0 . 2 1 1 0 2 3 1 1 1 2 1 0"
                                + " 0 0 3 0 2 1 0 2 1 1 1 1 2 2 2 2 2 2 2 1",
                        "2 0 3 0 0 0 2 2 2 1 0 0 2 2 1 1 2 3 0 0"
                                + " 1 . 3 0 . 1 0 1 2 2 0 2 . 2 2 3 2 . 2 1",
                        ". 1 3 . . . . 0 . 1 0 0 2 2 . . . 3 1 ."
                                + " 1 0 3 0 2 1 1 2 2 . . 1 2 2 . . . 1 2 .",
                        "2 . . 0 0 0 1 . 2 . . . . 3 1 1 2 . . 0"
                                + " . 0 . . 2 . 0 . . 2 0 . 2 . 2 2 2 2 . 1");

        assertThat(alpha(units, Metric.ORDINAL)).isCloseTo(0.7598, within(0.00005));
        assertThat(alpha(units, Metric.NOMINAL)).isCloseTo(0.477, within(PRINTED));
        assertThat(alpha(units, Metric.INTERVAL)).isCloseTo(0.757, within(PRINTED));
    }

    // "Krippendorff's alpha" in Wikipedia, the computational example: three coders, fifteen units.
    @Test
    void it_comes_to_what_is_printed_for_three_observers_who_each_left_out_much() {
        List<List<Integer>> units =
                units(
                        ". . . . . 3 4 1 2 1 1 3 3 . 3",
                        "1 . 2 1 3 3 4 3 . . . . . . .",
                        ". . 2 1 3 4 4 . 2 1 1 3 3 . 4");

        assertThat(alpha(units, Metric.NOMINAL)).isCloseTo(0.691, within(PRINTED));
        assertThat(alpha(units, Metric.INTERVAL)).isCloseTo(0.811, within(PRINTED));
    }

    @Test
    void the_order_of_raters_and_of_units_changes_nothing() {
        Random random = new Random(37);
        for (int run = 0; run < 300; run++) {
            List<List<Integer>> units = some(random);
            List<List<Integer>> shuffled = new ArrayList<>();
            units.forEach(unit -> shuffled.add(new ArrayList<>(unit)));
            shuffled.forEach(unit -> Collections.shuffle(unit, random));
            Collections.shuffle(shuffled, random);
            for (Metric metric : Metric.values()) {
                same(Agreement.of(units, metric), Agreement.of(shuffled, metric));
            }
        }
    }

    @Test
    void those_who_always_agree_come_to_one_and_nobody_to_more() {
        Random random = new Random(38);
        for (int run = 0; run < 300; run++) {
            List<List<Integer>> agreed =
                    IntStream.range(0, 7)
                            .mapToObj(unit -> Collections.nCopies(3, 1 + unit % 5))
                            .map(List::copyOf)
                            .toList();
            List<List<Integer>> units = some(random);
            for (Metric metric : Metric.values()) {
                assertThat(alpha(agreed, metric)).isEqualTo(1);
                if (Agreement.of(units, metric) instanceof Agreement.Alpha(var alpha, var shared)) {
                    assertThat(alpha).isLessThanOrEqualTo(1);
                    assertThat(shared).isBetween(1, units.size());
                }
            }
        }
    }

    @Test
    void a_unit_that_one_rater_alone_rated_counts_nothing() {
        List<List<Integer>> units = List.of(List.of(1, 2), List.of(4, 4));
        List<List<Integer>> more = List.of(List.of(1, 2), List.of(5), List.of(4, 4), List.of());

        same(Agreement.of(units, Metric.ORDINAL), Agreement.of(more, Metric.ORDINAL));
    }

    @Test
    void without_two_raters_on_one_unit_there_is_nothing_to_compare() {
        assertThat(Agreement.of(List.of(), Metric.ORDINAL))
                .isEqualTo(new Agreement.NothingShared());
        assertThat(Agreement.of(List.of(List.of(3), List.of(4)), Metric.ORDINAL))
                .isEqualTo(new Agreement.NothingShared());
    }

    @Test
    void one_and_the_same_value_throughout_is_said_and_not_counted_as_a_figure() {
        assertThat(Agreement.of(List.of(List.of(3, 3), List.of(3, 3, 3)), Metric.ORDINAL))
                .isEqualTo(new Agreement.AllTheSame(2));
    }

    private static double alpha(List<List<Integer>> units, Metric metric) {
        assertThat(Agreement.of(units, metric)).isInstanceOf(Agreement.Alpha.class);
        return ((Agreement.Alpha) Agreement.of(units, metric)).alpha();
    }

    private static void same(Agreement one, Agreement other) {
        if (one instanceof Agreement.Alpha(var alpha, var units)) {
            assertThat(other).isInstanceOf(Agreement.Alpha.class);
            assertThat(((Agreement.Alpha) other).alpha()).isCloseTo(alpha, within(1e-12));
            assertThat(((Agreement.Alpha) other).units()).isEqualTo(units);
        } else {
            assertThat(other).isEqualTo(one);
        }
    }

    private static List<List<Integer>> some(Random random) {
        return IntStream.range(0, 1 + random.nextInt(8))
                .mapToObj(unit ->
                        IntStream.range(0, random.nextInt(5))
                                .mapToObj(rater -> 1 + random.nextInt(5))
                                .toList())
                .toList();
    }

    // As such tables are printed: a line for each observer, a column for each unit, "." for none.
    private static List<List<Integer>> units(String... observers) {
        List<List<Integer>> units = new ArrayList<>();
        for (String observer : observers) {
            List<String> values = Arrays.asList(observer.split(" "));
            for (int unit = 0; unit < values.size(); unit++) {
                if (units.size() <= unit) {
                    units.add(new ArrayList<>());
                }
                if (!values.get(unit).equals(".")) {
                    units.get(unit).add(Integer.valueOf(values.get(unit)));
                }
            }
        }
        return units;
    }
}
