package org.compendium.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikenessTest {

    // The hash of the words is stored with each text: splitting them otherwise would make all texts
    // that are held new.
    @Test
    void words_are_letters_and_numbers_and_each_chinese_character() {
        assertThat(Likeness.words("Café (Ⅷ), x² ½: 出口区A1 \uD842\uDFB7, ٢٥ зон_ы"))
                .containsExactly(
                        "café",
                        "viii",
                        "x2",
                        "1",
                        "2",
                        "出",
                        "口",
                        "区",
                        "a1",
                        "\uD842\uDFB7",
                        "٢٥",
                        "зон",
                        "ы");
        assertThat(Likeness.hash(Likeness.words("Export processing zones")))
                .isEqualTo("bb0ac4b39a6571b7f05802f71901b8606d6d47be4b08792d51a6975dba607202");
    }
}
