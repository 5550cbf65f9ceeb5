package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Symbol;
import org.compendium.search.notion.Notions;
import org.compendium.search.notion.Said;
import org.compendium.search.notion.Understanding;
import org.compendium.theme.Themes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/// Questions in one language find texts in another, and say by which words.
@SpringBootTest(classes = TestSearch.class)
@ActiveProfiles("expansion")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpansionTest {

    private static final Viewer EVERYBODY = Viewer.everybody();

    @Autowired Documents documents;
    @Autowired Search search;
    @Autowired Similar similar;
    @Autowired Themes themes;
    @Autowired IndexFeed feed;
    @Autowired Notions notions;

    @BeforeAll
    void aSmallCollection() throws InterruptedException {
        themes.replace(
                List.of(
                        MadeDocuments.concept(
                                "incubators",
                                null,
                                Map.of(
                                        "en", "business incubators",
                                        "fr", "pépinières d'entreprises",
                                        "ru", "бизнес-инкубаторы",
                                        "ar", "حاضنات الأعمال",
                                        "zh", "企业孵化器")),
                        MadeDocuments.concept(
                                "technology-incubators",
                                "incubators",
                                Map.of("en", "technology nurseries"))));
        feed.awaitReady();
        documents.store(
                MadeDocuments.study(
                        "TD/X/1",
                        "en",
                        true,
                        "Business incubators in Ethiopia charge rent.",
                        "Quolls sleep in hollow logs."));
        documents.store(
                MadeDocuments.study(
                        "TD/X/2", "en", true, "Technology nurseries in Ethiopia grew slowly."));
        for (int i = 0; i < 200 && (feed.drain() > 0 || feed.compare().waiting() > 0); i++) {
            Thread.sleep(25);
        }
    }

    @Test
    void a_question_in_another_language_finds_the_paragraph_and_marks_the_words() {
        for (String question :
                List.of(
                        "pépinières d'entreprises en Éthiopie",
                        "pepiniere d’entreprises en Ethiopie",
                        "бизнес-инкубаторов Эфиопии",
                        "حاضنات الأعمال في إثيوبيا",
                        "埃塞俄比亚的企业孵化器")) {
            Results results = search.find(Query.words(question), EVERYBODY);

            assertThat(results.total()).as(question).isEqualTo(1);
            Results.Found best = results.hits().getFirst().passages().getFirst();
            assertThat(best.passage().eId()).isEqualTo("para_1");
            assertThat(best.highlights())
                    .extracting(span -> best.passage().text().substring(span.start(), span.end()))
                    .containsExactlyInAnyOrder("Business incubators", "Ethiopia");
            assertThat(results.expansions())
                    .extracting(Results.Expansion::id)
                    .containsExactlyInAnyOrder("theme:incubators", "country:ETH");
        }
    }

    @Test
    void what_was_added_is_told_and_can_be_taken_out() {
        Query question = Query.words("pépinières d'entreprises");

        Results.Expansion added = search.find(question, EVERYBODY).expansions().getFirst();

        assertThat(added.said()).isEqualTo("pépinières d'entreprises");
        assertThat(added.labels()).contains("business incubators", "企业孵化器");
        assertThat(added.narrower()).isEqualTo(1);
        Results without =
                search.find(
                        expanding(question, new Expanding(true, Set.of(added.id()), Set.of())),
                        EVERYBODY);
        assertThat(without.total()).isZero();
        assertThat(without.expansions())
                .extracting(Results.Expansion::id)
                .doesNotContain(added.id());
        Results literal = search.find(expanding(question, Expanding.LITERAL), EVERYBODY);
        assertThat(literal.total()).isZero();
        assertThat(literal.expansions()).isEmpty();
    }

    @Test
    void narrower_concepts_count_on_request() {
        Query question = Query.words("business incubators");

        assertThat(search.find(question, EVERYBODY).total()).isEqualTo(1);
        assertThat(
                        search.find(
                                        expanding(
                                                question,
                                                new Expanding(
                                                        true,
                                                        Set.of(),
                                                        Set.of("theme:incubators"))),
                                        EVERYBODY)
                                .total())
                .isEqualTo(2);
    }

    @Test
    void without_a_model_who_else_says_something_is_found_by_rarer_words()
            throws InterruptedException {
        Document first = documentOf("TD/X/1");
        DocumentId other =
                documents
                        .store(
                                MadeDocuments.study(
                                        "TD/X/9",
                                        "en",
                                        true,
                                        "Quolls often sleep in hollow logs, it was said.",
                                        "Of rent nothing was said."))
                        .document();
        awaitFed();

        List<Similar.Like> likes =
                similar.to(first, documents.passages(first.id()).get(1), EVERYBODY);

        assertThat(likes)
                .extracting(like -> like.document().id() + "/" + like.passage().eId())
                .containsExactly(other + "/para_1");
        documents.withdraw(other, "curator");
        awaitFed();
        assertThat(similar.to(first, documents.passages(first.id()).get(1), EVERYBODY)).isEmpty();
    }

    // What the feed of the application has just taken may not be there yet when nothing waits.
    private void awaitFed() throws InterruptedException {
        feed.drain();
        for (int i = 0; i < 100 && !feed.compare().agree(); i++) {
            Thread.sleep(100);
        }
    }

    private Document documentOf(String symbol) {
        return documents.ofSymbol(new Symbol(symbol), EVERYBODY).getFirst();
    }

    @Test
    void what_is_quoted_or_excluded_stays_as_it_is() {
        assertThat(
                        search.find(
                                        Query.words("Ethiopia OR \"pépinières d'entreprises\""),
                                        EVERYBODY)
                                .total())
                .isEqualTo(search.find(Query.words("Ethiopia"), EVERYBODY).total());
        assertThat(search.find(Query.words("Ethiopia -nurseries"), EVERYBODY).total()).isEqualTo(1);
        assertThat(search.find(Query.words("-\"Éthiopie\" Ethiopia"), EVERYBODY).total())
                .isEqualTo(2);
    }

    @Test
    void the_language_is_the_one_of_most_words() {
        assertThat(said("formation des femmes")).containsExactly("formation", "femmes");
        assertThat(notions.in("formation des femmes").language()).isEqualTo("fr");
        // "Formation" alone is training in French, and in English something else.
        assertThat(notions.in("formation of firms in the region").language()).isEqualTo("en");
        assertThat(said("formation of firms in the region")).doesNotContain("formation");
        assertThat(notions.in("").said()).isEmpty();
        assertThat(notions.in("1998 / -- ؟").said()).isEmpty();
    }

    @Test
    void little_that_is_known_is_not_counted_as_an_answer() {
        Understanding understanding = notions.in("quokkas bettongs potoroos pépinières");

        assertThat(understanding.translatable()).isFalse();
        assertThat(
                        search.find(
                                        Query.words("Éthiopie quokkas bettongs potoroos bilbies"),
                                        EVERYBODY)
                                .total())
                .isZero();
    }

    private List<String> said(String words) {
        return notions.in(words).said().stream().map(Said::text).toList();
    }

    private static Query expanding(Query query, Expanding expanding) {
        return new Query(query.words(), Map.of(), 0, 10, Mode.LEXICAL, expanding);
    }
}
