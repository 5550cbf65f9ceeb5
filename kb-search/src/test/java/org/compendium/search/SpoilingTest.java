package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpoilingTest {

    private static final String SENTENCE =
            "The Advisory Committee recalls that its (previous) report, on 12 posts of the"
                    + " Secretary-General, said little about travel costs in Åland.";
    private static final int SEEDS = 2_000;

    @Test
    void five_words_are_missing_and_one_other_has_one_slip() {
        List<String> whole = words(SENTENCE);
        for (int seed = 0; seed < SEEDS; seed++) {
            List<String> spoilt = words(spoilt(SENTENCE, seed));

            assertThat(spoilt).as("seed %d", seed).hasSize(whole.size() - Spoiling.DROPPED);
            List<String> others = new ArrayList<>(spoilt);
            others.removeAll(whole);
            assertThat(others).as("seed %d", seed).hasSize(1);
            List<String> missing = new ArrayList<>(whole);
            missing.removeAll(spoilt);
            assertThat(missing)
                    .as("seed %d, %s", seed, others)
                    .hasSize(Spoiling.DROPPED + 1)
                    .anySatisfy(word -> {
                        assertThat(oneSlip(word, others.getFirst())).isTrue();
                        List<String> inOrder = new ArrayList<>(whole);
                        inOrder.removeIf(one -> !one.equals(word) && missing.contains(one));
                        inOrder.replaceAll(one -> one.equals(word) ? others.getFirst() : one);
                        assertThat(inOrder).isEqualTo(spoilt);
                    });
        }
    }

    @Test
    void a_short_word_is_never_misspelt() {
        String sentence = "One two six ten old new big red blue words are here to stay.";

        for (int seed = 0; seed < SEEDS; seed++) {
            List<String> spoilt = words(spoilt(sentence, seed));
            spoilt.removeAll(words(sentence));
            assertThat(oneSlip("words", spoilt.getFirst())).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void every_kind_of_slip_and_every_word_has_its_turn() {
        Set<String> slips = new HashSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            slips.addAll(words(spoilt(SENTENCE, seed)));
        }

        assertThat(slips)
                .contains("tarvel", "trvel", "travvel")
                .anyMatch(word -> word.matches("[^t]ravel"))
                .anyMatch(word -> word.matches("Secretary-[^G]eneral,"));
    }

    @Test
    void the_same_seed_spoils_in_the_same_way() {
        assertThat(spoilt(SENTENCE, 7)).isEqualTo(spoilt(SENTENCE, 7));
        assertThat(spoilt(SENTENCE, 7)).isNotEqualTo(spoilt(SENTENCE, 8));
    }

    @Test
    void what_would_leave_fewer_than_six_words_is_not_asked() {
        Spoiling spoiling = new Spoiling(new Random(1));

        assertThat(spoiling.of("One two three four five six seven eight nine – ten.")).isEmpty();
        assertThat(spoiling.of("One two three four five six seven eight nine ten eleven."))
                .isPresent();
        assertThat(spoiling.of("One two six ten old new big red blue can are not here to be."))
                .isEmpty();
    }

    private static String spoilt(String sentence, long seed) {
        return new Spoiling(new Random(seed)).of(sentence).orElseThrow();
    }

    private static List<String> words(String sentence) {
        return new ArrayList<>(List.of(sentence.split(" ")));
    }

    /// Whether one is made of the other by one letter less, more or other, or by two neighbours
    /// that change places.
    private static boolean oneSlip(String word, String other) {
        int start = 0;
        while (start < Math.min(word.length(), other.length())
                && word.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(word.length(), other.length()) - start
                && word.charAt(word.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        String left = word.substring(start, word.length() - end);
        String right = other.substring(start, other.length() - end);
        return left.length() + right.length() == 1
                || left.length() == 1 && right.length() == 1
                || left.length() == 2 && new StringBuilder(left).reverse().toString().equals(right);
    }
}
