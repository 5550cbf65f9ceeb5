package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a document is about, as programs see it, and what curators say of it.
class ThemesOfDocumentTest extends WholeApplication {

    @Test
    void every_theme_has_the_words_that_show_it() {
        Caller curator = a("curator", "reads-reasons");
        String id = added(curator, "incubators.txt", aText("reasons"));

        JsonNode theme = theme(themes(visitor(), id), "business-incubators");
        assertThat(theme.path("source").asString()).isEqualTo("machine");
        assertThat(theme.path("label").asString()).isEqualTo("business incubators");
        assertThat(theme.path("score").asDouble()).isBetween(0.4, 1.0);
        assertThat(theme.path("decision").isNull()).isTrue();
        JsonNode shown = theme.path("passages").path(0);
        JsonNode range = shown.path("ranges").path(0);
        String text = passage(id, shown.path("id").asString());
        assertThat(text.substring(range.path("start").asInt(), range.path("end").asInt()))
                .isEqualToIgnoringCase("business incubators");
    }

    @Test
    void a_theme_that_a_curator_adds_is_found_by_everybody() {
        Caller curator = a("curator", "adds");
        String id = added(curator, "added.txt", aText("added"));
        String passage =
                themes(visitor(), id)
                        .path("items")
                        .path(0)
                        .path("passages")
                        .path(0)
                        .path("id")
                        .asString();

        Caller.Answer answer =
                curator.put(
                        "/api/v1/documents/" + id + "/themes/maquiladoras",
                        "{\"passages\":[\"%s\"],\"note\":\"In other words\"}".formatted(passage));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode theme = theme(themes(visitor(), id), "maquiladoras");
        assertThat(theme.path("source").asString()).isEqualTo("curator");
        assertThat(theme.path("score").isNull()).isTrue();
        assertThat(theme.path("decision").path("verdict").asString()).isEqualTo("added");
        assertThat(theme.path("decision").path("by").asString()).isEqualTo("adds");
        assertThat(theme.path("passages").path(0).path("id").asString()).isEqualTo(passage);
        foundUnder("maquiladoras", id, true);
        foundUnder("export-processing-zones", id, true);
    }

    @Test
    void a_theme_that_a_curator_removes_is_gone_from_search_and_document() {
        Caller curator = a("curator", "removes");
        String id = added(curator, "removed.txt", aText("removed"));
        foundUnder("business-incubators", id, true);

        Caller.Answer answer =
                curator.delete(
                        "/api/v1/documents/" + id + "/themes/business-incubators?note=In+passing");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(concepts(themes(visitor(), id))).doesNotContain("business-incubators");
        assertThat(themes(visitor(), id).path("removed").isNull()).isTrue();
        JsonNode removed = answer.json().path("removed").path(0);
        assertThat(removed.path("concept").asString()).isEqualTo("business-incubators");
        assertThat(removed.path("decision").path("note").asString()).isEqualTo("In passing");
        foundUnder("business-incubators", id, false);
    }

    @Test
    void only_curators_decide_and_mistakes_are_explained() {
        Caller curator = a("curator", "owner-of-mistakes");
        String id = added(curator, "mistakes.txt", aText("mistakes"));
        String trust = "/api/v1/documents/" + id + "/themes/trust";

        assertThat(visitor().put(trust, "{}").status()).isEqualTo(401);
        assertThat(a("contributor", "no-curator").put(trust, "{}").status()).isEqualTo(403);
        Caller.Answer unknown = curator.put("/api/v1/documents/" + id + "/themes/knitting", "{}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body()).contains("knitting", "/api/v1/concepts");
        Caller.Answer nowhere = curator.put(trust, "{\"passages\":[\"para_99\"]}");
        assertThat(nowhere.status()).isEqualTo(400);
        assertThat(nowhere.body()).contains("para_99");
        assertThat(curator.delete(trust).status()).isEqualTo(404);
    }

    private static byte[] aText(String own) {
        return ("""
        Of looms and rooms (%s)

        Business incubators rent rooms to weavers for three years.

        The second of these business incubators opened beside the mill.
        """
                        .formatted(own))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode themes(Caller caller, String id) {
        Caller.Answer answer = caller.get("/api/v1/documents/" + id + "/themes");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> concepts(JsonNode themes) {
        List<String> concepts = new ArrayList<>();
        themes.path("items").forEach(item -> concepts.add(item.path("concept").asString()));
        return concepts;
    }

    private static JsonNode theme(JsonNode themes, String concept) {
        for (JsonNode item : themes.path("items")) {
            if (item.path("concept").asString().equals(concept)) {
                return item;
            }
        }
        throw new AssertionError(concept + " is not in " + themes);
    }

    private String passage(String id, String eId) {
        for (JsonNode item :
                visitor().get("/api/v1/documents/" + id + "/passages").json().path("items")) {
            if (item.path("id").asString().equals(eId)) {
                return item.path("text").asString();
            }
        }
        throw new AssertionError("No passage " + eId);
    }

    private void foundUnder(String theme, String id, boolean found) {
        await().atMost(Duration.ofSeconds(60)).until(() -> hits(theme).contains(id) == found);
    }

    /// Of this test's documents: all tests share one index, and an answer has at most 100.
    private List<String> hits(String theme) {
        List<String> ids = new ArrayList<>();
        visitor()
                .get("/api/v1/search?q=looms&size=100&theme=" + theme)
                .json()
                .path("hits")
                .forEach(hit -> ids.add(hit.path("document").path("id").asString()));
        return ids;
    }
}
