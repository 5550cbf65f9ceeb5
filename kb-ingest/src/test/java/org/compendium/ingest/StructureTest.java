package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.compendium.document.Passage;
import org.compendium.ingest.extract.Plain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StructureTest {

    private static final String REPORT =
            """
            **United Harbours
            Board**

            Distr.
            GENERAL

            HB/B/COM.2/7
            14 March 2001

            Original: ENGLISH

            UNITED NATIONS HARBOUR BOARD
            Second session
            Lisbon, 3-5 April 2001

            **SMALL YARDS AND THE
            MENDING OF NETS**

            Report by the HB secretariat

            The board asked for a short account of what small yards do well and of what they lack, and this is it.

            CONTENTS

            	<u>Paragraphs</u>	<u>Page</u>
            Introduction	1 - 2	3
            A. Meeting on Yards (2-3 May 2000)	3 - 5	4
            Advice to owners
            Advice to the board

            Introduction

            Why yards matter

            1. Yards mend what storms break, and every harbour has one.

            2. The board has looked at yards twice. It asked for three things:

            (a) The cost of timber;

            (b) The wages of menders, and how they are

            paid in winter; and

            (c) The price of tar.

            The first of these was found to matter most to the owners who were asked about it.

            A. Meeting on Yards (2-3 May 2000)

            Timber

            3. Experts said that timber had become dear and that *larch* was no longer to be had from the hills around the

            harbour, so that owners turned to spruce.

            4. Four conditions were named:

            - (a) Dry sheds;
            - (b) Good saws:
             - (i) with guards;
             - (ii) with spare blades;
            - (c) Patience.

            5. See paragraph
            12. above, said one of them in jest.

            Advice to owners

            1. *Sheds*

            (a) Owners should keep sheds dry.

            (b) Owners should share saws such as:

            - (i) long ones;
            - (ii) short ones.

            2. *Wages*

            (a) Owners should pay in winter.

            Advice to the board

            (a) The board could lend money to

            - (i) yards; and
            - (ii) menders.

            (b) The board should meet again.
            """;

    @Test
    void paragraphs_numbered_through_the_document_come_once_each_and_in_order() {
        assertThat(labels(REPORT, "para_\\d+")).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void a_paragraph_broken_in_mid_sentence_is_whole_again() {
        assertThat(passage(REPORT, "para_3").text())
                .endsWith("from the hills around the harbour, so that owners turned to spruce.");
        assertThat(passage(REPORT, "para_2__item_b").text())
                .isEqualTo("The wages of menders, and how they are paid in winter; and");
    }

    @Test
    void items_belong_to_their_paragraph_and_its_text_excludes_them() {
        Passage paragraph = passage(REPORT, "para_2");

        assertThat(paragraph.text()).startsWith("The board has looked at yards twice.");
        assertThat(paragraph.text()).doesNotContain("tar");
        assertThat(passage(REPORT, "para_2__item_c").parent()).isEqualTo("para_2");
        assertThat(passage(REPORT, "para_2__item_c").label()).isEqualTo("2(c)");
    }

    @Test
    void the_line_after_the_items_closes_the_paragraph() {
        Passage paragraph = passage(REPORT, "para_2");

        assertThat(paragraph.closing())
                .isEqualTo(
                        "The first of these was found to matter most to the owners who were asked"
                                + " about it.");
        assertThat(paragraph.text())
                .isEqualTo(
                        "The board has looked at yards twice. It asked for three things:\n"
                                + paragraph.closing());
    }

    @Test
    void items_of_items_carry_both_marks() {
        assertThat(passage(REPORT, "para_4__item_b__item_ii").label()).isEqualTo("4(b)(ii)");
        assertThat(passage(REPORT, "para_4__item_c").parent()).isEqualTo("para_4");
    }

    @Test
    void a_number_at_the_start_of_a_line_inside_a_sentence_counts_no_paragraph() {
        assertThat(passage(REPORT, "para_5").text()).contains("12. above, said one of them");
    }

    @Test
    void numbering_that_begins_again_carries_its_section() {
        assertThat(labels(REPORT, "sec_advice-to-owners__.*"))
                .containsExactly("1", "1(a)", "1(b)", "1(b)(i)", "1(b)(ii)", "2", "2(a)");
        assertThat(passage(REPORT, "sec_advice-to-owners__para_1").text()).isEqualTo("Sheds");
    }

    @Test
    void items_under_a_heading_without_a_number_carry_their_section() {
        assertThat(labels(REPORT, "sec_advice-to-the-board__.*"))
                .containsExactly("(a)", "(a)(i)", "(a)(ii)", "(b)");
        assertThat(passage(REPORT, "sec_advice-to-the-board__item_a").parent()).isNull();
    }

    @Test
    void headings_in_the_contents_outrank_the_others() {
        assertThat(passage(REPORT, "para_1").headings())
                .containsExactly("Introduction", "Why yards matter");
        assertThat(passage(REPORT, "para_3").headings())
                .containsExactly("A. Meeting on Yards (2-3 May 2000)", "Timber");
        assertThat(passage(REPORT, "sec_advice-to-owners__para_1").headings())
                .containsExactly("Advice to owners");
    }

    @Test
    void the_contents_and_the_masthead_are_no_passages_and_the_abstract_is() {
        List<Passage> passages = read(REPORT);

        assertThat(passages.getFirst().eId()).isEqualTo("p_1");
        assertThat(passages.getFirst().text()).startsWith("The board asked for a short account");
        assertThat(passages).noneMatch(passage -> passage.text().contains("CONTENTS"));
    }

    @Test
    void markdown_marks_are_gone() {
        assertThat(passage(REPORT, "para_3").text()).contains("that larch was");
    }

    @Test
    void the_same_text_gives_the_same_passages() {
        assertThat(read(REPORT)).isEqualTo(read(REPORT));
    }

    @Test
    void spans_cover_the_passage_and_its_items() {
        var text = Plain.text(REPORT);
        Passage paragraph = passage(REPORT, "para_2");

        assertThat(text.text().substring(paragraph.span().start(), paragraph.span().end()))
                .startsWith("2. The board")
                .endsWith("asked about it.");
    }

    @Test
    void headings_typed_like_paragraphs_are_told_apart_by_the_sequence() {
        String text =
                """
                I. Overview

                1. The first paragraph is a sentence of its own.

                2. The second paragraph is one too.

                1. Wages of menders

                3. The third paragraph stands under a heading with a number.

                2. Price of tar

                4. The fourth paragraph does so as well.
                """;

        assertThat(labels(text, "para_\\d+")).containsExactly("1", "2", "3", "4");
        assertThat(passage(text, "para_4").headings())
                .containsExactly("I. Overview", "2. Price of tar");
    }

    @Test
    void the_ninth_letter_is_no_roman_number() {
        var text = new StringBuilder("1. There are many:\n\n");
        for (char letter = 'a'; letter <= 'k'; letter++) {
            text.append('(').append(letter).append(") entry ").append(letter).append(";\n\n");
        }

        assertThat(labels(text.toString(), "para_1__.*"))
                .contains("1(h)", "1(i)", "1(j)")
                .hasSize(11);
    }

    @Test
    void a_numbering_may_begin_anywhere() {
        String text =
                """
                It is an honour to stand here among menders of nets.

                71.	The first numbered sentence of a speech that began elsewhere.

                72.	The second one follows and ends here.

                73.	The third one is the last.
                """;

        assertThat(labels(text, "para_\\d+")).containsExactly("71", "72", "73");
    }

    @Test
    void two_thousand_paragraphs_keep_their_numbers() {
        String text =
                IntStream.rangeClosed(1, 2_000)
                        .mapToObj(number -> number + ". Yard " + number + " mends its nets.")
                        .collect(Collectors.joining("\n\n"));

        List<String> eIds = read(text).stream().map(Passage::eId).toList();

        assertThat(eIds).hasSize(2_000);
        for (int number = 1; number <= 2_000; number++) {
            assertThat(eIds.get(number - 1)).isEqualTo("para_" + number);
        }
    }

    @Test
    void a_year_counts_no_paragraph_where_no_paragraph_before_it_does() {
        String text =
                """
                1. The yard was built in the spring of
                1998. The owners paid for it themselves and have kept it ever since.

                1999. That is the year in which the board came to see it for the first time.

                2. The shed was added later, and the saws came with it.
                """;

        assertThat(labels(text, ".*para_.*")).containsExactly("1", "2");
        assertThat(passage(text, "para_1").text())
                .startsWith("The yard was built in the spring of 1998. The owners paid")
                .contains("1999. That is the year");
        assertThat(labels("1998. That was a good year for menders.", ".*para_.*")).isEmpty();
        assertThat(
                        labels(
                                "1998. The first yard opened.\n\n1999. The second yard opened.",
                                ".*para_.*"))
                .isEmpty();
    }

    @Test
    void a_text_without_numbers_is_read_block_by_block() {
        List<Passage> passages =
                read("The first block of words is here.\n\nThe second block of words is there.");

        assertThat(passages).extracting(Passage::eId).containsExactly("p_1", "p_2");
        assertThat(passages).allMatch(passage -> passage.form() == Passage.Form.TEXT);
    }

    @Test
    void a_very_long_block_is_cut_at_the_ends_of_sentences() {
        String text = "Menders mend nets when the wind is low. ".repeat(200);

        List<Passage> passages = read(text);

        assertThat(passages).hasSizeGreaterThan(3);
        assertThat(passages)
                .allSatisfy(passage ->
                        assertThat(passage.text()).hasSizeLessThanOrEqualTo(2_000).endsWith("."));
    }

    @Test
    void a_list_that_begins_twice_in_a_paragraph_has_distinct_eids() {
        String text =
                """
                1. Two lists follow:

                (a) one;

                (b) two;

                (a) one of the other list;

                (b) two of the other list.

                2. And a second paragraph closes the matter.
                """;

        assertThat(read(text)).extracting(Passage::eId).doesNotHaveDuplicates();
        assertThat(labels(text, "para_1__.*")).containsExactly("1(a)", "1(b)", "1(a)", "1(b)");
    }

    @Test
    void a_table_is_one_passage_with_a_line_for_each_row() {
        String text =
                "A sentence comes before it.\n\n| yard | menders |\n|---|---|\n| north | 4 |\n| south | 9 |";

        assertThat(read(text).getLast().form()).isEqualTo(Passage.Form.TABLE);
        assertThat(read(text).getLast().text()).isEqualTo("yard | menders\nnorth | 4\nsouth | 9");
    }

    @Test
    @Timeout(20)
    void many_short_lines_cost_no_more_than_their_length() {
        String text = "Nets and yards\n\n".repeat(60_000);

        assertThat(read(text)).hasSizeGreaterThan(10_000);
    }

    @Test
    void a_numbered_line_that_leads_a_list_is_a_paragraph_even_alone() {
        assertThat(labels("1. There are two:\n\n(a) this;\n\n(b) that.", "para_1.*"))
                .containsExactly("1", "1(a)", "1(b)");
    }

    private static List<Passage> read(String text) {
        return Structure.read(Plain.text(text));
    }

    private static List<String> labels(String text, String eIds) {
        return read(text).stream()
                .filter(passage -> passage.eId().matches(eIds))
                .map(passage -> String.valueOf(passage.label()))
                .toList();
    }

    private static Passage passage(String text, String eId) {
        return read(text).stream()
                .filter(passage -> passage.eId().equals(eId))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(
                                eId
                                        + " is not among "
                                        + read(text).stream().map(Passage::eId).toList()));
    }
}
