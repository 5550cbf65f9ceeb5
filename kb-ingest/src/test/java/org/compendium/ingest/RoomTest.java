package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.compendium.TestDatabase;
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

    @Test
    void files_that_are_counted_again_only_when_it_matters_are_refused_and_let_in_at_once()
            throws IOException {
        JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
        Room room =
                new Room(
                        new Queue(jdbc),
                        new RoomSettings(3, DataSize.ofGigabytes(1), DataSize.ofBytes(0)),
                        new Blobs(folder));
        room.ask(1);
        room.ask(1);
        jdbc.sql(
                        """
                        INSERT INTO ingestion (id, file_name, sha256, size, owner, release)
                        SELECT 'file' || i, 'a.txt', repeat('0', 64), 1, 'admin', false
                        FROM generate_series(1, 3) AS i
                        """)
                .update();
        room.ask(1);

        assertThatThrownBy(() -> room.ask(1))
                .isInstanceOf(NoRoomException.class)
                .hasMessageContaining("3 files");
        jdbc.sql("DELETE FROM ingestion").update();
        assertThatCode(() -> room.ask(1)).doesNotThrowAnyException();
    }

    // The disk is asked first: no database is needed for its no.
    private Room room(DataSize leastFree) throws IOException {
        return new Room(
                new Queue(JdbcClient.create(new SimpleDriverDataSource())),
                new RoomSettings(1, DataSize.ofMegabytes(1), leastFree),
                new Blobs(folder));
    }
}
