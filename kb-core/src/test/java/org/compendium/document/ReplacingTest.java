package org.compendium.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.compendium.TestDatabase;
import org.compendium.account.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A stored document whose files say something else to the steps of today.
@SpringBootTest(classes = TestDatabase.class)
class ReplacingTest {

    private static final String BOATS = "The boats leave the harbour before the sun is up.";
    private static final String NETS = "Nets are mended on the quay every Thursday afternoon.";
    private static final String ICE = "Ice comes from the factory behind the market hall.";
    private static final String PDF = "application/pdf";
    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @Autowired Documents documents;
    @Autowired Citations citations;
    @Autowired Outbox outbox;
    @Autowired ThemeDecisions decisions;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    private static int count;
    private Symbol symbol = new Symbol("HB/REPLACE/0");

    @BeforeEach
    void aSymbolOfItsOwn() {
        symbol = new Symbol("HB/REPLACE/" + ++count);
    }

    @Test
    void a_document_to_which_nothing_happens_keeps_its_revision() {
        List<Passage> text = List.of(numbered(1, BOATS), plain(1, NETS));
        Document document = stored(aFile(PDF, 2, text, true));
        emptyOutbox();
        Replaced replaced = replace(document, reading(document, text));

        assertThat(replaced.changed()).isFalse();
        assertThat(now(document).revision()).isEqualTo(document.revision());
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void a_retired_address_leads_to_its_text_and_the_index_is_told() {
        Document document =
                stored(aFile(PDF, 2, List.of(numbered(1, BOATS), plain(1, NETS)), true));
        emptyOutbox();
        replace(document, reading(document, List.of(numbered(1, BOATS), numbered(2, NETS))));

        assertThat(citations.passage(symbol.value(), "p_1", List.of(), Viewer.everybody()))
                .get()
                .extracting(found -> found.passage().eId())
                .isEqualTo("para_2");
        assertThat(documents.passages(List.of(new Documents.Place(document.id(), "p_1"))))
                .containsOnlyKeys(new Documents.Place(document.id(), "p_1"));
        assertThat(now(document).revision()).isGreaterThan(document.revision());
        assertThat(outbox.waiting()).isOne();
    }

    @Test
    void redirects_are_never_chained_and_never_over_a_live_address() {
        Document document =
                stored(aFile(PDF, 2, List.of(numbered(1, BOATS), plain(1, NETS)), true));
        replace(document, reading(document, List.of(numbered(1, BOATS), numbered(2, NETS))));
        replace(now(document), reading(document, List.of(numbered(1, BOATS), numbered(3, NETS))));

        assertThat(documents.successors(document.id()))
                .containsEntry("p_1", "para_3")
                .containsEntry("para_2", "para_3");

        replace(now(document), reading(document, List.of(numbered(1, BOATS), numbered(2, NETS))));
        assertThat(documents.successors(document.id()))
                .containsEntry("p_1", "para_2")
                .containsEntry("para_3", "para_2")
                .doesNotContainKey("para_2");
    }

    @Test
    void themes_follow_the_passages_that_show_them() {
        Document document =
                stored(aFile(PDF, 2, List.of(numbered(1, BOATS), plain(1, NETS)), true));
        Reading structureOnly =
                new Reading(
                        null,
                        List.of(numbered(1, BOATS), numbered(2, NETS)),
                        null,
                        sha(document),
                        Map.of(),
                        MadeWith.CURRENT);
        replace(document, structureOnly);

        assertThat(documents.themes(document.id()).getFirst().eIds())
                .containsExactly("para_1", "para_2");
    }

    @Test
    void a_document_that_changed_meanwhile_is_left_alone() {
        Document document = stored(aFile(PDF, 2, List.of(numbered(1, BOATS)), true));
        documents.withdraw(document.id(), "curator");

        assertThat(
                        documents.replace(
                                document.id(),
                                document.revision(),
                                reading(document, List.of(numbered(1, NETS)))))
                .isEmpty();
        assertThat(documents.passages(document.id())).containsExactly(numbered(1, BOATS));
        assertThat(now(document).state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void a_symbol_that_is_read_otherwise_now_goes_on_leading_there() {
        Document document = stored(aFile(PDF, 2, List.of(numbered(1, BOATS)), true));
        Symbol better = new Symbol(symbol + "/Rev.1");
        replace(document, described(document, better));

        assertThat(now(document).symbol()).isEqualTo(better);
        assertThat(documents.ofSymbol(symbol, Viewer.everybody()))
                .extracting(Document::id)
                .containsExactly(document.id());
    }

    @Test
    void a_symbol_is_never_taken_from_another_work() {
        Document first = stored(aFile(PDF, 2, List.of(numbered(1, BOATS)), true));
        aSymbolOfItsOwn();
        Document second = stored(aFile(PDF, 2, List.of(numbered(1, NETS)), true));
        Replaced replaced = replace(second, described(second, first.symbol()));

        assertThat(now(second).symbol()).isEqualTo(symbol);
        assertThat(replaced.kept()).singleElement().asString().contains("another work has");
    }

    @Test
    void a_better_structured_file_takes_the_lead_and_every_address_goes_on_leading() {
        Document document =
                stored(
                        aFile(
                                PDF,
                                2,
                                List.of(
                                        onPage(1, numbered(1, BOATS)),
                                        onPage(1, plain(1, NETS)),
                                        onPage(2, plain(2, ICE))),
                                true));
        Stored docx =
                documents.store(
                        aFile(
                                DOCX,
                                null,
                                List.of(numbered(1, BOATS), numbered(2, NETS), numbered(3, ICE)),
                                true));

        assertThat(docx).isEqualTo(new Stored.NewFormat(document.id()));
        assertThat(now(document).fileName()).isEqualTo("harbour.docx");
        assertThat(documents.passages(document.id()))
                .extracting(Passage::eId, Passage::page)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("para_1", 1),
                        org.assertj.core.groups.Tuple.tuple("para_2", 1),
                        org.assertj.core.groups.Tuple.tuple("para_3", 2));
        assertThat(documents.passage(document.id(), "p_2"))
                .get()
                .extracting(Passage::eId)
                .isEqualTo("para_3");
        assertThat(now(document).pages()).isEqualTo(2);
    }

    @Test
    void a_paginated_file_gives_its_pages_to_the_one_that_leads() {
        List<Passage> text = List.of(numbered(1, BOATS), numbered(2, NETS));
        Document document = stored(aFile(DOCX, null, text, true));
        documents.store(
                aFile(
                        PDF,
                        2,
                        List.of(onPage(1, numbered(1, BOATS)), onPage(2, numbered(2, NETS))),
                        true));

        assertThat(now(document).fileName()).isEqualTo("harbour.docx");
        assertThat(documents.passages(document.id()))
                .extracting(Passage::page)
                .containsExactly(1, 2);
    }

    @Test
    void a_file_that_no_curator_released_does_not_lead_a_released_document() {
        Document document =
                stored(aFile(PDF, 2, List.of(numbered(1, BOATS), plain(1, NETS)), true));
        documents.store(aFile(DOCX, null, List.of(numbered(1, BOATS), numbered(2, NETS)), false));

        assertThat(now(document).fileName()).isEqualTo("harbour.pdf");
        assertThat(documents.passages(document.id()))
                .extracting(Passage::eId)
                .containsExactly("para_1", "p_1");
    }

    @Test
    void a_file_that_comes_while_its_document_is_released_does_not_lead_it() throws Exception {
        Document document =
                stored(aFile(PDF, 2, List.of(numbered(1, BOATS), plain(1, NETS)), false));
        NewDocument better =
                aFile(DOCX, null, List.of(numbered(1, BOATS), numbered(2, NETS)), false);
        var storing = new AtomicReference<@Nullable Thread>();
        transaction.executeWithoutResult(status -> {
            documents.release(document.id(), "curator");
            storing.set(Thread.ofPlatform().start(() -> documents.store(better)));
            untilSomebodyWaits();
        });
        Objects.requireNonNull(storing.get()).join();

        assertThat(documents.files(document.id())).hasSize(2);
        assertThat(now(document).fileName()).isEqualTo("harbour.pdf");
        assertThat(documents.passages(document.id())).contains(plain(1, NETS));
    }

    @Test
    void words_of_another_text_are_shown_no_longer() {
        ThemeEvidence found =
                new ThemeEvidence(
                        "clusters",
                        0.5,
                        List.of(
                                new ThemeEvidence.Shown("para_1", List.of(new Span(0, 9))),
                                new ThemeEvidence.Shown("p_1", List.of(new Span(0, 4))),
                                new ThemeEvidence.Shown("p_2", List.of(new Span(0, 3)))));
        Document document =
                stored(
                        withThemes(
                                aFile(
                                        PDF,
                                        2,
                                        List.of(numbered(1, BOATS), plain(1, NETS), plain(2, ICE)),
                                        true),
                                List.of(found)));
        replace(
                document,
                new Reading(
                        null,
                        List.of(
                                numbered(1, BOATS.replace("The boats leave", "Boats leave")),
                                numbered(2, NETS),
                                plain(2, ICE)),
                        null,
                        sha(document),
                        Map.of(),
                        MadeWith.CURRENT));

        assertThat(documents.themes(document.id()).getFirst().passages())
                .containsExactly(
                        new ThemeEvidence.Shown("para_1", List.of()),
                        new ThemeEvidence.Shown("para_2", List.of(new Span(0, 4))),
                        new ThemeEvidence.Shown("p_2", List.of(new Span(0, 3))));
    }

    @Test
    void what_led_to_a_text_follows_it_when_a_printed_number_takes_its_address() {
        Document document =
                stored(
                        aFile(
                                PDF,
                                2,
                                List.of(numbered(1, BOATS), plain(1, NETS), numbered(3, ICE)),
                                true));
        replace(
                document,
                reading(
                        document,
                        List.of(numbered(1, BOATS), numbered(2, NETS), numbered(3, ICE))));
        decisions.add(document.id(), "trust", List.of("p_1", "para_3"), null, "curator");
        replace(
                now(document),
                reading(
                        document,
                        List.of(
                                numbered(1, BOATS),
                                numbered(2, "Fish is sold before noon by whoever brought it in."),
                                numbered(3, NETS),
                                numbered(4, ICE))));

        assertThat(documents.passage(document.id(), "p_1"))
                .get()
                .extracting(Passage::text)
                .isEqualTo(NETS);
        assertThat(decisions.themes(document.id()).getFirst().passages())
                .extracting(ThemeEvidence.Shown::eId)
                .containsExactly("para_3", "para_4");
    }

    @Test
    void the_other_versions_are_indexed_again_when_one_is_read_in_another_language() {
        Document old = stored(aFile(PDF, 2, List.of(numbered(1, BOATS)), true));
        Document later = stored(aFile(PDF, 2, List.of(numbered(1, NETS)), true));
        assertThat(now(old).current()).isFalse();
        emptyOutbox();
        Description was = later.description();
        replace(
                later,
                new Reading(
                        new Description(
                                was.symbol(),
                                null,
                                null,
                                was.title(),
                                was.date(),
                                "fr",
                                was.kind(),
                                was.body(),
                                was.countries()),
                        null,
                        null,
                        null,
                        Map.of(),
                        MadeWith.CURRENT));

        assertThat(now(old).current()).isTrue();
        outbox.take(10, ids -> assertThat(ids).contains(old.id(), later.id()));
    }

    private void untilSomebodyWaits() {
        while (!jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM pg_stat_activity
                                        WHERE datname = current_database()
                                          AND wait_event_type = 'Lock')
                        """)
                .query(Boolean.class)
                .single()) {
            Thread.onSpinWait();
        }
    }

    private static NewDocument withThemes(NewDocument file, List<ThemeEvidence> themes) {
        return new NewDocument(
                file.sha256(),
                file.fileName(),
                file.mediaType(),
                file.size(),
                file.pages(),
                file.description(),
                file.passages(),
                themes,
                file.rights(),
                file.owner(),
                file.release());
    }

    private void emptyOutbox() {
        while (outbox.take(100, ids -> {}) > 0) {}
    }

    private Replaced replace(Document document, Reading reading) {
        return documents.replace(document.id(), document.revision(), reading).orElseThrow();
    }

    private Document now(Document document) {
        return documents.find(document.id()).orElseThrow();
    }

    private Document stored(NewDocument file) {
        return documents.find(documents.store(file).document()).orElseThrow();
    }

    private String sha(Document document) {
        return documents.files(document.id()).getFirst().sha256();
    }

    private Reading reading(Document document, List<Passage> passages) {
        return new Reading(
                document.description(),
                passages,
                themes(passages),
                sha(document),
                Map.of(),
                MadeWith.CURRENT);
    }

    private Reading described(Document document, @Nullable Symbol read) {
        Description was = document.description();
        return new Reading(
                new Description(
                        read,
                        null,
                        null,
                        was.title(),
                        was.date(),
                        was.language(),
                        was.kind(),
                        was.body(),
                        was.countries()),
                null,
                null,
                null,
                Map.of(),
                MadeWith.CURRENT);
    }

    private NewDocument aFile(
            String mediaType, @Nullable Integer pages, List<Passage> passages, boolean release) {
        return new NewDocument(
                String.format("%064x", ++count + 70_000_000),
                mediaType.equals(PDF) ? "harbour.pdf" : "harbour.docx",
                mediaType,
                1_000,
                pages,
                new Description(
                        symbol,
                        null,
                        null,
                        "On the harbour",
                        null,
                        "en",
                        Kind.SECRETARIAT_REPORT,
                        null,
                        List.of()),
                passages,
                themes(passages),
                NewDocument.Rights.unknown(),
                "curator",
                release);
    }

    private static List<ThemeEvidence> themes(List<Passage> passages) {
        return List.of(
                new ThemeEvidence(
                        "clusters",
                        0.5,
                        passages.stream()
                                .map(passage -> new ThemeEvidence.Shown(passage.eId(), List.of()))
                                .toList()));
    }

    private static Passage onPage(int page, Passage passage) {
        return passage.onPage(page);
    }

    private static Passage numbered(int number, String text) {
        return new Passage(
                "para_" + number,
                Passage.Form.PARAGRAPH,
                Integer.toString(number),
                null,
                new Span(0, text.length()),
                List.of(),
                null,
                text,
                null);
    }

    private static Passage plain(int number, String text) {
        return new Passage(
                "p_" + number,
                Passage.Form.TEXT,
                null,
                null,
                new Span(0, text.length()),
                List.of(),
                null,
                text,
                null);
    }
}
