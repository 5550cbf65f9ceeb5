package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    @Test
    void words_of_every_text_part_nobody() {
        assertThat(Neighbours.in("the export of processing zones", "en"))
                .containsExactly("export of processing", "processing zones");
        assertThat(Neighbours.in("politique de l’entreprise locale", "fr"))
                .containsExactly("politique de l’entreprise", "l’entreprise locale");
        assertThat(Neighbours.in("зоны для обработки", "ru")).containsExactly("зоны для обработки");
    }

    @Test
    void those_far_from_each_other_are_no_neighbours() {
        assertThat(Neighbours.in("zones that are there for the exports", "en")).isEmpty();
        assertThat(Neighbours.in("zones", "en")).isEmpty();
        assertThat(Neighbours.in("", "en")).isEmpty();
    }

    @Test
    void there_are_none_in_a_language_without_stop_words_here() {
        assertThat(Neighbours.in("出口加工区", "zh")).isEmpty();
        assertThat(Neighbours.in("zones of export", "und")).isEmpty();
    }

    @Test
    void of_a_long_text_the_first_count() {
        String words =
                IntStream.range(0, 60).mapToObj(n -> "word" + n).collect(Collectors.joining(" "));

        assertThat(Neighbours.in(words, "en")).hasSize(20).startsWith("word0 word1");
    }
}
