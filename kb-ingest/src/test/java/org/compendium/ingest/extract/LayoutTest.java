package org.compendium.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final float LEFT = 72;
    private static final float RIGHT = 520;

    private final List<Line> lines = new ArrayList<>();
    private int page = 1;
    private float top = 100;

    @Test
    void a_sentence_that_turns_bold_at_the_end_of_a_page_goes_on() {
        aLine("34.\tMenders asked for timber and were promised some of it by the owners. The yard");
        aLine("is to pay for what its saws need in winter, and so are its neighbours. The Harbour");
        aPage();
        aBoldLine("Board trusts that owners will tell it what timber costs at the time. The");
        aLine("board speaks of timber in another report as well.", 300);

        assertThat(blocks())
                .singleElement()
                .satisfies(block -> {
                    assertThat(block.text()).contains("The Harbour Board trusts", "The board");
                    assertThat(block.bold()).isFalse();
                });
    }

    @Test
    void a_bold_line_after_a_whole_sentence_begins_something_else() {
        aLine("33.\tMenders asked for timber and were promised some of it by the owners. The yard");
        aLine("is to pay for what its saws need in winter, and so are its neighbours in the bay.");
        aPage();
        aBoldLine("Timber and what the owners of the yards pay for it when the winter comes");
        aLine("34.\tTimber is dear, and the owners of the yards say so to all who come to ask.");

        assertThat(blocks()).hasSize(3);
    }

    @Test
    void a_bold_line_after_an_unfinished_short_line_begins_something_else() {
        aLine("33.\tMenders asked for timber and were promised some of it by the owners. The yard");
        aLine("has a table of its prices", 220);
        aPage();
        aBoldLine("Timber and what the owners of the yards pay for it when the winter comes");
        aLine("34.\tTimber is dear, and the owners of the yards say so to all who come to ask.");

        assertThat(blocks()).hasSize(3);
    }

    @Test
    void a_number_of_four_digits_begins_a_paragraph_and_a_year_in_a_sentence_does_not() {
        aLine(
                "1499.\tMenders asked for timber and were promised it by the owners in the spring of",
                420);
        aLine(
                "1998. The yard is to pay for what its saws need in winter, and more of it next year.");
        aLine("1500.\tTimber is dear, and the owners of the yards say so to all who come to ask.");

        assertThat(blocks())
                .extracting(Block::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("in the spring of 1998. The yard"),
                        second -> assertThat(second).startsWith("1500."));
    }

    @Test
    void lines_of_chinese_are_joined_without_a_space() {
        aLine("1.\t贸易和发展理事会重申小型船坞对港口的重要性，并请船主在冬季保持棚屋干");
        aLine("燥，同时与邻居分享工具。", 300);

        assertThat(blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.text()).endsWith("保持棚屋干燥，同时与邻居分享工具。"));
    }

    @Test
    void marks_of_notes_keep_their_places_when_lines_are_joined() {
        lines.add(
                new Line(
                        1,
                        "Menders asked for timber and were promised some of it by the owners. The yard",
                        false,
                        false,
                        LEFT,
                        RIGHT,
                        100,
                        11,
                        842,
                        List.of(new NoteMark("Menders asked for timber".length(), "1"))));
        lines.add(
                new Line(
                        1,
                        "is to pay for what its saws need in winter.",
                        false,
                        false,
                        LEFT,
                        300,
                        113,
                        11,
                        842,
                        List.of(new NoteMark("is to pay".length(), "2"))));

        Block block = blocks().getFirst();

        assertThat(block.marks())
                .extracting(mark -> block.text().substring(0, mark.at()))
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("asked for timber"),
                        second -> assertThat(second).endsWith("is to pay"));
    }

    @Test
    void reasons_that_end_in_commas_are_paragraphs_of_their_own() {
        aLine("Recalling what was said of sheds and of those who keep them dry in the winter that");
        aLine(
                "follows the storms of autumn, and of the owners who pay for timber and for tar alike,");
        top += 5;
        aLine(
                "Recalling also what was said of saws and of those who keep them sharp for all others");
        aLine(
                "who mend nets when the wind is low, and of the neighbours who lend them willing hands,");
        top += 5;
        aLine("принимая во внимание, что сараи следует держать сухими,", 300);

        assertThat(blocks()).hasSize(3);
    }

    private List<Block> blocks() {
        return Layout.paragraphs(lines);
    }

    private void aPage() {
        page++;
        top = 100;
    }

    private void aLine(String text) {
        aLine(text, RIGHT);
    }

    private void aLine(String text, float right) {
        add(text, false, right);
    }

    private void aBoldLine(String text) {
        add(text, true, RIGHT);
    }

    private void add(String text, boolean bold, float right) {
        lines.add(new Line(page, text, bold, false, LEFT, right, top, 11, 842));
        top += 13;
    }
}
