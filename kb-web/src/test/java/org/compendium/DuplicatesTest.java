package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Documents that may be one, from outside.
class DuplicatesTest extends WholeApplication {

    private static final String PATH = "/api/v1/possible-duplicates";

    @Test
    void a_revision_is_shown_with_its_differences_and_becomes_a_version_when_a_person_says_so() {
        Report report = Report.of("TD/B/DUPLICATE/1");
        String first = added(administrator(), "first.txt", unlike(report, "quay"));
        Report revised =
                new Report(report.symbol() + "/Rev.1", report.title(), Map.of())
                        .with(7, "This sentence stands here alone.");
        String second = added(administrator(), "revised.txt", unlike(revised, "quay"));

        JsonNode pair = pair(administrator(), second);
        assertThat(pair.path("reason").asString()).isEqualTo("revision");
        assertThat(pair.path("other").path("id").asString()).isEqualTo(first);
        String address = PATH + "/" + second + "/" + first;
        JsonNode differences = administrator().get(address).json().path("differences");
        assertThat(differences.toString()).contains("This sentence stands here alone.");

        assertThat(administrator().put(address, "{\"decision\":\"perhaps\"}").status())
                .isEqualTo(400);
        assertThat(administrator().put(address, "{\"decision\":\"version\"}").status())
                .isEqualTo(200);
        assertThat(visitor().get("/api/v1/documents/" + second).json().path("version").asInt())
                .isEqualTo(2);
        assertThat(visitor().get("/cite/TD/B/DUPLICATE/1/para/7").location()).contains(second);
        assertThat(administrator().get(address).status()).isEqualTo(404);
    }

    @Test
    void the_address_of_a_document_that_was_put_together_with_another_leads_to_that() {
        String first =
                added(administrator(), "one.txt", unlike(Report.of("TD/B/DUPLICATE/2"), "mole"));
        Report copy =
                new Report(
                        "TD/B/DUPLICATE/3",
                        Report.of("TD/B/DUPLICATE/2").title(),
                        Map.of(3, "An added sentence."));
        String second = added(administrator(), "copy.txt", unlike(copy, "mole"));
        assertThat(
                        administrator()
                                .put(
                                        PATH + "/" + second + "/" + first,
                                        "{\"decision\":\"same-text\"}")
                                .status())
                .isEqualTo(200);

        assertThat(visitor().get("/api/v1/documents/" + second).json().path("id").asString())
                .isEqualTo(first);
        assertThat(visitor().get("/cite/TD/B/DUPLICATE/3/para/9").location())
                .contains(first)
                .endsWith("/para_9");
    }

    @Test
    void nobody_sees_what_is_not_theirs_to_decide() {
        added(administrator(), "mine.txt", unlike(Report.of("TD/B/DUPLICATE/4"), "pier"));
        String second =
                added(
                        administrator(),
                        "mine-too.txt",
                        unlike(
                                new Report(
                                        "TD/B/DUPLICATE/5",
                                        Report.of("TD/B/DUPLICATE/4").title(),
                                        Map.of()),
                                "pier"));

        assertThat(visitor().get(PATH).status()).isEqualTo(401);
        assertThat(a("contributor", "duplicate-sender").get(PATH).json().path("total").asInt())
                .isZero();
        assertThat(pair(administrator(), second).isMissingNode()).isFalse();
    }

    // All reports of the tests are alike; these are like each other only.
    private static byte[] unlike(Report report, String word) {
        return new String(report.text(), StandardCharsets.UTF_8)
                .replaceAll(" (of|the|that|and|not) ", " $1 " + word + " ")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode pair(Caller caller, String document) {
        for (JsonNode one : caller.get(PATH + "?size=100").json().path("items")) {
            if (one.path("document").path("id").asString().equals(document)) {
                return one;
            }
        }
        throw new AssertionError("No pair of " + document + " waits");
    }
}
