package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Files are put into a folder, and somebody looks into it.
class WatchedFolderTest extends WholeApplication {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired private JdbcClient jdbc;

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
