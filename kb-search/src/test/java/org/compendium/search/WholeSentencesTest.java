package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WholeSentencesTest {

    @Test
    void a_remark_in_brackets_goes_on_with_the_sentence_before_it() {
        assertThat(WholeSentences.of("The weir holds. (See A/73/7, para. 12.) Is it?\nYes"))
                .containsExactly("The weir holds. (See A/73/7, para. 12.)", "Is it?", "Yes");
    }

    @Test
    void what_begins_in_the_middle_is_no_sentence() {
        assertThat(WholeSentences.of("and mends the weir. Then it holds."))
                .containsExactly("Then it holds.");
        assertThat(WholeSentences.of("")).isEmpty();
        assertThat(WholeSentences.of("企业之间的信任增长缓慢。")).hasSize(1);
    }

    @Test
    void texts_are_compared_by_their_words_alone() {
        assertThat(WholeSentences.plain("The “inter-firm” \n links."))
                .isEqualTo(WholeSentences.plain("the 'inter‑firm' links"));
        assertThat(WholeSentences.plain("Some weirs")).doesNotContain(WholeSentences.plain("weir"));
    }
}
