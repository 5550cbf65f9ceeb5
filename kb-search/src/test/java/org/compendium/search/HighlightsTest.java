package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.compendium.document.Span;
import org.junit.jupiter.api.Test;

class HighlightsTest {

    @Test
    void what_is_marked_is_where_it_stands_in_the_text() {
        String text = "Zones, зоны and 区.";

        assertThat(Highlights.ranges(marked("[Zones], [зоны] and [区]."), text))
                .containsExactly(new Span(0, 5), new Span(7, 11), new Span(16, 17));
        assertThat(Highlights.ranges(marked("[Zones, зоны and 区.]"), text))
                .containsExactly(new Span(0, 18));
        assertThat(Highlights.ranges(text, text)).isEmpty();
    }

    @Test
    void marks_of_nothing_and_marks_without_their_like_are_passed_over() {
        assertThat(Highlights.ranges(marked("a[] b] [c] [d"), "a b c d"))
                .containsExactly(new Span(4, 5));
        assertThat(Highlights.ranges("", "")).isEmpty();
    }

    @Test
    void nothing_is_marked_in_another_text() {
        for (String other : new String[] {"zone", "zones a", "zones ab", "zonEs", "", "s"}) {
            assertThat(Highlights.ranges(marked("[zones]"), other)).as(other).isEmpty();
        }
        assertThat(Highlights.ranges("", "zones")).isEmpty();
    }

    private static String marked(String text) {
        return text.replace("[", Highlights.START).replace("]", Highlights.END);
    }
}
