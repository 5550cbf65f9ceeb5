package org.compendium.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.compendium.document.Span;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    private static final String TEXT = "Nets are mended on the quay every Thursday afternoon.";

    @Test
    void what_was_found_stands_in_it() {
        Excerpt excerpt = Excerpt.of(TEXT, List.of(new Span(34, 42)), 20);

        Span found = excerpt.highlights().getFirst();
        assertThat(excerpt.text().substring(found.start(), found.end())).isEqualTo("Thursday");
    }

    @Test
    void what_was_found_in_another_reading_of_the_text_is_left_out() {
        Excerpt excerpt = Excerpt.of(TEXT, List.of(new Span(400, 410)), 20);

        assertThat(excerpt.text()).isEqualTo("Nets are mended on…");
        assertThat(excerpt.highlights()).isEmpty();
    }
}
