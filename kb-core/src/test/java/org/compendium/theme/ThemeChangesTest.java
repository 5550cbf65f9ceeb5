package org.compendium.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.compendium.theme.MadeThesauri.called;
import static org.compendium.theme.MadeThesauri.concept;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.compendium.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What curators change, and a pack that comes after.
@SpringBootTest(classes = TestDatabase.class)
class ThemeChangesTest {

    private static final List<Concept> PACK =
            List.of(
                    concept("clusters", null, "trust"),
                    concept("trust", null, "clusters"),
                    concept("networks", "clusters"));

    @Autowired Themes themes;
    @Autowired ThemeChanges changes;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void onlyThePack() {
        nothing();
        themes.replace(PACK);
    }

    // Other tests share the database, and no curators.
    @AfterEach
    void nothing() {
        for (String table : List.of("concept_label", "concept", "pack_concept", "concept_change")) {
            jdbc.sql("DELETE FROM " + table).update();
        }
        jdbc.sql("UPDATE thesaurus SET revision = gen_random_uuid()::text").update();
    }

    @Test
    void a_random_thesaurus_is_stored_whole() {
        for (long seed = 0; seed < 20; seed++) {
            List<Concept> thesaurus = MadeThesauri.sound(seed);
            assertThat(changes.make(changes.proposeOnly(thesaurus), "ana")).isTrue();

            assertThat(themes.all()).as("seed %d", seed).isEqualTo(thesaurus);
        }
    }

    @Test
    void a_curators_concept_is_kept_when_the_pack_is_loaded_again() {
        make(called(find("trust"), "faith"));

        themes.replace(
                List.of(
                        called(concept("clusters", null, "trust"), "faith", "groups"),
                        called(concept("trust", null, "clusters"), "confidence"),
                        concept("incubators", "clusters")));

        assertThat(find("trust")).isEqualTo(called(PACK.get(1), "faith"));
        assertThat(find("clusters")).isEqualTo(called(PACK.get(0), "groups"));
        assertThat(themes.find("networks")).isEmpty();
        assertThat(themes.find("incubators")).isPresent();
        assertThat(Soundness.faults(themes.all())).isEmpty();
    }

    @Test
    void a_curators_concept_can_be_put_back_and_follows_the_pack_again() {
        make(called(find("trust"), "faith"));
        themes.replace(List.of(PACK.get(0), called(PACK.get(1), "confidence"), PACK.get(2)));

        make(changes.inPack("trust").orElseThrow());
        assertThat(find("trust").alternative().get("en")).containsExactly("confidence");

        themes.replace(PACK);
        assertThat(find("trust")).isEqualTo(PACK.get(1));
    }

    @Test
    void a_concept_that_the_pack_no_longer_has_stays_above_a_curators_own() {
        make(concept("looms", "networks"));

        themes.replace(List.of(PACK.get(0), PACK.get(1)));

        assertThat(themes.all())
                .extracting(Concept::id)
                .containsExactly("clusters", "trust", "networks", "looms");
    }

    @Test
    void what_a_curator_took_out_stays_out() {
        assertThat(changes.make(changes.without("networks"), "ana")).isTrue();

        themes.replace(
                List.of(
                        PACK.get(0),
                        PACK.get(1),
                        PACK.get(2),
                        concept("far-networks", "networks")));

        assertThat(themes.all()).extracting(Concept::id).containsExactly("clusters", "trust");
    }

    @Test
    void a_pack_that_cannot_stand_beside_a_curators_word_changes_nothing() {
        make(concept("clusters", "trust"));
        List<Concept> before = themes.all();

        themes.replace(List.of(concept("clusters", null), concept("trust", "clusters")));

        assertThat(themes.all()).isEqualTo(before);
        assertThat(changes.inPack("trust").orElseThrow().broader()).isEqualTo("clusters");
    }

    @Test
    void being_related_has_two_sides_but_only_one_that_was_edited() {
        make(find("trust").relatedTo(List.of("networks")));

        assertThat(find("networks").related()).containsExactly("trust");
        assertThat(find("clusters").related()).isEmpty();
        themes.replace(PACK);
        assertThat(find("networks").related()).containsExactly("trust");
        assertThat(find("clusters").related()).isEmpty();
        assertThat(
                        jdbc.sql("SELECT id FROM concept WHERE origin = 'curator'")
                                .query(String.class)
                                .list())
                .containsExactly("trust");
    }

    @Test
    void a_thesaurus_that_is_not_sound_is_never_stored() {
        Change circle = changes.propose(List.of(concept("clusters", "networks")));

        assertThat(circle.faults()).isNotEmpty();
        assertThatThrownBy(() -> changes.make(circle, "ana")).isInstanceOf(Fault.Found.class);
        assertThat(themes.now()).containsExactlyElementsOf(Thesaurus.ordered(PACK));
    }

    @Test
    void the_second_of_two_curators_is_told_that_it_changed_meanwhile() {
        Change first = changes.propose(List.of(called(find("trust"), "faith")));
        Change second = changes.propose(List.of(called(find("networks"), "webs")));

        assertThat(changes.make(first, "ana")).isTrue();
        assertThat(changes.make(second, "bo")).isFalse();
        assertThat(find("networks").alternative()).isEmpty();
    }

    @Test
    void a_label_stays_confirmed_by_who_confirmed_it_until_it_changes() {
        make(confirmed(find("trust"), "fr"));
        Confirmation first = changes.confirmations("trust").get("fr");
        assertThat(first.by()).isEqualTo("ana");

        changes.make(changes.propose(List.of(confirmed(find("trust"), "fr", "ru"))), "bo");

        assertThat(changes.confirmations("trust").get("fr")).isEqualTo(first);
        assertThat(changes.confirmations("trust").get("ru").by()).isEqualTo("bo");
        assertThat(find("trust").confirmed()).containsExactly("fr", "ru");
    }

    @Test
    void every_change_is_remembered_with_what_was_before_and_after() {
        Concept before = find("trust");
        Concept after = called(before, "faith");
        make(after);
        changes.make(changes.without("trust"), "bo");

        assertThat(changes.history("trust"))
                .extracting(Past::by, Past::before, Past::after)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("bo", after, null),
                        org.assertj.core.groups.Tuple.tuple("ana", before, after));
    }

    @Test
    void a_change_waits_for_who_stores_what_was_found_before_it() throws Exception {
        Change change = changes.propose(List.of(called(find("trust"), "faith")));
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch stored = new CountDownLatch(1);
        try (var others = Executors.newFixedThreadPool(2)) {
            Future<List<Concept>> storing =
                    others.submit(() ->
                            transaction.execute(status -> {
                                List<Concept> held = themes.held();
                                holding.countDown();
                                wait(stored);
                                assertThat(themes.held()).isEqualTo(held);
                                return held;
                            }));
            wait(holding);
            Future<Boolean> made = others.submit(() -> changes.make(change, "ana"));
            await().until(() -> waiting() > 0);
            assertThat(made).isNotDone();
            stored.countDown();

            assertThat(storing.get()).isEqualTo(change.before());
            assertThat(made.get()).isTrue();
        }
        assertThat(find("trust").alternative().get("en")).containsExactly("faith");
    }

    private long waiting() {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM pg_stat_activity
                         WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """)
                .query(Long.class)
                .single();
    }

    private static void wait(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_change_by_another_instance_is_seen() {
        themes.all();
        jdbc.sql("UPDATE concept SET definition = 'Reliance.' WHERE id = 'trust'").update();
        assertThat(find("trust").definition()).isEmpty();

        jdbc.sql("UPDATE thesaurus SET revision = 'another'").update();

        assertThat(themes.now())
                .filteredOn(concept -> concept.id().equals("trust"))
                .extracting(Concept::definition)
                .containsExactly("Reliance.");
    }

    private void make(Concept concept) {
        assertThat(changes.make(changes.propose(List.of(concept)), "ana")).isTrue();
    }

    private Concept find(String id) {
        return themes.find(id).orElseThrow();
    }

    private static Concept confirmed(Concept concept, String... languages) {
        return new Concept(
                concept.id(),
                concept.broader(),
                concept.preferred(),
                concept.alternative(),
                concept.ambiguous(),
                concept.notWithin(),
                concept.setting(),
                concept.related(),
                concept.definition(),
                concept.evidence(),
                concept.exactMatch(),
                List.of(languages));
    }
}
