package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What is curated, as programs get it.
class CuratedTest extends WholeApplication {

    @ParameterizedTest
    @CsvSource({
        "export processing zones in Mauritius, mauritius-zone",
        "zones franches industrielles à Maurice, mauritius-zone",
        "associações, ",
        "trust between partners, build-three-kinds-of-trust",
        "confianza, build-three-kinds-of-trust",
        "企业孵化器, business-incubators-as-support",
    })
    void entries_are_found_by_words_in_any_language(String words, String id) {
        JsonNode found = visitor().get("/api/v1/entries?q=" + encoded(words)).json();

        List<String> ids = new ArrayList<>();
        found.path("items").forEach(item -> ids.add(item.path("id").asString()));
        if (id == null) {
            assertThat(ids).isEmpty();
        } else {
            assertThat(ids).contains(id);
        }
    }

    @Test
    void entries_of_one_kind_with_a_theme_and_a_country() {
        JsonNode found =
                visitor()
                        .get(
                                "/api/v1/entries?kind=dossier&theme=export-processing-zones"
                                        + "&country=SGP")
                        .json();

        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(found.path("items").get(0).path("id").asString()).isEqualTo("singapore-zones");
        assertThat(visitor().get("/api/v1/entries?kind=fable").status()).isEqualTo(400);
    }

    @Test
    void manuals_checks_and_recommendations_are_found_with_counts_of_every_kind() {
        JsonNode all = visitor().get("/api/v1/entries?q=" + encoded("business incubators")).json();
        JsonNode some =
                visitor()
                        .get(
                                "/api/v1/entries?kind=manual&kind=recommendation&q="
                                        + encoded("business incubators"))
                        .json();

        assertThat(kinds(all)).contains("manual", "recommendation").hasSizeGreaterThan(2);
        assertThat(kinds(some)).containsOnly("manual", "recommendation");
        assertThat(some.path("kinds")).isEqualTo(all.path("kinds"));
        int counted = 0;
        int wanted = 0;
        for (JsonNode kind : all.path("kinds")) {
            counted += kind.path("count").asInt();
            if (List.of("manual", "recommendation").contains(kind.path("value").asString())) {
                wanted += kind.path("count").asInt();
            }
        }
        assertThat(all.path("total").asInt()).isEqualTo(counted);
        assertThat(some.path("total").asInt()).isEqualTo(wanted);
        some.path("items")
                .forEach(item -> {
                    String detail = item.path("detail").asString();
                    assertThat(visitor().get(detail.substring(detail.indexOf("/api"))).status())
                            .as(detail)
                            .isEqualTo(200);
                });
        assertThat(visitor().get("/api/v1/entries?kind=check").json().path("total").asInt())
                .isPositive();
    }

    @Test
    void who_mentions_an_organisation_is_answered_with_its_names_marked_and_digests_named() {
        added(
                administrator(),
                "mentions.txt",
                Report.of("TD/B/NAMED/1")
                        .with(7, "The International Labour Organization came, and so did ILOs.")
                        .with(9, "A silo is no ILO in Quennerby.")
                        .text());
        found(visitor(), "quennerby", 1);
        String address = "/api/v1/organisations/international-labour-organization/mentions";
        JsonNode answer = visitor().get(address).json();
        List<JsonNode> items = new ArrayList<>();
        for (int page = 0; items.size() < answer.path("total").asInt(); page++) {
            JsonNode next = visitor().get(address + "?size=100&page=" + page).json().path("items");
            assertThat(next).isNotEmpty();
            next.forEach(items::add);
        }

        assertThat(answer.path("names").toString())
                .contains("International Labour Organization", "ILO");
        assertThat(answer.path("whole").asBoolean()).isTrue();
        assertThat(items)
                .allSatisfy(item ->
                        assertThat(item.path("digest").asBoolean())
                                .isEqualTo(
                                        item.path("document")
                                                .path("kind")
                                                .asString()
                                                .equals("digest")))
                .extracting(item -> item.path("digest").asBoolean())
                .contains(true, false);
        assertThat(items)
                .filteredOn(item ->
                        item.path("document").path("symbol").asString("").equals("TD/B/NAMED/1"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.path("count").asInt()).isEqualTo(2);
                    assertThat(marked(item))
                            .containsExactly("International Labour Organization", "ILO");
                });
        JsonNode second = visitor().get(address + "?page=1&size=1&each=1").json();
        assertThat(second.path("total")).isEqualTo(answer.path("total"));
        assertThat(second.path("items"))
                .singleElement()
                .satisfies(item ->
                        assertThat(item.path("document").path("id"))
                                .isEqualTo(items.get(1).path("document").path("id")));
        assertThat(visitor().get("/api/v1/organisations/none/mentions").status()).isEqualTo(404);
    }

    private static List<String> marked(JsonNode item) {
        List<String> marked = new ArrayList<>();
        for (JsonNode passage : item.path("passages")) {
            for (JsonNode mark : passage.path("highlights")) {
                marked.add(
                        passage.path("text")
                                .asString()
                                .substring(mark.path("start").asInt(), mark.path("end").asInt()));
            }
        }
        return marked;
    }

    private static List<String> kinds(JsonNode answer) {
        List<String> kinds = new ArrayList<>();
        answer.path("items").forEach(item -> kinds.add(item.path("kind").asString()));
        return kinds;
    }

    @Test
    void every_kind_of_entry_has_a_list_and_an_address() {
        for (String kind :
                List.of("practices", "cases", "dossiers", "scorecards", "organisations")) {
            JsonNode list = visitor().get("/api/v1/" + kind).json();
            assertThat(list.path("total").asInt()).as(kind).isPositive();
            String id = list.path("items").get(0).path("id").asString();
            JsonNode one = visitor().get("/api/v1/" + kind + "/" + id).json();
            assertThat(one.path("licence").asString()).isEqualTo("CC-BY-4.0");
            assertThat(one.path("claims").size()).isPositive();
            assertThat(visitor().get("/api/v1/" + kind + "/nothing").status()).isEqualTo(404);
        }
    }

    @Test
    void the_gap_map_as_a_table_says_what_the_interface_says() throws Exception {
        JsonNode map = visitor().get("/api/v1/gaps?columns=outcomes").json();
        String csv = visitor().get("/api/v1/gaps.csv?columns=outcomes").body();

        List<CSVRecord> rows =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new java.io.StringReader(csv.substring(1)))
                        .getRecords();
        JsonNode cells = map.path("cells");
        assertThat(rows).hasSize(cells.size());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).get("theme")).isEqualTo(cells.get(i).path("theme").asString());
            assertThat(rows.get(i).get("column")).isEqualTo(cells.get(i).path("column").asString());
            assertThat(rows.get(i).get("records"))
                    .isEqualTo(cells.get(i).path("records").asString());
            assertThat(rows.get(i).get("passages"))
                    .isEqualTo(cells.get(i).path("passages").asString());
        }
        assertThat(rows)
                .as("something is held on outcomes")
                .anyMatch(row -> !row.get("records").equals("0"))
                .anyMatch(row -> !row.get("passages").equals("0"));
        assertThat(visitor().get("/api/v1/gaps?within=999").status()).isEqualTo(400);
    }

    private static String encoded(String words) {
        return java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8);
    }
}
