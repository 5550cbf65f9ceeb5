package org.compendium.curated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.compendium.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// How entries stand to each other, and what stays when the pack changes.
@SpringBootTest(classes = TestDatabase.class)
class EntriesTest {

    @Autowired Entries entries;

    @AfterEach
    void nothingLeft() {
        entries.all().forEach(entry -> entries.withdraw(entry.id()));
    }

    @Test
    void what_one_is_to_another_the_other_is_to_it() {
        Random random = new Random(7);
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            List<Entry.Relation> lineage = new ArrayList<>();
            for (Entry.Relation.Kind kind : Entry.Relation.Kind.values()) {
                int other = random.nextInt(30);
                if (other != i && random.nextInt(3) == 0) {
                    lineage.add(new Entry.Relation(kind, "entry-" + other));
                }
            }
            all.add(entry("entry-" + i, "promising", lineage));
        }
        entries.replacePack(all);

        List<Entry> stored = entries.all();
        assertThat(stored).hasSize(30);
        for (Entry one : stored) {
            for (Entry.Relation relation : one.lineage()) {
                assertThat(entries.find(relation.other()).orElseThrow().lineage())
                        .as(one.id() + " " + relation)
                        .contains(new Entry.Relation(relation.kind().converse(), one.id()));
            }
        }
        for (Entry given : all) {
            assertThat(entries.find(given.id()).orElseThrow().lineage())
                    .containsAll(given.lineage());
        }
    }

    @Test
    void what_something_else_took_the_place_of_is_never_current() {
        entries.replacePack(
                List.of(
                        entry("old", "supported", List.of()),
                        entry(
                                "new",
                                "promising",
                                List.of(new Entry.Relation(Entry.Relation.Kind.SUPERSEDES, "old"))),
                        entry("marked", Entry.SUPERSEDED, List.of()),
                        entry(
                                "told",
                                "promising",
                                List.of(
                                        new Entry.Relation(
                                                Entry.Relation.Kind.SUPERSEDED_BY, "new")))));

        assertThat(entries.all())
                .filteredOn(Entry::current)
                .extracting(Entry::id)
                .containsExactly("new");
    }

    @Test
    void what_a_curator_published_stays_when_the_pack_changes() {
        entries.replacePack(
                List.of(
                        entry("nets", "promising", List.of()),
                        entry("boats", "promising", List.of())));
        entries.publish(entry("nets", "contested", List.of()));
        entries.publish(entry("quays", "promising", List.of()));

        entries.replacePack(List.of(entry("nets", "promising", List.of())));

        assertThat(entries.all())
                .extracting(Entry::id, Entry::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("nets", "contested"),
                        org.assertj.core.groups.Tuple.tuple("quays", "promising"));
    }

    @Test
    void other_names_are_kept_and_found_and_an_acronym_is_one_of_them() {
        Entry read =
                EntryFile.read(
                        "guild.md",
                        """
                        ---
                        id: guild
                        kind: organisation
                        title: "Guild of pilots"
                        acronym: GOP
                        names: ["Guilde des pilotes", GOP]
                        summary: "It leads ships."
                        status: mentioned
                        claims:
                          - text: "It is old."
                            strength: claimed
                        ---

                        It leads ships.
                        """);
        assertThat(read.called()).containsExactly("Guild of pilots", "GOP", "Guilde des pilotes");
        entries.replacePack(List.of(read, entry("nets", "promising", List.of())));

        assertThat(entries.find("guild")).contains(read);
        assertThat(entries.search("GOP", List.of(), List.of()))
                .extracting(one -> one.entry().id())
                .containsExactly("guild");
        assertThat(EntryFile.read("again", EntryFile.write(read))).isEqualTo(read);
        assertThat(EntryForm.of(read).entry()).isEqualTo(read);
    }

    @Test
    void publishing_one_that_others_point_to_keeps_their_relations() {
        entries.replacePack(
                List.of(
                        entry("old", "promising", List.of()),
                        entry(
                                "new",
                                "promising",
                                List.of(
                                        new Entry.Relation(
                                                Entry.Relation.Kind.SUPERSEDES, "old")))));

        entries.publish(entry("old", "contested", List.of()));

        assertThat(entries.find("old").orElseThrow().current()).isFalse();
    }

    private static Entry entry(String id, String status, List<Entry.Relation> lineage) {
        return new Entry(
                id,
                Entry.Type.PRACTICE,
                "On " + id,
                "About " + id + ".",
                status,
                null,
                null,
                null,
                null,
                lineage,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "");
    }
}
