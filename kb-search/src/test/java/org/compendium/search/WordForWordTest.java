package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WordForWordTest {

    private static final String SENTENCE =
            "The keepers of the weir at Sallow mend baskets every winter.";

    @Test
    void all_of_it_in_order_is_all() {
        assertThat(said(SENTENCE, "It is cold. " + SENTENCE + " They sing.")).isEqualTo(1);
        assertThat(said("THE KEEPERS of the weir, at sallow", SENTENCE)).isEqualTo(1);
    }

    @Test
    void a_word_that_was_left_out_costs_a_tenth_of_one() {
        assertThat(said("The keepers the weir Sallow mend winter", SENTENCE))
                .isCloseTo((7 - 0.4) / 7, within(1e-9));
    }

    @Test
    void a_word_that_the_text_does_not_have_is_missing() {
        assertThat(said("The keepers of the weir at Sallow sell pottery every winter", SENTENCE))
                .isCloseTo((9 - 0.2) / 11, within(1e-9));
    }

    @Test
    void one_slip_in_a_long_word_is_read_over() {
        for (String slip : new String[] {"baksets", "bakets", "basskets", "bassets"}) {
            assertThat(said("Sallow mend " + slip + " every", SENTENCE)).as(slip).isEqualTo(1);
        }
        assertThat(said("Sallow mend basstes every", SENTENCE)).isLessThan(0.8);
        assertThat(said("the wier", SENTENCE)).isLessThan(0.6);
        assertThat(said("in 2025 of 12345", "in 2024 of 12346")).isLessThan(0.6);
    }

    @Test
    void words_in_another_order_or_far_apart_are_not_the_sentence() {
        assertThat(said("winter every baskets mend Sallow at weir", SENTENCE)).isLessThan(0.3);
        assertThat(said("keepers baskets", "keepers " + "a b c d e f ".repeat(5) + "baskets"))
                .isEqualTo(0.5);
    }

    @Test
    void chinese_is_compared_character_by_character() {
        assertThat(said("企业之信任增长", "报告说企业之间的信任增长缓慢。")).isGreaterThan(0.9);
    }

    @Test
    void a_few_words_are_not_enough() {
        assertThat(WordForWord.of("mend baskets every other winter").enough()).isFalse();
        assertThat(WordForWord.of("They mend baskets every other winter").enough()).isTrue();
        assertThat(said("", SENTENCE)).isZero();
        assertThat(said(SENTENCE, "")).isZero();
    }

    private static double said(String typed, String text) {
        return WordForWord.of(typed).in(text);
    }
}
