package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who cites whom and what a curator corrects, from outside, over HTTP.
class CitingTest extends WholeApplication {

    @Test
    void a_wanted_document_becomes_a_link_when_it_comes() {
        String citing =
                added(
                        administrator(),
                        "citing.txt",
                        Report.of("TD/B/CITING/1")
                                .with(3, "See TD/B/CITED/1, para. 7, and para. 5 above.")
                                .text());
        JsonNode before = reference(citing, "TD/B/CITED/1");
        JsonNode wanted = wanted("TD/B/CITED/1");
        String cited = added(administrator(), "cited.txt", Report.of("TD/B/CITED/1").text());

        assertThat(before.path("held").asBoolean()).isFalse();
        assertThat(before.path("passage").asString()).isEqualTo("para_3");
        assertThat(before.path("url").asString()).endsWith("/wanted?symbol=TD/B/CITED/1");
        assertThat(wanted.path("citedBy").asInt()).isEqualTo(1);
        assertThat(wanted.path("passages").get(0).path("citation").asString())
                .isEqualTo("TD/B/CITING/1, para.\u00a03");
        assertThat(wanted.path("officialUrl").asString())
                .isEqualTo("https://docs.un.org/TD/B/CITED/1");
        JsonNode after = reference(citing, "TD/B/CITED/1");
        assertThat(after.path("held").asBoolean()).isTrue();
        assertThat(after.path("label").asString()).isEqualTo("7");
        assertThat(after.path("url").asString()).endsWith("/cite/TD/B/CITED/1/para/7");
        assertThat(wanted("TD/B/CITED/1").isMissingNode()).isTrue();
        JsonNode own = reference(citing, "TD/B/CITING/1");
        assertThat(own.path("url").asString()).endsWith("/cite/TD/B/CITING/1/para/5");

        JsonNode citedBy = visitor().get("/api/v1/documents/" + cited + "/cited-by").json();
        assertThat(citedBy.path("total").asInt()).isEqualTo(1);
        JsonNode one = citedBy.path("items").get(0);
        assertThat(one.path("symbol").asString()).isEqualTo("TD/B/CITING/1");
        assertThat(one.path("passages").get(0).path("cites").asString()).isEqualTo("7");
    }

    @Test
    void what_a_contributor_sent_cites_for_its_sender_and_the_curators_only() {
        Caller sender = a("contributor", "citing-contributor");
        added(sender, "hidden.txt", Report.of("TD/B/CITING/2").with(3, "See TD/B/CITED/2.").text());
        String cited = added(administrator(), "cited-2.txt", Report.of("TD/B/CITED/2").text());

        String path = "/api/v1/documents/" + cited + "/cited-by";
        assertThat(visitor().get(path).json().path("total").asInt()).isZero();
        assertThat(sender.get(path).json().path("total").asInt()).isEqualTo(1);
        assertThat(administrator().get(path).json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void a_curator_corrects_what_was_read_and_the_source_says_so() {
        String id = added(administrator(), "wrong.txt", Report.of("TD/B/DESCRIBED/1").text());
        String path = "/api/v1/documents/" + id;
        JsonNode read = visitor().get(path).json();
        Caller.Answer corrected =
                administrator()
                        .patch(
                                path,
                                "{\"title\":\"On zones\",\"date\":null,\"countries\":[\"KEN\","
                                        + "\"NGA\"],\"session\":\"Ninth session\"}");

        assertThat(read.path("distribution").asString()).isEqualTo("general");
        assertThat(read.path("originalLanguage").asString()).isEqualTo("en");
        assertThat(read.path("provenance").path("date").path("source").asString())
                .isEqualTo("document");
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        JsonNode now = visitor().get(path).json();
        assertThat(now.path("title").asString()).isEqualTo("On zones");
        assertThat(now.path("date").isNull()).isTrue();
        assertThat(now.path("session").asString()).isEqualTo("Ninth session");
        assertThat(
                        StreamSupport.stream(now.path("countries").spliterator(), false)
                                .map(JsonNode::asString)
                                .toList())
                .isEqualTo(List.of("KEN", "NGA"));
        assertThat(now.path("provenance").path("title").path("source").asString())
                .isEqualTo("curator");
        assertThat(now.path("provenance").path("symbol").path("source").asString())
                .isEqualTo("document");
    }

    @Test
    void wrong_corrections_are_refused_with_a_sentence() {
        String id = added(administrator(), "first.txt", Report.of("TD/B/DESCRIBED/2").text());
        added(administrator(), "second.txt", Report.of("TD/B/DESCRIBED/3").text());
        String path = "/api/v1/documents/" + id;

        assertThat(administrator().patch(path, "{\"symbol\":\"TD/B/DESCRIBED/3\"}"))
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.body()).contains("Another work has the symbol");
                });
        assertThat(administrator().patch(path, "{\"date\":\"soon\"}").body())
                .contains("must be like 1998-10-02");
        assertThat(administrator().patch(path, "{\"colour\":\"red\"}").body())
                .contains("agendaItem");
        assertThat(a("contributor", "describing-contributor").patch(path, "{}").status())
                .isEqualTo(403);
        assertThat(visitor().patch(path, "{}").status()).isEqualTo(401);
    }

    @Test
    void the_metadata_of_a_file_are_its_sender_s_word() {
        JsonNode receipt =
                outcomeOf(
                        administrator(),
                        administrator()
                                .sendWithMetadata(
                                        "said.txt",
                                        Report.of("TD/B/DESCRIBED/4").text(),
                                        "{\"agendaItem\":\"4 (a)\"}"));

        JsonNode document =
                visitor().get("/api/v1/documents/" + receipt.path("documentId").asString()).json();
        assertThat(document.path("agendaItem").asString()).isEqualTo("4 (a)");
        assertThat(document.path("provenance").path("agendaItem").path("source").asString())
                .isEqualTo("contributor");
    }

    private JsonNode reference(String document, String symbol) {
        JsonNode items =
                visitor().get("/api/v1/documents/" + document + "/references").json().path("items");
        return first(items, symbol);
    }

    private JsonNode wanted(String symbol) {
        return first(visitor().get("/api/v1/wanted?size=1000").json().path("items"), symbol);
    }

    private static JsonNode first(JsonNode items, String symbol) {
        for (JsonNode item : items) {
            if (item.path("symbol").asString("").equals(symbol)) {
                return item;
            }
        }
        return items.path(-1);
    }
}
