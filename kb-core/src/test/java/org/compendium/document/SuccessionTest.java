package org.compendium.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.compendium.document.Succession.Retired;
import org.compendium.document.Succession.Reused;
import org.compendium.document.Succession.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuccessionTest {

    private static final String BOATS = "The boats leave the harbour before the sun is up.";
    private static final String NETS = "Nets are mended on the quay every Thursday afternoon.";
    private static final String ICE = "Ice comes from the factory behind the market hall.";
    private static final String FUEL = "Fuel is bought together, and paid for by each crew.";

    @Test
    void the_same_reading_changes_nothing() {
        List<Passage> text = List.of(numbered(1, BOATS), numbered(2, NETS), plain(1, ICE));
        Succession succession = Succession.of(text, text, Set.of());

        assertThat(succession.passages()).isEqualTo(text);
        assertThat(succession.renamed()).isEmpty();
        assertThat(succession.retired()).isEmpty();
        assertThat(succession.reused()).isEmpty();
        assertThat(succession.reworded()).isEmpty();
    }

    @Test
    void unnumbered_texts_keep_their_addresses_when_one_is_found_before_them() {
        List<Passage> before = List.of(plain(1, BOATS), plain(2, NETS), plain(3, ICE));
        List<Passage> after =
                List.of(plain(1, FUEL), plain(2, BOATS), plain(3, NETS), plain(4, ICE));
        Succession succession = Succession.of(before, after, Set.of());

        assertThat(succession.passages())
                .extracting(Passage::eId)
                .containsExactly("p_1-2", "p_1", "p_2", "p_3");
        assertThat(succession.passages())
                .extracting(Passage::text)
                .containsExactly(FUEL, BOATS, NETS, ICE);
        assertThat(succession.retired()).isEmpty();
        assertThat(succession.reused()).isEmpty();
    }

    @Test
    void reading_once_more_gives_the_same_addresses() {
        List<Passage> before = List.of(plain(1, BOATS), plain(2, NETS));
        List<Passage> after = List.of(plain(1, FUEL), plain(2, BOATS), plain(3, NETS));
        List<Passage> once = Succession.of(before, after, Set.of()).passages();

        assertThat(Succession.of(once, after, Set.of()).passages()).isEqualTo(once);
    }

    @Test
    void a_text_that_turns_out_to_be_numbered_leads_to_its_number() {
        Succession succession =
                Succession.of(
                        List.of(numbered(1, BOATS), plain(1, NETS)),
                        List.of(numbered(1, BOATS), numbered(2, NETS)),
                        Set.of());

        assertThat(succession.retired()).containsExactly(new Retired("p_1", "para_2", Why.MOVED));
    }

    @Test
    void a_passage_that_became_part_of_another_leads_to_it() {
        Succession succession =
                Succession.of(
                        List.of(numbered(1, BOATS + " " + FUEL), plain(1, NETS)),
                        List.of(numbered(1, BOATS + " " + FUEL + "\n" + NETS)),
                        Set.of());

        assertThat(succession.retired()).containsExactly(new Retired("p_1", "para_1", Why.HELD));
        assertThat(succession.reworded()).containsExactly("para_1");
    }

    @Test
    void a_passage_whose_words_are_gone_leads_to_what_stood_before_it_and_says_so() {
        Succession succession =
                Succession.of(
                        List.of(numbered(1, BOATS), numbered(2, NETS), plain(1, "Page 3 of 7")),
                        List.of(numbered(1, BOATS), numbered(2, NETS)),
                        Set.of());

        assertThat(succession.retired()).containsExactly(new Retired("p_1", "para_2", Why.GONE));
    }

    @Test
    void a_printed_number_that_stands_for_another_text_now_is_reported() {
        Succession succession =
                Succession.of(
                        List.of(numbered(1, BOATS), numbered(2, NETS)),
                        List.of(numbered(1, BOATS), numbered(2, ICE), numbered(3, NETS)),
                        Set.of());

        assertThat(succession.passages()).extracting(Passage::eId).doesNotHaveDuplicates();
        assertThat(succession.reused()).containsExactly(new Reused("para_2", "para_3"));
        assertThat(succession.retired()).isEmpty();
        assertThat(succession.leadsTo("para_2")).isEqualTo("para_3");
    }

    @Test
    void a_new_text_never_takes_an_address_that_was_retired() {
        Succession succession =
                Succession.of(
                        List.of(numbered(1, BOATS)),
                        List.of(numbered(1, BOATS), plain(1, FUEL)),
                        Set.of("p_1"));

        assertThat(succession.passages())
                .extracting(Passage::eId)
                .containsExactly("para_1", "p_1-2");
    }

    @Test
    void items_follow_their_paragraph() {
        Succession succession =
                Succession.of(
                        List.of(numbered(1, BOATS), item("p_4", "p_4__item_a", NETS)),
                        List.of(numbered(1, BOATS), item("para_1", "para_1__item_a", NETS)),
                        Set.of());

        assertThat(succession.retired())
                .containsExactly(new Retired("p_4__item_a", "para_1__item_a", Why.MOVED));
    }

    @Test
    void chinese_passages_are_told_apart_without_spaces() {
        Succession succession =
                Succession.of(
                        List.of(plain(1, "渔船在日出之前离开港口。"), plain(2, "每周四下午在码头修补渔网。")),
                        List.of(plain(1, "每周四下午在码头修补旧渔网。"), plain(2, "渔船在日出之前离开港口。")),
                        Set.of());

        assertThat(succession.passages()).extracting(Passage::eId).containsExactly("p_2", "p_1");
    }

    @Test
    void a_table_that_repeats_one_word_a_thousand_times_is_paired_in_order() {
        List<Passage> rows = new ArrayList<>();
        IntStream.rangeClosed(1, 1_000).forEach(i -> rows.add(plain(i, "Total")));
        List<Passage> less = rows.subList(0, 999);

        assertThat(Succession.of(rows, less, Set.of()).retired())
                .containsExactly(new Retired("p_1000", "p_999", Why.GONE));
    }

    @Test
    void nothing_of_a_passage_is_lost_when_it_gets_another_address_or_page() {
        Passage whole =
                new Passage(
                        "para_1",
                        Passage.Form.PARAGRAPH,
                        "1",
                        4,
                        new Span(3, 9),
                        List.of("Nets"),
                        "para_0",
                        "Mend them. Then sail.",
                        "Then sail.",
                        77,
                        Passage.Role.OPERATIVE,
                        List.of(new Passage.NoteMark(4, "note_1")),
                        "fr");

        assertThat(whole.renamed(eId -> eId)).isEqualTo(whole);
        assertThat(whole.onPage(4)).isEqualTo(whole);
        assertThat(whole.withConfidence(77)).isEqualTo(whole);
        assertThat(whole.inLanguage("fr")).isEqualTo(whole);
    }

    private static Passage numbered(int number, String text) {
        return passage(
                "para_" + number, Passage.Form.PARAGRAPH, Integer.toString(number), null, text);
    }

    private static Passage plain(int number, String text) {
        return passage("p_" + number, Passage.Form.TEXT, null, null, text);
    }

    private static Passage item(String parent, String eId, String text) {
        return passage(eId, Passage.Form.ITEM, "1(a)", parent, text);
    }

    private static Passage passage(
            String eId,
            Passage.Form form,
            @Nullable String label,
            @Nullable String parent,
            String text) {
        return new Passage(
                eId, form, label, null, new Span(0, text.length()), List.of(), parent, text, null);
    }
}
