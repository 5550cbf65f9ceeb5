package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchAddressTest {

    @Test
    void an_address_is_read_as_it_was_written() {
        SearchAddress asked =
                new SearchAddress(
                        " \"local inputs\" & 100 % = été?",
                        Map.of(Facet.THEME, Set.of("clusters"), Facet.YEAR, Set.of("1998")));

        assertThat(SearchAddress.parse(asked.toString())).isEqualTo(asked);
        assertThat(SearchAddress.parse("https://example.org/search?" + asked)).isEqualTo(asked);
    }

    @Test
    void what_is_no_question_is_left_out() {
        SearchAddress asked =
                SearchAddress.parse("q=trust&page=3&size=&theme=&country=KEN,ZAF&nothing&x=1");

        assertThat(asked.words()).isEqualTo("trust");
        assertThat(asked.chosen()).isEqualTo(Map.of(Facet.COUNTRY, Set.of("KEN", "ZAF")));
        assertThat(SearchAddress.parse("").everything()).isTrue();
    }

    @Test
    void values_of_one_facet_stay_together() {
        assertThat(SearchAddress.of(Map.of("kind", List.of("manual", "study"))))
                .hasToString("kind=manual&kind=study");
    }

    @Test
    void one_that_is_too_long_is_refused() {
        assertThatThrownBy(() -> SearchAddress.parse("q=" + "x".repeat(5_000)))
                .hasMessageContaining("4000 characters");
    }
}
