package org.compendium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PassageRefTest {

    @Test
    void a_citation_in_words_means_the_passage_it_was_copied_from() {
        assertThat(PassageRef.ofWords("TD/B/COM.3/19, para.\u00a028"))
                .isEqualTo(PassageRef.of("TD/B/COM.3/19#para_28"));
        assertThat(PassageRef.ofWords(" TD/B/COM.3/19 para 18(a) "))
                .isEqualTo(PassageRef.of("TD/B/COM.3/19#para_18__item_a"));
        assertThat(PassageRef.ofWords("S/RES/1325 (2000), para. 3"))
                .isEqualTo(PassageRef.of("S/RES/1325(2000)#para_3"));
        assertThat(
                        PassageRef.ofWords(
                                "TD/B/COM.3/19, Recommendations addressed to Governments,"
                                        + " para.\u00a03(c)(ii)"))
                .isEqualTo(
                        PassageRef.of(
                                "TD/B/COM.3/19#sec_recommendations-addressed-to-governments"
                                        + "__para_3__item_c__item_ii"));
        assertThat(
                        PassageRef.ofWords(
                                "TD/B/COM.3/19, Recommendations addressed to UNCTAD,"
                                        + " para.\u00a0(a)(ii)"))
                .isEqualTo(
                        PassageRef.of(
                                "TD/B/COM.3/19#sec_recommendations-addressed-to-unctad"
                                        + "__item_a__item_ii"));
        assertThat(PassageRef.ofWords("TD/B/COM.3/19#para_28"))
                .isEqualTo(PassageRef.of("TD/B/COM.3/19#para_28"));
    }

    @Test
    void what_is_neither_is_refused_with_an_example() {
        assertThatThrownBy(() -> PassageRef.ofWords("paragraph 28"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TD/B/COM.3/19#para_28");
        assertThatThrownBy(() -> PassageRef.ofWords("TD/B/COM.3/19, para. (a)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TD/B/COM.3/19#para_28");
        assertThatThrownBy(() -> PassageRef.ofWords("TD/B/COM.3/19, annex I, para. 2"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PassageRef.ofWords(", para. 28"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
