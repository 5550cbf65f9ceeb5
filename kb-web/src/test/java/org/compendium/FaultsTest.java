package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.compendium.document.Blobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The machine fails while files are taken in, and the files are not at fault.
class FaultsTest extends WholeApplication {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Autowired private JdbcClient jdbc;
    @TempDir private Path folder;

    private record Tried(int attempts, int faults, boolean waits) {}

    @Test
    void a_file_whose_original_is_out_of_reach_waits_and_the_others_go_on() throws IOException {
        Path report = Files.write(folder.resolve("report"), Report.of("TD/B/FAULT/1").text());
        Blobs.Blob away = Blobs.measure(report);
        accepted("fault00001", "away.txt", away);

        await().atMost(PATIENCE).until(() -> tried("fault00001").faults() > 0);
        assertThat(added(administrator(), "near.txt", Report.of("TD/B/FAULT/2").text()))
                .isNotBlank();
        assertThat(tried("fault00001").attempts()).isZero();
        assertThat(receipt("fault00001").path("outcome").isNull()).isTrue();
        assertThat(tried("fault00001").waits()).isTrue();

        Path original = INSTALLATION.blobs().resolve(away.sha256().substring(0, 2));
        Files.copy(report, Files.createDirectories(original).resolve(away.sha256()));
        assertThat(outcome("fault00001")).isEqualTo("added");
    }

    @Test
    void a_file_that_stays_out_of_reach_has_an_outcome_at_last() {
        accepted("fault00002", "gone.txt", new Blobs.Blob("2".repeat(64), 10));
        await().atMost(PATIENCE).until(() -> tried("fault00002").faults() > 0);

        jdbc.sql("UPDATE ingestion SET faults = 500, lease_until = NULL WHERE id = 'fault00002'")
                .update();

        assertThat(outcome("fault00002")).isEqualTo("unreadable");
        assertThat(receipt("fault00002").path("reason").asString()).contains("for days");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_file_whose_parser_is_killed_is_tried_later_and_not_for_ever() throws IOException {
        assumeTrue(Scanner.reads("eng"), "Skipped: Tesseract is not installed");
        byte[] scan = Scanner.png("The menders of the north quay", "wash their nets in the spring");
        SCANNER.killCallers();
        try {
            String id =
                    administrator().send("scan.png", scan, Map.of()).json().path("id").asString();
            await().atMost(PATIENCE).until(() -> tried(id).faults() > 0);
            assertThat(receipt(id).path("outcome").isNull()).isTrue();
            assertThat(tried(id)).isEqualTo(new Tried(1, 1, true));

            jdbc.sql("UPDATE ingestion SET attempts = 4, lease_until = NULL WHERE id = :id")
                    .param("id", id)
                    .update();
            assertThat(outcome(id)).isEqualTo("unreadable");
            assertThat(receipt(id).path("reason").asString()).contains("5 times", "memory");

            SCANNER.letCallersLive();
            assertThat(administrator().post("/api/v1/ingestions/" + id + "/again").status())
                    .isEqualTo(202);
            assertThat(outcome(id)).isEqualTo("added");
        } finally {
            SCANNER.letCallersLive();
        }
    }

    // As it stands after its bytes were kept.
    private void accepted(String id, String name, Blobs.Blob blob) {
        jdbc.sql(
                        """
                        INSERT INTO ingestion (id, file_name, sha256, size, owner, release)
                        VALUES (:id, :name, :sha256, :size, 'admin', true)
                        """)
                .param("id", id)
                .param("name", name)
                .param("sha256", blob.sha256())
                .param("size", blob.size())
                .update();
    }

    private Tried tried(String id) {
        return jdbc.sql(
                        "SELECT attempts, faults, coalesce(lease_until > now(), false) AS waits"
                                + " FROM ingestion WHERE id = :id")
                .param("id", id)
                .query((row, number) ->
                        new Tried(
                                row.getInt("attempts"),
                                row.getInt("faults"),
                                row.getBoolean("waits")))
                .single();
    }

    private JsonNode receipt(String id) {
        return administrator().get("/api/v1/ingestions/" + id).json();
    }

    private String outcome(String id) {
        return await().atMost(PATIENCE)
                .until(() -> receipt(id).path("outcome"), outcome -> !outcome.isNull())
                .asString();
    }
}
