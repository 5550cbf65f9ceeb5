package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.compendium.ingest.Ingestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

/// The main job from outside, over HTTP: a file goes in, its paragraphs are found and cited.
class SmokeTest extends WholeApplication {

    @Autowired private JdbcClient jdbc;
    @Autowired private Ingestion ingestion;

    @Test
    void a_fresh_collection_shows_the_digest_under_the_report_s_address_and_says_so() {
        Caller.Answer cited = visitor().get("/cite/TD/B/COM.3/19/para/28");
        assertThat(cited.status()).isEqualTo(302);
        assertThat(cited.location()).startsWith("/read/").endsWith("/para_28?from=digest");

        String id = cited.location().split("/")[2];
        JsonNode digest = visitor().get("/api/v1/documents/" + id).json();
        assertThat(digest.path("kind").asString()).isEqualTo("digest");
        assertThat(digest.path("symbol").isNull()).isTrue();
        assertThat(digest.path("retells").asString()).isEqualTo("TD/B/COM.3/19");
        assertThat(digest.path("notice").asString())
                .isEqualTo("Compendium's paraphrase, not a UN publication");
        assertThat(passage(visitor(), id, "para_28").path("citation").asString())
                .isEqualTo("Compendium digest of TD/B/COM.3/19, para.\u00a028");
    }

    @Test
    void a_printed_digest_is_another_format_of_the_digest_and_never_the_report()
            throws IOException {
        String cited = visitor().get("/cite/TD/B/COM.3/19/para/28").location();
        for (String format : List.of("pdf", "docx")) {
            Path printed = Path.of("../kb-print/target/try/td-b-com-3-19-digest." + format);
            JsonNode receipt =
                    outcomeOf(
                            administrator(),
                            administrator()
                                    .send(
                                            "TD_B_COM.3_19." + format,
                                            Files.readAllBytes(printed),
                                            Map.of()));

            assertThat(receipt.path("outcome").asString()).isEqualTo("new-format");
            assertThat(receipt.path("documentId").asString()).isEqualTo(cited.split("/")[2]);
        }
        assertThat(visitor().get("/cite/TD/B/COM.3/19/para/28").location())
                .isEqualTo(cited)
                .endsWith("/para_28?from=digest");
    }

    @Test
    void a_report_that_is_sent_in_is_described_and_has_each_paragraph_once() {
        Report report = Report.of("TD/B/TEST/1");
        Caller curator = administrator();
        Caller.Answer accepted = curator.send("report-1.txt", report.text(), Map.of());
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.location()).matches("/api/v1/ingestions/[^/]+");

        JsonNode receipt = outcomeOf(curator, accepted);
        assertThat(receipt.path("outcome").asString()).isEqualTo("added");
        assertThat(receipt.path("state").asString()).isEqualTo("finished");
        assertThat(receipt.path("fileName").asString()).isEqualTo("report-1.txt");

        String id = receipt.path("documentId").asString();
        JsonNode document = visitor().get("/api/v1/documents/" + id).json();
        assertThat(document.path("symbol").asString()).isEqualTo("TD/B/TEST/1");
        assertThat(document.path("date").asString()).isEqualTo("2019-03-14");
        assertThat(document.path("language").asString()).isEqualTo("en");
        assertThat(document.path("kind").asString()).isEqualTo("secretariat-report");
        assertThat(document.path("title").asString()).isEqualToIgnoringCase(report.title());
        assertThat(strings(document.path("countries"))).contains("MUS");

        List<JsonNode> passages = passages(visitor(), id);
        assertThat(
                        passages.stream()
                                .filter(one -> one.path("form").asString().equals("paragraph"))
                                .map(one -> one.path("id").asString())
                                .toList())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, Report.PARAGRAPHS)
                                .mapToObj(number -> "para_" + number)
                                .toList());
        for (int number = 1; number <= Report.PARAGRAPHS; number++) {
            JsonNode passage = passage(visitor(), id, "para_" + number);
            assertThat(passage.path("text").asString()).isEqualTo(report.paragraph(number));
            assertThat(passage.path("label").asString()).isEqualTo(Integer.toString(number));
        }
        assertThat(
                        passages.stream()
                                .filter(one -> one.path("parent").asString("").equals("para_12"))
                                .map(one ->
                                        one.path("label").asString()
                                                + " "
                                                + one.path("text").asString())
                                .toList())
                .containsExactly(
                        "12(a) " + Report.ITEMS.get(0),
                        "12(b) " + Report.ITEMS.get(1),
                        "12(c) " + Report.ITEMS.get(2));
        assertThat(passage(visitor(), id, "para_20").path("headings").get(0).asString())
                .contains("What follows from it");
    }

    @Test
    void paragraphs_that_are_split_by_pages_are_whole_and_know_their_page() {
        Report report = Report.of("TD/B/TEST/14");
        String id = added(administrator(), "pages.pdf", report.pdf());

        int pages = visitor().get("/api/v1/documents/" + id).json().path("pages").asInt();
        assertThat(pages).isGreaterThan(2);
        int page = 1;
        for (int number = 1; number <= Report.PARAGRAPHS; number++) {
            JsonNode passage = passage(visitor(), id, "para_" + number);
            assertThat(passage.path("text").asString()).isEqualTo(report.paragraph(number));
            assertThat(passage.path("page").asInt()).isBetween(page, pages);
            page = passage.path("page").asInt();
        }
        // The last one may begin on the page before the last.
        assertThat(page).isGreaterThanOrEqualTo(pages - 1);
    }

    @Test
    void a_paragraph_s_own_address_leads_to_it() {
        String id = added(administrator(), "cited.txt", Report.of("TD/B/TEST/11").text());

        assertThat(visitor().get("/cite/TD/B/TEST/11/para/17").location())
                .isEqualTo("/read/" + id + "/para_17");
        assertThat(visitor().get("/cite/TD/B/TEST/11/para_12__item_b").location())
                .isEqualTo("/read/" + id + "/para_12__item_b");
        String address = passage(visitor(), id, "para_17").path("url").asString();
        assertThat(address).isEqualTo(base() + "/cite/TD/B/TEST/11/para/17");
        String own = visitor().get("/api/v1/documents/" + id).json().path("url").asString();
        assertThat(own).startsWith(base() + "/id/");
        assertThat(visitor().get(own).location()).isEqualTo("/read/" + id);
    }

    @Test
    void the_same_file_sent_again_is_already_known_and_changes_no_id() {
        byte[] report = Report.of("TD/B/TEST/3").text();
        String id = added(administrator(), "first.txt", report);
        List<JsonNode> before = passages(visitor(), id);

        JsonNode again =
                outcomeOf(administrator(), administrator().send("second.txt", report, Map.of()));

        assertThat(again.path("outcome").asString()).isEqualTo("already-known");
        assertThat(again.path("documentId").asString()).isEqualTo(id);
        assertThat(passages(visitor(), id)).isEqualTo(before);
    }

    @Test
    void a_corrected_text_is_a_new_version_and_the_old_one_stays() {
        String first = added(administrator(), "v1.txt", Report.of("TD/B/TEST/13").text());
        Report corrected = Report.of("TD/B/TEST/13").with(9, "One delegation disagreed.");

        JsonNode receipt =
                outcomeOf(
                        administrator(),
                        administrator().send("v2.txt", corrected.text(), Map.of()));

        assertThat(receipt.path("outcome").asString()).isEqualTo("new-version");
        String second = receipt.path("documentId").asString();
        assertThat(visitor().get("/api/v1/documents/" + first).json().path("current").asBoolean())
                .isFalse();
        assertThat(visitor().get("/cite/TD/B/TEST/13/para/9").location())
                .isEqualTo("/read/" + second + "/para_9");
        assertThat(passage(visitor(), second, "para_9").path("text").asString())
                .endsWith("One delegation disagreed.");
    }

    @Test
    void a_retry_with_the_same_key_gets_the_same_receipt() {
        byte[] report = Report.of("TD/B/TEST/4").text();
        Map<String, String> key = Map.of("Idempotency-Key", "a key of ours");
        Caller.Answer first = administrator().send("keyed.txt", report, key);
        Caller.Answer retry = administrator().send("keyed.txt", report, key);

        assertThat(retry.status()).isEqualTo(202);
        assertThat(retry.location()).isEqualTo(first.location());
        assertThat(outcomeOf(administrator(), retry).path("outcome").asString()).isEqualTo("added");
    }

    @Test
    void search_finds_the_paragraph_and_marks_exactly_the_words() {
        Report report =
                Report.of("TD/B/TEST/5")
                        .with(
                                17,
                                "Zanthorium lanterns were exported by “Ünlü & Sons” as lanterns.");
        added(administrator(), "lanterns.txt", report.text());

        JsonNode answer = found(visitor(), "zanthorium lanterns", 1);
        // Documents and passages are two indices, which are refreshed one after the other.
        JsonNode hit =
                await().until(
                                () ->
                                        visitor()
                                                .get("/api/v1/search?q=zanthorium+lanterns")
                                                .json()
                                                .path("hits")
                                                .get(0),
                                found -> found.path("passages").size() > 0);
        assertThat(hit.path("document").path("symbol").asString()).isEqualTo("TD/B/TEST/5");
        JsonNode passage = hit.path("passages").get(0);
        assertThat(passage.path("id").asString()).isEqualTo("para_17");
        String text = passage.path("text").asString();
        assertThat(text).isEqualTo(report.paragraph(17));
        List<String> marked = new ArrayList<>();
        passage.path("highlights")
                .forEach(range ->
                        marked.add(
                                text.substring(
                                        range.path("start").asInt(), range.path("end").asInt())));
        assertThat(marked).containsExactly("Zanthorium", "lanterns", "lanterns");

        JsonNode facets = answer.path("facets");
        assertThat(counts(facets, "theme"))
                .contains("export-processing-zones=1", "business-incubators=1");
        assertThat(counts(facets, "country")).contains("MUS=1");
        assertThat(counts(facets, "kind")).containsExactly("secretariat-report=1");
        assertThat(counts(facets, "language")).containsExactly("en=1");
        assertThat(counts(facets, "year")).containsExactly("2019=1");
        assertThat(total("zanthorium lanterns&kind=manual")).isZero();
        assertThat(total("zanthorium lanterns&country=MUS&theme=business-incubators&year=2019"))
                .isEqualTo(1);
    }

    @Test
    void what_a_contributor_sends_is_hidden_until_a_curator_releases_it() {
        Report report = Report.of("TD/B/TEST/6").with(3, "A quorvellite mill stood idle.");
        Caller contributor = a("contributor", "ministry");
        String id = added(contributor, "hidden.txt", report.text());
        found(contributor, "quorvellite", 1);

        assertThat(total("quorvellite")).isZero();
        assertThat(visitor().get("/api/v1/documents/" + id).status()).isEqualTo(404);
        assertThat(visitor().get("/api/v1/documents/" + id + "/passages").status()).isEqualTo(404);
        assertThat(visitor().get("/api/v1/documents/" + id + "/akn").status()).isEqualTo(404);
        assertThat(visitor().get("/api/v1/documents/" + id + "/file").status()).isEqualTo(404);
        assertThat(visitor().get("/cite/TD/B/TEST/6/para/3").status()).isEqualTo(404);
        Caller other = a("contributor", "university");
        assertThat(other.get("/api/v1/documents/" + id).status()).isEqualTo(404);
        assertThat(contributor.post("/api/v1/documents/" + id + "/release").status())
                .isEqualTo(403);

        Caller curator = a("curator", "librarian");
        Caller.Answer changed = curator.post("/api/v1/documents/" + id + "/release?revision=1");
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.json().path("detail").asString()).contains("Look at it again");
        assertThat(curator.post("/api/v1/documents/" + id + "/release").status()).isEqualTo(200);

        found(visitor(), "quorvellite", 1);
        assertThat(visitor().get("/api/v1/documents/" + id).status()).isEqualTo(200);
        assertThat(visitor().get("/cite/TD/B/TEST/6/para/3").location())
                .isEqualTo("/read/" + id + "/para_3");

        assertThat(curator.post("/api/v1/documents/" + id + "/withdraw").status()).isEqualTo(200);

        found(visitor(), "quorvellite", 0);
        assertThat(visitor().get("/cite/TD/B/TEST/6/para/3").status()).isEqualTo(404);
    }

    @Test
    void a_file_without_text_has_an_outcome_and_a_reason() {
        JsonNode empty =
                outcomeOf(
                        administrator(), administrator().send("empty.txt", new byte[0], Map.of()));
        JsonNode broken =
                outcomeOf(
                        administrator(),
                        administrator()
                                .send(
                                        "broken.pdf",
                                        "%PDF-1.7 and no more".getBytes(StandardCharsets.UTF_8),
                                        Map.of()));

        assertThat(empty.path("outcome").asString()).isEqualTo("unreadable");
        assertThat(empty.path("reason").asString()).isNotBlank();
        assertThat(broken.path("outcome").asString()).isEqualTo("unreadable");
        assertThat(broken.path("reason").asString()).isNotBlank();
    }

    @Test
    void each_step_is_measured_and_only_administrators_see_it() {
        Report report = Report.of("TD/B/TEST/40").with(4, "A wexelglim barge was measured twice.");
        added(administrator(), "measured.txt", report.text());
        found(visitor(), "wexelglim", 1);

        for (String step :
                List.of(
                        "receive",
                        "extract",
                        "structure",
                        "describe",
                        "classify",
                        "store",
                        "index",
                        "refresh")) {
            JsonNode measured =
                    administrator()
                            .get("/actuator/metrics/compendium.step?tag=step:" + step)
                            .json()
                            .path("measurements");
            assertThat(measured.get(0).path("statistic").asString()).isEqualTo("COUNT");
            assertThat(measured.get(0).path("value").asDouble()).as(step).isPositive();
        }
        assertThat(administrator().get("/actuator/prometheus").body())
                .contains("compendium_step_seconds_sum{outcome=\"added\",step=\"store\"}")
                .contains("compendium_step_cpu_seconds_total{step=\"structure\"}")
                .contains("compendium_queue_open")
                .contains("compendium_queue_oldest_seconds")
                .contains("compendium_parsers_alive")
                .contains("compendium_parsers_cpu_seconds_total");
        problem(visitor().get("/actuator/prometheus"), 401, "Sign in");
        problem(a("curator", "counter").get("/actuator/metrics"), 403, "may not");
    }

    @Test
    void mistakes_are_answered_with_what_to_do_next() {
        byte[] report = Report.of("TD/B/TEST/7").text();
        Caller contributor = a("contributor", "newcomer");

        problem(administrator().sendWithMetadata("a.txt", report, "{kind"), 400, "JSON");
        problem(administrator().sendWithMetadata("a.txt", report, "[]"), 400, "object");
        problem(
                administrator().sendWithMetadata("a.txt", report, "{\"kind\":\"novel\"}"),
                400,
                "novel");
        problem(
                administrator().sendWithMetadata("a.txt", report, "{\"date\":\"2.10.1998\"}"),
                400,
                "1998-10-02");
        problem(visitor().send("a.txt", report, Map.of()), 401, "Sign in");
        problem(visitor().as("admin", "wrong").send("a.txt", report, Map.of()), 401, "Sign in");
        problem(contributor.get("/api/v1/administration/agreement"), 403, "administrator");
        problem(visitor().get("/api/v1/documents/nosuchthing"), 404, "search");
        problem(visitor().get("/api/v1/documents/nosuchthing/passages"), 404, "search");
        problem(visitor().get("/api/v1/practices/none"), 404, "/api/v1/practices");
        problem(visitor().get("/cite/TD/B/NONE/1/para/1"), 404, "Search");
        problem(visitor().get("/id/nosuchthing"), 404, "search");
        problem(visitor().get("/api/v1/search?size=1001"), 400, "1000");
        problem(visitor().get("/api/v1/search?page=-1"), 400, "page");
        problem(visitor().get("/api/v1/search?size=many"), 400, "size");
        problem(administrator().post("/api/v1/documents"), 415, "");
        problem(visitor().get("/api/v1/nothing"), 404, "");
        assertThat(
                        visitor()
                                .as("admin", "wrong")
                                .get("/api/v1/search?q=zones")
                                .headers()
                                .firstValue("WWW-Authenticate"))
                .isPresent();
    }

    private static void problem(Caller.Answer answer, int status, String says) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(answer.body())
                .startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asString("")).isNotBlank();
        assertThat(answer.json().path("detail").asString("")).isNotBlank().contains(says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "concepts",
                "practices",
                "cases",
                "scorecards",
                "manuals",
                "organisations",
                "recommendations"
            })
    void curated_records_are_lists_with_a_total(String records) {
        Caller.Answer answer = visitor().get("/api/v1/" + records + "?page=0&size=2");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode list = answer.json();
        assertThat(list.path("total").isIntegralNumber()).isTrue();
        assertThat(list.path("items").isArray()).isTrue();
        assertThat(list.path("items").size())
                .isEqualTo((int) Math.min(2, list.path("total").asLong()));
        for (JsonNode item : list.path("items")) {
            assertThat(
                            visitor()
                                    .get("/api/v1/" + records + "/" + item.path("id").asString())
                                    .json())
                    .isEqualTo(item);
        }
    }

    @Test
    void a_recommendation_says_who_asked_whom_and_that_nobody_knows_what_became_of_it() {
        JsonNode all = visitor().get("/api/v1/recommendations").json();
        JsonNode one = visitor().get("/api/v1/recommendations/manuals").json();

        assertThat(all.path("items").findValuesAsString("cites"))
                .filteredOn(cites -> cites.startsWith("TD/B/COM.3/19#"))
                .hasSize(21);
        assertThat(one.path("cites").asString())
                .isEqualTo(
                        "TD/B/COM.3/19#sec_recommendations-addressed-to-governments__para_3__item_c__item_ii");
        assertThat(one.path("addressees").toString()).contains("governments", "civil-society");
        assertThat(one.path("status").asString()).isEqualTo("not-known");
        assertThat(one.path("recheck").asBoolean()).isFalse();
        assertThat(
                        visitor()
                                .get("/api/v1/recommendations?addressee=unctad")
                                .json()
                                .path("total")
                                .asInt())
                .isEqualTo(6);
        problem(visitor().get("/api/v1/recommendations/none"), 404, "/api/v1/recommendations");
    }

    @Test
    void a_claim_says_which_words_it_rests_on() {
        JsonNode claim =
                visitor()
                        .get("/api/v1/cases/newi-automotive-parts-cluster")
                        .json()
                        .path("claims")
                        .path(0);

        assertThat(claim.path("restsOn").path(0).path("passage").asString())
                .isEqualTo(claim.path("cites").path(0).asString());
        assertThat(claim.path("restsOn").path(0).path("words").asString()).contains("80 per cent");
        assertThat(claim.path("recheck").asBoolean()).isFalse();
        assertThat(visitor().get("/claims-to-check").status()).isNotEqualTo(200);
    }

    @Test
    void akoma_ntoso_is_well_formed_and_has_every_paragraph() throws Exception {
        Report report = Report.of("TD/B/TEST/8").with(2, "Firms < 10 & > 2 hands \"count\".");
        String id = added(administrator(), "akn.txt", report.text());

        Caller.Answer answer = visitor().get("/api/v1/documents/" + id + "/akn");

        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/xml");
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var xml =
                factory.newDocumentBuilder()
                        .parse(new InputSource(new StringReader(answer.body())));
        assertThat(xml.getDocumentElement().getLocalName()).isEqualTo("akomaNtoso");
        var paragraphs = xml.getElementsByTagNameNS("*", "paragraph");
        assertThat(paragraphs.getLength()).isEqualTo(Report.PARAGRAPHS);
        assertThat(paragraphs.item(1).getTextContent()).contains("Firms < 10 & > 2 hands");
        assertThat(xml.getElementsByTagNameNS("*", "point").getLength())
                .isEqualTo(Report.ITEMS.size());
    }

    @Test
    void the_interface_describes_itself() {
        JsonNode description = visitor().get("/v3/api-docs").json();

        assertThat(description.path("openapi").asString("")).startsWith("3.");
        assertThat(description.path("paths").has("/api/v1/documents")).isTrue();
        assertThat(description.path("paths").has("/api/v1/search")).isTrue();
        assertThat(visitor().get("/swagger-ui/index.html").status()).isEqualTo(200);
    }

    @Test
    void a_killed_instance_loses_nothing_and_the_other_finishes_its_files(@TempDir Path folder)
            throws Exception {
        String ours =
                jdbc.sql("SELECT DISTINCT claimed_by FROM ingestion WHERE claimed_by IS NOT NULL")
                        .query(String.class)
                        .single();
        OwnProcess second = OwnProcess.start(folder.resolve("data"), INSTALLATION.settings());
        List<Caller.Answer> accepted = new ArrayList<>();
        try {
            second.awaitReady();
            // This one accepts, and leaves the reading to the other.
            ingestion.stop();
            for (int i = 0; i < 20; i++) {
                Report report =
                        Report.of("TD/B/TEST/2" + i + "/Add.1")
                                .with(i + 1, "Shared vellomite no. " + i + ".");
                accepted.add(administrator().send("shared-" + i + ".pdf", report.pdf(), Map.of()));
            }
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () -> count("claimed_by IS NOT NULL AND claimed_by <> '" + ours + "'"),
                            taken -> taken > 0);
        } finally {
            second.kill();
            ingestion.start();
        }
        assertThat(count("outcome IS NULL")).as("files that the killed one left open").isPositive();

        List<String> documents = new ArrayList<>();
        for (Caller.Answer answer : accepted) {
            JsonNode receipt = outcomeOf(administrator(), answer);
            assertThat(receipt.path("outcome").asString()).isEqualTo("added");
            documents.add(receipt.path("documentId").asString());
        }
        assertThat(documents).hasSize(20).doesNotHaveDuplicates();
        found(visitor(), "vellomite", 20);
        await().atMost(Duration.ofSeconds(30)).until(this::agree);
    }

    @Test
    void index_and_store_agree() {
        added(administrator(), "agree.txt", Report.of("TD/B/TEST/9").text());

        await().atMost(Duration.ofSeconds(30)).until(this::agree);
    }

    private long count(String which) {
        return jdbc.sql("SELECT count(*) FROM ingestion WHERE " + which).query(Long.class).single();
    }

    private boolean agree() {
        JsonNode agreement = administrator().get("/api/v1/administration/agreement").json();
        return agreement.path("index").path("agree").asBoolean()
                && agreement.path("index").path("waiting").asLong() == 0
                && agreement.path("openFiles").asLong() == 0;
    }

    private int total(String words) {
        int more = words.indexOf('&');
        String query =
                more < 0
                        ? Caller.encoded(words)
                        : Caller.encoded(words.substring(0, more)) + words.substring(more);
        return visitor().get("/api/v1/search?q=" + query).json().path("total").asInt();
    }

    private static List<JsonNode> passages(Caller caller, String document) {
        JsonNode answer = caller.get("/api/v1/documents/" + document + "/passages").json();
        List<JsonNode> items =
                StreamSupport.stream(answer.path("items").spliterator(), false).toList();
        assertThat(answer.path("total").asInt()).isEqualTo(items.size());
        return items;
    }

    private static JsonNode passage(Caller caller, String document, String eId) {
        List<JsonNode> found =
                passages(caller, document).stream()
                        .filter(one -> one.path("id").asString().equals(eId))
                        .toList();
        assertThat(found).as(eId).hasSize(1);
        return found.getFirst();
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
    }

    private static List<String> counts(JsonNode facets, String facet) {
        return StreamSupport.stream(facets.path(facet).spliterator(), false)
                .map(one -> one.path("value").asString() + "=" + one.path("count").asLong())
                .toList();
    }
}
