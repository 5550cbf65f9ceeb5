package org.compendium.curated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.compendium.TestDatabase;
import org.compendium.document.Description;
import org.compendium.document.DocumentId;
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

/// Claims on a source that changes.
@SpringBootTest(classes = TestDatabase.class)
class RechecksTest {

    private static final String NETS = "Nets are mended on the quay every Thursday.";
    private static final String BOATS = "Forty boats leave the harbour before the sun is up.";

    @Autowired Entries entries;
    @Autowired Rechecks rechecks;
    @Autowired Documents documents;

    private static int count;
    private String symbol = "";

    @BeforeEach
    void aSymbolOfItsOwn() {
        symbol = "HB/RECHECK/" + ++count;
    }

    @AfterEach
    void noRecords() {
        entries.replacePack(List.of());
    }

    @Test
    void who_corrects_a_paragraph_sees_all_claims_that_stand_on_it_and_no_others() {
        released("en", NETS, BOATS);
        entries.replacePack(
                List.of(
                        record("nets", claim("Nets are mended weekly.", cited(1, "mended"))),
                        record(
                                "boats",
                                claim("Forty boats sail early.", cited(2, "forty boats … harbour")),
                                claim("They sail early.", cited(2, "before the sun is up")),
                                claim(
                                        "Both are known.",
                                        cited(1, "quay"),
                                        cited(2, "forty boats")))));
        assertThat(rechecks.all()).isEmpty();

        released("en", NETS, BOATS.replace("Forty", "Fifty"));

        assertThat(rechecks.all())
                .extracting(one -> one.statement().address(), one -> one.statement().text())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "practices/boats", "Forty boats sail early."),
                        org.assertj.core.groups.Tuple.tuple("practices/boats", "Both are known."));
        assertThat(rechecks.all())
                .allSatisfy(one -> {
                    assertThat(one.citation().passage().eId()).isEqualTo("para_2");
                    assertThat(one.now()).isNotNull();
                    assertThat(one.now().passage().text()).startsWith("Fifty boats");
                });
    }

    @Test
    void a_claim_whose_paragraph_or_work_is_gone_is_looked_at_again() {
        DocumentId id = released("en", NETS, BOATS);
        entries.replacePack(
                List.of(
                        record("nets", claim("Nets are mended weekly.", cited(1, "Thursday"))),
                        record("boats", claim("Boats sail.", cited(2, "boats")))));
        released("en", NETS);

        assertThat(rechecks.all())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.statement().address()).isEqualTo("practices/boats");
                    assertThat(one.now()).isNull();
                });

        documents
                .ofSymbol(new Symbol(symbol), org.compendium.account.Viewer.everybody())
                .forEach(document -> documents.withdraw(document.id(), "curator"));
        assertThat(documents.find(id)).isPresent();
        assertThat(rechecks.all())
                .extracting(one -> one.statement().address())
                .containsExactly("practices/nets", "practices/boats");
    }

    @Test
    void one_language_that_has_the_words_is_enough() {
        released("fr", "Les filets sont réparés le jeudi.");
        released("en", NETS);
        entries.replacePack(
                List.of(
                        record("nets", claim("Nets are mended weekly.", cited(1, "Thursday"))),
                        record("filets", claim("Le jeudi.", cited(1, "le jeudi")))));

        assertThat(rechecks.all()).isEmpty();
    }

    @Test
    void what_is_not_held_says_nothing_against_a_claim_and_neither_does_what_waits_for_release() {
        entries.replacePack(
                List.of(record("nets", claim("Nets are mended weekly.", cited(1, "Thursday")))));
        assertThat(rechecks.all()).isEmpty();

        stored("en", null, false, "Nets are never mended.");
        assertThat(rechecks.all()).isEmpty();

        stored("en", symbol, true, "They mend the nets on a Thursday, it says.");
        assertThat(rechecks.all()).isEmpty(); // the digest has the words
    }

    @Test
    void a_claim_without_kept_words_cannot_be_compared() {
        released("en", "Something else.");
        entries.replacePack(
                List.of(record("nets", claim("Nets are mended weekly.", cited(1, null)))));

        assertThat(rechecks.all()).isEmpty();
    }

    private Citation cited(int number, @Nullable String words) {
        return new Citation(new PassageRef(new Symbol(symbol), "para_" + number), words);
    }

    private static Entry.Claim claim(String text, Citation... citations) {
        return new Entry.Claim(
                text,
                null,
                null,
                null,
                null,
                null,
                "data",
                Entry.Strength.SUPPORTED,
                List.of(citations));
    }

    private static Entry record(String id, Entry.Claim... claims) {
        return new Entry(
                id,
                Entry.Type.CASE,
                "On " + id,
                "About " + id + ".",
                "reported",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(claims),
                List.of(),
                "");
    }

    private DocumentId released(String language, String... paragraphs) {
        return stored(language, null, true, paragraphs);
    }

    private DocumentId stored(
            String language, @Nullable String retells, boolean release, String... paragraphs) {
        return documents
                .store(
                        new NewDocument(
                                String.format("%064x", ++count + 8_000_000),
                                "harbour.txt",
                                "text/plain",
                                1,
                                null,
                                new Description(
                                        retells == null ? new Symbol(symbol) : null,
                                        retells == null ? null : new Symbol(retells),
                                        retells == null ? null : LocalDate.of(1998, 10, 2),
                                        "On the harbour",
                                        null,
                                        language,
                                        retells == null ? Kind.OTHER : Kind.DIGEST,
                                        null,
                                        List.of()),
                                NumberedParagraphs.of(paragraphs),
                                List.of(),
                                NewDocument.Rights.unknown(),
                                "sender",
                                release))
                .document();
    }
}
