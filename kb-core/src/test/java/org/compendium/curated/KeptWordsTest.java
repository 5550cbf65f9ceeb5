package org.compendium.curated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptWordsTest {

    private static final String TEXT =
            "The Newi automotive-parts cluster came to supply “more than 80 per cent” of all parts.";

    @ParameterizedTest
    @CsvSource({
        "80 per cent",
        "newi AUTOMOTIVE parts cluster",
        "more than 80 per cent … automotive parts",
        "80 per cent ... Newi",
    })
    void words_stand_in_a_text_whatever_their_order_capitals_and_punctuation(String words) {
        assertThat(KeptWords.in(words, TEXT)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "8 per cent", // part of a number
        "art", // part of a word
        "80 per cent … textile",
        "supply came to", // not in this order
    })
    void they_stand_word_for_word_or_not_at_all(String words) {
        assertThat(KeptWords.in(words, TEXT)).isFalse();
    }

    @Test
    void words_of_other_scripts_and_full_width_figures_are_words_too() {
        assertThat(KeptWords.in("сети рвутся", "Там, где сети рвутся, их чинят.")).isTrue();
        assertThat(KeptWords.in("80", "达到８０％")).isTrue();
        assertThat(KeptWords.in("出口加工区", "这些出口加工区需要逐一审查。")).isTrue();
        assertThat(KeptWords.in("加工出口区", "这些出口加工区需要逐一审查。")).isFalse();
    }

    @Test
    void nothing_kept_is_an_error_and_not_a_match() {
        assertThatThrownBy(() -> KeptWords.in(" … ", TEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no words");
    }
}
