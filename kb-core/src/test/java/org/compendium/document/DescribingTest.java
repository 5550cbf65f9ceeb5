package org.compendium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.compendium.TestDatabase;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = TestDatabase.class)
class DescribingTest {

    private static final Provenance READ =
            new Provenance(Provenance.Source.DOCUMENT, Provenance.Certainty.LIKELY);
    private static final Provenance CURATED = Provenance.by(Provenance.Source.CURATOR);

    @Autowired Documents documents;
    @Autowired PossibleDuplicates duplicates;
    @Autowired Outbox outbox;

    private static int count;
    private String symbol = "";

    @BeforeEach
    void aSymbolOfItsOwn() {
        symbol = "TD/DESCRIBED/" + ++count;
    }

    @Test
    void a_description_comes_out_as_it_went_in_with_its_sources() {
        Description description =
                new Description(
                        new Symbol(symbol),
                        null,
                        null,
                        "On nets",
                        LocalDate.of(1999, 5, 4),
                        "en",
                        Kind.STUDY,
                        "secretariat",
                        "Ninth session",
                        "4 (a)",
                        Distribution.LIMITED,
                        "fr",
                        List.of("KEN"),
                        List.of("002"),
                        Map.of(Field.TITLE, READ, Field.DATE, CURATED));

        assertThat(find(stored(description, "Nets.")).description()).isEqualTo(description);
    }

    @Test
    void a_corrected_symbol_is_that_of_all_languages_of_the_work() {
        DocumentId english = stored(described(symbol, "en"), "Nets.");
        DocumentId french = stored(described(symbol, "fr"), "Filets.");
        outbox.take(10_000, ids -> {});
        documents.describe(english, now -> described(symbol + "/Rev.1", "en"));

        assertThat(find(french).symbol()).isEqualTo(new Symbol(symbol + "/Rev.1"));
        outbox.take(10_000, ids -> assertThat(ids).contains(english, french));
    }

    @Test
    void a_corrected_symbol_goes_on_leading_there_until_another_work_has_it() {
        DocumentId document = stored(described(symbol, "en"), "Nets.");
        documents.describe(document, now -> described(symbol + "/Rev.1", "en"));

        assertThat(documents.ofSymbol(new Symbol(symbol), Viewer.everybody()))
                .extracting(Document::id)
                .containsExactly(document);

        DocumentId other = stored(described(symbol + "/Add.1", "en"), "Boats.");
        documents.describe(other, now -> described(symbol, "en"));
        assertThat(documents.ofSymbol(new Symbol(symbol), Viewer.everybody()))
                .extracting(Document::id)
                .containsExactly(other);
    }

    @Test
    void a_symbol_that_a_curator_takes_away_goes_on_leading_there() {
        DocumentId document = stored(described(symbol, "en"), "Nets.");
        documents.describe(document, now -> described(null, "en"));

        assertThat(find(document).symbol()).isNull();
        assertThat(documents.ofSymbol(new Symbol(symbol), Viewer.everybody())).hasSize(1);
    }

    @Test
    void a_correction_is_of_what_is_there_now() {
        DocumentId document = stored(described(symbol, "en"), "Nets.");
        documents.describe(document, now -> titled("Of nets", now));
        documents.describe(
                document,
                now -> {
                    assertThat(now.title()).isEqualTo("Of nets");
                    return now;
                });

        assertThat(find(document).title()).isEqualTo("Of nets");
    }

    @Test
    void a_symbol_that_another_work_has_is_refused_and_nothing_changes() {
        stored(described(symbol, "en"), "Nets.");
        DocumentId other = stored(described(symbol + "/Add.1", "en"), "Boats.");

        assertThatThrownBy(() -> documents.describe(other, now -> described(symbol, "en")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Another work has the symbol " + symbol);
        assertThat(find(other).symbol()).isEqualTo(new Symbol(symbol + "/Add.1"));
    }

    @Test
    void two_works_that_a_curator_gives_one_symbol_can_be_made_one() {
        DocumentId first = stored(described(symbol, "en"), "Nets.");
        DocumentId other = stored(described(symbol + "/Add.1", "fr"), "Filets.");
        assertThatThrownBy(() -> documents.describe(other, now -> described(symbol, "fr")))
                .hasMessageContaining("Possible duplicates");
        decide(other, first, PossibleDuplicate.Decision.DIFFERENT);

        assertThatThrownBy(() -> documents.describe(other, now -> described(symbol, "fr")))
                .hasMessageContaining("Possible duplicates");
        decide(other, first, PossibleDuplicate.Decision.VERSION);
        assertThat(find(other).symbol()).isEqualTo(new Symbol(symbol));
        assertThat(find(other).work()).isEqualTo(find(first).work());
    }

    @Test
    void a_symbol_that_leads_to_the_work_already_is_refused() {
        DocumentId first = stored(described(symbol, "en"), "Nets.");
        DocumentId other = stored(described(symbol + "/Add.1", "en"), "Boats.");
        assertThatThrownBy(() -> documents.describe(other, now -> described(symbol, "en")))
                .hasMessageContaining("Possible duplicates");
        decide(other, first, PossibleDuplicate.Decision.VERSION);

        assertThatThrownBy(
                        () -> documents.describe(first, now -> described(symbol + "/Add.1", "en")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leads to this work already");
    }

    @Test
    void a_language_that_another_document_of_the_work_has_is_refused() {
        DocumentId english = stored(described(symbol, "en"), "Nets.");
        DocumentId french = stored(described(symbol, "fr"), "Filets.");

        assertThatThrownBy(() -> documents.describe(english, now -> described(symbol, "fr")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'fr' already");
        documents.describe(english, now -> described(symbol, "es"));
        assertThat(find(english).language()).isEqualTo("es");

        documents.withdraw(french, "curator");
        documents.describe(english, now -> described(symbol, "fr"));
        assertThat(find(english).language()).isEqualTo("fr");
        assertThat(find(english).version()).isEqualTo(2);
    }

    @Test
    void what_a_person_set_survives_another_reading() {
        Description before =
                new Description(
                        new Symbol(symbol),
                        null,
                        null,
                        "The right title",
                        null,
                        "en",
                        Kind.STUDY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of("KEN"),
                        List.of(),
                        Map.of(Field.TITLE, CURATED, Field.DATE, CURATED, Field.COUNTRIES, READ));
        Description read =
                new Description(
                        new Symbol(symbol),
                        null,
                        null,
                        "Another title",
                        LocalDate.of(2001, 1, 1),
                        "fr",
                        Kind.STUDY,
                        null,
                        List.of("NGA"));

        Description after = before.reread(read);
        assertThat(after.title()).isEqualTo("The right title");
        assertThat(after.date()).as("the curator took it away").isNull();
        assertThat(after.countries()).containsExactly("NGA");
        assertThat(after.language()).isEqualTo("fr");
        assertThat(after.provenance()).containsEntry(Field.TITLE, CURATED);
    }

    private void decide(
            DocumentId document, DocumentId other, PossibleDuplicate.Decision decision) {
        assertThat(
                        duplicates.decide(
                                document, other, decision, new Viewer("curator", Role.CURATOR)))
                .isPresent();
    }

    private Document find(DocumentId id) {
        return documents.find(id).orElseThrow();
    }

    private static Description titled(String title, Description now) {
        return new Description(
                now.symbol(),
                null,
                null,
                title,
                now.date(),
                now.language(),
                now.kind(),
                now.body(),
                now.countries());
    }

    private static Description described(@Nullable String symbol, String language) {
        return new Description(
                symbol == null ? null : new Symbol(symbol),
                null,
                null,
                "On nets",
                null,
                language,
                Kind.OTHER,
                null,
                List.of());
    }

    private DocumentId stored(Description description, String text) {
        return documents
                .store(
                        new NewDocument(
                                String.format("%064x", ++count + 7_000_000),
                                "nets.txt",
                                "text/plain",
                                1,
                                null,
                                description,
                                List.of(
                                        new Passage(
                                                "para_1",
                                                Passage.Form.PARAGRAPH,
                                                "1",
                                                null,
                                                new Span(0, text.length()),
                                                List.of(),
                                                null,
                                                text,
                                                null)),
                                List.of(),
                                NewDocument.Rights.unknown(),
                                "sender",
                                true))
                .document();
    }
}
