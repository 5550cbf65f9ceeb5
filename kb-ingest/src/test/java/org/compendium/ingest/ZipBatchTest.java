package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipBatchTest {

    @TempDir private Path folder;

    @Test
    void the_list_may_stand_in_a_folder_and_bad_rows_do_not_stop_good_files() throws IOException {
        Path zip =
                zip(
                        Map.of(
                                "batch/metadata.csv",
                                "file,kind\none.txt,manual\ntwo.txt,pamphlet\nthree.txt,\n",
                                "batch/one.txt",
                                "1",
                                "batch/two.txt",
                                "2",
                                "batch/more/four.txt",
                                "4",
                                "batch/.hidden",
                                "x",
                                "__MACOSX/batch/one.txt",
                                "x"));
        try (ZipBatch batch = ZipBatch.open(zip)) {
            assertThat(batch.good()).containsExactlyInAnyOrder("one.txt", "more/four.txt");
            assertThat(batch.batch().rows())
                    .filteredOn(row -> !row.good())
                    .extracting(Batch.Row::line)
                    .containsExactly(3L, 4L);
            assertThat(batch.batch().withoutRow()).containsExactly("more/four.txt");
        }
    }

    @Test
    void what_is_no_zip_with_a_list_says_so() throws IOException {
        Path text = Files.writeString(folder.resolve("no.zip"), "no zip");

        assertThatThrownBy(() -> ZipBatch.open(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no ZIP");
        Path without = zip(Map.of("one.txt", "1"));
        assertThatThrownBy(() -> ZipBatch.open(without))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no metadata.csv");
    }

    private Path zip(Map<String, String> entries) throws IOException {
        Path file = folder.resolve("batch.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
