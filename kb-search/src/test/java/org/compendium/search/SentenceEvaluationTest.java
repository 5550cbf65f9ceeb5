package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.compendium.document.Description;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.Passage;
import org.compendium.document.Symbol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/// The profile gives it an installation of its own: what other tests store would be asked too.
@SpringBootTest(classes = TestSearch.class)
@ActiveProfiles("sentences")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentenceEvaluationTest {

    private static final String WEIR =
            "The keepers of the weir at Sallow mend baskets every winter when the river is low.";
    private static final String COURTS =
            "Young judges from seven mountain districts travelled to the capital for training.";
    private static final String THANKS =
            "The delegates thanked their hosts warmly for the generous welcome and the music.";
    private static final String RETOLD =
            "Numbats were counted by hand in eleven valleys before anybody believed the figures.";

    @Autowired Documents documents;
    @Autowired SentenceEvaluation evaluation;

    private DocumentId first = DocumentId.fresh();
    private DocumentId second = DocumentId.fresh();

    @BeforeAll
    void twoStudiesAndADigest() {
        first = store(MadeDocuments.study("TD/S/1", "en", true, WEIR + " It is cold.", THANKS));
        second = store(MadeDocuments.study("TD/S/2", "en", true, COURTS, THANKS));
        store(digest(MadeDocuments.study("TD/S/3", "en", true, RETOLD)));
        store(MadeDocuments.study("TD/S/4", "en", false, RETOLD + " Nobody may see this."));
    }

    @Test
    void each_long_sentence_is_asked_once_and_its_paragraph_is_found() throws Exception {
        String printed = printed(SentenceEvaluation.SEED);

        assertThat(printed)
                .contains("3 sentences of 2 documents, seed 1;")
                .contains("1 stand in more than one paragraph")
                .contains("by words alone: the right paragraph is first for 3 of 3 (100.0 %)");
        assertThat(printed(SentenceEvaluation.SEED)).isEqualTo(printed);
    }

    @Test
    void a_paragraph_with_the_same_sentence_is_right_and_another_is_not() {
        var asked = new SentenceEvaluation.Asked(at(first, 1), THANKS, "thanked their hsots", true);

        assertThat(SentenceEvaluation.rank(asked, List.of(at(second, 0), at(second, 1))))
                .isEqualTo(2);
        assertThat(SentenceEvaluation.rank(asked, List.of(at(first, 1)))).isEqualTo(1);
        assertThat(SentenceEvaluation.rank(asked, List.of(at(first, 0), at(second, 0)))).isZero();
    }

    private String printed(long seed) throws InterruptedException {
        var bytes = new ByteArrayOutputStream();
        evaluation.print(seed, true, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private SentenceEvaluation.At at(DocumentId id, int passage) {
        Document document = documents.find(id).orElseThrow();
        List<Passage> passages = documents.passages(id);
        return new SentenceEvaluation.At(document, passages.get(passage));
    }

    private DocumentId store(NewDocument document) {
        return documents.store(document).document();
    }

    private static NewDocument digest(NewDocument work) {
        return new NewDocument(
                work.sha256(),
                work.fileName(),
                work.mediaType(),
                work.size(),
                null,
                new Description(
                        null,
                        new Symbol("TD/S/3"),
                        LocalDate.of(1999, 1, 1),
                        "Digest of TD/S/3",
                        null,
                        "en",
                        Kind.DIGEST,
                        null,
                        List.of()),
                work.passages(),
                work.themes(),
                work.rights(),
                work.owner(),
                true);
    }
}
