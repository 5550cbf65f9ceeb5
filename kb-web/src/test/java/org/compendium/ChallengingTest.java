package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.compendium.curated.Challenges;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.Replies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Challenging a claim as programs do it, without an account.
class ChallengingTest extends WholeApplication {

    private static final String ENTRY = "newi-automotive-parts-cluster";

    @Autowired Challenges challenges;
    @Autowired Replies replies;
    @Autowired Entries entries;
    @Autowired JdbcClient jdbc;

    @AfterEach
    void nothingLeft() {
        jdbc.sql("DELETE FROM challenge").update();
        jdbc.sql("DELETE FROM reply").update();
    }

    @Test
    void anybody_may_challenge_and_nobody_reads_it_before_it_is_answered() {
        Caller.Answer made =
                visitor()
                        .post(
                                address(),
                                "{\"claim\":0,\"text\":\"<i>Half</i> of it.\",\"name\":\"A driver\"}");

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.location()).endsWith(address());
        Caller.Answer seen = visitor().get(address());
        assertThat(seen.body()).doesNotContain("Half", "driver");
        JsonNode open = seen.json().path("items").path(0);
        assertThat(open.path("state").asString()).isEqualTo("open");
        assertThat(open.path("claim").asInt()).isZero();
        assertThat(open.path("date").asString()).isNotEmpty();

        challenges.answer(open.path("id").asLong(), "The report says more.", "secret-curator");

        Caller.Answer answered = visitor().get(address());
        JsonNode one = answered.json().path("items").path(0);
        assertThat(one.path("text").asString()).isEqualTo("<i>Half</i> of it.");
        assertThat(one.path("name").asString()).isEqualTo("A driver");
        assertThat(one.path("answer").asString()).isEqualTo("The report says more.");
        assertThat(answered.body()).doesNotContain("secret-curator");
    }

    @Test
    void what_is_put_aside_is_seen_by_nobody() {
        visitor().post(address(), "{\"claim\":0,\"text\":\"Buy cars.\"}");
        challenges.dismiss(challenges.open().getFirst().id(), "An advertisement.", "curator");

        assertThat(visitor().get(address()).json().path("total").asInt()).isZero();
    }

    @Test
    void a_claim_is_named_by_its_place_or_by_its_words() {
        String words = entry().claims().get(1).text();

        Caller.Answer made =
                visitor().post(address(), "{\"claim\":\"%s\",\"text\":\"Why?\"}".formatted(words));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().path("wording").asString()).isEqualTo(words);
        assertThat(made.json().path("claim").asInt()).isEqualTo(1);
    }

    @Test
    void what_is_wrong_is_said_and_nothing_is_kept() {
        refused(400, "at least one character", "{\"claim\":0}");
        refused(400, "must be the text of one", "{\"claim\":999,\"text\":\"Why?\"}");
        refused(400, "must be the text of one", "{\"text\":\"Why?\"}");
        refused(400, "Send JSON such as", "[");
        refused(400, "Send JSON such as", "[]");
        refused(400, "must be text", "{\"claim\":0,\"text\":7}");
        refused(400, "2,000", "{\"claim\":0,\"text\":\"%s\"}".formatted("x".repeat(2_001)));
        refused(413, "2,000", "{\"claim\":0,\"text\":\"%s\"}".formatted("x".repeat(70_000)));
        Caller.Answer nowhere =
                visitor()
                        .post("/api/v1/entries/none/challenges", "{\"claim\":0,\"text\":\"Why?\"}");
        assertThat(nowhere.status()).isEqualTo(404);
        Caller.Answer form =
                visitor()
                        .call(
                                "POST",
                                address(),
                                "{\"claim\":0,\"text\":\"Why?\"}".getBytes(StandardCharsets.UTF_8),
                                Map.of("Content-Type", "text/plain"));
        assertThat(form.status()).as("what another site's form can send").isEqualTo(415);

        assertThat(challenges.open()).isEmpty();
    }

    @Test
    void too_many_are_refused_until_some_are_answered() {
        String one = "{\"claim\":0,\"text\":\"Why?\"}";
        for (int i = 0; i < Challenges.MOST_OPEN; i++) {
            assertThat(visitor().post(address(), one).status()).isEqualTo(201);
        }

        refused(409, "come back later", one);
        assertThat(visitor().post(address(), one.replace("0", "1")).status()).isEqualTo(201);
    }

    @Test
    void a_reply_is_shown_with_its_day_and_not_with_who_recorded_it() {
        Entry entry = entry();
        Replies.Reply reply =
                replies.attach(
                        entry,
                        entry.claims().getFirst(),
                        "The guild",
                        "We sold more.",
                        java.time.LocalDate.of(2026, 3, 5),
                        new Viewer("secret-curator", Role.CURATOR));

        Caller.Answer seen = visitor().get("/api/v1/entries/" + ENTRY + "/replies");
        JsonNode one = seen.json().path("items").path(0);
        assertThat(one.path("institution").asString()).isEqualTo("The guild");
        assertThat(one.path("date").asString()).isEqualTo("2026-03-05");
        assertThat(seen.body()).doesNotContain("secret-curator");

        replies.withdraw(reply.id(), new Viewer("secret-curator", Role.CURATOR));
        assertThat(
                        visitor()
                                .get("/api/v1/entries/" + ENTRY + "/replies")
                                .json()
                                .path("total")
                                .asInt())
                .isZero();
    }

    private void refused(int status, String words, String json) {
        Caller.Answer answer = visitor().post(address(), json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("detail").asString()).contains(words);
    }

    private Entry entry() {
        return entries.find(ENTRY).orElseThrow();
    }

    private static String address() {
        return "/api/v1/entries/" + ENTRY + "/challenges";
    }
}
