package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Stored documents made again from their files, from outside.
class ReprocessingTest extends WholeApplication {

    private static final String PATH = "/api/v1/administration/reprocessing";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired private JdbcClient jdbc;

    @Test
    void what_older_steps_made_is_made_again_and_every_address_goes_on_leading() {
        String symbol = "TD/B/AGAIN/1";
        String id = added(administrator(), "again-1.txt", Report.of(symbol).text());
        olderStepsMissedTheNumberOf20(id);
        aClaimStandsOn(symbol, "p_99");
        long before = revision(id);

        JsonNode job = done("{\"symbol\":\"" + symbol + "\"}");
        assertThat(job.path("changed").asInt()).as(job.toString()).isEqualTo(1);
        assertThat(job.path("retired").asInt()).isEqualTo(1);
        assertThat(job.path("claims").get(0).path("cited").asString()).isEqualTo(symbol + "#p_99");
        assertThat(job.path("claims").get(0).path("now").asString()).isEqualTo("para_20");
        assertThat(revision(id)).isGreaterThan(before);
        assertThat(visitor().get("/cite/" + symbol + "/p_99").location()).endsWith("/para_20");
        JsonNode redirects = visitor().get("/api/v1/documents/" + id + "/redirects").json();
        assertThat(redirects.path("items").get(0).path("successor").asString())
                .isEqualTo("para_20");

        JsonNode again = done("{\"document\":\"" + id + "\"}");
        assertThat(again.path("unchanged").asInt()).as(again.toString()).isEqualTo(1);
    }

    @Test
    void without_a_selection_only_what_older_steps_made_is_done() {
        String old = added(administrator(), "again-2.txt", Report.of("TD/B/AGAIN/2").text());
        added(administrator(), "again-3.txt", Report.of("TD/B/AGAIN/3").text());
        done("{\"all\":true}");
        jdbc.sql("UPDATE expression SET processed_with = '' WHERE id = ?").param(old).update();
        long revision = revision(old);

        JsonNode job = done("{}");
        assertThat(job.path("total").asInt()).isEqualTo(1);
        assertThat(job.path("unchanged").asInt()).as(job.toString()).isEqualTo(1);
        assertThat(revision(old)).isEqualTo(revision);
        assertThat(done("{}").path("total").asInt()).isZero();
    }

    @Test
    void what_the_sender_said_goes_before_what_is_read() {
        JsonNode receipt =
                outcomeOf(
                        administrator(),
                        administrator()
                                .sendWithMetadata(
                                        "again-4.txt",
                                        Report.of("TD/B/AGAIN/4").text(),
                                        "{\"title\":\"As its sender calls it\"}"));
        String id = receipt.path("documentId").asString();
        JsonNode job = done("{\"only\":\"description\",\"document\":\"" + id + "\"}");

        assertThat(job.path("unchanged").asInt()).as(job.toString()).isEqualTo(1);
        assertThat(visitor().get("/api/v1/documents/" + id).json().path("title").asString())
                .isEqualTo("As its sender calls it");
    }

    @Test
    void a_scan_is_read_again_in_the_language_that_its_sender_said() throws IOException {
        assumeTrue(Scanner.reads("fra"), "Skipped: Tesseract has no French here");
        byte[] scan =
                Scanner.png(
                        "Les filets du quai sud",
                        "sont lavés et séchés avant la saison des pêches");
        JsonNode receipt =
                outcomeOf(
                        administrator(),
                        administrator()
                                .sendWithMetadata("filets.png", scan, "{\"language\":\"fr\"}"));
        String id = receipt.path("documentId").asString();
        int before = SCANNER.calls().size();

        done("{\"document\":\"" + id + "\"}");

        assertThat(SCANNER.calls().subList(before, SCANNER.calls().size()))
                .filteredOn(call -> call.endsWith("tsv"))
                .isNotEmpty()
                .allMatch(call -> call.contains("-l fra "));
    }

    @Test
    void a_file_from_an_archive_is_named_as_at_first() throws IOException {
        var box = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(box)) {
            zip.putNextEntry(new ZipEntry("south/nets-and-yards.csv"));
            zip.write(bytes("yard,nets\nsouth,9\nnorth,12\n"));
        }
        JsonNode receipt =
                outcomeOf(
                        administrator(),
                        administrator().send("again.zip", box.toByteArray(), Map.of()));
        JsonNode member =
                administrator()
                        .get("/api/v1/ingestions/" + receipt.path("id").asString() + "/members")
                        .json()
                        .path("items")
                        .get(0);
        String id = member.path("documentId").asString();
        String title = title(id);

        done("{\"document\":\"" + id + "\"}");

        assertThat(title(id)).isEqualTo(title);
    }

    private String title(String id) {
        return administrator().get("/api/v1/documents/" + id).json().path("title").asString();
    }

    @Test
    void a_withdrawn_document_stays_withdrawn() {
        String id = added(administrator(), "again-5.txt", Report.of("TD/B/AGAIN/5").text());
        jdbc.sql("UPDATE expression SET state = 'withdrawn', title = 'Old' WHERE id = ?")
                .param(id)
                .update();

        assertThat(done("{\"document\":\"" + id + "\"}").path("changed").asInt()).isEqualTo(1);
        assertThat(visitor().get("/api/v1/documents/" + id).status()).isEqualTo(404);
    }

    @Test
    void a_file_that_can_be_read_now_gets_its_outcome() throws IOException {
        Caller.Answer sent = administrator().send("again-6.txt", bytes(" \n \n "), Map.of());
        assertThat(outcomeOf(administrator(), sent).path("outcome").asString())
                .isEqualTo("unreadable");
        String sha256 =
                jdbc.sql("SELECT sha256 FROM ingestion WHERE file_name = 'again-6.txt'")
                        .query(String.class)
                        .single();
        Path blob = INSTALLATION.blobs().resolve(sha256.substring(0, 2)).resolve(sha256);
        Files.write(blob, Report.of("TD/B/AGAIN/6").text());

        JsonNode job = done("{\"failed\":true}");
        assertThat(job.path("changed").asInt()).as(job.toString()).isEqualTo(1);
        assertThat(administrator().get(sent.location()).json().path("outcome").asString())
                .isEqualTo("added");
    }

    @Test
    void new_files_go_first_and_a_job_can_be_stopped() {
        String id = added(administrator(), "again-7.txt", Report.of("TD/B/AGAIN/7").text());
        jdbc.sql(
                        """
                        INSERT INTO ingestion (id, file_name, sha256, size, owner, release, lease_until)
                        VALUES ('0000000000', 'waits.txt', '', 0, 'admin', true, 'infinity')
                        """)
                .update();
        try {
            JsonNode job = started("{\"document\":\"" + id + "\"}");
            assertThat(job.path("state").asString()).isEqualTo("running");
            assertThat(job.path("done").asInt()).isZero();

            JsonNode cancelled =
                    administrator().delete(PATH + "/" + job.path("id").asString()).json();
            assertThat(cancelled.path("state").asString()).isEqualTo("cancelled");
        } finally {
            jdbc.sql("DELETE FROM ingestion WHERE id = '0000000000'").update();
        }
    }

    @Test
    void what_a_killed_instance_left_is_taken_up() {
        String id = added(administrator(), "again-8.txt", Report.of("TD/B/AGAIN/8").text());
        jdbc.sql(
                        """
                        INSERT INTO reprocessing (id, step, selection, requested_by)
                        VALUES ('killed', 'all', 'all', 'admin')
                        """)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO reprocessing_item (job, position, document_id, attempts,
                            claimed_by, lease_until)
                        VALUES ('killed', 1, ?, 1, 'an instance that was killed',
                            now() - interval '1 second')
                        """)
                .param(id)
                .update();

        JsonNode job = finished("killed");
        assertThat(job.path("unchanged").asInt()).as(job.toString()).isEqualTo(1);
    }

    @Test
    void only_administrators_may_and_wrong_wishes_are_explained() {
        assertThat(a("curator", "again-curator").post(PATH, "{}").status()).isEqualTo(403);
        Caller.Answer two = administrator().post(PATH, "{\"all\":true,\"kind\":\"manual\"}");
        assertThat(two.status()).isEqualTo(400);
        assertThat(two.body()).contains("Choose one of");
        assertThat(administrator().post(PATH, "{\"only\":\"pages\"}").body())
                .contains("structure, description, themes or all");
        assertThat(administrator().get(PATH + "/none").status()).isEqualTo(404);
    }

    @Test
    void the_command_line_waits_and_says_what_came_of_it() throws Exception {
        String symbol = "TD/B/AGAIN/9";
        olderStepsMissedTheNumberOf20(
                added(administrator(), "again-9.txt", Report.of(symbol).text()));

        assertThat(command("reprocess", "--symbol", symbol))
                .contains("1 of 1 done: 0 unchanged, 1 changed, 0 failed; 1 eIds retired");
        assertThat(command("reprocess", "--symbol=" + symbol, "--only", "structure"))
                .contains("1 of 1 done: 1 unchanged");
        assertThat(command("reprocess", "--all", "--failed")).contains("Choose one of");
    }

    private String command(String... words) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "org.compendium.cli.Client")
                        .redirectErrorStream(true);
        builder.command().addAll(List.of(words));
        builder.command().addAll(List.of("--server", base()));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("KB_ADMIN_PASSWORD", Installation.PASSWORD);
        builder.environment().remove("KB_TOKEN");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private JsonNode started(String asked) {
        Caller.Answer answer = administrator().post(PATH, asked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.location()).startsWith(PATH);
        return answer.json();
    }

    private JsonNode done(String asked) {
        return finished(started(asked).path("id").asString());
    }

    private JsonNode finished(String job) {
        return await().atMost(PATIENCE)
                .until(
                        () -> administrator().get(PATH + "/" + job).json(),
                        now -> now.path("state").asString().equals("finished"));
    }

    private void olderStepsMissedTheNumberOf20(String id) {
        jdbc.sql(
                        """
                        UPDATE passage SET eid = 'p_99', label = NULL, form = 'text'
                        WHERE expression_id = ? AND eid = 'para_20'
                        """)
                .param(id)
                .update();
    }

    private void aClaimStandsOn(String symbol, String eId) {
        jdbc.sql(
                        """
                        INSERT INTO entry (id, kind, position, title, summary, status, themes,
                            countries, not_reported, body)
                        VALUES ('again', 'practice', 999, 'Again', '', 'draft', '{}', '{}', '{}', '')
                        """)
                .update();
        jdbc.sql(
                        "INSERT INTO claim (entry, position, text, strength)"
                                + " VALUES ('again', 0, 'It works.', 'supported')")
                .update();
        jdbc.sql("INSERT INTO claim_citation VALUES ('again', 0, 0, ?, ?)")
                .param(symbol)
                .param(eId)
                .update();
    }

    private long revision(String id) {
        return jdbc.sql("SELECT revision FROM expression WHERE id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
