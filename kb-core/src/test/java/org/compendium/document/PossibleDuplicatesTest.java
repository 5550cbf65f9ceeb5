package org.compendium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.compendium.TestDatabase;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.compendium.document.PossibleDuplicate.Decision;
import org.compendium.document.PossibleDuplicate.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = TestDatabase.class)
class PossibleDuplicatesTest {

    private static final Viewer CURATOR = new Viewer("curator", Role.CURATOR);
    private static final Viewer SENDER = new Viewer("sender", Role.CONTRIBUTOR);
    private static final Viewer OTHER = new Viewer("other", Role.CONTRIBUTOR);
    private static final String PDF = "application/pdf";
    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @Autowired Documents documents;
    @Autowired PossibleDuplicates duplicates;
    @Autowired Citations citations;
    @Autowired Outbox outbox;
    @Autowired Suggestions suggestions;
    @Autowired JdbcClient jdbc;

    private static int count;
    private List<String> text = List.of();

    @BeforeEach
    void aTextOfItsOwn() {
        text = paragraphs(++count, 12);
    }

    @Test
    void a_like_text_under_another_symbol_is_offered_and_never_merged() {
        DocumentId first = stored(aFile(symbol("A"), PDF, text, "sender", true));
        DocumentId second = stored(aFile(symbol("B"), PDF, changed(text, 3), "sender", true));

        assertThat(second).isNotEqualTo(first);
        PossibleDuplicate offered = duplicates.of(second, CURATOR).getFirst();
        assertThat(offered.other().id()).isEqualTo(first);
        assertThat(offered.reason()).isEqualTo(Reason.LIKE);
        assertThat(offered.likeness()).isBetween(0.5, 0.95);
    }

    @Test
    void a_different_text_is_not_offered() {
        stored(aFile(symbol("A"), PDF, text, "sender", true));
        DocumentId second =
                stored(aFile(symbol("B"), PDF, paragraphs(++count, 12), "sender", true));

        assertThat(duplicates.of(second, CURATOR)).isEmpty();
    }

    @Test
    void a_revision_is_offered_whichever_comes_first() {
        DocumentId revision = stored(aFile(symbol("A/Rev.1"), PDF, text, "sender", true));
        DocumentId first = stored(aFile(symbol("A"), PDF, paragraphs(++count, 12), "sender", true));

        PossibleDuplicate offered = duplicates.of(first, CURATOR).getFirst();
        assertThat(offered.reason()).isEqualTo(Reason.REVISION);
        assertThat(offered.document().id()).isEqualTo(revision);
        assertThat(documents.related(documents.find(first).orElseThrow(), CURATOR))
                .containsExactly(
                        new Documents.Related(
                                Amendment.Sort.REV, true, documents.find(revision).orElseThrow()));
    }

    @Test
    void another_format_without_a_symbol_is_the_same_text_when_it_is_long() {
        List<String> long_ = paragraphs(++count, 60);
        DocumentId pdf = stored(aFile(null, PDF, long_, "sender", true));
        List<String> withNote = new ArrayList<>(long_);
        withNote.add("A note that only one format has.");

        assertThat(documents.store(aFile(null, DOCX, withNote, "sender", true)))
                .isEqualTo(new Stored.NewFormat(pdf));
        assertThat(documents.store(aFile(null, PDF, changed(long_, 2), "sender", true)))
                .isInstanceOf(Stored.Added.class);
    }

    @Test
    void who_found_two_works_different_is_not_asked_again() {
        DocumentId first = stored(aFile(symbol("A"), PDF, text, "sender", true));
        DocumentId second = stored(aFile(symbol("B"), PDF, changed(text, 2), "sender", true));
        decide(second, first, Decision.DIFFERENT);

        assertThat(duplicates.of(second, CURATOR)).isEmpty();
        assertThat(duplicates.find(second, first, CURATOR)).isEmpty();
    }

    @Test
    void another_version_leads_from_the_old_one_and_both_symbols_lead_to_the_new_one() {
        DocumentId first = stored(aFile(symbol("A"), PDF, text, "sender", true));
        DocumentId second = stored(aFile(symbol("B"), PDF, changed(text, 2), "sender", true));
        decide(second, first, Decision.VERSION);

        assertThat(documents.find(second).orElseThrow().version()).isEqualTo(2);
        assertThat(documents.find(first).orElseThrow().current()).isFalse();
        for (Symbol symbol : List.of(symbol("A"), symbol("B"))) {
            assertThat(citations.document(symbol.value(), List.of("en"), Viewer.everybody()))
                    .get()
                    .extracting(Document::id)
                    .isEqualTo(second);
        }
        assertThat(documents.store(aFile(symbol("B"), PDF, changed(text, 5), "sender", true)))
                .isInstanceOf(Stored.NewVersion.class);
    }

    @Test
    void the_same_text_is_kept_once_with_both_files_and_all_addresses() {
        DocumentId first = stored(aFile(symbol("A"), PDF, text, "sender", true));
        List<String> more = new ArrayList<>(changed(text, 1));
        more.addFirst("Something that stands before all of it in the other file.");
        DocumentId second = stored(aFile(symbol("B"), DOCX, more, "sender", true));
        DocumentId secondWork = documents.find(second).orElseThrow().work();
        decide(second, first, Decision.SAME_TEXT);

        assertThat(documents.find(second)).isEmpty();
        assertThat(documents.find(second, Viewer.everybody()))
                .get()
                .extracting(Document::id)
                .isEqualTo(first);
        assertThat(documents.files(first)).hasSize(2);
        for (String address : List.of(second.value(), secondWork.value(), symbol("B").value())) {
            assertThat(citations.passage(address, "para_5", List.of(), Viewer.everybody()))
                    .get()
                    .extracting(found -> found.document().id() + "/" + found.passage().eId())
                    .isEqualTo(first + "/para_4");
        }
        assertThat(documents.deletedAt(second)).isPresent();
    }

    @Test
    void what_becomes_current_again_is_indexed_again() {
        DocumentId first = stored(aFile(symbol("A"), PDF, text, "sender", true));
        DocumentId old = stored(aFile(symbol("B"), PDF, paragraphs(++count, 12), "sender", true));
        DocumentId copy = stored(aFile(symbol("B"), PDF, changed(text, 2), "sender", true));
        suggestions.add(copy, first, Reason.LIKE, 0.9);
        while (outbox.take(100, ids -> {}) > 0) {}
        decide(copy, first, Decision.SAME_TEXT);

        assertThat(documents.find(old).orElseThrow().current()).isTrue();
        outbox.take(100, ids -> assertThat(ids).contains(copy, first, old));
    }

    @Test
    void what_everybody_reads_does_not_go_behind_what_nobody_released() {
        DocumentId first = stored(aFile(symbol("A"), PDF, text, "sender", false));
        DocumentId second = stored(aFile(symbol("B"), PDF, changed(text, 2), "sender", true));

        assertThatThrownBy(() -> decide(second, first, Decision.SAME_TEXT))
                .isInstanceOf(PossibleDuplicates.NotPossible.class)
                .hasMessageContaining("release that first");
        assertThat(duplicates.find(second, first, CURATOR)).isPresent();
    }

    @Test
    void the_sender_is_asked_until_a_curator_has_released_the_document() {
        DocumentId first = stored(aFile(symbol("A"), PDF, text, "somebody", true));
        DocumentId second = stored(aFile(null, PDF, changed(text, 2), "sender", false));

        assertThat(duplicates.of(second, SENDER)).hasSize(1);
        assertThat(duplicates.count(SENDER)).isEqualTo(1);
        assertThat(duplicates.of(second, OTHER)).isEmpty();
        assertThat(duplicates.of(second, Viewer.everybody())).isEmpty();
        documents.release(second, "curator");
        assertThat(duplicates.of(second, SENDER)).isEmpty();
        assertThat(duplicates.of(first, CURATOR)).hasSize(1);
    }

    @Test
    void a_symbol_is_not_the_senders_to_lead_elsewhere() {
        DocumentId first = stored(aFile(symbol("A"), PDF, text, "somebody", true));
        DocumentId second = stored(aFile(symbol("B"), PDF, changed(text, 2), "sender", false));

        assertThat(duplicates.decide(second, first, Decision.SAME_TEXT, SENDER)).isEmpty();
        assertThat(duplicates.of(second, CURATOR)).hasSize(1);
        assertThat(documents.ofSymbol(symbol("B"), Viewer.everybody())).isEmpty();
    }

    @Test
    void a_symbol_that_leads_to_the_work_is_no_more_the_senders_than_its_own() {
        DocumentId first = stored(aFile(symbol("A"), PDF, text, "somebody", true));
        DocumentId second = stored(aFile(null, PDF, changed(text, 2), "sender", false));
        DocumentId third = stored(aFile(symbol("B"), PDF, changed(text, 3), "curator", false));
        decide(third, second, Decision.SAME_TEXT);

        assertThat(duplicates.decide(second, first, Decision.VERSION, SENDER)).isEmpty();
        assertThat(documents.ofSymbol(symbol("B"), Viewer.everybody())).isEmpty();
    }

    @Test
    void a_work_of_which_something_is_released_is_not_moved_by_a_sender() {
        DocumentId first = stored(aFile(symbol("A"), PDF, text, "somebody", true));
        DocumentId second = stored(aFile(null, PDF, changed(text, 2), "sender", true));
        DocumentId third = stored(aFile(null, PDF, changed(text, 3), "sender", false));
        decide(third, second, Decision.VERSION);

        assertThat(duplicates.of(third, SENDER)).isEmpty();
        assertThat(duplicates.decide(third, first, Decision.VERSION, SENDER)).isEmpty();
        assertThat(duplicates.find(third, first, CURATOR)).isPresent();
    }

    private void decide(DocumentId document, DocumentId other, Decision decision) {
        assertThat(duplicates.decide(document, other, decision, CURATOR)).isPresent();
    }

    private DocumentId stored(NewDocument file) {
        return documents.store(file).document();
    }

    private Symbol symbol(String end) {
        return new Symbol("HB/DUP." + text.hashCode() % 100_000 + "/" + end);
    }

    private static List<String> paragraphs(int seed, int number) {
        Random random = new Random(seed);
        List<String> paragraphs = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            StringBuilder paragraph = new StringBuilder("Paragraph");
            for (int word = 0; word < 14; word++) {
                paragraph.append(' ').append(Integer.toString(random.nextInt(46_655), 36));
            }
            paragraphs.add(paragraph.append('.').toString());
        }
        return paragraphs;
    }

    private static List<String> changed(List<String> text, int paragraphs) {
        List<String> changed = new ArrayList<>(text);
        for (int i = 0; i < paragraphs; i++) {
            changed.set(i * 2, changed.get(i * 2).replaceFirst("(?: \\w+){5}\\.$", " and so on."));
        }
        return changed;
    }

    private static NewDocument aFile(
            @Nullable Symbol symbol,
            String mediaType,
            List<String> text,
            String owner,
            boolean release) {
        List<Passage> passages = new ArrayList<>();
        for (String paragraph : text) {
            String number = Integer.toString(passages.size() + 1);
            passages.add(
                    new Passage(
                            "para_" + number,
                            Passage.Form.PARAGRAPH,
                            number,
                            null,
                            new Span(0, paragraph.length()),
                            List.of(),
                            null,
                            paragraph,
                            null));
        }
        return new NewDocument(
                String.format("%064x", ++count + 20_000_000),
                "duplicate.pdf",
                mediaType,
                1_000,
                mediaType.equals(PDF) ? 3 : null,
                new Description(
                        symbol,
                        null,
                        null,
                        "On duplicates",
                        null,
                        "en",
                        Kind.STUDY,
                        null,
                        List.of()),
                passages,
                List.of(),
                NewDocument.Rights.unknown(),
                owner,
                release);
    }
}
