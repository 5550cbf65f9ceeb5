package org.compendium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.compendium.TestDatabase;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = TestDatabase.class)
class ThemeDecisionsTest {

    private static int count;

    @Autowired Documents documents;
    @Autowired ThemeDecisions decisions;
    @Autowired Themes themes;
    @Autowired Outbox outbox;
    @Autowired JdbcClient jdbc;

    private DocumentId document = DocumentId.fresh();

    @BeforeEach
    void aDocumentAboutClusters() {
        themes.replace(
                List.of(
                        aConcept("networking", null),
                        aConcept("clusters", "networking"),
                        aConcept("trust", null),
                        aConcept("contractual-trust", "trust")));
        document = documents.store(aFileAbout(found("clusters", 0.8, 0, 7))).document();
    }

    @Test
    void words_that_show_a_theme_come_out_as_they_went_in() {
        assertThat(decisions.themes(document))
                .containsExactly(new DocumentTheme("clusters", found("clusters", 0.8, 0, 7), null));
    }

    @Test
    void an_added_theme_is_there_with_its_passages_and_who_added_it() {
        decisions.add(document, "trust", List.of("para_1"), " Says so in other words. ", "curator");

        DocumentTheme added = decisions.themes(document).getFirst();
        assertThat(added.concept()).isEqualTo("trust");
        assertThat(added.added()).isTrue();
        assertThat(added.passages()).containsExactly(new ThemeEvidence.Shown("para_1", List.of()));
        assertThat(added.decision())
                .satisfies(decision -> {
                    assertThat(decision.by()).isEqualTo("curator");
                    assertThat(decision.note()).isEqualTo("Says so in other words.");
                });
        assertThat(counting()).containsExactly("trust", "clusters");
    }

    @Test
    void a_removed_theme_no_longer_counts_and_can_be_put_back() {
        decisions.remove(document, "clusters", null, "curator");

        assertThat(counting()).isEmpty();
        assertThat(decisions.themes(document)).noneMatch(DocumentTheme::counts);

        decisions.add(document, "clusters", List.of(), null, "other");

        assertThat(counting()).containsExactlyInAnyOrder("clusters", "networking");
    }

    @Test
    void the_broader_themes_come_with_one_that_is_added() {
        decisions.add(document, "contractual-trust", List.of("para_2"), null, "curator");

        assertThat(counting()).containsExactly("contractual-trust", "trust", "clusters");
    }

    @Test
    void a_broader_theme_that_a_curator_removed_stays_removed() {
        decisions.remove(document, "trust", null, "curator");
        decisions.add(document, "contractual-trust", List.of(), null, "curator");

        assertThat(counting()).containsExactly("contractual-trust", "clusters");
    }

    @Test
    void what_the_machine_finds_later_changes_no_decision() {
        decisions.remove(document, "clusters", null, "curator");
        decisions.add(document, "trust", List.of("para_1"), null, "curator");

        machineFinds(found("clusters", 0.99, 0, 7), found("networking", 0.9, 0, 7));

        assertThat(counting()).containsExactly("trust", "networking");
    }

    @Test
    void evidence_that_was_renumbered_leads_to_its_new_address() {
        decisions.add(document, "trust", List.of("para_1"), null, "curator");
        jdbc.sql("INSERT INTO passage_redirect VALUES (:id, 'para_1', 'para_2')")
                .param("id", document.value())
                .update();

        assertThat(decisions.themes(document).getFirst().passages())
                .extracting(ThemeEvidence.Shown::eId)
                .containsExactly("para_2");
    }

    @Test
    void a_decision_is_indexed_and_the_same_one_again_is_not() {
        long before = documents.find(document).orElseThrow().revision();
        decisions.remove(document, "clusters", "Only in passing", "curator");
        long after = documents.find(document).orElseThrow().revision();

        assertThat(after).isGreaterThan(before);

        decisions.remove(document, "clusters", "Only in passing", "curator");

        assertThat(documents.find(document).orElseThrow().revision()).isEqualTo(after);
    }

    @Test
    void earlier_words_are_kept() {
        decisions.remove(document, "clusters", "Only in passing", "curator");
        decisions.add(document, "clusters", List.of("para_1"), null, "other");

        assertThat(
                        jdbc.sql(
                                        """
                                        SELECT verdict || ' ' || decided_by FROM theme_decision
                                         WHERE expression_id = :id AND concept = 'clusters'
                                         ORDER BY id
                                        """)
                                .param("id", document.value())
                                .query(String.class)
                                .list())
                .containsExactly("removed curator", "added other");
    }

    @Test
    void evidence_must_be_in_the_document() {
        assertThatThrownBy(
                        () -> decisions.add(document, "trust", List.of("para_77"), null, "curator"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("para_77");
        assertThat(counting()).containsExactly("clusters");
    }

    private List<String> counting() {
        return documents.find(document).orElseThrow().themes();
    }

    private void machineFinds(ThemeEvidence... found) {
        jdbc.sql("DELETE FROM expression_theme WHERE expression_id = :id")
                .param("id", document.value())
                .update();
        for (ThemeEvidence theme : found) {
            jdbc.sql(
                            """
                            INSERT INTO expression_theme (expression_id, concept, score, passages)
                            VALUES (:id, :concept, :score, '{para_1}')
                            """)
                    .param("id", document.value())
                    .param("concept", theme.concept())
                    .param("score", theme.score())
                    .update();
        }
    }

    private static ThemeEvidence found(String concept, double score, int start, int end) {
        return new ThemeEvidence(
                concept,
                score,
                List.of(new ThemeEvidence.Shown("para_1", List.of(new Span(start, end)))));
    }

    private static NewDocument aFileAbout(ThemeEvidence theme) {
        count++;
        return new NewDocument(
                "themes-%058d".formatted(count),
                "clusters.txt",
                "text/plain",
                10,
                null,
                new Description(
                        new Symbol("TD/THEMES/" + count),
                        null,
                        null,
                        "On clusters",
                        null,
                        "en",
                        Kind.OTHER,
                        null,
                        List.of()),
                List.of(aPassage(1, "Cluster number " + count), aPassage(2, "Firms trust it.")),
                List.of(theme),
                NewDocument.Rights.unknown(),
                "sender",
                true);
    }

    private static Passage aPassage(int number, String text) {
        return new Passage(
                "para_" + number,
                Passage.Form.PARAGRAPH,
                String.valueOf(number),
                null,
                new Span(number * 100, number * 100 + 50),
                List.of(),
                null,
                text,
                null);
    }

    private static Concept aConcept(String id, @Nullable String broader) {
        return new Concept(
                id,
                broader,
                Map.of("en", id),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                "",
                List.of());
    }
}
