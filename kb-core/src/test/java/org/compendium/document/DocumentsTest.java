package org.compendium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.compendium.TestDatabase;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = TestDatabase.class)
class DocumentsTest {

    private static final Viewer EVERYBODY = Viewer.everybody();
    private static final Viewer SENDER = new Viewer("sender", Role.CONTRIBUTOR);
    private static final Viewer OTHER = new Viewer("other", Role.CONTRIBUTOR);
    private static final Viewer CURATOR = new Viewer("curator", Role.CURATOR);

    @Autowired Documents documents;
    @Autowired Citations citations;
    @Autowired Outbox outbox;
    @Autowired JdbcClient jdbc;

    private static int count;
    private String symbol = "";

    @BeforeEach
    void aSymbolOfItsOwn() {
        symbol = "TD/TEST/" + ++count;
    }

    @Test
    void a_file_comes_out_as_it_went_in() {
        DocumentId id = stored(aFile("en", "Bleed the valve before opening."));

        Document document = documents.find(id, CURATOR).orElseThrow();
        assertThat(document.symbol()).isEqualTo(new Symbol(symbol));
        assertThat(document.date()).isEqualTo(LocalDate.of(1998, 10, 2));
        assertThat(document.countries()).containsExactly("NGA", "BRA");
        assertThat(document.themes()).containsExactly("clusters");
        assertThat(documents.passages(id)).isEqualTo(aText("Bleed the valve before opening."));
        assertThat(documents.themes(id).getFirst().eIds()).containsExactly("para_1");
    }

    @Test
    void the_same_bytes_are_taken_in_only_once() {
        NewDocument file = aFile("en", "Bleed the valve before opening.");
        documents.store(file);

        assertThat(documents.store(file)).isInstanceOf(Stored.AlreadyKnown.class);
    }

    @Test
    void the_same_text_in_another_file_is_another_format() {
        DocumentId first = stored(aFile("en", "Bleed the valve before opening."));
        Stored second = documents.store(aFile("en", "Bleed the valve, before  OPENING"));

        assertThat(second).isEqualTo(new Stored.NewFormat(first));
        assertThat(documents.manifestations(first, CURATOR)).hasSize(2);
        assertThat(documents.passages(first)).isEqualTo(aText("Bleed the valve before opening."));
    }

    @Test
    void the_same_format_with_one_word_corrected_is_a_new_version() {
        String text = valves(100);
        DocumentId first = stored(aFile("en", text));
        Stored second = documents.store(aFile("en", text.replace("seven", "nine")));

        assertThat(second).isInstanceOf(Stored.NewVersion.class);
        assertThat(documents.passages(first)).isEqualTo(aText(text));
    }

    @Test
    void another_format_may_differ_where_it_was_read_differently() {
        String text = valves(12);
        DocumentId first = stored(aFile("en", text));
        Stored pdf = documents.store(inFormat("application/pdf", aFile("en", text + " Page 2")));
        Stored other =
                documents.store(
                        inFormat("text/html", aFile("en", text + " The valve is not for steam.")));

        assertThat(pdf).isEqualTo(new Stored.NewFormat(first));
        assertThat(other).isInstanceOf(Stored.NewVersion.class);
    }

    @Test
    void another_language_is_another_document_of_the_same_work() {
        DocumentId english = stored(aFile("en", "Bleed the valve."));
        Stored french = documents.store(aFile("fr", "Purgez la soupape."));

        assertThat(french).isInstanceOf(Stored.NewLanguage.class);
        assertThat(work(french.document())).isEqualTo(work(english));
    }

    @Test
    void another_text_is_a_new_version_and_the_old_one_stays_current_until_the_new_is_released() {
        DocumentId old = stored(released(aFile("en", "Open the valve slowly and with care.")));
        Stored changed = documents.store(aFile("en", "Never open this valve while it is hot."));

        assertThat(changed).isInstanceOf(Stored.NewVersion.class);
        assertThat(documents.find(old).orElseThrow().current()).isTrue();

        documents.release(changed.document(), "curator");
        assertThat(documents.find(old).orElseThrow().current()).isFalse();
        assertThat(documents.find(changed.document()).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void every_version_is_indexed_again_when_a_later_one_comes() {
        DocumentId first = stored(released(aFile("en", "Open the valve slowly and with care.")));
        DocumentId second = stored(aFile("en", "Never open this valve while it is hot."));
        drain();
        stored(released(aFile("en", "This valve has been taken out of service for good.")));

        assertThat(documents.find(first).orElseThrow().current()).isFalse();
        outbox.take(10, ids -> assertThat(ids).contains(first, second));
    }

    @Test
    void a_digest_is_folded_under_its_original_whose_symbol_was_corrected() {
        DocumentId digest = stored(released(aDigest("Retold in our own words.")));
        DocumentId original = stored(released(aFile("en", "The report's own words.")));
        drain();
        documents.describe(
                original,
                now ->
                        new Description(
                                new Symbol(symbol + "/Rev.1"),
                                null,
                                null,
                                now.title(),
                                now.date(),
                                now.language(),
                                now.kind(),
                                now.body(),
                                now.countries()));

        assertThat(documents.find(digest).orElseThrow().folded()).isTrue();
        outbox.take(10, ids -> assertThat(ids).contains(original, digest));
    }

    @Test
    void a_document_is_its_senders_and_the_curators_until_it_is_released() {
        DocumentId id = stored(aFile("en", "Not for everybody yet."));

        assertThat(documents.find(id, EVERYBODY)).isEmpty();
        assertThat(documents.find(id, OTHER)).isEmpty();
        assertThat(documents.find(id, SENDER)).isPresent();
        assertThat(documents.find(id, CURATOR)).isPresent();
        assertThat(citations.paragraph(symbol, "1", List.of(), EVERYBODY)).isEmpty();

        documents.release(id, "curator");
        assertThat(documents.find(id, EVERYBODY)).isPresent();

        documents.withdraw(id, "curator");
        assertThat(documents.find(id, EVERYBODY)).isEmpty();
    }

    @Test
    void a_document_that_changed_since_a_curator_saw_it_is_not_released() {
        DocumentId id = stored(aFile("en", "Bleed the valve before opening."));
        long seen = documents.find(id).orElseThrow().revision();
        documents.store(aFile("en", "Bleed the valve, before  OPENING"));
        long now = documents.find(id).orElseThrow().revision();

        assertThat(documents.release(id, seen, "curator")).isFalse();
        assertThat(documents.find(id).orElseThrow().shown()).isFalse();
        assertThat(documents.release(id, now, "curator")).isTrue();
        assertThat(documents.find(id).orElseThrow().shown()).isTrue();
    }

    @Test
    void a_citation_leads_to_the_digest_until_the_work_itself_is_released() {
        DocumentId digest = stored(released(aDigest("Retold in our own words.")));

        var found = citations.paragraph(symbol, "1", List.of(), EVERYBODY).orElseThrow();
        assertThat(found.document().id()).isEqualTo(digest);
        assertThat(found.digestInstead()).isTrue();
        assertThat(found.document().folded()).isFalse();

        DocumentId original = stored(aFile("en", "The report's own words."));
        assertThat(
                        citations
                                .paragraph(symbol, "1", List.of(), EVERYBODY)
                                .orElseThrow()
                                .document()
                                .id())
                .isEqualTo(digest);

        documents.release(original, "curator");
        var now = citations.paragraph(symbol, "1", List.of(), EVERYBODY).orElseThrow();
        assertThat(now.document().id()).isEqualTo(original);
        assertThat(now.digestInstead()).isFalse();
        assertThat(documents.find(digest).orElseThrow().folded()).isTrue();
    }

    @Test
    void a_digest_is_another_work_and_is_cited_as_what_it_is() {
        DocumentId original = stored(aFile("en", "The report's own words."));
        DocumentId digest = stored(aDigest("Retold in our own words."));

        Document document = documents.find(digest).orElseThrow();
        assertThat(document.work()).isNotEqualTo(work(original));
        assertThat(document.year()).hasValue(1998);
        assertThat(document.cite(documents.passages(digest).getFirst()))
                .isEqualTo("Compendium digest of " + symbol + ", para.\u00a01");
    }

    @Test
    void the_language_asked_for_goes_first_and_the_originals_stands_in() {
        stored(released(aFile("en", "Bleed the valve.")));
        stored(released(aFile("fr", "Purgez la soupape.")));

        assertThat(language(List.of("fr"))).isEqualTo("fr");
        assertThat(language(List.of("ru"))).isEqualTo("en");
        assertThat(language(List.of())).isEqualTo("en");
    }

    @Test
    void a_retired_eid_leads_to_its_successor_for_ever() {
        DocumentId id = stored(released(aFile("en", "Bleed the valve.")));
        jdbc.sql("INSERT INTO passage_redirect VALUES (?, 'p_7', 'para_1')")
                .param(id.value())
                .update();

        assertThat(documents.passage(id, "p_7").orElseThrow().eId()).isEqualTo("para_1");
        assertThat(citations.passage(symbol, "p_7", List.of(), EVERYBODY)).isPresent();
    }

    @Test
    void what_was_not_worked_off_stays_in_the_outbox() {
        drain();
        DocumentId id = stored(aFile("en", "Index me."));
        long written = outbox.written();

        assertThatThrownBy(() ->
                        outbox.take(
                                10,
                                ids -> {
                                    throw new IllegalStateException("the engine is away");
                                }))
                .hasMessage("the engine is away");
        assertThat(outbox.written()).isEqualTo(written);

        List<DocumentId> again = new ArrayList<>();
        outbox.take(10, again::addAll);
        assertThat(again).containsExactly(id);
        assertThat(outbox.waiting()).isZero();
        outbox.take(10, none -> {});
        assertThat(outbox.written()).isEqualTo(written + 1);
    }

    @Test
    void two_instances_share_the_outbox_and_neither_takes_what_the_other_holds() throws Exception {
        drain();
        stored(aFile("en", "One document here."));
        var held = new CountDownLatch(1);
        var other = new CountDownLatch(1);
        Thread slow =
                Thread.startVirtualThread(() ->
                        outbox.take(
                                10,
                                ids -> {
                                    held.countDown();
                                    await(other);
                                }));
        held.await();
        AtomicInteger taken = new AtomicInteger();

        assertThat(outbox.take(10, ids -> taken.incrementAndGet())).isZero();
        assertThat(taken).hasValue(0);

        other.countDown();
        slow.join();
        assertThat(outbox.waiting()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void drain() {
        while (outbox.take(100, ids -> {}) > 0) {
            // Until it is empty.
        }
    }

    private String language(List<String> asked) {
        return citations
                .paragraph(symbol, "1", asked, EVERYBODY)
                .orElseThrow()
                .document()
                .language();
    }

    private DocumentId work(DocumentId document) {
        return documents.find(document).orElseThrow().work();
    }

    private DocumentId stored(NewDocument file) {
        return documents.store(file).document();
    }

    private static NewDocument released(NewDocument file) {
        return copy(file, file.mediaType(), true);
    }

    private static NewDocument inFormat(String mediaType, NewDocument file) {
        return copy(file, mediaType, file.release());
    }

    private static NewDocument copy(NewDocument file, String mediaType, boolean release) {
        return new NewDocument(
                file.sha256(),
                file.fileName(),
                mediaType,
                file.size(),
                file.pages(),
                file.description(),
                file.passages(),
                file.themes(),
                file.rights(),
                file.owner(),
                release);
    }

    private static String valves(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "Valve " + i + " turns after " + 7 * i + " strokes.")
                .collect(Collectors.joining(" ", "Wait seven minutes. ", ""));
    }

    private NewDocument aFile(String language, String text) {
        return aFile(new Symbol(symbol), null, Kind.SECRETARIAT_REPORT, language, text);
    }

    private NewDocument aDigest(String text) {
        return aFile(null, new Symbol(symbol), Kind.DIGEST, "en", text);
    }

    private static NewDocument aFile(
            @Nullable Symbol symbol,
            @Nullable Symbol retells,
            Kind kind,
            String language,
            String text) {
        return new NewDocument(
                String.format("%064x", ++count + 1_000_000),
                "valves.txt",
                "text/plain",
                text.length(),
                null,
                new Description(
                        symbol,
                        retells,
                        retells == null ? null : LocalDate.of(1998, 10, 2),
                        "On valves",
                        LocalDate.of(1998, 10, 2),
                        language,
                        kind,
                        null,
                        List.of("NGA", "BRA")),
                aText(text),
                List.of(
                        new ThemeEvidence(
                                "clusters",
                                0.8,
                                List.of(new ThemeEvidence.Shown("para_1", List.of())))),
                NewDocument.Rights.unknown(),
                "sender",
                false);
    }

    private static List<Passage> aText(String text) {
        return List.of(
                new Passage(
                        "para_1",
                        Passage.Form.PARAGRAPH,
                        "1",
                        null,
                        new Span(0, text.length()),
                        List.of("Valves", "Opening them"),
                        null,
                        text,
                        null,
                        97,
                        Passage.Role.OPERATIVE,
                        List.of(new Passage.NoteMark(1, "authorialNote_1")),
                        "fr"));
    }
}
