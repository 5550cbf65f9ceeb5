package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Files are put into a folder, and somebody looks into it.
class WatchedFolderTest extends WholeApplication {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired private JdbcClient jdbc;
    @Autowired private DataSource database;

    @Test
    void files_in_the_watched_folder_are_taken_in_once_and_put_away_with_their_outcome()
            throws IOException {
        Path series = Files.createDirectories(WATCHED.resolve("series"));
        Files.write(series.resolve("unfinished.pdf.part"), Report.of("TD/B/WATCH/2").pdf());
        Files.write(series.resolve(".hidden.txt"), Report.of("TD/B/WATCH/3").text());
        Files.write(series.resolve("watched.txt"), Report.of("TD/B/WATCH/1").text());
        Files.write(
                WATCHED.resolve("broken.pdf"),
                "%PDF-1.7 and no more".getBytes(StandardCharsets.UTF_8));

        await().atMost(PATIENCE)
                .until(() ->
                        Files.exists(WATCHED.resolve("done/series/watched.txt"))
                                && Files.exists(WATCHED.resolve("failed/broken.pdf")));

        assertThat(WATCHED.resolve("done/series/watched.txt.outcome.txt"))
                .content()
                .startsWith("added\n")
                .contains("/receipts/");
        assertThat(WATCHED.resolve("failed/broken.pdf.outcome.txt"))
                .content()
                .startsWith("unreadable\n");
        assertThat(series.resolve("watched.txt")).doesNotExist();
        assertThat(series.resolve("unfinished.pdf.part")).exists();
        assertThat(series.resolve(".hidden.txt")).exists();
        assertThat(
                        jdbc.sql(
                                        "SELECT count(*) FROM ingestion WHERE owner = 'admin' AND"
                                                + " file_name IN ('watched.txt', 'broken.pdf',"
                                                + " 'unfinished.pdf.part', '.hidden.txt')"
                                                + " AND idempotency_key LIKE 'watched %'")
                                .query(Long.class)
                                .single())
                .isEqualTo(2);
    }

    @Test
    void a_name_that_leaves_no_room_for_its_outcome_stops_nobody() throws IOException {
        String name = "я".repeat(124) + ".txt";
        Files.write(WATCHED.resolve(name), Report.of("TD/B/WATCH/6").text());
        await().atMost(PATIENCE).until(() -> Files.exists(WATCHED.resolve("done").resolve(name)));
        Files.write(WATCHED.resolve(name), Report.of("TD/B/WATCH/7").text());
        await().atMost(PATIENCE).until(() -> !Files.exists(WATCHED.resolve(name)));

        try (var done = Files.list(WATCHED.resolve("done"))) {
            assertThat(done.map(path -> path.getFileName().toString()))
                    .filteredOn(one -> one.startsWith("яя"))
                    .hasSize(4)
                    .filteredOn(one -> one.endsWith(".outcome.txt"))
                    .hasSize(2);
        }
    }

    @Test
    void a_file_that_cannot_be_put_away_stops_nobody() throws IOException {
        Files.createDirectories(WATCHED.resolve("done"));
        Path inTheWay = Files.createFile(WATCHED.resolve("done/a-stuck"));
        Path stuck = Files.createDirectories(WATCHED.resolve("a-stuck")).resolve("stuck.txt");
        Files.write(stuck, Report.of("TD/B/WATCH/8").text());
        await().atMost(PATIENCE).until(() -> outcomes("stuck.txt") == 1);
        Files.write(WATCHED.resolve("free.txt"), Report.of("TD/B/WATCH/9").text());

        await().atMost(PATIENCE).until(() -> Files.exists(WATCHED.resolve("done/free.txt")));
        assertThat(stuck).exists();

        Files.delete(inTheWay);
        await().atMost(PATIENCE)
                .until(() -> Files.exists(WATCHED.resolve("done/a-stuck/stuck.txt")));
    }

    @Test
    void a_file_that_is_replaced_during_a_look_is_read_too() throws Exception {
        Files.createDirectories(WATCHED.resolve("done"));
        Path inTheWay = Files.createFile(WATCHED.resolve("done/replaced"));
        Path file = Files.createDirectories(WATCHED.resolve("replaced")).resolve("replaced.txt");
        Files.write(file, Report.of("TD/B/WATCH/10").text());
        await().atMost(PATIENCE).until(() -> outcomes("replaced.txt") == 1);

        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            // Whoever asks for a receipt waits from now on.
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE ingestion IN ACCESS EXCLUSIVE MODE");
            await().atMost(PATIENCE).until(this::aLookWaits);
            Files.write(file, Report.of("TD/B/WATCH/11").text());
            Files.delete(inTheWay);
            other.rollback();
        }

        await().atMost(PATIENCE)
                .until(() -> Files.exists(WATCHED.resolve("done/replaced/replaced.txt")));
        assertThat(outcomes("replaced.txt")).isEqualTo(2);
        assertThat(WATCHED.resolve("done/replaced/replaced.txt"))
                .hasBinaryContent(Report.of("TD/B/WATCH/11").text());
    }

    private boolean aLookWaits() {
        return jdbc.sql(
                        """
                        SELECT count(*) > 0 FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                          AND query LIKE 'SELECT * FROM ingestion WHERE owner%'
                        """)
                .query(Boolean.class)
                .single();
    }

    private long outcomes(String fileName) {
        return jdbc.sql(
                        "SELECT count(*) FROM ingestion WHERE file_name = :name AND outcome = 'added'")
                .param("name", fileName)
                .query(Long.class)
                .single();
    }

    @Test
    void a_file_of_the_same_name_does_not_overwrite_the_one_before() throws IOException {
        Files.write(WATCHED.resolve("twice.txt"), Report.of("TD/B/WATCH/4").text());
        await().atMost(PATIENCE).until(() -> Files.exists(WATCHED.resolve("done/twice.txt")));
        Files.write(WATCHED.resolve("twice.txt"), Report.of("TD/B/WATCH/5").text());
        await().atMost(PATIENCE).until(() -> Files.exists(WATCHED.resolve("done/twice (2).txt")));

        assertThat(WATCHED.resolve("done/twice.txt"))
                .hasBinaryContent(Report.of("TD/B/WATCH/4").text());
        assertThat(WATCHED.resolve("done/twice (2).txt"))
                .hasBinaryContent(Report.of("TD/B/WATCH/5").text());
    }
}
