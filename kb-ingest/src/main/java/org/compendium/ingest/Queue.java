package org.compendium.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.document.Blobs;
import org.compendium.document.DocumentId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// The files that were accepted, in the database, so that they outlive every process. An instance
/// takes one with a lease; when it dies, the lease runs out and another takes it up.
@Repository
class Queue {

    private final JdbcClient jdbc;
    private final ObjectMapper json = new ObjectMapper();

    Queue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A file that is ours to read.
    ///
    /// @param attempts including this one
    record Task(
            String id,
            String fileName,
            String sha256,
            long size,
            Map<String, String> metadata,
            String owner,
            boolean release,
            int attempts) {}

    /// Puts a file in, or gives the receipt of the same sending before.
    @Transactional
    Receipt add(String fileName, Blobs.Blob blob, Submission by) {
        String id = DocumentId.fresh().value();
        jdbc.sql(
                        """
                        INSERT INTO ingestion (id, file_name, sha256, size, metadata, owner, release,
                            idempotency_key)
                        VALUES (:id, :name, :sha256, :size, :metadata::jsonb, :owner, :release, :key)
                        ON CONFLICT (owner, idempotency_key) DO NOTHING
                        """)
                .param("id", id)
                .param("name", fileName)
                .param("sha256", blob.sha256())
                .param("size", blob.size())
                .param("metadata", json.writeValueAsString(by.metadata()))
                .param("owner", by.owner())
                .param("release", by.release())
                .param("key", by.idempotencyKey())
                .update();
        return find(id).or(() -> ofKey(by.owner(), by.idempotencyKey()))
                .orElseThrow(() -> new IllegalStateException("The receipt was not written"));
    }

    Optional<Receipt> ofKey(String owner, @Nullable String key) {
        return jdbc.sql("SELECT * FROM ingestion WHERE owner = :owner AND idempotency_key = :key")
                .param("owner", owner)
                .param("key", key)
                .query(RECEIPT)
                .optional();
    }

    Optional<Receipt> find(String id) {
        return jdbc.sql("SELECT * FROM ingestion WHERE id = :id")
                .param("id", id)
                .query(RECEIPT)
                .optional();
    }

    List<Receipt> recent(String owner, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM ingestion WHERE owner = :owner
                        ORDER BY received_at DESC LIMIT :limit
                        """)
                .param("owner", owner)
                .param("limit", limit)
                .query(RECEIPT)
                .list();
    }

    /// How many files wait or are being read.
    long open() {
        return jdbc.sql("SELECT count(*) FROM ingestion WHERE outcome IS NULL")
                .query(Long.class)
                .single();
    }

    /// What waits or is being read, and how fast it goes.
    record Open(long files, long bytes, long finishedLastMinute) {}

    Open openNow() {
        return jdbc.sql(
                        """
                        SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes,
                            (SELECT count(*) FROM ingestion
                              WHERE outcome IS NOT NULL
                                AND finished_at > now() - interval '1 minute') AS finished
                        FROM ingestion WHERE outcome IS NULL
                        """)
                .query((row, number) ->
                        new Open(
                                row.getLong("files"),
                                row.getLong("bytes"),
                                row.getLong("finished")))
                .single();
    }

    /// For how long the file that came first has waited; zero when none does.
    Duration oldest() {
        return Duration.ofMillis(
                jdbc.sql(
                                """
                                SELECT coalesce(extract(epoch FROM now() - min(received_at)), 0) * 1000
                                FROM ingestion WHERE outcome IS NULL
                                """)
                        .query(Long.class)
                        .single());
    }

    /// Takes the file that has waited longest and that nobody works on.
    ///
    /// @param by this instance
    @Transactional
    Optional<Task> take(String by, Duration lease) {
        return jdbc.sql(
                        """
                        UPDATE ingestion SET state = 'reading', claimed_by = :by,
                            lease_until = now() + make_interval(secs => :lease),
                            attempts = attempts + 1
                        WHERE id = (SELECT id FROM ingestion
                                     WHERE outcome IS NULL
                                       AND (lease_until IS NULL OR lease_until < now())
                                     ORDER BY received_at, id LIMIT 1
                                     FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param("by", by)
                .param("lease", lease.toSeconds())
                .query(this::task)
                .optional();
    }

    /// Says that this instance is alive and still works on these.
    @Transactional
    void renew(Collection<String> ids, String by, Duration lease) {
        jdbc.sql(
                        """
                        UPDATE ingestion SET lease_until = now() + make_interval(secs => :lease)
                        WHERE id = ANY (:ids) AND claimed_by = :by AND outcome IS NULL
                        """)
                .param("lease", lease.toSeconds())
                .param("ids", ids.toArray(String[]::new))
                .param("by", by)
                .update();
    }

    /// Gives back what this instance did not finish, so that another need not wait for the lease.
    @Transactional
    void giveBack(Collection<String> ids, String by) {
        jdbc.sql(
                        """
                        UPDATE ingestion SET state = 'accepted', claimed_by = NULL,
                            lease_until = NULL
                        WHERE id = ANY (:ids) AND claimed_by = :by AND outcome IS NULL
                        """)
                .param("ids", ids.toArray(String[]::new))
                .param("by", by)
                .update();
    }

    /// Whether the file is still ours; locks its row until the transaction ends, so that it is
    /// stored once.
    boolean hold(String id, String by) {
        return jdbc.sql(
                        """
                        SELECT id FROM ingestion
                        WHERE id = :id AND claimed_by = :by AND outcome IS NULL FOR UPDATE
                        """)
                .param("id", id)
                .param("by", by)
                .query(String.class)
                .optional()
                .isPresent();
    }

    void storing(String id, String by) {
        jdbc.sql(
                        "UPDATE ingestion SET state = 'storing' WHERE id = :id AND claimed_by = :by"
                                + " AND outcome IS NULL")
                .param("id", id)
                .param("by", by)
                .update();
    }

    void finish(String id, String outcome, @Nullable String reason, @Nullable DocumentId document) {
        jdbc.sql(
                        """
                        UPDATE ingestion SET state = 'finished', outcome = :outcome, reason = :reason,
                            document_id = :document, finished_at = now(), lease_until = NULL
                        WHERE id = :id
                        """)
                .param("outcome", outcome)
                .param("reason", reason)
                .param("document", document == null ? null : document.value())
                .param("id", id)
                .update();
    }

    /// Puts an unreadable file in once more.
    boolean again(String id) {
        return jdbc.sql(
                                """
                                UPDATE ingestion SET state = 'accepted', outcome = NULL, reason = NULL,
                                    attempts = 0, claimed_by = NULL, lease_until = NULL,
                                    finished_at = NULL
                                WHERE id = :id AND outcome = 'unreadable'
                                """)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// What was said of the file that a document was made of; empty when nothing was.
    Map<String, String> said(DocumentId document) {
        return jdbc.sql(
                        """
                        SELECT i.metadata FROM manifestation m
                        JOIN ingestion i ON i.sha256 = m.sha256 AND i.document_id = m.expression_id
                        WHERE m.expression_id = :id
                          AND i.outcome IN ('added', 'new-version', 'new-language')
                        ORDER BY i.finished_at LIMIT 1
                        """)
                .param("id", document.value())
                .query((row, number) -> metadata(row))
                .optional()
                .orElse(Map.of());
    }

    private Map<String, String> metadata(ResultSet row) throws SQLException {
        return json.readValue(
                row.getString("metadata"),
                json.getTypeFactory().constructMapType(Map.class, String.class, String.class));
    }

    private Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getString("id"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("size"),
                metadata(row),
                row.getString("owner"),
                row.getBoolean("release"),
                row.getInt("attempts"));
    }

    static final RowMapper<Receipt> RECEIPT =
            (row, number) -> {
                String document = row.getString("document_id");
                return new Receipt(
                        row.getString("id"),
                        row.getString("file_name"),
                        row.getLong("size"),
                        row.getString("owner"),
                        row.getString("state"),
                        row.getString("outcome"),
                        row.getString("reason"),
                        document == null ? null : new DocumentId(document),
                        row.getTimestamp("received_at").toInstant(),
                        row.getString("sha256"),
                        instant(row, "finished_at"));
            };

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
