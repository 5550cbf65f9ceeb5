package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.compendium.document.Description;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.document.Symbol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/// Questions are answered by documents' own words or not at all; by words alone, without a model.
@SpringBootTest(classes = TestSearch.class)
// A collection of its own.
@ActiveProfiles("answers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersTest {

    private static final Viewer EVERYBODY = Viewer.everybody();
    private static final Viewer SENDER = new Viewer("sender", Role.CONTRIBUTOR);

    private static final String WEAVERS =
            "How many weavers joined the dyeing cooperative of Tarragal?";
    private static final String ANSWER =
            "By the end of its second year, 47 weavers had joined the dyeing cooperative of"
                    + " Tarragal; they paid for the vats themselves.";
    private static final String ALSO =
            "The dyeing cooperative of Tarragal, which 52 weavers joined, sold to nine traders.";
    private static final String RETOLD =
            "Sixty weavers joined the dyeing cooperative of Tarragal, the report says.";
    private static final String MISREAD =
            "Some 41 weavers joined the dyeing cooperative of Tarragal.";
    private static final String SECRET =
            "Only 12 weavers joined the dyeing cooperative of Tarragal.";

    private static final String KILNS = "How many potters own one of the shared kilns of Brennock?";

    @Autowired Documents documents;
    @Autowired Answers answers;
    @Autowired IndexFeed feed;

    private int count;
    private DocumentId english = DocumentId.fresh();
    private DocumentId other = DocumentId.fresh();
    private DocumentId hidden = DocumentId.fresh();

    @BeforeAll
    void aCollection() throws InterruptedException {
        feed.awaitReady();
        english =
                store(
                        aReport("TD/A/1")
                                .saying("The market of Tarragal is held every second week.")
                                .saying(ANSWER)
                                .saying(
                                        "Later 61 weavers had joined the dyeing cooperative of"
                                                + " Tarragal, among them 20 apprentices."));
        store(
                aReport("TD/A/1")
                        .in("fr")
                        .saying(
                                "How many: 47 weavers joined the dyeing cooperative of Tarragal,"
                                        + " selon le rapport."));
        other = store(aReport("TD/A/2").saying("Trade has been brisk.").saying(ALSO));
        store(aDigest("TD/A/3").saying(RETOLD));
        store(aReport("TD/A/4").saying(MISREAD, 55));
        hidden = store(aReport("TD/A/5").hidden().saying(SECRET));
        store(
                aReport("TD/A/6")
                        .saying(
                                "The potters of Brennock and their shared kilns are described in"
                                        + " TD/LACKED/7, paragraphs 3 and 4."));
        for (String weather : List.of("rain", "snow", "fog", "wind", "hail", "frost")) {
            store(
                    aReport("TD/W/" + weather)
                            .saying("The report tells of " + weather + " in the hills.")
                            .saying("It was written by the station above the lake."));
        }
        feed.drain();
        for (int i = 0; i < 200 && !feed.compare().agree(); i++) {
            Thread.sleep(50);
        }
        feed.drain();
        assertThat(feed.compare().agree()).isTrue();
    }

    @Test
    void a_question_is_answered_by_passages_as_they_are_stored() {
        List<Answer.Quotation> quotations = quoted(WEAVERS, EVERYBODY).quotations();

        assertThat(quotations)
                .extracting(one -> one.passage().text())
                .contains(ALSO)
                .allSatisfy(text -> assertThat(text).isNotBlank());
        assertThat(quotations)
                .allSatisfy(one ->
                        assertThat(documents.passages(one.document().id()))
                                .contains(one.passage()));
        assertThat(quotations)
                .allSatisfy(one -> assertThat(one.score()).isGreaterThan(0).isLessThanOrEqualTo(1));
        assertThat(quotations.getFirst().found()).isNotEmpty();
    }

    @Test
    void each_work_is_quoted_once_in_whatever_languages_and_paragraphs_it_answers() {
        List<Answer.Quotation> quotations = quoted(WEAVERS, EVERYBODY).quotations();

        assertThat(quotations).extracting(one -> one.document().work()).doesNotHaveDuplicates();
        assertThat(quotations)
                .extracting(one -> String.valueOf(one.document().symbol()))
                .containsExactlyInAnyOrder("TD/A/1", "TD/A/2");
        assertThat(quotations)
                .as("in the language of the question")
                .extracting(one -> one.document().language())
                .containsOnly("en");
    }

    @Test
    void digests_and_badly_read_passages_are_never_quoted() {
        assertThat(quoted(WEAVERS, new Viewer("curator", Role.CURATOR)).quotations())
                .extracting(one -> one.passage().text())
                .doesNotContain(RETOLD, MISREAD)
                .contains(SECRET);
    }

    @Test
    void what_a_reader_may_not_see_is_neither_quoted_nor_counted() {
        Answer.Quoted public_ = quoted(WEAVERS, EVERYBODY);
        Answer.Quoted own = quoted(WEAVERS, SENDER);

        assertThat(public_.quotations())
                .extracting(one -> one.document().id())
                .doesNotContain(hidden);
        assertThat(own.quotations()).extracting(one -> one.document().id()).contains(hidden);
        assertThat(own.searched().documents()).isEqualTo(public_.searched().documents() + 1);
        assertThat(own.searched().works()).isEqualTo(public_.searched().works() + 1);
    }

    @Test
    void languages_count_as_documents_of_one_work_and_digests_not_at_all() {
        Answer.Searched searched = quoted(WEAVERS, EVERYBODY).searched();

        // Four reports, one of them in two languages, and six on the weather.
        assertThat(searched.works()).isEqualTo(10);
        assertThat(searched.documents()).isEqualTo(11);
    }

    @Test
    void another_number_name_or_year_is_another_question() {
        assertThat(answer("How many weavers joined the dyeing cooperative of Mirabel?", EVERYBODY))
                .isInstanceOf(Answer.Silence.class);
        assertThat(
                        answer(
                                "How many weavers joined the dyeing cooperative of Tarragal in"
                                        + " 1987?",
                                EVERYBODY))
                .isInstanceOf(Answer.Silence.class);
        assertThat(answer("When did weavers join the dyeing cooperative of Tarragal?", EVERYBODY))
                .isInstanceOf(Answer.Silence.class);
        assertThat(answer("At what temperature does sulphuric acid boil?", EVERYBODY))
                .isInstanceOf(Answer.Silence.class);
    }

    @Test
    void silence_tells_how_much_was_searched_and_what_might_answer() {
        Answer.Silence silence = silence(KILNS, EVERYBODY);

        assertThat(silence.searched().works()).isEqualTo(10);
        assertThat(silence.wanted())
                .extracting(one -> one.symbol().value())
                .first()
                .isEqualTo("TD/LACKED/7");
        assertThat(silence.wanted().getFirst().citedBy()).isEqualTo(1);
    }

    @Test
    void where_only_a_digest_answers_the_work_that_it_retells_is_wanted() throws Exception {
        store(aDigest("TD/A/30").saying("Nine coopers of Sallow mended 300 barrels a week."));
        feed.drain();
        for (int i = 0; i < 200 && !feed.compare().agree(); i++) {
            Thread.sleep(50);
        }

        assertThat(silence("How many barrels did the coopers of Sallow mend?", EVERYBODY).wanted())
                .extracting(one -> one.symbol().value())
                .first()
                .isEqualTo("TD/A/30");
    }

    @Test
    void filters_hold_for_answers_too() {
        Query narrowed =
                new Query(WEAVERS, Map.of(Facet.KIND, Set.of("manual")), 0, 10, Mode.LEXICAL);

        assertThat(answers.to(narrowed, EVERYBODY))
                .isEqualTo(new Answer.Silence(new Answer.Searched(0, 0), List.of()));
    }

    @Test
    void nothing_is_asked_with_words_and_properties() {
        for (String typed :
                List.of(
                        "trust",
                        "dyeing cooperative",
                        "symbol:TD/A/1",
                        "how many weavers country:Kenya",
                        "how many weavers OR dyers joined",
                        "")) {
            assertThat(answer(typed, EVERYBODY)).as(typed).isInstanceOf(Answer.NotAsked.class);
            assertThat(answers.asks(typed)).as(typed).isFalse();
        }
    }

    @Test
    void what_was_withdrawn_is_not_quoted_before_the_index_knows() {
        documents.withdraw(other, "curator");

        assertThat(quoted(WEAVERS, EVERYBODY).quotations())
                .extracting(one -> one.document().id())
                .containsExactly(english);
        documents.release(other, "curator");
        feed.drain();
    }

    private Answer answer(String typed, Viewer viewer) {
        return answers.to(new Query(typed, Map.of(), 0, 10, Mode.LEXICAL), viewer);
    }

    private Answer.Quoted quoted(String typed, Viewer viewer) {
        return assertThat(answer(typed, viewer))
                .asInstanceOf(
                        org.assertj.core.api.InstanceOfAssertFactories.type(Answer.Quoted.class))
                .actual();
    }

    private Answer.Silence silence(String typed, Viewer viewer) {
        return assertThat(answer(typed, viewer))
                .asInstanceOf(
                        org.assertj.core.api.InstanceOfAssertFactories.type(Answer.Silence.class))
                .actual();
    }

    private DocumentId store(Made made) {
        return documents.store(made.document(++count)).document();
    }

    private static Made aReport(String symbol) {
        return new Made(new Symbol(symbol), null, "en", true, List.of());
    }

    private static Made aDigest(String retells) {
        return new Made(null, new Symbol(retells), "en", true, List.of());
    }

    private record Made(
            @Nullable Symbol symbol,
            @Nullable Symbol retells,
            String language,
            boolean released,
            List<Passage> passages) {

        Made in(String other) {
            return new Made(symbol, retells, other, released, passages);
        }

        Made hidden() {
            return new Made(symbol, retells, language, false, passages);
        }

        Made saying(String text) {
            return saying(text, null);
        }

        Made saying(String text, @Nullable Integer confidence) {
            List<Passage> more = new ArrayList<>(passages);
            int number = more.size() + 1;
            more.add(
                    new Passage(
                                    "para_" + number,
                                    Passage.Form.PARAGRAPH,
                                    String.valueOf(number),
                                    null,
                                    new Span(0, text.length()),
                                    List.of(),
                                    null,
                                    text,
                                    null)
                            .withConfidence(confidence));
            return new Made(symbol, retells, language, released, more);
        }

        NewDocument document(int number) {
            return new NewDocument(
                    String.format("%064x", number),
                    number + ".txt",
                    "text/plain",
                    100,
                    null,
                    new Description(
                            symbol,
                            retells,
                            null,
                            "A report on trades",
                            LocalDate.of(1999, 1, 1),
                            language,
                            retells == null ? Kind.STUDY : Kind.DIGEST,
                            null,
                            List.of()),
                    passages,
                    List.of(),
                    NewDocument.Rights.unknown(),
                    "sender",
                    released);
        }
    }
}
