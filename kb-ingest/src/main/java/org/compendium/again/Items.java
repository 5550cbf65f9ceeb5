package org.compendium.again;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.compendium.document.DocumentId;
import org.compendium.document.MadeWith;
import org.compendium.ingest.Rereading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// The jobs and their items in the database: what is left to do outlives every process. An instance
/// takes an item with a lease; when it dies, the lease runs out and another takes it up.
@Repository
class Items {

    private static final int SHOWN = 100;

    private final JdbcClient jdbc;
    private final ObjectMapper json = new ObjectMapper();

    Items(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One document to make again, or one file to try again.
    record Item(
            String job,
            int position,
            Rereading.Part part,
            @Nullable DocumentId document,
            @Nullable String receipt,
            int attempts) {}

    /// What came of one item.
    record Report(
            List<Link> retired,
            List<Link> reused,
            List<Progress.ClaimToCheck> claims,
            List<String> kept,
            @Nullable String reason) {

        static Report failed(String reason) {
            return new Report(List.of(), List.of(), List.of(), List.of(), reason);
        }
    }

    /// From one eId to another.
    record Link(String eId, @Nullable String to, String why) {}

    @Transactional
    String add(Wanted wanted, String by) {
        String id = DocumentId.fresh().value();
        jdbc.sql(
                        """
                        INSERT INTO reprocessing (id, step, selection, requested_by)
                        VALUES (:id, :part, :selection, :by)
                        """)
                .param("id", id)
                .param("part", wanted.part().name().toLowerCase(Locale.ROOT))
                .param("selection", wanted.words())
                .param("by", by)
                .update();
        if (wanted.selection() instanceof Wanted.Selection.Failed) {
            jdbc.sql(
                            """
                            INSERT INTO reprocessing_item (job, position, ingestion_id)
                            SELECT :id, row_number() OVER (ORDER BY i.received_at, i.id), i.id
                            FROM ingestion i WHERE i.outcome = 'unreadable'
                            """)
                    .param("id", id)
                    .update();
        } else {
            Condition which = condition(wanted);
            jdbc.sql(
                            """
                            INSERT INTO reprocessing_item (job, position, document_id)
                            SELECT :job, row_number() OVER (ORDER BY e.created_at, e.id), e.id
                            FROM expression e JOIN work w ON w.id = e.work_id WHERE
                            """
                                    + which.sql())
                    .param("job", id)
                    .param("value", which.value())
                    .update();
        }
        finish(id);
        return id;
    }

    private record Condition(String sql, Object value) {}

    private static Condition condition(Wanted wanted) {
        return switch (wanted.selection()) {
            case Wanted.Selection.Outdated() -> outdated(wanted.part());
            case Wanted.Selection.Everything() -> new Condition("e.id <> :value", "");
            case Wanted.Selection.One(var id) -> new Condition("e.id = :value", id.value());
            case Wanted.Selection.Work(var symbol) ->
                    new Condition(
                            "e.work_id IN (SELECT work_id FROM symbol_of_work WHERE symbol_key ="
                                    + " :value)",
                            symbol.key());
            case Wanted.Selection.OfKind(var kind) -> new Condition("e.kind = :value", kind.slug());
            case Wanted.Selection.Since(var day) ->
                    new Condition("e.created_at >= :value", java.sql.Date.valueOf(day));
            case Wanted.Selection.Touched(var documents, var changed) ->
                    new Condition(
                            "e.id = ANY(:value)",
                            documents.stream().map(DocumentId::value).toArray(String[]::new));
            case Wanted.Selection.Failed() ->
                    throw new IllegalArgumentException("Unreadable files are no documents");
        };
    }

    private static Condition outdated(Rereading.Part part) {
        String now = MadeWith.CURRENT.toString();
        String[] parts = now.split(" ");
        return switch (part) {
            case ALL -> new Condition("e.processed_with <> :value", now);
            case STRUCTURE ->
                    new Condition("split_part(e.processed_with, ' ', 1) <> :value", parts[0]);
            case DESCRIPTION ->
                    new Condition("split_part(e.processed_with, ' ', 2) <> :value", parts[1]);
            case THEMES ->
                    new Condition("split_part(e.processed_with, ' ', 3) <> :value", parts[2]);
        };
    }

    /// Whether files wait that were sent in: they go first.
    boolean newFilesWait() {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM ingestion
                                        WHERE outcome IS NULL AND state = 'accepted')
                        """)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    Optional<Item> take(String by, Duration lease) {
        return jdbc.sql(
                        """
                        UPDATE reprocessing_item t SET claimed_by = :by, attempts = attempts + 1,
                            lease_until = now() + make_interval(secs => :lease)
                        FROM (SELECT i.job, i.position, r.step
                                FROM reprocessing_item i JOIN reprocessing r ON r.id = i.job
                               WHERE i.outcome IS NULL AND r.finished_at IS NULL
                                 AND (i.lease_until IS NULL OR i.lease_until < now())
                               ORDER BY r.requested_at, i.job, i.position LIMIT 1
                               FOR UPDATE OF i SKIP LOCKED) next
                        WHERE t.job = next.job AND t.position = next.position
                        RETURNING t.*, next.step
                        """)
                .param("by", by)
                .param("lease", lease.toSeconds())
                .query((row, number) ->
                        new Item(
                                row.getString("job"),
                                row.getInt("position"),
                                Rereading.Part.valueOf(
                                        row.getString("step").toUpperCase(Locale.ROOT)),
                                id(row),
                                row.getString("ingestion_id"),
                                row.getInt("attempts")))
                .optional();
    }

    private static @Nullable DocumentId id(ResultSet row) throws SQLException {
        String id = row.getString("document_id");
        return id == null ? null : new DocumentId(id);
    }

    @Transactional
    void renew(Item item, String by, Duration lease) {
        jdbc.sql(
                        """
                        UPDATE reprocessing_item
                        SET lease_until = now() + make_interval(secs => :lease)
                        WHERE job = :job AND position = :position AND claimed_by = :by
                          AND outcome IS NULL
                        """)
                .param("lease", lease.toSeconds())
                .param("job", item.job())
                .param("position", item.position())
                .param("by", by)
                .update();
    }

    @Transactional
    void giveBack(Item item, String by) {
        jdbc.sql(
                        """
                        UPDATE reprocessing_item SET claimed_by = NULL, lease_until = NULL
                        WHERE job = :job AND position = :position AND claimed_by = :by
                          AND outcome IS NULL
                        """)
                .param("job", item.job())
                .param("position", item.position())
                .param("by", by)
                .update();
    }

    /// Whether the item is still ours and wanted; locks its row until the transaction ends. So does
    /// the row of its job, and first, as [#cancel] does: of two last items that end at once, the
    /// second sees the first, and ends the job.
    boolean hold(Item item, String by) {
        jdbc.sql("SELECT 1 FROM reprocessing WHERE id = :job FOR UPDATE")
                .param("job", item.job())
                .query(Integer.class)
                .optional();
        return jdbc.sql(
                        """
                        SELECT 1 FROM reprocessing_item
                        WHERE job = :job AND position = :position AND claimed_by = :by
                          AND outcome IS NULL FOR UPDATE
                        """)
                .param("job", item.job())
                .param("position", item.position())
                .param("by", by)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// @param outcome `unchanged`, `changed` or `failed`
    void finish(Item item, String outcome, Report report) {
        jdbc.sql(
                        """
                        UPDATE reprocessing_item
                        SET outcome = :outcome, report = :report::jsonb, finished_at = now(),
                            lease_until = NULL
                        WHERE job = :job AND position = :position
                        """)
                .param("outcome", outcome)
                .param("report", json.writeValueAsString(report))
                .param("job", item.job())
                .param("position", item.position())
                .update();
        finish(item.job());
    }

    private void finish(String job) {
        jdbc.sql(
                        """
                        UPDATE reprocessing SET finished_at = now()
                        WHERE id = :id AND finished_at IS NULL
                          AND NOT EXISTS (SELECT 1 FROM reprocessing_item
                                           WHERE job = :id AND outcome IS NULL)
                        """)
                .param("id", job)
                .update();
    }

    /// Leaves out what is not done yet; an item that is under way is thrown away.
    @Transactional
    boolean cancel(String job) {
        int open =
                jdbc.sql(
                                """
                                UPDATE reprocessing SET cancelled_at = now(), finished_at = now()
                                WHERE id = :id AND finished_at IS NULL
                                """)
                        .param("id", job)
                        .update();
        jdbc.sql(
                        """
                        UPDATE reprocessing_item SET outcome = 'cancelled', finished_at = now()
                        WHERE job = :id AND outcome IS NULL
                        """)
                .param("id", job)
                .update();
        return open == 1;
    }

    Optional<Progress> find(String job) {
        return jdbc.sql(
                        """
                        SELECT r.*, count(i.job) AS total, count(i.outcome) AS done,
                            count(*) FILTER (WHERE i.outcome = 'unchanged') AS unchanged,
                            count(*) FILTER (WHERE i.outcome = 'changed') AS changed,
                            count(*) FILTER (WHERE i.outcome = 'failed') AS failed,
                            coalesce(sum(jsonb_array_length(i.report -> 'retired')), 0) AS retired,
                            coalesce(sum(jsonb_array_length(i.report -> 'reused')), 0) AS reused
                        FROM reprocessing r LEFT JOIN reprocessing_item i ON i.job = r.id
                        WHERE r.id = :id GROUP BY r.id
                        """)
                .param("id", job)
                .query(this::progress)
                .optional();
    }

    private Progress progress(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        Timestamp finished = row.getTimestamp("finished_at");
        boolean cancelled = row.getTimestamp("cancelled_at") != null;
        return new Progress(
                id,
                row.getString("step"),
                row.getString("selection"),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                cancelled ? "cancelled" : finished == null ? "running" : "finished",
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("unchanged"),
                row.getLong("changed"),
                row.getLong("failed"),
                row.getLong("retired"),
                row.getLong("reused"),
                claims(id),
                notes(id, "ARRAY[i.report ->> 'reason']", "i.outcome = 'failed'"),
                notes(
                        id,
                        "ARRAY(SELECT jsonb_array_elements_text(i.report -> 'kept'))",
                        "jsonb_array_length(i.report -> 'kept') > 0"));
    }

    private List<Progress.ClaimToCheck> claims(String job) {
        return jdbc.sql(
                        """
                        SELECT c.claim FROM reprocessing_item i,
                            jsonb_array_elements(i.report -> 'claims') AS c (claim)
                        WHERE i.job = :id ORDER BY i.position LIMIT :shown
                        """)
                .param("id", job)
                .param("shown", SHOWN)
                .query((row, number) ->
                        json.readValue(row.getString("claim"), Progress.ClaimToCheck.class))
                .list();
    }

    private List<Progress.Note> notes(String job, String words, String which) {
        return jdbc.sql(
                        "SELECT coalesce(i.document_id, i.ingestion_id) AS what, w.words"
                                + " FROM reprocessing_item i, unnest("
                                + words
                                + ") AS w (words) WHERE i.job = :id AND "
                                + which
                                + " ORDER BY i.position LIMIT :shown")
                .param("id", job)
                .param("shown", SHOWN)
                .query((row, number) ->
                        new Progress.Note(row.getString("what"), row.getString("words")))
                .list();
    }

    /// The newest jobs first.
    List<Progress> recent(int limit) {
        List<Progress> recent = new ArrayList<>();
        jdbc.sql("SELECT id FROM reprocessing ORDER BY requested_at DESC LIMIT :limit")
                .param("limit", limit)
                .query(row -> {
                    find(row.getString("id")).ifPresent(recent::add);
                });
        return recent;
    }
}
