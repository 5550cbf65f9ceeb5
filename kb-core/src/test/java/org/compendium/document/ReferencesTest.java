package org.compendium.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
class ReferencesTest {

    private static final Viewer EVERYBODY = Viewer.everybody();
    private static final Viewer SENDER = new Viewer("sender", Role.CONTRIBUTOR);
    private static final Viewer OTHER = new Viewer("other", Role.CONTRIBUTOR);
    private static final Viewer CURATOR = new Viewer("curator", Role.CURATOR);

    @Autowired Documents documents;
    @Autowired References references;
    @Autowired PossibleDuplicates duplicates;
    @Autowired Suggestions suggestions;
    @Autowired JdbcClient jdbc;

    private static int count;
    private String cited = "";
    private String citing = "";

    @BeforeEach
    void symbolsOfTheirOwn() {
        cited = "TD/B/" + (5000 + ++count);
        citing = "TD/B/" + (7000 + count);
    }

    @Test
    void a_reference_is_a_link_once_the_cited_work_comes() {
        Document document = released(citing, "As para. 2 of " + cited + " says.");
        References.Resolved before = references.of(document, EVERYBODY).getFirst();
        Document held = released(cited, "Nets tear.", "Nets are mended.");

        References.Resolved after = references.of(document, EVERYBODY).getFirst();
        assertThat(before.held()).isFalse();
        assertThat(after.held()).isTrue();
        assertThat(after.target()).extracting(Document::id).isEqualTo(held.id());
        assertThat(after.passage()).extracting(Passage::text).isEqualTo("Nets are mended.");
        assertThat(after.reference().eId()).isEqualTo("para_1");
        assertThat(after.reference().span())
                .isEqualTo(new Span(3, 3 + "para. 2 of ".length() + cited.length()));
    }

    @Test
    void a_work_whose_symbol_was_corrected_is_held_under_both() {
        Document document = released(citing, "As para. 2 of " + cited + " says.");
        Document held = released(cited, "Nets tear.", "Nets are mended.");
        documents.describe(held.id(), now -> corrected(cited + "/Rev.1", now));

        assertThat(references.of(document, EVERYBODY).getFirst())
                .satisfies(found -> {
                    assertThat(found.held()).isTrue();
                    assertThat(found.target()).extracting(Document::id).isEqualTo(held.id());
                });
        assertThat(references.wanted(new Symbol(cited), EVERYBODY)).isEmpty();
        assertThat(citing(cited + "/Rev.1")).containsExactly(document.id());
    }

    @Test
    void a_work_that_was_found_to_be_another_is_held_where_its_text_is() {
        Document document = released(citing, "As para. 1 of " + cited + " says.");
        String nets = "Nets are mended on the quay every Thursday afternoon by all hands.";
        String boats = "The boats leave the harbour before the sun is up on every working day.";
        Document kept = released(citing + "/Add.1", "Something else stands first here.", nets);
        Document gone = released(cited, nets, boats);
        suggestions.add(gone.id(), kept.id(), PossibleDuplicate.Reason.LIKE, 0.9);
        duplicates.decide(gone.id(), kept.id(), PossibleDuplicate.Decision.SAME_TEXT, CURATOR);

        assertThat(references.of(document, EVERYBODY).getFirst())
                .satisfies(found -> {
                    assertThat(found.held()).isTrue();
                    assertThat(found.target()).extracting(Document::id).isEqualTo(kept.id());
                    assertThat(found.passage()).extracting(Passage::eId).isEqualTo("para_2");
                });
        assertThat(references.wanted(new Symbol(cited), EVERYBODY)).isEmpty();
        assertThat(citing(citing + "/Add.1")).containsExactly(document.id());
    }

    private List<DocumentId> citing(String symbol) {
        References.Page<References.Citing> found =
                references.citing(new Symbol(symbol), EVERYBODY, 0, 10);
        assertThat(found.total()).isEqualTo(found.items().size());
        return found.items().stream().map(one -> one.document().id()).toList();
    }

    @Test
    void a_paragraph_of_the_document_itself_is_a_link_within_it() {
        Document document = released(citing, "See para. 2 below.", "Nets are mended.");

        References.Resolved own = references.of(document, EVERYBODY).getFirst();
        assertThat(own.target()).extracting(Document::id).isEqualTo(document.id());
        assertThat(own.passage()).extracting(Passage::eId).isEqualTo("para_2");
    }

    @Test
    void what_is_not_released_is_not_held_for_others() {
        Document document = released(citing, "See " + cited + ".");
        submitted(cited, "Nets tear.");

        assertThat(references.of(document, EVERYBODY).getFirst().held()).isFalse();
        assertThat(references.of(document, OTHER).getFirst().held()).isFalse();
        assertThat(references.of(document, SENDER).getFirst().held()).isTrue();
        assertThat(references.wanted(new Symbol(cited), EVERYBODY)).isPresent();
        assertThat(references.wanted(new Symbol(cited), CURATOR)).isEmpty();
    }

    @Test
    void only_documents_that_the_viewer_may_see_are_said_to_cite() {
        submitted(citing, "See " + cited + ", para. 3.");

        Symbol symbol = new Symbol(cited);
        assertThat(references.citing(symbol, EVERYBODY, 0, 10).total()).isZero();
        assertThat(references.citing(symbol, OTHER, 0, 10).items()).isEmpty();
        assertThat(references.wanted(symbol, EVERYBODY)).isEmpty();
        assertThat(references.citing(symbol, SENDER, 0, 10).total()).isEqualTo(1);
        References.Citing one = references.citing(symbol, CURATOR, 0, 10).items().getFirst();
        assertThat(one.document().symbol()).isEqualTo(new Symbol(citing));
        assertThat(one.references()).extracting(Reference::label).containsExactly("3");
    }

    @Test
    void a_wanted_work_counts_works_and_not_their_languages() {
        released(citing, "See " + cited + ".");
        store(citing, "fr", true, "Voir " + cited + ".");
        released(citing + "/Add.1", "See " + cited + ".", "Again " + cited + ".");

        References.Wanted wanted = references.wanted(new Symbol(cited), EVERYBODY).orElseThrow();
        assertThat(wanted.citedBy()).isEqualTo(2);
        assertThat(wanted.citing()).hasSize(3);
        assertThat(references.wanted(EVERYBODY, 0, 1000).items())
                .extracting(References.Wanted::symbol)
                .contains(new Symbol(cited));
    }

    @Test
    void a_superseded_version_cites_no_longer() {
        released(citing, "See " + cited + ".");
        released(citing, "The nets were counted again, and a longer report replaced this one.");

        assertThat(references.citing(new Symbol(cited), EVERYBODY, 0, 10).total()).isZero();
    }

    @Test
    void documents_from_before_references_were_kept_are_read_later() {
        Document document = released(citing, "See " + cited + ".");
        jdbc.sql("DELETE FROM reference").update();
        jdbc.sql("UPDATE expression SET references_read = (id <> :id)")
                .param("id", document.id().value())
                .update();

        assertThat(documents.readReferences(50)).isEqualTo(1);
        assertThat(documents.readReferences(50)).isZero();
        assertThat(references.of(document, EVERYBODY)).hasSize(1);
    }

    @Test
    void a_range_cites_every_paragraph_in_it_and_an_item_its_paragraph() {
        assertThat(aReference("12–15").cites("13")).isTrue();
        assertThat(aReference("12–15").cites("16")).isFalse();
        assertThat(aReference("18(a)").cites("18")).isTrue();
        assertThat(aReference("18").cites("18(a)")).isFalse();
        assertThat(aReference(null).cites("1")).isFalse();
    }

    private static Description corrected(String symbol, Description now) {
        return new Description(
                new Symbol(symbol),
                null,
                null,
                now.title(),
                now.date(),
                now.language(),
                now.kind(),
                now.body(),
                now.countries());
    }

    private Reference aReference(@Nullable String label) {
        return new Reference("para_1", new Span(0, 1), new Symbol(cited), label);
    }

    private Document released(String symbol, String... paragraphs) {
        return store(symbol, "en", true, paragraphs);
    }

    private Document submitted(String symbol, String... paragraphs) {
        return store(symbol, "en", false, paragraphs);
    }

    private Document store(String symbol, String language, boolean release, String... paragraphs) {
        DocumentId id =
                documents
                        .store(
                                new NewDocument(
                                        String.format("%064x", ++count + 9_000_000),
                                        "nets.txt",
                                        "text/plain",
                                        1,
                                        null,
                                        new Description(
                                                new Symbol(symbol),
                                                null,
                                                null,
                                                "On nets",
                                                null,
                                                language,
                                                Kind.OTHER,
                                                null,
                                                List.of()),
                                        NumberedParagraphs.of(paragraphs),
                                        List.of(),
                                        NewDocument.Rights.unknown(),
                                        "sender",
                                        release))
                        .document();
        return documents.find(id).orElseThrow();
    }
}
