package org.compendium.gathered;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.compendium.TestDatabase;
import org.compendium.account.Accounts;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.compendium.document.Description;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.document.Stored;
import org.compendium.document.Symbol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = TestDatabase.class)
class GatheringsTest {

    private static final Viewer EVERYBODY = Viewer.everybody();

    private static int count;

    @Autowired Gatherings gatherings;
    @Autowired Documents documents;
    @Autowired Accounts accounts;

    @BeforeEach
    void people() {
        accounts.save("ministry", "the password", Role.CONTRIBUTOR);
        accounts.save("agency", "the password", Role.CONTRIBUTOR);
        gatherings.change("ministry", list -> Gathering.EMPTY);
    }

    @Test
    void a_list_comes_back_in_its_order_and_belongs_to_one_account() {
        Documents.Place first = new Documents.Place(released("Looms."), "para_1");
        Documents.Place second = new Documents.Place(released("Dye."), "para_1");
        Instant at = Instant.parse("2026-11-26T03:00:00Z");

        Gathering list =
                gatherings.change(
                        "ministry",
                        empty ->
                                empty.with(first, "", at)
                                        .with(second, "for page 2", at)
                                        .moved(second, 0));

        assertThat(gatherings.of("ministry")).isEqualTo(list);
        assertThat(list.kept()).extracting(Kept::place).containsExactly(second, first);
        assertThat(gatherings.of("agency")).isEqualTo(Gathering.EMPTY);
    }

    @Test
    void what_was_withdrawn_from_the_readers_eyes_is_no_longer_available() {
        DocumentId id = released("Looms.");
        Gathering list = aListOf(id, "para_1");
        List<Gathered> before = gatherings.read(list, EVERYBODY);
        documents.withdraw(id, "curator");

        assertThat(before.getFirst()).isInstanceOf(Gathered.Readable.class);
        assertThat(gatherings.read(list, EVERYBODY))
                .containsExactly(new Gathered.NoLonger(list.kept().getFirst()));
        assertThat(gatherings.read(list, new Viewer("sender", Role.CONTRIBUTOR)).getFirst())
                .isInstanceOf(Gathered.Readable.class);
    }

    @Test
    void a_later_version_makes_the_gathered_one_superseded_and_leaves_its_words() {
        Symbol symbol = aSymbol();
        DocumentId old = stored(aFile(symbol, "Looms are let by the day."), true);
        Gathering list = aListOf(old, "para_1");
        stored(aFile(symbol, "Looms are let by the week, and to members only."), true);

        Gathered.Readable read = (Gathered.Readable) gatherings.read(list, EVERYBODY).getFirst();
        assertThat(read.document().current()).isFalse();
        assertThat(read.passage().text()).isEqualTo("Looms are let by the day.");
    }

    @Test
    void a_paragraph_comes_with_its_items_and_theirs_and_no_others() {
        DocumentId id = stored(withItems(), true);

        Gathered.Readable read =
                (Gathered.Readable) gatherings.read(aListOf(id, "para_1"), EVERYBODY).getFirst();

        assertThat(read.below())
                .extracting(Passage::eId)
                .containsExactly("para_1__item_a", "para_1__item_a__item_i", "para_1__item_b");
    }

    @Test
    void a_passage_that_is_not_there_cannot_be_gathered() {
        DocumentId hidden = stored(aFile(aSymbol(), "Not yet."), false);
        DocumentId shown = released("Looms.");

        assertThat(gatherings.find(new Documents.Place(hidden, "para_1"), EVERYBODY)).isEmpty();
        assertThat(gatherings.find(new Documents.Place(shown, "para_7"), EVERYBODY)).isEmpty();
        assertThat(gatherings.find(new Documents.Place(shown, "para_1"), EVERYBODY)).isPresent();
    }

    private static Gathering aListOf(DocumentId id, String eId) {
        return Gathering.EMPTY.with(new Documents.Place(id, eId), "", Instant.EPOCH);
    }

    private DocumentId released(String text) {
        return stored(aFile(aSymbol(), text), true);
    }

    private DocumentId stored(NewDocument file, boolean release) {
        Stored stored =
                documents.store(
                        new NewDocument(
                                file.sha256(),
                                file.fileName(),
                                file.mediaType(),
                                file.size(),
                                null,
                                file.description(),
                                file.passages(),
                                List.of(),
                                file.rights(),
                                "sender",
                                release));
        return switch (stored) {
            case Stored.Added(DocumentId id) -> id;
            case Stored.NewVersion(DocumentId id) -> id;
            default -> throw new AssertionError(stored.toString());
        };
    }

    private static Symbol aSymbol() {
        return new Symbol("TD/GATHERED/" + ++count);
    }

    private static NewDocument aFile(Symbol symbol, String text) {
        return aFile(symbol, List.of(aPassage("para_1", Passage.Form.PARAGRAPH, "1", null, text)));
    }

    private static NewDocument withItems() {
        return aFile(
                aSymbol(),
                List.of(
                        aPassage("para_1", Passage.Form.PARAGRAPH, "1", null, "It asks for:"),
                        aPassage("para_1__item_a", Passage.Form.ITEM, "1(a)", "para_1", "Looms:"),
                        aPassage(
                                "para_1__item_a__item_i",
                                Passage.Form.ITEM,
                                "1(a)(i)",
                                "para_1__item_a",
                                "Wide;"),
                        aPassage("para_1__item_b", Passage.Form.ITEM, "1(b)", "para_1", "Dye."),
                        aPassage("para_2", Passage.Form.PARAGRAPH, "2", null, "And for:"),
                        aPassage("para_2__item_a", Passage.Form.ITEM, "2(a)", "para_2", "Yarn.")));
    }

    private static NewDocument aFile(Symbol symbol, List<Passage> passages) {
        return new NewDocument(
                String.format("%064x", ++count + 110_000_000),
                "looms.txt",
                "text/plain",
                100,
                null,
                new Description(
                        symbol,
                        null,
                        null,
                        "On looms",
                        LocalDate.of(2019, 3, 14),
                        "en",
                        Kind.STUDY,
                        null,
                        List.of()),
                passages,
                List.of(),
                NewDocument.Rights.unknown(),
                "sender",
                false);
    }

    private static Passage aPassage(
            String eId, Passage.Form form, String label, @Nullable String parent, String text) {
        return new Passage(
                eId, form, label, null, new Span(0, text.length()), List.of(), parent, text, null);
    }
}
