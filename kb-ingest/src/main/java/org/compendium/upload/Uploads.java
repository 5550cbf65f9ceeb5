package org.compendium.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.compendium.document.Blobs;
import org.compendium.document.DocumentId;
import org.compendium.ingest.Ingestion;
import org.compendium.ingest.Receipt;
import org.compendium.ingest.Room;
import org.compendium.ingest.Submission;
import org.compendium.measure.Step;
import org.compendium.measure.Steps;
import org.compendium.upload.UploadException.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import tools.jackson.databind.ObjectMapper;

/// Files that arrive in pieces. What arrived stays, whatever is cut or killed, and the sender goes
/// on from there; when all of it is here, it goes the way of every other file.
///
/// The part itself says how much of it is there, so that no count can disagree with it.
@Service
@EnableConfigurationProperties(UploadSettings.class)
public class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    // How often it is asked whether the disk has room, in bytes.
    private static final long LOOK_AGAIN = 8L * 1024 * 1024;
    private static final Duration OLDEST_DRAFT = Duration.ofDays(1);

    private final Blobs blobs;
    private final Ingestion ingestion;
    private final Room room;
    private final Steps steps;
    private final UploadSettings settings;
    private final JdbcClient jdbc;
    private final ObjectMapper json = new ObjectMapper();

    Uploads(
            Blobs blobs,
            Ingestion ingestion,
            Room room,
            Steps steps,
            UploadSettings settings,
            JdbcClient jdbc) {
        this.blobs = blobs;
        this.ingestion = ingestion;
        this.room = room;
        this.steps = steps;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    private record Row(Upload upload, Submission by, @Nullable String sha256) {}

    /// Bytes in the largest file that is accepted.
    public long largest() {
        return settings.largestFile().toBytes();
    }

    /// Announces a file. The same key announces it only once: a sender that lost the answer gets
    /// the upload that it began.
    ///
    /// @throws UploadException when the file is too large
    /// @throws org.compendium.ingest.NoRoomException when the sender has to wait
    public Upload begin(String fileName, long size, Submission by) {
        if (size > largest()) {
            throw new UploadException(
                    Reason.TOO_LARGE,
                    "The file is larger than " + settings.largestFile().toMegabytes() + " MB");
        }
        String id = DocumentId.fresh().value();
        String key = by.idempotencyKey() == null ? "upload " + id : by.idempotencyKey();
        Optional<Upload> before = ofKey(by.owner(), key);
        Optional<Receipt> accepted = ingestion.ofKey(by.owner(), key);
        if (before.isPresent() && before.get().size() != size) {
            throw new IllegalArgumentException(
                    "Another file of another size was announced with this Idempotency-Key before;"
                            + " each file needs a key of its own");
        }
        if (before.isEmpty() && accepted.isEmpty()) {
            room.ask(size);
        }
        jdbc.sql(
                        """
                        INSERT INTO upload (id, owner, file_name, size, metadata, release,
                            idempotency_key, ingestion_id, expires_at)
                        VALUES (:id, :owner, :name, :size, :metadata::jsonb, :release, :key,
                            :ingestion, now() + make_interval(secs => :expiry))
                        ON CONFLICT (owner, idempotency_key)
                            DO UPDATE SET expires_at = excluded.expires_at
                        """)
                .param("id", id)
                .param("owner", by.owner())
                .param("name", fileName)
                .param("size", size)
                .param("metadata", json.writeValueAsString(by.metadata()))
                .param("release", by.release())
                .param("key", key)
                .param("ingestion", accepted.map(Receipt::id).orElse(null))
                .param("expiry", settings.uploadExpiry().toSeconds())
                .update();
        return ofKey(by.owner(), key)
                .orElseThrow(() -> new IllegalStateException("The upload was not written"));
    }

    /// @return empty when there is none of this owner, or it expired
    public Optional<Upload> find(String id, String owner) {
        return row(id).map(Row::upload)
                .filter(upload -> upload.owner().equals(owner))
                .filter(upload -> upload.expires().isAfter(Instant.now()));
    }

    /// Accepts an upload that has all its bytes and no receipt: whoever received the last of them
    /// died before that, and a sender that has nothing more to send does not come back.
    ///
    /// @return the upload as it is now; unchanged while bytes are missing, or while another
    ///   connection has it
    /// @throws IOException when the disk does not answer
    public Upload complete(Upload upload) throws IOException {
        if (upload.ingestion() != null || upload.offset() < upload.size()) {
            return upload;
        }
        try {
            return write(upload, upload.offset(), InputStream.nullInputStream());
        } catch (UploadException e) {
            return upload;
        }
    }

    /// Adds bytes. When the line breaks, what arrived before is kept. With the last one, the file
    /// is accepted.
    ///
    /// @param offset where the sender believes to be
    /// @return the upload as it is now
    /// @throws UploadException when the sender is elsewhere, or sends more than was announced
    /// @throws org.compendium.ingest.NoRoomException when the disk is nearly full
    /// @throws IOException when the disk does not take the bytes
    public Upload append(Upload upload, long offset, InputStream bytes) throws IOException {
        return steps.measure(
                Step.RECEIVE,
                () -> write(upload, offset, bytes),
                now -> now.ingestion() == null ? "part" : "done");
    }

    private Upload write(Upload upload, long offset, InputStream bytes) throws IOException {
        Row before = row(upload.id()).orElseThrow(() -> busy(upload));
        if (before.upload().ingestion() != null) {
            return before.upload();
        }
        if (before.sha256() != null) {
            // The part became the original, or will: there must not be another one.
            return finish(before);
        }
        if (before.upload().offset() < upload.size()) {
            room.askDisk(upload.size() - before.upload().offset());
        }
        try (FileChannel part =
                        FileChannel.open(
                                blobs.part(upload.id()),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = lock(part)) {
            Row row = row(upload.id()).orElseThrow(() -> busy(upload));
            if (row.sha256() != null) {
                return finish(row);
            }
            if (part.size() != offset) {
                throw new UploadException(
                        Reason.WRONG_OFFSET,
                        "The part that is here ends at "
                                + part.size()
                                + ", not at "
                                + offset
                                + ". Ask with HEAD, and go on from there.");
            }
            try {
                copy(bytes, part.position(offset), upload.size());
            } finally {
                part.force(true);
            }
            if (part.size() < upload.size()) {
                return row(upload.id()).orElseThrow(() -> busy(upload)).upload();
            }
            return finish(row);
        }
    }

    private static FileLock lock(FileChannel part) throws IOException {
        try {
            FileLock lock = part.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // By this instance; said below.
        }
        throw new UploadException(
                Reason.BUSY,
                "Another connection still sends this file. Wait some seconds, ask with HEAD, and go"
                        + " on from there.");
    }

    private static UploadException busy(Upload upload) {
        return new UploadException(
                Reason.BUSY, "The upload " + upload.id() + " expired a moment ago; begin again.");
    }

    // A line that breaks is no error: the sender comes back.
    private void copy(InputStream bytes, FileChannel part, long size) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long sinceLook = 0;
        while (true) {
            int read;
            try {
                read = bytes.read(buffer);
            } catch (IOException e) {
                LOG.debug("The line broke: {}", e.toString());
                return;
            }
            if (read < 0) {
                return;
            }
            if (part.position() + read > size) {
                throw new UploadException(
                        Reason.TOO_LARGE,
                        "More bytes arrived than the " + size + " that were announced");
            }
            ByteBuffer piece = ByteBuffer.wrap(buffer, 0, read);
            while (piece.hasRemaining()) {
                part.write(piece);
            }
            sinceLook += read;
            if (sinceLook > LOOK_AGAIN) {
                room.askDisk(size - part.position());
                sinceLook = 0;
            }
        }
    }

    // Each of these may be the last before this process dies, and the next call goes on after it.
    private Upload finish(Row row) throws IOException {
        String id = row.upload().id();
        String sha256 = row.sha256();
        if (sha256 == null) {
            sha256 = Blobs.measure(blobs.part(id)).sha256();
            jdbc.sql("UPDATE upload SET sha256 = :sha256 WHERE id = :id")
                    .param("sha256", sha256)
                    .param("id", id)
                    .update();
        }
        blobs.shelvePart(id, sha256);
        Receipt receipt =
                ingestion.accept(
                        new Blobs.Blob(sha256, row.upload().size()),
                        row.upload().fileName(),
                        row.by());
        // What was said of it is in the receipt from now on, and nowhere else.
        jdbc.sql("UPDATE upload SET ingestion_id = :ingestion, metadata = '{}' WHERE id = :id")
                .param("ingestion", receipt.id())
                .param("id", id)
                .update();
        return row(id).map(Row::upload).orElseThrow();
    }

    /// Forgets an upload and its part; what was accepted stays accepted.
    public void abandon(Upload upload) throws IOException {
        jdbc.sql("DELETE FROM upload WHERE id = :id").param("id", upload.id()).update();
        Files.deleteIfExists(blobs.part(upload.id()));
    }

    /// Accepts what is all here, and removes parts whose senders did not come back and what killed
    /// processes left.
    @Scheduled(fixedDelayString = "PT10M")
    void sweep() {
        jdbc.sql("SELECT * FROM upload WHERE ingestion_id IS NULL OR expires_at < now()")
                .query(this::read)
                .list()
                .forEach(row -> sweep(row.upload()));
        try {
            Instant before = Instant.now().minus(OLDEST_DRAFT);
            for (String id : blobs.parts(before)) {
                if (row(id).isEmpty()) {
                    Files.deleteIfExists(blobs.part(id));
                }
            }
            blobs.sweep(before);
        } catch (IOException e) {
            LOG.warn("Old parts could not be removed: {}", e.toString());
        }
    }

    private void sweep(Upload upload) {
        try {
            Upload now = complete(upload);
            boolean waits = now.ingestion() == null && now.offset() == now.size();
            if (!waits && now.expires().isBefore(Instant.now())) {
                abandon(now);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The upload {} is looked at again: {}", upload.id(), e.toString());
        }
    }

    private Optional<Upload> ofKey(String owner, String key) {
        return jdbc.sql("SELECT * FROM upload WHERE owner = :owner AND idempotency_key = :key")
                .param("owner", owner)
                .param("key", key)
                .query(this::read)
                .optional()
                .map(Row::upload);
    }

    private Optional<Row> row(String id) {
        return jdbc.sql("SELECT * FROM upload WHERE id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    private Row read(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        long size = row.getLong("size");
        String ingestionId = row.getString("ingestion_id");
        String sha256 = row.getString("sha256");
        Timestamp expires = row.getTimestamp("expires_at");
        Map<String, String> metadata =
                json.readValue(
                        row.getString("metadata"),
                        json.getTypeFactory()
                                .constructMapType(Map.class, String.class, String.class));
        return new Row(
                new Upload(
                        id,
                        row.getString("owner"),
                        row.getString("file_name"),
                        size,
                        ingestionId != null || sha256 != null ? size : arrived(id),
                        expires.toInstant(),
                        ingestionId),
                new Submission(
                        row.getString("owner"),
                        row.getBoolean("release"),
                        row.getString("idempotency_key"),
                        metadata),
                sha256);
    }

    private long arrived(String id) {
        try {
            return Files.exists(blobs.part(id)) ? Files.size(blobs.part(id)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
