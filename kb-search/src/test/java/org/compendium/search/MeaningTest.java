package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Passage;
import org.compendium.search.meaning.Vectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/// Search by what passages mean, with the model that comes with the application.
@SpringBootTest(classes = TestSearch.class)
@ActiveProfiles("meaning")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeaningTest {

    private static final Viewer EVERYBODY = Viewer.everybody();
    private static final String BORROWING =
            "Small companies find it hard to borrow money from banks.";

    @Autowired Documents documents;
    @Autowired Search search;
    @Autowired Similar similar;
    @Autowired IndexFeed feed;
    @Autowired VectorFeed vectorFeed;
    @Autowired Vectors vectors;
    @Autowired JdbcClient jdbc;

    private DocumentId credit = DocumentId.fresh();
    private DocumentId hidden = DocumentId.fresh();

    @BeforeAll
    void aSmallCollection() throws InterruptedException {
        feed.awaitReady();
        credit = documents.store(MadeDocuments.study("TD/M/1", "en", true, BORROWING)).document();
        documents.store(
                MadeDocuments.study(
                        "TD/M/2", "en", true, "The weather in the mountains was fine and dry."));
        documents.store(
                MadeDocuments.study(
                        "TD/M/3",
                        "fr",
                        true,
                        "Les petites entreprises empruntent difficilement aux banques."));
        hidden =
                documents
                        .store(
                                MadeDocuments.study(
                                        "TD/M/4",
                                        "en",
                                        false,
                                        "Lenders refuse loans to tiny businesses."))
                        .document();
        settle();
    }

    @Test
    void a_passage_is_found_by_what_it_means_when_its_words_are_others() {
        Query query = Query.words("access of SMEs to credit");

        Results results = search.find(query, EVERYBODY);

        assertThat(results.mode()).isEqualTo(Mode.HYBRID);
        assertThat(results.total()).isZero();
        Results.Hit first = results.hits().getFirst();
        assertThat(first.document().id()).isEqualTo(credit);
        assertThat(first.has()).isEqualTo(Has.MEANING);
        assertThat(first.passages().getFirst().passage().text()).isEqualTo(BORROWING);
        assertThat(first.passages().getFirst().highlights()).isEmpty();
        assertThat(results.hits()).extracting(hit -> hit.document().id()).doesNotContain(hidden);

        Query lexical = new Query(query.words(), Map.of(), 0, 10, Mode.LEXICAL);
        assertThat(search.find(lexical, EVERYBODY).hits()).isEmpty();
    }

    @Test
    void who_may_see_more_finds_more() {
        Viewer curator = new Viewer("curator", org.compendium.account.Role.CURATOR);

        assertThat(search.find(Query.words("access of SMEs to credit"), curator).hits())
                .extracting(hit -> hit.document().id())
                .contains(hidden);
    }

    @Test
    void what_a_document_must_have_is_not_overridden_by_its_meaning() {
        assertThat(search.find(Query.words("title:credit"), EVERYBODY).hits()).isEmpty();
        assertThat(search.find(Query.words("credit -banks"), EVERYBODY).hits()).isEmpty();
    }

    @Test
    void a_question_in_a_language_the_model_does_not_read_goes_by_words() {
        Results results =
                search.find(
                        new Query(
                                "les petites entreprises et les banques",
                                Map.of(),
                                0,
                                10,
                                Mode.HYBRID,
                                Expanding.LITERAL),
                        EVERYBODY);

        assertThat(results.mode()).isEqualTo(Mode.LEXICAL);
        assertThat(results.hits())
                .extracting(hit -> String.valueOf(hit.document().symbol()))
                .containsExactly("TD/M/3");
    }

    @Test
    void of_such_a_question_the_model_reads_what_can_be_said_in_english() {
        Results results =
                search.find(Query.words("les petites entreprises et le crédit"), EVERYBODY);

        assertThat(results.mode()).isEqualTo(Mode.HYBRID);
        assertThat(results.hits()).extracting(hit -> hit.document().id()).contains(credit);
    }

    @Test
    void who_else_says_something_is_seen_by_those_who_may_see_it() {
        Document document = documents.find(credit).orElseThrow();
        Passage passage = documents.passages(credit).getFirst();
        Viewer curator = new Viewer("curator", org.compendium.account.Role.CURATOR);

        assertThat(similar.to(document, passage, curator))
                .extracting(like -> like.document().id())
                .containsExactly(hidden);
        assertThat(similar.to(document, passage, EVERYBODY)).isEmpty();
    }

    @Test
    void a_text_that_comes_again_is_not_worked_on_twice() throws InterruptedException {
        long before = made();

        documents.store(
                MadeDocuments.study(
                        "TD/M/5", "en", true, BORROWING, "Numbats eat a thousand termites."));
        settle();

        assertThat(made()).isEqualTo(before + 1);
        assertThat(vectors.of(List.of(BORROWING))).hasSize(1);
        assertThat(vectorFeed.drain()).isZero();
    }

    @Test
    void a_document_is_found_by_its_words_before_it_has_vectors() throws InterruptedException {
        DocumentId fresh =
                documents
                        .store(
                                MadeDocuments.study(
                                        "TD/M/6", "en", true, "Bettongs dig for truffles at dusk."))
                        .document();
        Query words = new Query("bettongs truffles", Map.of(), 0, 10, Mode.LEXICAL);
        for (int i = 0; i < 100 && search.find(words, EVERYBODY).total() == 0; i++) {
            feed.drain();
            Thread.sleep(50);
        }

        assertThat(search.find(words, EVERYBODY).hits())
                .extracting(hit -> hit.document().id())
                .containsExactly(fresh);
        settle();
        assertThat(
                        search.find(
                                        Query.words(
                                                "animals searching for mushrooms in the evening"),
                                        EVERYBODY)
                                .hits())
                .extracting(hit -> hit.document().id())
                .contains(fresh);
    }

    /// Another thread may be at work: its rows are there until it is done, and what it leaves for
    /// others comes with that.
    private void settle() throws InterruptedException {
        for (int i = 0; i < 400; i++) {
            feed.drain();
            vectorFeed.drain();
            if (feed.compare().waiting() == 0 && vectors.waiting() == 0) {
                break;
            }
            Thread.sleep(25);
        }
        feed.drain();
        assertThat(feed.compare().agree()).isTrue();
    }

    private long made() {
        return jdbc.sql("SELECT count(*) FROM text_vector").query(Long.class).single();
    }
}
