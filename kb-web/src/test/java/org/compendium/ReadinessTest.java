package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The readiness checks from outside, over HTTP.
class ReadinessTest extends WholeApplication {

    private static final String CHECKS = "/api/v1/readiness";

    @Test
    void each_question_names_its_passage_and_what_helps() {
        JsonNode all = visitor().get(CHECKS).json();
        JsonNode firm = visitor().get(CHECKS + "/firm").json();

        assertThat(all.path("items").findValuesAsString("id"))
                .contains("firm", "association", "ministry", "partners");
        assertThat(firm.path("questions").size()).isEqualTo(all.at("/items/0/questions").asInt());
        assertThat(firm.path("questions").findValuesAsString("passage"))
                .allSatisfy(passage -> assertThat(passage).startsWith("TD/B/COM.3/19#"));
        assertThat(firm.at("/questions/0/helps/0/url").asString()).startsWith(BASE + "/practices/");
        assertThat(firm.path("notice").asString()).contains("Not a United Nations publication");
        assertThat(visitor().get(CHECKS + "/nobody").status()).isEqualTo(404);
    }

    @Test
    void everybody_gets_a_result_and_the_same_one_each_time() {
        JsonNode questions = visitor().get(CHECKS + "/firm").json().path("questions");
        String first = questions.at("/0/id").asString();
        String dimension = questions.at("/0/dimension").asString();
        String answers = "{\"answers\":{\"" + first + "\":\"no\"}}";

        Caller.Answer once = visitor().post(CHECKS + "/firm/result", answers);
        Caller.Answer again = a("contributor", "asker").post(CHECKS + "/firm/result", answers);

        assertThat(once.status()).as(once.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(once.body());
        assertThat(once.json().path("state").asString()).isEqualTo("not-enough-known");
        assertThat(once.json().at("/dimensions/0/dimension").asString()).isEqualTo(dimension);
        assertThat(once.json().at("/dimensions/0/open/0").asString()).isEqualTo(first);
        assertThat(once.json().at("/dimensions/0/helps").size()).isPositive();
    }

    @Test
    void answers_that_are_none_are_refused_with_what_could_be_said() {
        assertThat(detail("{\"answers\":{\"nothing\":\"yes\"}}")).contains("nothing", "firm-");
        assertThat(detail("{\"answers\":{\"firm-openness\":\"perhaps\"}}"))
                .contains("yes, partly, no, not-known");
    }

    private String detail(String answers) {
        Caller.Answer answer = visitor().post(CHECKS + "/firm/result", answers);
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().path("detail").asString();
    }

    @Test
    void the_pages_have_addresses_of_their_own() {
        assertThat(visitor().get("/readiness").status()).isEqualTo(200);
        assertThat(visitor().get("/readiness/partners").status()).isEqualTo(200);
        assertThat(visitor().get("/readiness/nobody").status()).isEqualTo(404);
    }
}
