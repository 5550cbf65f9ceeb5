package org.compendium.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir Path temporary;

    private DataFolder open(Path folder) {
        return DataFolder.open(folder, 0);
    }

    @Test
    void a_new_folder_has_a_version_and_all_its_parts() throws IOException {
        try (var folder = open(temporary.resolve("new/data"))) {
            assertThat(folder.root().resolve("VERSION")).hasContent("1");
            assertThat(folder.root())
                    .isDirectoryContaining("glob:**/postgres")
                    .isDirectoryContaining("glob:**/elasticsearch");
            assertThat(folder.blobs()).isDirectory();
            assertThat(folder.logs()).isDirectory();
        }
    }

    @Test
    void nobody_else_can_read_the_secrets() throws IOException {
        try (var folder = open(temporary.resolve("data"))) {
            folder.secret("postgres");

            assertThat(permissions(folder.secrets())).isEqualTo("rwx------");
            assertThat(permissions(folder.secrets().resolve("postgres"))).isEqualTo("rw-------");
            assertThat(permissions(folder.root())).matches("rwx(--x--x|------)");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_secret_is_made_once_and_kept() {
        String first;
        try (var folder = open(temporary.resolve("data"))) {
            first = folder.secret("postgres");
            assertThat(folder.secret("elasticsearch")).isNotEqualTo(first);
        }
        try (var folder = open(temporary.resolve("data"))) {
            assertThat(folder.secret("postgres")).isEqualTo(first).hasSize(40);
        }
    }

    @Test
    void a_folder_in_use_is_refused_with_who_uses_it_and_where() {
        try (var folder = open(temporary.resolve("data"))) {
            folder.announce("http://localhost:8080");

            assertThatThrownBy(() -> open(folder.root()))
                    .isInstanceOf(EnginesException.class)
                    .hasMessageContaining("already running")
                    .hasMessageContaining("http://localhost:8080")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void a_refused_opening_leaves_the_lock_with_its_holder() {
        try (var folder = open(temporary.resolve("data"))) {
            assertThatThrownBy(() -> open(folder.root())).isInstanceOf(EnginesException.class);
            assertThatThrownBy(() -> open(folder.root())).isInstanceOf(EnginesException.class);
        }
        open(temporary.resolve("data")).close();
    }

    @Test
    void the_same_folder_by_another_name_is_the_same_folder() throws IOException {
        try (var folder = open(temporary.resolve("data"))) {
            Path link = Files.createSymbolicLink(temporary.resolve("link"), folder.root());

            assertThatThrownBy(() -> open(link)).hasMessageContaining("already running");
        }
    }

    @Test
    void data_of_a_newer_release_are_refused() throws IOException {
        Path data = temporary.resolve("data");
        open(data).close();
        Files.writeString(data.resolve("VERSION"), "2\n");

        assertThatThrownBy(() -> open(data))
                .isInstanceOf(EnginesException.class)
                .hasMessageContaining("written by a newer release");
    }

    @Test
    void a_folder_with_other_things_in_it_is_left_alone() throws IOException {
        Files.writeString(temporary.resolve("holiday.jpg"), "");

        assertThatThrownBy(() -> open(temporary)).hasMessageContaining("holds other files");
        assertThat(temporary.resolve("VERSION")).doesNotExist();
    }

    @Test
    void a_full_disk_is_refused_before_anything_is_started() {
        assertThatThrownBy(() -> DataFolder.open(temporary.resolve("data"), Long.MAX_VALUE))
                .isInstanceOf(EnginesException.class)
                .hasMessageContaining("MB to spare")
                .hasMessageContaining("--data");
    }

    @Test
    void a_file_where_the_folder_should_be_is_refused() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(EnginesException.class)
                .hasMessageContaining("--data");
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused() throws IOException {
        if (Account.isRoot()) {
            return; // Nothing is closed to root.
        }
        Path closed = Files.createDirectory(temporary.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));

        assertThatThrownBy(() -> open(closed.resolve("data")))
                .isInstanceOf(EnginesException.class)
                .hasMessageContaining("cannot be written");
    }
}
