package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Scoring programmes from outside, over HTTP.
class ScoringTest extends WholeApplication {

    @Autowired Entries entries;

    @Test
    void a_score_with_its_passage_is_read_by_everybody() {
        String card = card("scored");
        Report report = held("TD/B/SCORED/1");
        Caller rater = a("curator", "rater1");
        Caller.Answer made =
                rater.post(path(card), score("impact", 4, cited("TD/B/SCORED/1", report), true));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        JsonNode all = visitor().get(path(card)).json();
        assertThat(all.path("total").asInt()).isEqualTo(1);
        assertThat(all.at("/items/0/rater").asString()).isEqualTo("rater1");
        assertThat(all.at("/items/0/value").asInt()).isEqualTo(4);
        assertThat(all.at("/items/0/citations/0/passage").asString())
                .isEqualTo("TD/B/SCORED/1#para_7");
        assertThat(all.at("/items/0/recheck").asBoolean()).isFalse();
        assertThat(all.at("/agreement/state").asString()).isEqualTo("nothing-shared");
        assertThat(rater.get(made.location()).json().path("value").asInt()).isEqualTo(4);
    }

    @Test
    void an_uncited_score_is_not_published_whatever_else_it_says() {
        String card = card("uncited");
        held("TD/B/SCORED/2");
        Caller rater = a("curator", "rater2");
        Random random = new Random(42);
        for (int run = 0; run < 30; run++) {
            String score =
                    score(
                            List.of("impact", "cost", "replicability").get(random.nextInt(3)),
                            1 + random.nextInt(5),
                            random.nextBoolean() ? "[]" : "null",
                            true);
            Caller.Answer answer =
                    switch (random.nextInt(4)) {
                        case 0 -> rater.post(path(card), score);
                        case 1 -> rater.put(path(card) + "/impact", score);
                        case 2 ->
                                rater.post(
                                        "/api/v1/scores",
                                        "[" + score.replaceFirst("\\{", of(card)) + "]");
                        default ->
                                csv(
                                        rater,
                                        "scorecard,indicator,value,reason,published\n"
                                                + card
                                                + ",impact,3,Just so.,true\n");
                    };

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("cites none", "draft");
        }
        assertThat(visitor().get(path(card)).json().path("total").asInt()).isZero();
        assertThat(rater.get(path(card)).json().path("total").asInt()).isZero();
    }

    @Test
    void a_draft_is_for_its_rater_alone_and_only_curators_score() {
        String card = card("drafted");
        Caller rater = a("curator", "rater3");
        assertThat(rater.post(path(card), score("impact", 2, "[]", false)).status()).isEqualTo(201);

        assertThat(rater.get(path(card)).json().path("total").asInt()).isEqualTo(1);
        assertThat(a("curator", "rater4").get(path(card)).json().path("total").asInt()).isZero();
        assertThat(visitor().post(path(card), score("impact", 2, "[]", false)).status())
                .isEqualTo(401);
        assertThat(
                        a("contributor", "reader4")
                                .post(path(card), score("impact", 2, "[]", false))
                                .status())
                .isEqualTo(403);
        assertThat(rater.delete(path(card) + "/impact").status()).isEqualTo(204);
        assertThat(rater.delete(path(card) + "/impact").status()).isEqualTo(404);
        assertThat(rater.post(path("nowhere"), score("impact", 2, "[]", false)).status())
                .isEqualTo(404);
    }

    @Test
    void words_that_the_passage_does_not_have_are_refused() {
        String card = card("worded");
        held("TD/B/SCORED/3");
        Caller.Answer answer =
                a("curator", "rater5")
                        .put(
                                path(card) + "/impact",
                                score(
                                        "impact",
                                        3,
                                        "[{\"passage\":\"TD/B/SCORED/3, para. 7\",\"words\":\"blue"
                                                + " elephants\"}]",
                                        true));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString())
                .contains("TD/B/SCORED/3#para_7", "blue elephants");
    }

    @Test
    void an_import_takes_all_or_nothing_and_says_which_lines_are_at_fault() {
        String card = card("imported");
        Report report = held("TD/B/SCORED/4");
        Caller rater = a("curator", "rater6");
        String words = words(report);
        String header = "scorecard,indicator,value,reason,published,passage,words\n";
        String good = card + ",impact,4,It says so.,true,TD/B/SCORED/4#para_7,\"" + words + "\"\n";

        Caller.Answer refused =
                csv(
                        rater,
                        header
                                + good
                                + card
                                + ",cost,9,Dear.,false,,\n"
                                + card
                                + ",beauty,3,Fair.,false,,\n"
                                + good);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("faults").findValuesAsString("line"))
                .containsExactly("2", "3", "4");
        assertThat(refused.json().at("/faults/0/fault").asString()).contains("1 to 5");
        assertThat(rater.get(path(card)).json().path("total").asInt()).isZero();

        Caller.Answer taken = csv(rater, "\uFEFF" + header + good + card + ",cost,1,,,,\n");
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(taken.json().path("saved").asInt()).isEqualTo(2);
        assertThat(visitor().get(path(card)).json().path("total").asInt()).isEqualTo(1);
        assertThat(csv(rater, "score,card\n1,2\n").json().path("detail").asString())
                .contains("no column 'score'");
        assertThat(rater.post("/api/v1/scores", "[null]").status()).isEqualTo(400);
        assertThat(rater.post("/api/v1/scores", "[]").status()).isEqualTo(400);
        assertThat(
                        csv(
                                        rater,
                                        header.replace("value", "value,rater")
                                                + card
                                                + ",cost,1,grace,,,,\n")
                                .json()
                                .at("/faults/0/fault")
                                .asString())
                .contains("only send your own");
    }

    @Test
    void two_raters_stand_beside_each_other_with_their_spread() {
        String card = card("two-raters");
        Report report = held("TD/B/SCORED/5");
        String cited = cited("TD/B/SCORED/5", report);
        a("curator", "rater7").post(path(card), score("impact", 2, cited, true));
        a("curator", "rater8").post(path(card), score("impact", 4, cited, true));

        JsonNode all = visitor().get(path(card)).json();

        assertThat(all.at("/indicators/0/indicator").asString()).isEqualTo("impact");
        assertThat(all.at("/indicators/0/lowest").asInt()).isEqualTo(2);
        assertThat(all.at("/indicators/0/highest").asInt()).isEqualTo(4);
        assertThat(all.at("/indicators/1/mean").isNull()).isTrue();
        assertThat(all.at("/agreement/units").asInt()).isEqualTo(1);
    }

    @Test
    void the_pages_have_addresses_of_their_own() {
        String card = card("addressed");

        assertThat(visitor().get("/scorecards").status()).isEqualTo(200);
        assertThat(visitor().get("/scorecards/" + card).status()).isEqualTo(200);
        assertThat(visitor().get("/scorecards/compare?of=" + card + "&w.cost=0").status())
                .isEqualTo(200);
        assertThat(visitor().get("/scorecards/nowhere").status()).isEqualTo(404);
    }

    private static Caller.Answer csv(Caller caller, String lines) {
        return caller.call(
                "POST",
                "/api/v1/scores",
                lines.getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "text/csv"));
    }

    private static String of(String card) {
        return "{\"scorecard\":\"" + card + "\",";
    }

    private static String path(String card) {
        return "/api/v1/scorecards/" + card + "/scores";
    }

    private static String score(String indicator, int value, String citations, boolean published) {
        return "{\"indicator\":\"%s\",\"value\":%d,\"reason\":\"It says so.\",\"citations\":%s,\"published\":%s}"
                .formatted(indicator, value, citations, published);
    }

    private static String cited(String symbol, Report report) {
        return "[{\"passage\":\"%s#para_7\",\"words\":\"%s\"}]".formatted(symbol, words(report));
    }

    private static String words(Report report) {
        String[] words = report.paragraph(7).split(" ");
        return words[0] + ' ' + words[1] + " … " + words[3];
    }

    private Report held(String symbol) {
        Report report = Report.of(symbol);
        added(administrator(), symbol.replace('/', '-') + ".txt", report.text());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> visitor().get("/cite/" + symbol + "/para/7").status() < 400);
        return report;
    }

    private String card(String id) {
        entries.publish(
                new Entry(
                        "test-" + id,
                        Entry.Type.SCORECARD,
                        "On " + id,
                        "About " + id + ".",
                        "unscored",
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ""));
        return "test-" + id;
    }
}
