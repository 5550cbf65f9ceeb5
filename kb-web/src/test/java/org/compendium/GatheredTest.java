package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Gathering, and taking along what was gathered, from outside, over HTTP.
class GatheredTest extends WholeApplication {

    @Test
    void what_was_gathered_comes_back_word_for_word_in_ones_own_order() {
        Report report = Report.of("TD/B/GATHERED/1");
        String id = added(administrator(), "gathered-1.txt", report.text());
        Caller reader = a("contributor", "gatherer1");
        int made = gather(reader, id, "para_7", "for page 2").status();
        gather(reader, id, "para_12", "");
        gather(reader, id, "para_7", "");
        reader.patch("/api/v1/gathered/" + id + "/para_12", "{\"position\":0}");

        JsonNode list = reader.get("/api/v1/gathered").json();

        assertThat(made).isEqualTo(201);
        assertThat(list.path("total").asInt()).isEqualTo(2);
        assertThat(list.at("/items/0/passageId").asString()).isEqualTo("para_12");
        assertThat(
                        StreamSupport.stream(list.at("/items/0/items").spliterator(), false)
                                .map(item -> item.path("text").asString()))
                .containsExactlyElementsOf(Report.ITEMS);
        assertThat(list.at("/items/1/passage/text").asString()).isEqualTo(report.paragraph(7));
        assertThat(list.at("/items/1/passage/citation").asString())
                .isEqualTo("TD/B/GATHERED/1, para.\u00a07");
        assertThat(list.at("/items/1/note").asString()).isEqualTo("for page 2");
        assertThat(list.at("/items/1/superseded").asBoolean()).isFalse();
    }

    @Test
    void the_briefing_quotes_what_is_stored_and_cites_it_in_footnotes() throws Exception {
        Report report = Report.of("TD/B/GATHERED/2");
        String id = added(administrator(), "gathered-2.txt", report.text());
        Caller reader = a("contributor", "gatherer2");
        gather(reader, id, "para_7", "for page 2");
        gather(reader, id, "para_12", "");
        JsonNode stored = visitor().get("/api/v1/documents/" + id + "/passages").json();

        try (XWPFDocument word =
                new XWPFDocument(
                        new ByteArrayInputStream(bytes(reader, "/api/v1/gathered.docx")))) {
            List<String> quoted =
                    word.getParagraphs().stream()
                            .filter(paragraph -> "Quote".equals(paragraph.getStyle()))
                            .map(GatheredTest::ownText)
                            .toList();
            assertThat(quoted)
                    .containsExactly(
                            text(stored, "para_7"),
                            text(stored, "para_12"),
                            "(a) " + text(stored, "para_12__item_a"),
                            "(b) " + text(stored, "para_12__item_b"),
                            "(c) " + text(stored, "para_12__item_c"));
            assertThat(
                            word.getFootnotes().stream()
                                    .flatMap(note -> note.getParagraphs().stream())
                                    .map(paragraph -> paragraph.getText().strip())
                                    .filter(text -> !text.isEmpty()))
                    .containsExactly(
                            "TD/B/GATHERED/2, para.\u00a07.", "TD/B/GATHERED/2, para.\u00a012.");
        }
    }

    @Test
    void every_format_has_the_document_once_with_its_permanent_address() {
        String id = added(administrator(), "gathered-3.txt", Report.of("TD/B/GATHERED/3").text());
        Caller reader = a("contributor", "gatherer3");
        gather(reader, id, "para_7", "");
        gather(reader, id, "para_8", "");

        assertThat(reader.get("/api/v1/gathered.ris").body().split("TY  - RPRT")).hasSize(2);
        assertThat(reader.get("/api/v1/gathered.bib").body())
                .contains("url = {" + BASE + "/id/" + id);
        JsonNode csl = new ObjectMapper().readTree(reader.get("/api/v1/gathered.csl.json").body());
        assertThat(csl.size()).isEqualTo(1);
        assertThat(csl.at("/0/number").asString()).isEqualTo("TD/B/GATHERED/3");
        Caller.Answer csv = reader.get("/api/v1/gathered.csv");
        assertThat(csv.body()).startsWith("\uFEFF");
        assertThat(csv.body().lines()).hasSize(3);
        assertThat(csv.body()).contains(BASE + "/cite/TD/B/GATHERED/3/para/7?lang=en");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
                .contains("gathered.csv");
        assertThat(reader.get("/api/v1/gathered.exe").status()).isEqualTo(404);
    }

    @Test
    void the_link_in_a_file_leads_to_the_paragraph() {
        String id = added(administrator(), "gathered-4.txt", Report.of("TD/B/GATHERED/4").text());
        Caller reader = a("contributor", "gatherer4");
        gather(reader, id, "para_7", "");
        String csv = reader.get("/api/v1/gathered.csv").body();

        String link = csv.substring(csv.indexOf(BASE + "/cite/")).split("[,\r\n]")[0];

        assertThat(visitor().get(link.substring(BASE.length())).location())
                .endsWith("/read/" + id + "/para_7");
    }

    @Test
    void a_document_is_described_for_reference_managers() {
        String id = added(administrator(), "gathered-5.txt", Report.of("TD/B/GATHERED/5").text());
        String path = "/api/v1/documents/" + id + "/citation";

        assertThat(visitor().get(path).body()).contains("SN  - TD/B/GATHERED/5");
        assertThat(visitor().get(path + "?format=bibtex").body())
                .contains("number = {TD/B/GATHERED/5}");
        assertThat(visitor().get(path + "?format=csl").headers().firstValue("Content-Type"))
                .contains("application/vnd.citationstyles.csl+json;charset=UTF-8");
        Caller.Answer wrong = visitor().get(path + "?format=word");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("detail").asString()).contains("ris, bibtex, csl, csv");
    }

    @Test
    void what_a_search_finds_can_be_saved_with_its_filters() {
        added(
                administrator(),
                "gathered-6.txt",
                Report.of("TD/B/GATHERED/6").with(2, "A pellsworth mule spins.").text());
        added(
                administrator(),
                "gathered-7.txt",
                Report.of("TD/B/GATHERED/7").with(2, "No pellsworth mule spins.").text());
        found(visitor(), "pellsworth", 2);

        String all = "/api/v1/search/export?q=pellsworth&format=";
        assertThat(visitor().get(all + "csv").body())
                .contains("TD/B/GATHERED/6", "TD/B/GATHERED/7");
        assertThat(visitor().get(all + "ris&size=1").body().split("TY  - ")).hasSize(2);
        assertThat(visitor().get(all + "bibtex&kind=manual").body()).isEmpty();
        assertThat(visitor().get(all + "csv&size=1001").status()).isEqualTo(400);
    }

    @Test
    void a_list_needs_an_account_and_problems_say_what_to_do() {
        String id = added(administrator(), "gathered-8.txt", Report.of("TD/B/GATHERED/8").text());
        Caller reader = a("contributor", "gatherer8");

        assertThat(visitor().get("/api/v1/gathered").status()).isEqualTo(401);
        assertThat(gather(visitor(), id, "para_1", "").status()).isEqualTo(401);
        assertThat(gather(reader, id, "para_99", "").status()).isEqualTo(404);
        assertThat(gather(reader, "nothing", "para_1", "").status()).isEqualTo(404);
        assertThat(reader.post("/api/v1/gathered", "{}").status()).isEqualTo(400);
        assertThat(reader.delete("/api/v1/gathered/" + id + "/para_1").status()).isEqualTo(404);
        gather(reader, id, "para_1", "");
        assertThat(reader.delete("/api/v1/gathered/" + id + "/para_1").status()).isEqualTo(204);
        gather(reader, id, "para_1", "");
        assertThat(reader.delete("/api/v1/gathered").status()).isEqualTo(204);
        assertThat(reader.get("/api/v1/gathered").json().path("total").asInt()).isZero();
    }

    @Test
    void a_superseded_version_says_so_and_its_link_leads_to_itself() {
        Report report = Report.of("TD/B/GATHERED/9");
        String old = added(administrator(), "gathered-9.txt", report.text());
        Caller reader = a("contributor", "gatherer9");
        gather(reader, old, "para_7", "");
        outcomeOf(
                administrator(),
                administrator()
                        .send(
                                "gathered-9-new.txt",
                                report.with(7, "And much more was said of looms.").text(),
                                java.util.Map.of()));

        JsonNode item = reader.get("/api/v1/gathered").json().at("/items/0");
        assertThat(item.path("superseded").asBoolean()).isTrue();
        assertThat(item.at("/passage/text").asString()).isEqualTo(report.paragraph(7));
        assertThat(reader.get("/api/v1/gathered.csv").body())
                .contains(BASE + "/read/" + old + "/para_7");
    }

    private static Caller.Answer gather(
            Caller caller, String document, String passage, String note) {
        return caller.post(
                "/api/v1/gathered",
                "{\"documentId\":\"%s\",\"passageId\":\"%s\"%s}"
                        .formatted(
                                document,
                                passage,
                                note.isEmpty() ? "" : ",\"note\":\"" + note + "\""));
    }

    private static String text(JsonNode passages, String eId) {
        return StreamSupport.stream(passages.path("items").spliterator(), false)
                .filter(one -> one.path("id").asString().equals(eId))
                .map(one -> one.path("text").asString())
                .collect(Collectors.joining());
    }

    private static String ownText(XWPFParagraph paragraph) {
        return paragraph.getRuns().stream()
                .filter(run -> run.getCTR().sizeOfFootnoteReferenceArray() == 0)
                .map(XWPFRun::text)
                .collect(Collectors.joining());
    }

    static byte[] bytes(Caller caller, String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(caller.base() + path));
        if (!caller.authorization().isEmpty()) {
            request.header("Authorization", caller.authorization());
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
