package org.compendium.curated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.compendium.TestDatabase;
import org.compendium.document.Description;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.NumberedParagraphs;
import org.compendium.document.PassageRef;
import org.compendium.document.Symbol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From a found paragraph to a published entry, past a second curator.
@SpringBootTest(classes = TestDatabase.class)
class DraftsTest {

    @Autowired Drafts drafts;
    @Autowired Entries entries;
    @Autowired Documents documents;
    @Autowired JdbcClient jdbc;

    private static int count;
    private PassageRef nets = new PassageRef(new Symbol("HB/NONE/1"), "para_1");

    @BeforeEach
    void aReport() {
        Symbol symbol = new Symbol("HB/DRAFT/" + ++count);
        nets = new PassageRef(symbol, "para_1");
        documents.store(
                new NewDocument(
                        String.format("%064x", ++count + 32_000_000),
                        "harbour.txt",
                        "text/plain",
                        1,
                        null,
                        new Description(
                                symbol,
                                null,
                                null,
                                "On the harbour",
                                null,
                                "en",
                                Kind.OTHER,
                                null,
                                List.of()),
                        NumberedParagraphs.of("All 40 nets are mended on the quay every Thursday."),
                        List.of(),
                        NewDocument.Rights.unknown(),
                        "sender",
                        true));
    }

    @AfterEach
    void nothingLeft() {
        jdbc.sql("DELETE FROM draft").update();
        jdbc.sql("DELETE FROM entry_version").update();
        entries.all().forEach(entry -> entries.withdraw(entry.id()));
    }

    @Test
    void what_one_curator_wrote_another_publishes() {
        Draft draft = written("Mend nets on Thursdays", "nets are mended");
        assertThat(draft.entry()).isEqualTo("mend-nets-on-thursdays");
        assertThat(entries.find(draft.entry())).isEmpty();

        drafts.submit(draft.id());
        assertThatThrownBy(() -> drafts.publish(draft.id(), "amina"))
                .hasMessageContaining("another curator can");
        Entry entry = drafts.publish(draft.id(), "boris");

        assertThat(entries.find("mend-nets-on-thursdays")).contains(entry);
        assertThat(drafts.open()).isEmpty();
        assertThat(drafts.versions(entry.id()))
                .singleElement()
                .satisfies(version -> {
                    assertThat(version.publishedBy()).isEqualTo("boris");
                    assertThat(version.editedBy()).containsExactly("amina");
                    assertThat(EntryFile.read("version", version.text())).isEqualTo(entry);
                });
    }

    @Test
    void a_draft_from_before_other_names_were_kept_is_still_read() {
        Draft draft = written("Mend nets", "nets are mended");
        jdbc.sql("UPDATE draft SET form = cast(cast(form AS jsonb) - 'names' AS text)").update();

        assertThat(drafts.find(draft.id()).orElseThrow().form()).isEqualTo(draft.form());
    }

    @Test
    void no_way_leads_past_the_second_curator() {
        Draft draft = written("Mend nets", "nets are mended");

        assertThatThrownBy(() -> drafts.publish(draft.id(), "boris"))
                .hasMessageContaining("does not wait for a second look");
        assertThatThrownBy(() ->
                        jdbc.sql(
                                        """
                                        UPDATE draft SET state = 'published', decided_by = 'amina'
                                         WHERE id = :id
                                        """)
                                .param("id", draft.id())
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class);

        drafts.submit(draft.id());
        Draft again = drafts.save(draft.id(), draft.form(), draft.revision(), "boris");
        drafts.submit(draft.id());
        assertThat(again.editedBy()).containsExactly("amina", "boris");
        assertThatThrownBy(() -> drafts.publish(draft.id(), "boris"))
                .hasMessageContaining("written in a draft");
    }

    @Test
    void what_does_not_stand_on_its_source_is_not_given_on() {
        Draft wrong = written("Mend nets", "boats are mended");
        assertFaults(wrong, "does not have the words 'boats are mended'");

        Draft figure =
                drafts.save(
                        wrong.id(),
                        form("Mend 50 nets", "All 50 nets are mended.", "nets are mended"),
                        wrong.revision(),
                        "amina");
        assertFaults(figure, "has the figure 50");

        Draft empty = drafts.begin(Entry.Type.PRACTICE, nets, "amina");
        assertFaults(empty, "'title' is missing.");
        assertFaults(empty, "'What was done' is missing.");
        assertFaults(empty, "A claim has no text.");
    }

    private void assertFaults(Draft draft, String fault) {
        assertThatThrownBy(() -> drafts.submit(draft.id()))
                .isInstanceOf(EntryForm.Incomplete.class)
                .extracting(e -> ((EntryForm.Incomplete) e).faults(), LIST)
                .anyMatch(said -> said.toString().contains(fault));
    }

    @Test
    void who_saves_over_another_is_told_and_nothing_is_lost() {
        Draft draft = written("Mend nets", "nets are mended");
        Draft boris =
                drafts.save(
                        draft.id(),
                        form("Mend nets well", "Nets are mended.", "nets are mended"),
                        draft.revision(),
                        "boris");

        assertThatThrownBy(() -> drafts.save(draft.id(), draft.form(), draft.revision(), "amina"))
                .isInstanceOfSatisfying(
                        Drafts.ChangedMeanwhile.class, e -> assertThat(e.now()).isEqualTo(boris));
        assertThat(drafts.find(draft.id())).contains(boris);
    }

    @Test
    void an_entry_of_the_pack_keeps_its_first_version_and_goes_back_with_a_remark() {
        Entry pack = form("Mend nets", "Nets are mended.", "nets are mended").entry();
        entries.replacePack(List.of(pack));
        Draft draft = drafts.of(pack.id(), "amina");
        assertThat(drafts.of(pack.id(), "boris")).isEqualTo(draft);
        assertThat(draft.form().entry()).isEqualTo(pack);

        drafts.submit(draft.id());
        drafts.sendBack(draft.id(), "Say who mends them.", "boris");
        Draft back = drafts.find(draft.id()).orElseThrow();
        assertThat(back.state()).isEqualTo(Draft.State.DRAFT);
        assertThat(back.remark()).isEqualTo("boris: Say who mends them.");

        Draft better =
                drafts.save(
                        draft.id(),
                        form("Mend nets by hand", "Nets are mended.", "nets are mended"),
                        back.revision(),
                        "amina");
        assertThat(better.entry()).as("the address stays").isEqualTo(pack.id());
        drafts.submit(draft.id());
        drafts.publish(draft.id(), "boris");

        assertThat(drafts.versions(pack.id()))
                .extracting(Drafts.Version::number, Drafts.Version::publishedBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, null),
                        org.assertj.core.groups.Tuple.tuple(2, "boris"));
        assertThat(entries.find(pack.id()).orElseThrow().title()).isEqualTo("Mend nets by hand");
    }

    @Test
    void two_that_are_called_the_same_get_addresses_of_their_own() {
        Draft one = written("Mend nets", "nets are mended");
        Draft other = written("Mend nets", "nets are mended");

        assertThat(one.entry()).isEqualTo("mend-nets");
        assertThat(other.entry()).isEqualTo("mend-nets-2");
    }

    private Draft written(String title, String words) {
        Draft draft = drafts.begin(Entry.Type.PRACTICE, nets, "amina");
        assertThat(draft.form().claims())
                .singleElement()
                .satisfies(claim ->
                        assertThat(claim.cites())
                                .containsExactly(new EntryForm.Cite(nets.toString(), "")));
        return drafts.save(
                draft.id(), form(title, "Nets are mended.", words), draft.revision(), "amina");
    }

    private EntryForm form(String title, String claim, String words) {
        Map<String, String> sections = new LinkedHashMap<>();
        EntryForm.REQUIRED.forEach(heading -> sections.put(heading, "Not reported."));
        return new EntryForm(
                Drafts.slug(title),
                "practice",
                title,
                "How nets are kept.",
                "promising",
                "",
                "",
                "",
                "2027-01-31",
                List.of(),
                List.of(),
                List.of(),
                new ArrayList<>(
                        List.of(
                                new EntryForm.Claim(
                                        claim,
                                        "",
                                        "",
                                        "",
                                        "the harbour master",
                                        "1998-10-02",
                                        "opinion",
                                        "supported",
                                        List.of(new EntryForm.Cite(nets.toString(), words))))),
                List.of("cost", "\"who\": it's not said"),
                sections,
                List.of());
    }
}
