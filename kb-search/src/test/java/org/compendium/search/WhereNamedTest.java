package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.compendium.document.Description;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.Symbol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

// What it stores would be counted by other tests.
@SpringBootTest(classes = TestSearch.class, properties = "test=apart")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhereNamedTest {

    private static final List<String> GUILD =
            List.of("Guild of Harbour Pilots", "GOHP", "Guilde des pilotes du port", "港口引水员公会");
    private static final List<String> OTHERS =
            List.of("Joint Centre GOHP/Tugs", "Guild of Harbour Pilots and Tugs");

    @Autowired Documents documents;
    @Autowired WhereNamed named;
    @Autowired IndexFeed feed;

    private int count = 42_000_000;

    @BeforeAll
    void aSmallCollection() throws InterruptedException {
        feed.awaitReady();
        store(
                "HP/1",
                "en",
                true,
                "The Guild of Harbour Pilots\nwas asked; GOHP's answer came late.",
                "A gohp is a fish, and pilots of a harbour guild are many.",
                "GUILD OF HARBOUR PILOTS",
                "The Joint Centre GOHP/Tugs and the Guild of Harbour Pilots and Tugs met.",
                "The Joint Centre GOHP/Tugs met GOHP.",
                "The Guilds of Harbour Pilots are many, and the AGOHP is one of them.");
        store("HP/2", "fr", true, "L'aide de la Guilde des pilotes du port est connue.");
        store("HP/3", "zh", true, "会议感谢港口引水员公会的帮助。");
        store("HP/4", "en", false, "GOHP is not for everybody yet.");
        documents.store(
                new NewDocument(
                        String.format("%064x", ++count),
                        "digest.txt",
                        "text/plain",
                        1,
                        null,
                        new Description(
                                null,
                                new Symbol("HP/5"),
                                LocalDate.of(1998, 10, 2),
                                "A digest",
                                null,
                                "en",
                                Kind.DIGEST,
                                null,
                                List.of()),
                        MadeDocuments.study("HP/X", "en", true, "In short, GOHP agreed.")
                                .passages(),
                        List.of(),
                        NewDocument.Rights.unknown(),
                        "sender",
                        true));
        feed.drain();
    }

    private DocumentId store(String symbol, String language, boolean released, String... texts) {
        NewDocument made = MadeDocuments.study(symbol, language, released, texts);
        return documents
                .store(
                        new NewDocument(
                                String.format("%064x", ++count),
                                made.fileName(),
                                made.mediaType(),
                                made.size(),
                                made.pages(),
                                made.description(),
                                made.passages(),
                                made.themes(),
                                made.rights(),
                                made.owner(),
                                released))
                .document();
    }

    @Test
    void passages_with_a_name_are_listed_by_document_in_reading_order_with_marks() {
        WhereNamed.Named found = named.find(GUILD, List.of(), Viewer.everybody());

        assertThat(found.whole()).isTrue();
        assertThat(found.documents())
                .extracting(one -> String.valueOf(one.document().symbol()))
                .containsExactlyInAnyOrder("HP/1", "HP/2", "HP/3", "null");
        WhereNamed.In first = in(found, "HP/1");
        assertThat(first.passages())
                .extracting(one -> one.passage().label())
                .containsExactly("1", "3", "4", "5");
        assertThat(first.passages().getFirst().highlights())
                .extracting(mark ->
                        first.passages()
                                .getFirst()
                                .passage()
                                .text()
                                .substring(mark.start(), mark.end()))
                .containsExactly("Guild of Harbour Pilots", "GOHP");
    }

    @Test
    void a_name_within_a_longer_name_of_somebody_else_is_not_meant() {
        WhereNamed.In first = in(named.find(GUILD, OTHERS, Viewer.everybody()), "HP/1");

        assertThat(first.passages())
                .extracting(one -> one.passage().label())
                .containsExactly("1", "3", "5");
        assertThat(first.passages().getLast().highlights())
                .singleElement()
                .satisfies(mark -> assertThat(mark.start()).isEqualTo(31));
    }

    @Test
    void a_digest_is_named_as_what_it_is_and_what_is_not_released_is_for_its_readers_alone() {
        WhereNamed.Named everybody = named.find(List.of("GOHP"), List.of(), Viewer.everybody());
        WhereNamed.Named curator =
                named.find(List.of("GOHP"), List.of(), new Viewer("curator", Role.CURATOR));

        assertThat(everybody.documents())
                .extracting(WhereNamed.In::document)
                .anyMatch(document -> document.kind() == Kind.DIGEST)
                .noneMatch(document -> !document.shown());
        assertThat(curator.documents())
                .extracting(WhereNamed.In::document)
                .extracting(Document::symbol)
                .contains(new Symbol("HP/4"));
        assertThat(curator.passages()).isEqualTo(everybody.passages() + 1);
    }

    @Test
    void what_has_no_name_is_nowhere() {
        assertThat(named.find(List.of("—"), List.of(), Viewer.everybody()).documents()).isEmpty();
        assertThat(
                        named.find(List.of("Guild of Divers"), List.of(), Viewer.everybody())
                                .documents())
                .isEmpty();
    }

    private static WhereNamed.In in(WhereNamed.Named found, String symbol) {
        return found.documents().stream()
                .filter(one -> new Symbol(symbol).equals(one.document().symbol()))
                .findFirst()
                .orElseThrow();
    }
}
