package org.compendium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobsTest {

    @TempDir Path folder;

    @Test
    void bytes_are_found_under_their_hash() throws IOException {
        Blobs blobs = new Blobs(folder);
        Blobs.Blob blob = blobs.put(bytes("abc"), 1_000);

        // The test vector of FIPS 180-2.
        assertThat(blob.sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(blobs.path(blob.sha256())).hasContent("abc");
    }

    @Test
    void the_same_bytes_are_kept_once() throws IOException {
        Blobs blobs = new Blobs(folder);
        blobs.put(bytes("abc"), 1_000);
        blobs.put(bytes("abc"), 1_000);

        assertThat(files()).hasSize(1);
    }

    @Test
    void a_sending_that_breaks_off_leaves_nothing_behind() throws IOException {
        Blobs blobs = new Blobs(folder);
        InputStream broken =
                new InputStream() {
                    private int sent;

                    @Override
                    public int read() throws IOException {
                        if (sent++ > 100) {
                            throw new IOException("the line was cut");
                        }
                        return 'a';
                    }
                };

        assertThatThrownBy(() -> blobs.put(broken, 1_000)).hasMessage("the line was cut");
        assertThat(files()).isEmpty();
    }

    @Test
    void a_file_over_the_limit_is_refused_and_leaves_nothing_behind() throws IOException {
        Blobs blobs = new Blobs(folder);

        assertThatThrownBy(() -> blobs.put(bytes("abcdef"), 5))
                .isInstanceOf(Blobs.TooLargeException.class);
        assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void a_whole_part_becomes_an_original_without_being_copied_and_only_once() throws IOException {
        Blobs store = new Blobs(folder);
        Files.writeString(store.part("upload1"), "all of it");
        Blobs.Blob measured = Blobs.measure(store.part("upload1"));

        store.shelvePart("upload1", measured.sha256());
        store.shelvePart("upload1", measured.sha256());

        assertThat(store.path(measured.sha256())).hasContent("all of it");
        assertThat(measured.size()).isEqualTo(9);
        assertThat(store.part("upload1")).doesNotExist();
    }

    @Test
    void a_part_does_not_replace_the_original_that_is_there() throws IOException {
        Blobs store = new Blobs(folder);
        Blobs.Blob kept = store.put(bytes("all of it"), 1_000);
        Files.createFile(store.part("upload3"));

        store.shelvePart("upload3", kept.sha256());

        assertThat(store.path(kept.sha256())).hasContent("all of it");
        assertThat(store.part("upload3")).doesNotExist();
    }

    @Test
    void what_killed_processes_left_is_swept_and_parts_stay() throws IOException {
        Blobs store = new Blobs(folder);
        Path draft = folder.resolve("incoming").resolve("left-by-somebody");
        Files.writeString(draft, "half");
        Files.writeString(store.part("upload2"), "half");

        store.sweep(Instant.now().plusSeconds(60));

        assertThat(draft).doesNotExist();
        assertThat(store.part("upload2")).exists();
    }

    @Test
    void a_draft_goes_as_soon_as_nobody_writes_it() throws Exception {
        Blobs store = new Blobs(folder);
        Path incoming = folder.resolve("incoming");
        var minuteAgo = FileTime.from(Instant.now().minusSeconds(60));
        Path left = Files.writeString(incoming.resolve("left.draft"), "half");
        Files.setLastModifiedTime(left, minuteAgo);
        Path draft;
        try (var line = new PipedOutputStream()) {
            var bytes = new PipedInputStream(line);
            var putting =
                    CompletableFuture.supplyAsync(() -> {
                        try {
                            return store.put(bytes, 1_000);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            line.write('a');
            line.flush();
            draft = theOther(incoming, left);
            Files.setLastModifiedTime(draft, minuteAgo);

            store.sweep(Instant.now().minusSeconds(86_400));
            new Blobs(folder).sweep(Instant.now().minusSeconds(86_400));

            assertThat(left).doesNotExist();
            assertThat(draft).exists();
            line.close();
            assertThat(store.path(putting.get(10, TimeUnit.SECONDS).sha256())).hasContent("a");
        }
        assertThat(draft).doesNotExist();
    }

    private static Path theOther(Path folder, Path known) throws Exception {
        while (true) {
            try (Stream<Path> all = Files.list(folder)) {
                Optional<Path> other = all.filter(path -> !path.equals(known)).findFirst();
                if (other.isPresent() && Files.size(other.get()) > 0) {
                    return other.get();
                }
            }
            Thread.sleep(10);
        }
    }
}
