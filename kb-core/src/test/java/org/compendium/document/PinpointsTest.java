package org.compendium.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.compendium.TestDatabase;
import org.compendium.account.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// Citations in words, over works whose numbers begin afresh in some sections.
@SpringBootTest(classes = TestDatabase.class)
class PinpointsTest {

    @Autowired Pinpoints pinpoints;
    @Autowired Documents documents;

    private static int count;

    @Test
    void a_number_of_the_work_itself_is_said_alone() {
        Pinpoint at = pinpoints.of(PassageRef.of("HB/PIN/NONE#para_18__item_a"));

        assertThat(at.words()).isEqualTo("HB/PIN/NONE, para.\u00a018(a)");
        assertThat(at.number()).isEqualTo("18(a)");
        assertThat(at.place()).isEqualTo("para.\u00a018(a)");
    }

    @Test
    void a_number_that_begins_afresh_is_said_with_the_heading_of_its_section_as_it_is_printed() {
        DocumentId id =
                stored(
                        new Symbol("HB/PIN/1"),
                        null,
                        passage("para_1", "1", "Where we stand"),
                        passage("sec_asked-of-harbours__para_3", "3", "Asked of HARBOURS"),
                        passage(
                                "sec_asked-of-harbours__para_3__item_c__item_ii",
                                "3(c)(ii)",
                                "Asked of HARBOURS"),
                        passage("sec_asked-of-the-board__item_a", "(a)", "Asked of the Board"));

        Pinpoint harbours =
                pinpoints.of(
                        PassageRef.of("HB/PIN/1#sec_asked-of-harbours__para_3__item_c__item_ii"));
        Pinpoint board = pinpoints.of(PassageRef.of("HB/PIN/1#sec_asked-of-the-board__item_a"));

        assertThat(harbours.words()).isEqualTo("HB/PIN/1, Asked of HARBOURS, para.\u00a03(c)(ii)");
        assertThat(harbours.number()).isEqualTo("HARBOURS 3(c)(ii)");
        assertThat(board.words()).isEqualTo("HB/PIN/1, Asked of the Board, para.\u00a0(a)");
        assertThat(board.number()).isEqualTo("the Board (a)");
        Document document = documents.find(id, Viewer.everybody()).orElseThrow();
        for (Pinpoint one : List.of(harbours, board)) {
            assertThat(document.cite(documents.passage(id, one.passage().eId()).orElseThrow()))
                    .isEqualTo(one.words());
            assertThat(PassageRef.ofWords(one.words())).isEqualTo(one.passage());
        }
        assertThat(document.cite(documents.passage(id, "para_1").orElseThrow()))
                .isEqualTo("HB/PIN/1, para.\u00a01");
    }

    @Test
    void the_work_itself_goes_before_its_digest_and_the_digest_before_nothing() {
        String cited = "HB/PIN/2#sec_asked-of-all__para_1";
        assertThat(pinpoints.of(PassageRef.of(cited)).words())
                .isEqualTo("HB/PIN/2, asked of all, para.\u00a01");

        stored(
                null,
                new Symbol("HB/PIN/2"),
                passage("sec_asked-of-all__para_1", "1", "Asked of All"));
        assertThat(pinpoints.of(PassageRef.of(cited)).words())
                .isEqualTo("HB/PIN/2, Asked of All, para.\u00a01");

        stored(
                new Symbol("HB/PIN/2"),
                null,
                passage("sec_asked-of-all__para_1", "1", "ASKED OF ALL"));
        assertThat(pinpoints.of(PassageRef.of(cited)).words())
                .isEqualTo("HB/PIN/2, ASKED OF ALL, para.\u00a01");
        assertThat(pinpoints.of(PassageRef.of(cited)).number()).isEqualTo("ASKED OF ALL 1");
    }

    @Test
    void a_heading_is_shortened_by_what_all_begin_with_and_never_to_nothing() {
        List<String> two = List.of("Asked of harbours", "Asked of");

        assertThat(Pinpoints.distinct("Asked of harbours", two)).isEqualTo("of harbours");
        assertThat(Pinpoints.distinct("Asked of", two)).isEqualTo("of");
        assertThat(Pinpoints.distinct("For harbours", List.of("For harbours", "Quays")))
                .isEqualTo("For harbours");
        assertThat(Pinpoints.distinct("Asked of all", List.of("Asked of all")))
                .isEqualTo("Asked of all");
    }

    private static Passage passage(String eId, String label, String heading) {
        String text = "Paragraph " + ++count;
        return new Passage(
                eId,
                eId.contains("item") ? Passage.Form.ITEM : Passage.Form.PARAGRAPH,
                label,
                null,
                new Span(0, text.length()),
                List.of("All", heading),
                null,
                text,
                null);
    }

    private DocumentId stored(
            @Nullable Symbol symbol, @Nullable Symbol retells, Passage... passages) {
        return documents
                .store(
                        new NewDocument(
                                String.format("%064x", ++count + 44_100_000),
                                "harbour.txt",
                                "text/plain",
                                1,
                                null,
                                new Description(
                                        symbol,
                                        retells,
                                        null,
                                        "On the harbour",
                                        null,
                                        "en",
                                        Kind.OTHER,
                                        null,
                                        List.of()),
                                List.of(passages),
                                List.of(),
                                NewDocument.Rights.unknown(),
                                "sender",
                                true))
                .document();
    }
}
