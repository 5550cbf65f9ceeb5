package org.compendium.curated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.compendium.TestDatabase;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.compendium.curated.RecommendationPairs.Relation;
import org.compendium.document.Description;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.NumberedParagraphs;
import org.compendium.document.PassageRef;
import org.compendium.document.Symbol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Recommendations of two documents, beside each other.
@SpringBootTest(classes = TestDatabase.class)
class RecommendationPairsTest {

    private static final Viewer CURATOR = new Viewer("amina", Role.CURATOR);

    @Autowired JdbcClient jdbc;
    @Autowired Documents documents;
    @Autowired IndependentWorks works;
    @Autowired org.compendium.document.Citations citations;

    private static int count = 42_500_000;

    private final Recommendation subsidy =
            asked(
                    "subsidy",
                    "HB/PAIR/1",
                    1,
                    "harbours",
                    "Subsidise dye houses that weavers share.");
    private final Recommendation boats =
            asked("boats", "HB/PAIR/1", 2, "harbours", "Paint all boats before the spring.");
    private final Recommendation noSubsidy =
            asked("no-subsidy", "HB/PAIR/2", 1, "harbours", "Stop subsidising shared dye houses.");
    private final Recommendation guilds =
            asked("guilds", "HB/PAIR/2", 2, "guilds", "Subsidise dye houses that weavers share.");
    private final Recommendation corrected =
            asked(
                    "corrected",
                    "HB/PAIR/1/Corr.1",
                    1,
                    "harbours",
                    "Subsidise dye houses that weavers share.");
    private final List<Recommendation> all = List.of(subsidy, boats, noSubsidy, guilds, corrected);

    @AfterEach
    void noPairs() {
        jdbc.sql("DELETE FROM recommendation_pair").update();
    }

    @Test
    void only_what_is_alike_and_of_another_work_and_to_the_same_addressee_is_suggested() {
        assertThat(pairs(all).suggestions())
                .extracting(pair -> pair.one().id() + " " + pair.other().id())
                .containsExactlyInAnyOrder("subsidy no-subsidy", "no-subsidy corrected");
        assertThat(pairs(List.of(subsidy, boats, corrected)).suggestions()).isEmpty();
        assertThat(pairs(all).candidates(boats))
                .extracting(Recommendation::id)
                .containsExactly("no-subsidy");
    }

    @Test
    void a_pair_is_the_same_from_both_sides_and_is_suggested_no_more() {
        RecommendationPairs pairs = pairs(all);

        RecommendationPairs.Pair marked =
                pairs.mark("subsidy", "no-subsidy", Relation.OPPOSES, CURATOR);

        assertThat(pairs.all()).containsExactly(marked);
        assertThat(marked.beside("subsidy").id()).isEqualTo("no-subsidy");
        assertThat(marked.beside("no-subsidy").id()).isEqualTo("subsidy");
        assertThat(marked.markedBy()).isEqualTo("amina");
        assertThat(pairs.suggestions())
                .extracting(pair -> pair.one().id() + " " + pair.other().id())
                .containsExactly("no-subsidy corrected");
    }

    @Test
    void who_marks_a_pair_again_says_otherwise_and_what_was_said_before_is_kept() {
        RecommendationPairs pairs = pairs(all);
        pairs.mark("subsidy", "no-subsidy", Relation.OPPOSES, CURATOR);

        pairs.mark("no-subsidy", "subsidy", Relation.REPEATS, new Viewer("boris", Role.CURATOR));

        assertThat(pairs.all())
                .singleElement()
                .satisfies(pair -> {
                    assertThat(pair.relation()).isEqualTo(Relation.REPEATS);
                    assertThat(pair.markedBy()).isEqualTo("boris");
                });
        assertThat(
                        jdbc.sql("SELECT withdrawn_by FROM recommendation_pair ORDER BY id")
                                .query(String.class)
                                .list())
                .containsExactly("boris", null);
        assertThat(pairs.withdraw(pairs.all().getFirst().id(), CURATOR)).isTrue();
        assertThat(pairs.all()).isEmpty();
    }

    @Test
    void what_cannot_be_a_pair_is_refused_with_the_reason() {
        RecommendationPairs pairs = pairs(all);

        assertThatThrownBy(() -> pairs.mark("subsidy", "boats", Relation.REPEATS, CURATOR))
                .hasMessageContaining("of one work");
        assertThatThrownBy(() -> pairs.mark("subsidy", "corrected", Relation.REPEATS, CURATOR))
                .hasMessageContaining("of one work");
        assertThatThrownBy(() -> pairs.mark("subsidy", "guilds", Relation.REPEATS, CURATOR))
                .hasMessageContaining("no addressee in common");
        assertThatThrownBy(() -> pairs.mark("subsidy", "none", Relation.REPEATS, CURATOR))
                .hasMessageContaining("no recommendation 'none'");
        assertThatThrownBy(() ->
                        pairs.mark(
                                "subsidy",
                                "no-subsidy",
                                Relation.REPEATS,
                                new Viewer("mill", Role.CONTRIBUTOR)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Relation.ofSlug("likes"))
                .hasMessageContaining("'repeats' or 'opposes'");
    }

    @Test
    void a_pair_stays_when_the_pack_is_read_again_and_says_when_a_side_was_reworded() {
        pairs(all).mark("subsidy", "no-subsidy", Relation.OPPOSES, CURATOR);

        RecommendationPairs again = pairs(new ArrayList<>(all));
        assertThat(again.all()).singleElement().matches(again::asMarked);

        RecommendationPairs reworded =
                pairs(
                        List.of(
                                subsidy,
                                asked(
                                        "no-subsidy",
                                        "HB/PAIR/2",
                                        1,
                                        "harbours",
                                        "Never subsidise.")));
        assertThat(reworded.all())
                .singleElement()
                .satisfies(pair -> {
                    assertThat(reworded.asMarked(pair)).isFalse();
                    assertThat(pair.beside("subsidy").text())
                            .isEqualTo("Stop subsidising shared dye houses.");
                });
        RecommendationPairs gone = pairs(List.of(subsidy));
        assertThat(gone.all()).singleElement().matches(pair -> !gone.asMarked(pair));
    }

    @Test
    void a_pair_is_to_be_checked_again_when_one_source_no_longer_has_the_kept_words() {
        stored("HB/PAIR/1", "The meeting asked for the words of number 1 of all.");
        stored("HB/PAIR/2", "The meeting asked for the words of number 1 of all.");
        RecommendationPairs pairs = pairs(all);
        pairs.mark("subsidy", "no-subsidy", Relation.OPPOSES, CURATOR);
        Rechecks rechecks = new Rechecks(List.of(pairs), citations);
        assertThat(rechecks.all()).isEmpty();

        stored("HB/PAIR/2", "The meeting asked for something else.");

        assertThat(rechecks.all())
                .singleElement()
                .satisfies(recheck -> {
                    assertThat(recheck.citation().passage().symbol().value())
                            .isEqualTo("HB/PAIR/2");
                    assertThat(recheck.statement().address()).startsWith("recommendations?one=");
                });
        assertThat(rechecks.changed(pairs.all().getFirst().citations())).hasSize(1);
    }

    private RecommendationPairs pairs(List<Recommendation> pack) {
        return new RecommendationPairs(jdbc, new Recommendations(pack), works);
    }

    private static Recommendation asked(
            String id, String symbol, int number, String addressee, String text) {
        return new Recommendation(
                id,
                String.valueOf(number),
                List.of(addressee),
                Map.of("en", text),
                new Citation(
                        new PassageRef(new Symbol(symbol), "para_" + number),
                        "the words of number " + number),
                List.of());
    }

    private void stored(String symbol, String paragraph) {
        documents.store(
                new NewDocument(
                        String.format("%064x", ++count),
                        "harbour.txt",
                        "text/plain",
                        1,
                        null,
                        new Description(
                                new Symbol(symbol),
                                null,
                                null,
                                "On the harbour",
                                LocalDate.of(2001, 5, 4),
                                "en",
                                Kind.OTHER,
                                null,
                                List.of()),
                        NumberedParagraphs.of(paragraph),
                        List.of(),
                        NewDocument.Rights.unknown(),
                        "sender",
                        true));
    }
}
