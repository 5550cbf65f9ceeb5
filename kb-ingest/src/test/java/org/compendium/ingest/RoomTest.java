package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.compendium.document.Blobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.unit.DataSize;

class RoomTest {

    @TempDir private Path folder;

    @Test
    void a_disk_that_is_nearly_full_takes_no_file_and_says_what_must_stay_free()
            throws IOException {
        Room room = room(DataSize.ofTerabytes(1_000_000));

        assertThatThrownBy(() -> room.ask(1))
                .isInstanceOf(NoRoomException.class)
                .hasMessageContaining("must stay so")
                .matches(e -> ((NoRoomException) e).diskFull());
    }

    @Test
    void a_file_that_would_take_what_must_stay_free_is_not_taken() throws IOException {
        Room room = room(DataSize.ofBytes(0));

        assertThatCode(() -> room.askDisk(1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> room.askDisk(Long.MAX_VALUE / 2))
                .isInstanceOf(NoRoomException.class);
    }

    // The disk is asked first: no database is needed for its no.
    private Room room(DataSize leastFree) throws IOException {
        return new Room(
                new Queue(JdbcClient.create(new SimpleDriverDataSource())),
                new RoomSettings(1, DataSize.ofMegabytes(1), leastFree),
                new Blobs(folder));
    }
}
