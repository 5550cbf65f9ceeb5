package org.compendium.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.compendium.TestDatabase;
import org.compendium.curated.Citation;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.Rechecks;
import org.compendium.document.Description;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.NumberedParagraphs;
import org.compendium.document.PassageRef;
import org.compendium.document.Symbol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// No score is published without a passage that has the words it rests on.
@SpringBootTest(classes = TestDatabase.class)
class ScoresTest {

    private static final String HARBOUR = "The harbour gave work to forty families within a year.";

    @Autowired Scores scores;
    @Autowired Entries entries;
    @Autowired Documents documents;
    @Autowired Rechecks rechecks;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private static int count;
    private String symbol = "";

    @BeforeEach
    void aProgrammeWithAPassage() {
        symbol = "HB/SCORE/" + ++count;
        entries.replacePack(List.of(card("harbour"), card("quay")));
        held(HARBOUR);
    }

    @AfterEach
    void nothing() {
        jdbc.sql("DELETE FROM score").update();
        entries.replacePack(List.of());
    }

    @Test
    void a_score_that_cites_words_of_a_passage_is_published() {
        scores.save(score("ada", 4, cited("forty families")));

        assertThat(scores.published("harbour").scores())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.value()).isEqualTo(4);
                    assertThat(one.citations()).containsExactly(cited("forty families"));
                });
        assertThat(scores.published()).containsOnlyKeys("harbour");
    }

    @Test
    void whatever_else_it_has_an_uncited_score_is_not_published() {
        Random random = new Random(40);
        for (int run = 0; run < 100; run++) {
            List<Score> some = new ArrayList<>();
            int uncited = random.nextInt(4);
            for (int i = 0; i < 4; i++) {
                Score score =
                        score(
                                "rater" + run + "-" + i,
                                1 + random.nextInt(5),
                                cited("forty families"));
                some.add(
                        i == uncited
                                ? new Score(
                                        score.scorecard(),
                                        scores.indicators().get(random.nextInt(7)),
                                        score.rater(),
                                        score.value(),
                                        "because ".repeat(1 + random.nextInt(9)),
                                        List.of(),
                                        Score.State.PUBLISHED,
                                        Instant.now())
                                : score);
            }

            assertThatThrownBy(() -> scores.saveAll(some))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cites none");
            assertThatThrownBy(() -> scores.save(some.get(uncited)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(scores.published()).isEmpty();
    }

    @Test
    void the_tables_refuse_it_too() {
        assertThatThrownBy(() -> insert("published"))
                .isInstanceOf(DataIntegrityViolationException.class);
        insert("draft");
        assertThatThrownBy(() -> jdbc.sql("UPDATE score SET state = 'published'").update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(scores.published()).isEmpty();

        scores.save(score("ada", 4, cited("forty families")));
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM score_citation").update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(status -> {
                            jdbc.sql("DELETE FROM score_citation").update();
                            jdbc.sql("UPDATE score SET reason = 'On its own.'").update();
                        }))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(scores.published("harbour").scores())
                .singleElement()
                .satisfies(one -> assertThat(one.citations()).hasSize(1));
    }

    private void insert(String state) {
        jdbc.sql(
                        """
                        INSERT INTO score (scorecard, indicator, rater, value, reason, state, changed_at)
                        VALUES ('harbour', 'impact', 'bypass', 5, 'Just so.', :state, now())
                        """)
                .param("state", state)
                .update();
    }

    @Test
    void the_words_have_to_stand_in_a_passage_that_is_held() {
        assertThat(faults(cited("fifty families")))
                .singleElement()
                .asString()
                .contains("does not have the words 'fifty families'");
        assertThat(faults(cited(null))).singleElement().asString().contains("which words");
        assertThat(faults(cited(" … "))).singleElement().asString().contains("which words");
        assertThat(
                        faults(
                                new Citation(
                                        new PassageRef(new Symbol("HB/ELSEWHERE/1"), "para_1"),
                                        "forty")))
                .singleElement()
                .asString()
                .contains("is not held here");
        assertThat(faults(cited("harbour … a YEAR"))).isEmpty();
    }

    private List<String> faults(Citation citation) {
        return scores.faults(List.of(score("ada", 3, citation))).getFirst();
    }

    @Test
    void a_draft_may_lack_all_that_and_is_seen_by_nobody_else() {
        Score draft =
                new Score(
                        "harbour",
                        "impact",
                        "ada",
                        3,
                        "",
                        List.of(cited(null)),
                        Score.State.DRAFT,
                        Instant.now());
        scores.save(draft);

        assertThat(scores.of("harbour", "ada")).hasSize(1);
        assertThat(scores.of("harbour", "grace")).isEmpty();
        assertThat(scores.published("harbour")).isEqualTo(Rated.NOT_YET);
        assertThat(scores.statements()).isEmpty();
    }

    @Test
    void what_is_saved_as_a_draft_again_is_taken_back() {
        Score score = score("ada", 4, cited("forty families"));
        scores.save(score);
        scores.save(
                new Score(
                        score.scorecard(),
                        score.indicator(),
                        score.rater(),
                        2,
                        score.reason(),
                        score.citations(),
                        Score.State.DRAFT,
                        Instant.now()));

        assertThat(scores.published()).isEmpty();
        assertThat(scores.of("harbour", "ada"))
                .singleElement()
                .satisfies(one -> assertThat(one.value()).isEqualTo(2));
        assertThat(scores.delete("harbour", "impact", "grace")).isFalse();
        assertThat(scores.delete("harbour", "impact", "ada")).isTrue();
        assertThat(scores.of("harbour", "ada")).isEmpty();
    }

    @Test
    void there_are_no_scores_of_other_entries_or_other_indicators() {
        Score good = score("ada", 4, cited("forty families"));
        assertThat(
                        scores.faults(
                                List.of(
                                        new Score(
                                                "nowhere",
                                                "beauty",
                                                "ada",
                                                4,
                                                good.reason(),
                                                good.citations(),
                                                Score.State.DRAFT,
                                                Instant.now()))))
                .singleElement()
                .satisfies(faults ->
                        assertThat(faults)
                                .hasSize(2)
                                .anyMatch(fault -> fault.contains("no scorecard 'nowhere'"))
                                .anyMatch(fault -> fault.contains("'beauty' is no indicator")));
    }

    @Test
    void raters_stand_side_by_side_with_their_spread_and_how_they_agree() {
        scores.save(score("ada", 2, cited("forty families")));
        scores.save(score("grace", 4, cited("forty families")));
        Rated rated = scores.published("harbour");

        assertThat(rated.raters()).containsExactly("ada", "grace");
        assertThat(rated.spread("impact")).contains(new Rated.Spread(2, 4));
        assertThat(rated.spread("cost")).isEmpty();
        assertThat(rated.means()).containsOnlyKeys("impact").containsEntry("impact", 3.0);
        assertThat(rated.agreement()).isInstanceOf(Agreement.Alpha.class);
    }

    @Test
    void a_source_that_was_corrected_flags_the_score_which_stays_when_the_pack_is_replaced() {
        scores.save(score("ada", 4, cited("forty families")));
        assertThat(rechecks.all()).isEmpty();

        entries.replacePack(List.of(card("harbour")));
        held(HARBOUR.replace("forty", "four"));

        assertThat(rechecks.all())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.statement().address()).isEqualTo("scorecards/harbour");
                    assertThat(one.statement().title()).isEqualTo("On harbour");
                    assertThat(one.statement().text()).contains("4 of 5 by ada");
                });
    }

    private Score score(String rater, int value, Citation... citations) {
        return new Score(
                "harbour",
                "impact",
                rater,
                value,
                "It says so.",
                List.of(citations),
                Score.State.PUBLISHED,
                Instant.now());
    }

    private Citation cited(@Nullable String words) {
        return new Citation(new PassageRef(new Symbol(symbol), "para_1"), words);
    }

    private static Entry card(String id) {
        return new Entry(
                id,
                Entry.Type.SCORECARD,
                "On " + id,
                "About " + id + ".",
                "unscored",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    private void held(String... paragraphs) {
        documents.store(
                new NewDocument(
                        String.format("%064x", ++count + 33_000_000),
                        "harbour.txt",
                        "text/plain",
                        1,
                        null,
                        new Description(
                                new Symbol(symbol),
                                null,
                                null,
                                "On the harbour",
                                null,
                                "en",
                                Kind.OTHER,
                                null,
                                List.of()),
                        NumberedParagraphs.of(paragraphs),
                        List.of(),
                        NewDocument.Rights.unknown(),
                        "sender",
                        true));
    }
}
