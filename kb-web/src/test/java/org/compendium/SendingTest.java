package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.compendium.account.Accounts;
import org.compendium.upload.Sweeping;
import org.compendium.upload.Uploads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Files on their way to the server: over lines that break, to a queue that is full.
class SendingTest extends WholeApplication {

    private static final int MEGABYTE = 1024 * 1024;
    private static final Map<String, String> TUS = Map.of("Tus-Resumable", "1.0.0");

    @TempDir private Path folder;
    @Autowired private Accounts accounts;
    @Autowired private JdbcClient jdbc;
    @Autowired private Uploads uploads;

    @Test
    void forty_files_over_a_line_that_breaks_twice_are_all_accounted_for_and_none_twice()
            throws Exception {
        Path files = Files.createDirectories(folder.resolve("files"));
        for (int i = 1; i <= 40; i++) {
            Files.write(files.resolve("forty-%02d.%s".formatted(i, ending(i))), bytes(i));
        }
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("run"));
        Files.createDirectories(data.resolve("secrets"));
        Files.writeString(data.resolve("secrets/token"), accounts.newToken("admin", "forty files"));
        BadLine[] line = new BadLine[1];
        try (BadLine bad =
                new BadLine(
                        URI.create(base()).getPort(),
                        () -> {
                            // As after a server's restart: another port, and who looks finds it.
                            line[0].move();
                            announce(data, line[0]);
                        },
                        3 * MEGABYTE + 4711,
                        9 * MEGABYTE + 4711)) {
            line[0] = bad;
            announce(data, bad);

            Process process = client(data, "ingest", files.toString(), "--kind", "study");
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            assertThat(bad.broken()).as(said).isEqualTo(2);
            assertThat(said.lines().filter(one -> one.contains("forty-"))).hasSize(40);
            assertThat(said).contains("40 files").doesNotContain("not sent");
        }
        List<String> kept =
                jdbc.sql(
                                "SELECT file_name FROM ingestion WHERE file_name LIKE 'forty-%' AND"
                                        + " outcome IS NOT NULL ORDER BY file_name")
                        .query((row, number) -> row.getString(1))
                        .list();
        assertThat(kept).hasSize(40).doesNotHaveDuplicates();
        assertThat(
                        jdbc.sql(
                                        "SELECT count(*) FROM ingestion WHERE file_name LIKE"
                                                + " 'forty-%' AND metadata->>'kind' = 'study'")
                                .query(Long.class)
                                .single())
                .isEqualTo(40);
        try (var incoming = Files.list(INSTALLATION.blobs().resolve("incoming"))) {
            assertThat(incoming).as("parts and drafts that nobody needs").isEmpty();
        }
    }

    private static String ending(int number) {
        return number % 8 == 0 ? "bin" : number % 5 == 0 ? "pdf" : "txt";
    }

    // Reports, their bytes again, files without sense, an empty one, and five large ones.
    private static byte[] bytes(int number) {
        if (number == 7) {
            return new byte[0];
        }
        if (number == 15) {
            return "%PDF-1.7 and no more".getBytes(StandardCharsets.UTF_8);
        }
        Random random = new Random(number);
        if (number % 8 == 0) {
            byte[] large = new byte[3 * MEGABYTE];
            random.nextBytes(large);
            return large;
        }
        Report report = Report.of("TD/B/FORTY/" + (number == 39 ? 38 : number));
        return number % 5 == 0 ? report.pdf() : report.text();
    }

    private static void announce(Path data, BadLine line) {
        try {
            Files.writeString(data.resolve("run/server.json"), "{\"url\":\"" + line.url() + "\"}");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Process client(Path data, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"));
        command.add("org.compendium.cli.Client");
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().remove("KB_TOKEN");
        builder.environment().remove("KB_ADMIN_PASSWORD");
        return builder.start();
    }

    @Test
    void a_file_in_two_pieces_goes_on_where_the_line_broke() throws Exception {
        byte[] report = Report.of("TD/B/PIECES/1").text();
        Caller sender = a("contributor", "piecemeal");
        String upload = begin(sender, "pieces.txt", report.length, "").location();
        assertThat(upload).matches("/api/v1/uploads/[^/]+");

        int first = report.length / 3;
        breakOff(sender, upload, report, first);
        await().untilAsserted(() ->
                assertThat(header(sender.call("HEAD", upload, new byte[0], TUS), "Upload-Offset"))
                        .isEqualTo(Integer.toString(first)));

        Caller.Answer last = append(sender, upload, first, rest(report, first));
        assertThat(last.status()).as(last.body()).isEqualTo(204);
        String ingestion = header(last, "Ingestion-Location");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(sender.get(ingestion).json().path("outcome").asString(""))
                                .isEqualTo("added"));
        assertThat(sender.get(ingestion).json().path("fileName").asString())
                .isEqualTo("pieces.txt");
        assertThat(header(sender.call("HEAD", upload, new byte[0], TUS), "Ingestion-Location"))
                .isEqualTo(ingestion);
        assertThat(append(sender, upload, report.length, new byte[0]).status()).isEqualTo(204);
    }

    @Test
    void a_key_announces_a_file_once_and_what_it_says_is_kept() {
        byte[] report = Report.of("TD/B/PIECES/2").text();
        String metadata =
                ",metadata " + base64("{\"kind\":\"manual\"}") + ",language " + base64("en");
        Map<String, String> key = Map.of("Idempotency-Key", "announced once");
        Caller sender = a("contributor", "forgetful");

        String first = begin(sender, "once.txt", report.length, metadata, key).location();
        assertThat(begin(sender, "once.txt", report.length, metadata, key).location())
                .isEqualTo(first);
        String ingestion = header(append(sender, first, 0, report), "Ingestion-Location");
        assertThat(begin(sender, "once.txt", report.length, metadata, key).headers().map())
                .containsEntry("ingestion-location", List.of(ingestion));

        assertThat(sender.send("once.txt", report, key).location()).isEqualTo(ingestion);
        assertThat(
                        jdbc.sql(
                                        "SELECT metadata::text FROM ingestion WHERE file_name = 'once.txt'")
                                .query(String.class)
                                .single())
                .contains("\"kind\": \"manual\"", "\"language\": \"en\"");
    }

    @Test
    void bytes_that_are_sent_once_more_leave_the_original_as_it_is() throws IOException {
        byte[] report = Report.of("TD/B/PIECES/3").text();
        Caller sender = a("contributor", "repeating");
        String upload = begin(sender, "repeated.txt", report.length, "").location();
        String ingestion = header(append(sender, upload, 0, report), "Ingestion-Location");
        // As it stands when the process died before the receipt was written down.
        jdbc.sql("UPDATE upload SET ingestion_id = NULL WHERE id = :id")
                .param("id", idOf(upload))
                .update();

        Caller.Answer again = append(sender, upload, report.length, new byte[0]);

        assertThat(again.status()).as(again.body()).isEqualTo(204);
        assertThat(header(again, "Ingestion-Location")).isEqualTo(ingestion);
        String sha256 = sender.get(ingestion).json().path("sha256").asString();
        assertThat(INSTALLATION.blobs().resolve(sha256.substring(0, 2)).resolve(sha256))
                .hasBinaryContent(report);
        assertThat(part(upload)).doesNotExist();
    }

    @Test
    void a_sender_that_asks_gets_the_receipt_of_a_file_that_is_all_here() throws IOException {
        byte[] report = Report.of("TD/B/PIECES/4").text();
        Caller sender = a("contributor", "content");
        String upload = begin(sender, "complete.txt", report.length, "").location();
        // As it stands when the process died after the last byte.
        Files.write(part(upload), report);

        Caller.Answer asked = sender.call("HEAD", upload, new byte[0], TUS);

        assertThat(header(asked, "Upload-Offset")).isEqualTo(Integer.toString(report.length));
        assertThat(
                        sender.get(header(asked, "Ingestion-Location"))
                                .json()
                                .path("fileName")
                                .asString())
                .isEqualTo("complete.txt");
        assertThat(part(upload)).doesNotExist();
    }

    @Test
    void the_sweep_accepts_what_is_all_here_and_removes_what_nobody_waits_for() throws IOException {
        byte[] report = Report.of("TD/B/PIECES/5").text();
        Caller sender = a("contributor", "absent");
        String all = begin(sender, "all-here.txt", report.length, "").location();
        String some = begin(sender, "some-here.txt", report.length, "").location();
        Files.write(part(all), report);
        Files.write(part(some), rest(report, 10));
        for (String upload : List.of(all, some)) {
            jdbc.sql("UPDATE upload SET expires_at = now() - interval '1 minute' WHERE id = :id")
                    .param("id", idOf(upload))
                    .update();
        }
        Path orphan = part("/api/v1/uploads/orphan");
        Path young = part("/api/v1/uploads/young");
        Files.write(orphan, report);
        Files.write(young, report);
        Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        Sweeping.sweep(uploads);

        assertThat(
                        jdbc.sql("SELECT count(*) FROM ingestion WHERE file_name = 'all-here.txt'")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
        assertThat(part(all)).doesNotExist();
        assertThat(part(some)).doesNotExist();
        assertThat(orphan).doesNotExist();
        assertThat(young).exists();
        Files.delete(young);
        assertThat(
                        jdbc.sql("SELECT count(*) FROM upload WHERE owner = 'absent'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private static Path part(String upload) {
        return INSTALLATION.blobs().resolve("incoming").resolve(idOf(upload) + ".part");
    }

    private static String idOf(String upload) {
        return upload.substring(upload.lastIndexOf('/') + 1);
    }

    @Test
    void a_sender_that_is_wrong_about_an_upload_is_told() {
        Caller sender = a("contributor", "mistaken");
        String upload = begin(sender, "short.txt", 10, "").location();

        assertThat(append(sender, upload, 5, new byte[5]).status()).isEqualTo(409);
        assertThat(append(sender, upload, 0, new byte[11]).status()).isEqualTo(413);
        assertThat(begin(sender, "huge.iso", 1L << 40, "").status()).isEqualTo(413);
        assertThat(begin(sender, "x.txt", 1, ",kind " + base64("pamphlet")).body())
                .contains("none of the kinds");
        Caller.Answer old = sender.call("PATCH", upload, new byte[1], Map.of("Upload-Offset", "0"));
        assertThat(old.status()).isEqualTo(412);
        assertThat(header(old, "Tus-Version")).isEqualTo("1.0.0");
        assertThat(a("contributor", "curious").get(upload).status()).isEqualTo(404);
        assertThat(visitor().get(upload).status()).isEqualTo(401);
        assertThat(
                        header(
                                sender.call("OPTIONS", "/api/v1/uploads", new byte[0], Map.of()),
                                "Tus-Extension"))
                .contains("creation", "termination", "expiration");

        assertThat(sender.call("DELETE", upload, new byte[0], TUS).status()).isEqualTo(204);
        assertThat(sender.get(upload).status()).isEqualTo(404);
    }

    @Test
    void a_full_queue_asks_senders_to_wait_before_anything_is_sent() {
        Caller sender = a("contributor", "patient");
        byte[] report = Report.of("TD/B/FULL/1").text();
        // Held by an instance that is not ours, and as large as all that may wait.
        jdbc.sql(
                        """
                        INSERT INTO ingestion (id, file_name, sha256, size, owner, release, state,
                            claimed_by, lease_until)
                        VALUES ('fullqueue0', 'elsewhere.pdf', repeat('0', 64), 5000000000, 'admin',
                            false, 'reading', 'another instance', now() + interval '1 hour')
                        """)
                .update();
        try {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> begin(sender, "later.txt", report.length, "").status() == 429);
            Caller.Answer form = sender.send("later.txt", report, Map.of());
            assertThat(form.status()).isEqualTo(429);
            assertThat(Integer.parseInt(header(form, "Retry-After"))).isBetween(1, 60);
            assertThat(form.json().path("detail").asString()).contains("waiting to be read");
            Caller.Answer upload = begin(sender, "later.txt", report.length, "");
            assertThat(upload.status()).isEqualTo(429);
            assertThat(header(upload, "Retry-After")).isNotBlank();
        } finally {
            jdbc.sql("DELETE FROM ingestion WHERE id = 'fullqueue0'").update();
        }
        assertThat(sender.send("later.txt", report, Map.of()).status()).isEqualTo(202);
    }

    private static Caller.Answer begin(Caller sender, String name, long size, String more) {
        return begin(sender, name, size, more, Map.of());
    }

    private static Caller.Answer begin(
            Caller sender, String name, long size, String more, Map<String, String> headers) {
        Map<String, String> all = new java.util.HashMap<>(TUS);
        all.putAll(headers);
        all.put("Upload-Length", Long.toString(size));
        all.put("Upload-Metadata", "filename " + base64(name) + more);
        return sender.call("POST", "/api/v1/uploads", new byte[0], all);
    }

    private static Caller.Answer append(Caller sender, String upload, long offset, byte[] bytes) {
        return sender.call(
                "PATCH",
                upload,
                bytes,
                Map.of(
                        "Tus-Resumable",
                        "1.0.0",
                        "Content-Type",
                        "application/offset+octet-stream",
                        "Upload-Offset",
                        Long.toString(offset)));
    }

    // Announces all bytes and sends some.
    private void breakOff(Caller sender, String upload, byte[] all, int sent) throws IOException {
        try (Socket socket = new Socket("localhost", URI.create(base()).getPort())) {
            socket.getOutputStream()
                    .write(
                            """
                            PATCH %s HTTP/1.1\r
                            Host: localhost\r
                            Authorization: %s\r
                            Tus-Resumable: 1.0.0\r
                            Content-Type: application/offset+octet-stream\r
                            Upload-Offset: 0\r
                            Content-Length: %d\r
                            \r
                            """
                                    .formatted(upload, sender.authorization(), all.length)
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(all, 0, sent);
            socket.getOutputStream().flush();
        }
    }

    private static byte[] rest(byte[] all, int from) {
        return java.util.Arrays.copyOfRange(all, from, all.length);
    }

    private static String header(Caller.Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
