package org.compendium.curated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.compendium.TestDatabase;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What others say to claims, and what becomes of it.
@SpringBootTest(classes = TestDatabase.class)
class VoicesTest {

    private static final Viewer CURATOR = new Viewer("curator", Role.CURATOR);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    @Autowired Challenges challenges;
    @Autowired Replies replies;
    @Autowired Entries entries;
    @Autowired JdbcClient jdbc;

    private final Entry.Claim claim = claim("Nets are mended weekly.");
    private final Entry entry = entry(Entry.Type.PRACTICE, "nets", "Mend nets", claim);

    @BeforeEach
    void anEntry() {
        entries.replacePack(List.of(entry));
    }

    @AfterEach
    void nothingLeft() {
        jdbc.sql("DELETE FROM challenge").update();
        jdbc.sql("DELETE FROM reply").update();
        entries.all().forEach(one -> entries.withdraw(one.id()));
    }

    @Test
    void a_challenge_is_kept_as_it_was_typed() {
        String typed = "  <b>Monthly</b>, see\n“Harbours”.  ";

        Challenges.Challenge made = challenges.challenge(entry, claim, typed, " ");

        assertThat(challenges.shown("nets")).containsExactly(made);
        assertThat(challenges.open()).containsExactly(made);
        assertThat(made.text()).isEqualTo("<b>Monthly</b>, see\n“Harbours”.");
        assertThat(made.name()).isNull();
        assertThat(made.claim()).isEqualTo(claim.text());
        assertThat(made.decision()).isNull();
    }

    @Test
    void a_challenge_stays_when_the_claim_is_reworded_and_when_the_pack_changes() {
        challenges.challenge(entry, claim, "Monthly.", "A weaver");
        replies.attach(entry, claim, "The harbour office", "We do.", DAY, CURATOR);

        entries.publish(
                entry(Entry.Type.PRACTICE, "nets", "Mend nets", claim("Mended now and then.")));
        entries.replacePack(List.of());

        assertThat(challenges.shown("nets"))
                .extracting(Challenges.Challenge::claim)
                .containsExactly("Nets are mended weekly.");
        assertThat(replies.shown("nets"))
                .extracting(Replies.Reply::claim)
                .containsExactly("Nets are mended weekly.");
    }

    @Test
    void the_first_decision_stands() {
        long id = challenges.challenge(entry, claim, "Monthly.", null).id();

        assertThat(challenges.answer(id, "The source says weekly.", "curator")).isTrue();
        assertThat(challenges.dismiss(id, "Nonsense", "other")).isFalse();
        assertThat(challenges.answer(id, "Or not.", "other")).isFalse();

        assertThat(challenges.open()).isEmpty();
        assertThat(challenges.shown("nets"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.state()).isEqualTo(Challenges.State.ANSWERED);
                    assertThat(one.decision()).isNotNull();
                    assertThat(one.decision().answer()).isEqualTo("The source says weekly.");
                    assertThat(one.decision().by()).isEqualTo("curator");
                });
    }

    @Test
    void what_is_put_aside_is_not_shown_and_not_lost() {
        long id = challenges.challenge(entry, claim, "Buy boats.", null).id();

        challenges.dismiss(id, "An advertisement.", "curator");

        assertThat(challenges.shown("nets")).isEmpty();
        assertThat(challenges.open()).isEmpty();
        assertThat(challenges.find(id).orElseThrow().state()).isEqualTo(Challenges.State.DISMISSED);
    }

    @Test
    void twenty_wait_at_most_even_when_many_come_at_once() throws Exception {
        List<Callable<Boolean>> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(() -> {
                try {
                    challenges.challenge(entry, claim, "Monthly.", null);
                    return true;
                } catch (Challenges.TooManyException e) {
                    return false;
                }
            });
        }
        int taken = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> one : threads.invokeAll(many)) {
                taken += one.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(Challenges.MOST_OPEN);
        assertThat(challenges.open()).hasSize(Challenges.MOST_OPEN);
        assertThatThrownBy(() -> challenges.challenge(entry, claim, "Monthly.", null))
                .isInstanceOf(Challenges.TooManyException.class)
                .hasMessageContaining("come back later");

        Entry.Claim other = claim("Boats sail early.");
        challenges.challenge(entry, other, "Late.", null);
        challenges.answer(challenges.open().getFirst().id(), "No.", "curator");
        challenges.challenge(entry, claim, "Monthly.", null);
    }

    @Test
    void what_is_missing_or_too_long_is_said() {
        assertThatThrownBy(() -> challenges.challenge(entry, claim, " \n", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one character");
        assertThatThrownBy(() -> challenges.challenge(entry, claim, "x".repeat(2_001), null))
                .hasMessageContaining("2,000 characters at most; this has 2,001");
        assertThatThrownBy(() -> challenges.challenge(entry, claim, "x", "y".repeat(201)))
                .hasMessageContaining("200");
        assertThatThrownBy(() -> challenges.challenge(entry, claim, "a\u0000b", null))
                .hasMessageContaining("control character");
        challenges.challenge(entry, claim, "𝔫".repeat(2_000), "𝔫".repeat(200));

        long id = challenges.open().getFirst().id();
        assertThatThrownBy(() -> challenges.answer(id, "", "curator"))
                .hasMessageContaining("An answer needs");
        assertThat(challenges.open()).hasSize(1);
    }

    @Test
    void a_reply_names_the_organisation_that_is_held_and_keeps_its_name() {
        entries.replacePack(
                List.of(entry, entry(Entry.Type.ORGANISATION, "guild", "The weavers' guild")));
        replies.attach(entry, claim, "guild", "We mend monthly.", DAY, CURATOR);
        replies.attach(entry, claim, "The harbour office", "So do we.", DAY.minusDays(1), CURATOR);
        entries.replacePack(List.of(entry));

        assertThat(replies.shown("nets"))
                .extracting(Replies.Reply::institution, Replies.Reply::organisation)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("The harbour office", null),
                        org.assertj.core.groups.Tuple.tuple("The weavers' guild", "guild"));
    }

    @Test
    void only_a_curator_records_and_withdraws_a_reply_which_is_kept() {
        Viewer contributor = new Viewer("mill", Role.CONTRIBUTOR);
        assertThatThrownBy(() -> replies.attach(entry, claim, "Mill", "Yes.", DAY, contributor))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        replies.attach(
                                entry, claim, "Mill", "Yes.", LocalDate.now().plusDays(3), CURATOR))
                .hasMessageContaining("yet to come");
        long id = replies.attach(entry, claim, "Mill", "Yes.", DAY, CURATOR).id();
        assertThatThrownBy(() -> replies.withdraw(id, contributor))
                .isInstanceOf(IllegalStateException.class);

        assertThat(replies.withdraw(id, CURATOR)).isTrue();
        assertThat(replies.withdraw(id, CURATOR)).isFalse();

        assertThat(replies.shown("nets")).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM reply").query(Long.class).single()).isOne();
    }

    private static Entry.Claim claim(String text) {
        return new Entry.Claim(
                text, null, null, null, null, null, null, Entry.Strength.CLAIMED, List.of());
    }

    private static Entry entry(Entry.Type type, String id, String title, Entry.Claim... claims) {
        return new Entry(
                id,
                type,
                title,
                "About it.",
                "promising",
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
}
