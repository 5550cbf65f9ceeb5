package org.compendium.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    /// @param faults how often the machine, and not the file, ended an attempt
    record Task(
            String id,
            String fileName,
            String sha256,
            long size,
            Map<String, String> metadata,
            String owner,
            boolean release,
            int attempts,
            int faults,
            @Nullable String root,
            int depth) {

        String lastName() {
            return Queue.lastName(fileName);
        }
    }

    /// Without the path that leads to it in a container.
    static String lastName(String fileName) {
        return fileName.substring(fileName.lastIndexOf('/') + 1);
    }

    /// A file that came out of a container.
    ///
    /// @param path in there
    /// @param said of it alone, beside what is said of the container
    /// @param refusal why it is not read; null when it is
    record Member(
            String path, Blobs.Blob blob, Map<String, String> said, @Nullable String refusal) {

        Member {
            said = Map.copyOf(said);
        }

        Member(String path, Blobs.Blob blob) {
            this(path, blob, Map.of(), null);
        }
    }

    /// What came out of one sending so far.
    record Unpacked(int members, long bytes) {}

    /// What is said of a container is not said of what is in it.
    private static final Set<String> OF_ITSELF =
            Set.of("title", "symbol", "retells", "date", "retellsDate");

    /// Puts a file in, or gives the receipt of the same sending before.
    ///
    /// @param reservedBy the only instance that can read it, while its lease lasts; null for any
    @Transactional
    Receipt add(
            String fileName,
            Blobs.Blob blob,
            Submission by,
            @Nullable String reservedBy,
            Duration lease) {
        String id = DocumentId.fresh().value();
        jdbc.sql(
                        """
                        INSERT INTO ingestion (id, file_name, sha256, size, metadata, owner, release,
                            idempotency_key, claimed_by, lease_until)
                        VALUES (:id, :name, :sha256, :size, :metadata::jsonb, :owner, :release, :key,
                            :by, CASE WHEN :by::text IS NOT NULL
                                      THEN now() + make_interval(secs => :lease) END)
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
                .param("by", reservedBy)
                .param("lease", lease.toSeconds())
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

    /// @return the receipts of those sendings that are known, by key
    Map<String, Receipt> ofKeys(String owner, Collection<String> keys) {
        Map<String, Receipt> receipts = new HashMap<>();
        jdbc.sql("SELECT * FROM ingestion WHERE owner = :owner AND idempotency_key = ANY(:keys)")
                .param("owner", owner)
                .param("keys", keys.toArray(String[]::new))
                .query((row, number) ->
                        Map.entry(row.getString("idempotency_key"), RECEIPT.mapRow(row, number)))
                .list()
                .forEach(found -> receipts.put(found.getKey(), found.getValue()));
        return receipts;
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
    record Open(long files, long bytes, long finishedLastMinute) {

        /// With one more file.
        Open with(long size) {
            return new Open(files + 1, bytes + size, finishedLastMinute);
        }
    }

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

    /// Takes a file that is reserved for this instance.
    @Transactional
    Optional<Task> take(String id, String by, Duration lease) {
        return jdbc.sql(
                        """
                        UPDATE ingestion SET state = 'reading', attempts = attempts + 1,
                            lease_until = now() + make_interval(secs => :lease)
                        WHERE id = :id AND claimed_by = :by AND outcome IS NULL
                        RETURNING *
                        """)
                .param("id", id)
                .param("by", by)
                .param("lease", lease.toSeconds())
                .query(this::task)
                .optional();
    }

    /// Opens a receipt again that waits for a password, reserved for this instance.
    ///
    /// @return false when it does not wait for one
    @Transactional
    boolean reopen(String id, String by, Duration lease) {
        return jdbc.sql(
                                """
                                UPDATE ingestion SET state = 'accepted', outcome = NULL, reason = NULL,
                                    locked = false, attempts = 0, faults = 0, finished_at = NULL,
                                    claimed_by = :by,
                                    lease_until = now() + make_interval(secs => :lease)
                                WHERE id = :id AND locked AND outcome IS NOT NULL
                                """)
                        .param("id", id)
                        .param("by", by)
                        .param("lease", lease.toSeconds())
                        .update()
                == 1;
    }

    /// What came out of the file that was sent, at whatever depth.
    ///
    /// @param root its receipt
    Unpacked unpacked(String root) {
        return jdbc.sql(
                        "SELECT count(*) AS members, coalesce(sum(size), 0) AS bytes FROM ingestion"
                                + " WHERE root = :root")
                .param("root", root)
                .query((row, number) -> new Unpacked(row.getInt("members"), row.getLong("bytes")))
                .single();
    }

    /// The receipts of what came out of a file, in the order of their paths.
    List<Receipt> members(String id) {
        return jdbc.sql("SELECT * FROM ingestion WHERE parent = :id ORDER BY file_name")
                .param("id", id)
                .query(RECEIPT)
                .list();
    }

    /// The document of the nearest container that is one: the mail of an attachment.
    Optional<DocumentId> whole(String id) {
        return jdbc.sql(
                        """
                        WITH RECURSIVE above AS (
                            SELECT parent FROM ingestion WHERE id = :id
                            UNION ALL
                            SELECT i.parent FROM ingestion i JOIN above a ON i.id = a.parent)
                        SELECT i.document_id FROM above a JOIN ingestion i ON i.id = a.parent
                         WHERE i.document_id IS NOT NULL ORDER BY i.depth DESC LIMIT 1
                        """)
                .param("id", id)
                .query(String.class)
                .optional()
                .map(DocumentId::new);
    }

    /// Puts in what came out of a file, each with a receipt of its own. The file's own outcome
    /// follows when all of them have theirs. To be called with the file held.
    ///
    /// @param outcome what became of the file itself; null when it is nothing but a container
    void contain(
            Task container,
            List<Member> members,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable DocumentId document) {
        jdbc.sql(
                        """
                        UPDATE ingestion SET state = 'storing', members = :members,
                            own_outcome = :outcome, own_reason = :reason, document_id = :document,
                            claimed_by = NULL, lease_until = 'infinity'
                        WHERE id = :id
                        """)
                .param("members", members.size())
                .param("outcome", outcome)
                .param("reason", reason)
                .param("document", document == null ? null : document.value())
                .param("id", container.id())
                .update();
        Map<String, String> said = new HashMap<>(container.metadata());
        said.keySet().removeAll(OF_ITSELF);
        for (Member member : members) {
            Map<String, String> ofMember = new HashMap<>(said);
            ofMember.putAll(member.said());
            jdbc.sql(
                            """
                            INSERT INTO ingestion (id, file_name, sha256, size, metadata, owner,
                                release, parent, root, depth, state, outcome, reason, finished_at)
                            VALUES (:id, :name, :sha256, :size, :metadata::jsonb, :owner, :release,
                                :parent, :root, :depth, :state, :outcome, :reason,
                                CASE WHEN :outcome::text IS NOT NULL THEN now() END)
                            ON CONFLICT (parent, file_name) WHERE parent IS NOT NULL DO NOTHING
                            """)
                    .param("id", DocumentId.fresh().value())
                    .param("name", member.path())
                    .param("sha256", member.blob().sha256())
                    .param("size", member.blob().size())
                    .param("metadata", json.writeValueAsString(ofMember))
                    .param("owner", container.owner())
                    .param("release", container.release())
                    .param("parent", container.id())
                    .param("root", container.root() == null ? container.id() : container.root())
                    .param("depth", container.depth() + 1)
                    .param("state", member.refusal() == null ? "accepted" : "finished")
                    .param("outcome", member.refusal() == null ? null : "refused")
                    .param("reason", member.refusal())
                    .update();
        }
        settle(container.id());
    }

    /// Gives a container its outcome once everything in it has one. Its row is locked first, so
    /// that of two last members one sees the other.
    private void settle(String id) {
        record Container(
                @Nullable String outcome, @Nullable String reason, @Nullable String document) {}
        Container container =
                jdbc.sql(
                                "SELECT own_outcome, own_reason, document_id FROM ingestion"
                                        + " WHERE id = :id FOR UPDATE")
                        .param("id", id)
                        .query((row, number) ->
                                new Container(
                                        row.getString("own_outcome"),
                                        row.getString("own_reason"),
                                        row.getString("document_id")))
                        .single();
        Map<String, Integer> outcomes = new TreeMap<>();
        jdbc.sql("SELECT coalesce(outcome, '') AS outcome FROM ingestion WHERE parent = :id")
                .param("id", id)
                .query(String.class)
                .list()
                .forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum));
        if (outcomes.containsKey("")) {
            return;
        }
        String counted = Contained.sentence(outcomes, container.outcome() != null);
        finish(
                id,
                container.outcome() == null ? Contained.outcome(outcomes) : container.outcome(),
                container.reason() == null ? counted : container.reason() + " " + counted,
                container.document() == null ? null : new DocumentId(container.document()));
    }

    /// Ends with an outcome that asks for a password.
    void lock(String id, String reason) {
        finish(id, "unreadable", reason, null);
        jdbc.sql("UPDATE ingestion SET locked = true WHERE id = :id").param("id", id).update();
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
                        WHERE members IS NULL AND id = ANY (:ids) AND claimed_by = :by AND outcome IS NULL
                        """)
                .param("ids", ids.toArray(String[]::new))
                .param("by", by)
                .update();
    }

    /// Gives back a file that this machine cannot read now. It waits ten seconds at first, then
    /// twice as long each time, ten minutes at most.
    ///
    /// @param counts whether this was one of the attempts that a file has
    @Transactional
    void putOff(String id, String by, boolean counts) {
        jdbc.sql(
                        """
                        UPDATE ingestion SET state = 'accepted', claimed_by = NULL,
                            attempts = attempts - :uncounted, faults = faults + 1,
                            lease_until = now() + least(
                                interval '10 seconds' * 2 ^ least(faults, 10), interval '10 minutes')
                        WHERE id = :id AND claimed_by = :by AND outcome IS NULL
                        """)
                .param("uncounted", counts ? 0 : 1)
                .param("id", id)
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

    /// Gives a file its outcome, and the container it came out of too when it was the last.
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
        jdbc.sql("SELECT parent FROM ingestion WHERE id = :id AND parent IS NOT NULL")
                .param("id", id)
                .query(String.class)
                .optional()
                .ifPresent(this::settle);
    }

    /// Puts an unreadable file in once more.
    boolean again(String id) {
        return jdbc.sql(
                                """
                                UPDATE ingestion SET state = 'accepted', outcome = NULL, reason = NULL,
                                    attempts = 0, faults = 0, claimed_by = NULL, lease_until = NULL,
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
                row.getInt("attempts"),
                row.getInt("faults"),
                row.getString("root"),
                row.getInt("depth"));
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
                        instant(row, "finished_at"),
                        row.getString("parent"),
                        row.getObject("members", Integer.class),
                        row.getBoolean("locked"));
            };

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
