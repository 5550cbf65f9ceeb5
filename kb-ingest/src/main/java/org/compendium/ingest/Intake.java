package org.compendium.ingest;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// What is happening to files now, and what happened to them.
@Service
public class Intake {

    private final JdbcClient jdbc;
    private final ObjectMapper json = new ObjectMapper();

    Intake(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Which files; null and blank ask for nothing.
    ///
    /// @param sender the account's name
    /// @param outcome one of the outcomes of a [Receipt]
    /// @param state one of its states, or `open` for all but `finished`
    /// @param reason what reasons have in common, as [#reasons] has them
    /// @param day of arrival, in UTC
    /// @param words in the file's name, the reason or the sender's name
    public record Filter(
            @Nullable String sender,
            @Nullable String outcome,
            @Nullable String state,
            @Nullable String reason,
            @Nullable LocalDate day,
            @Nullable String words) {

        /// Everything that this sender sent; null for everybody.
        public static Filter of(@Nullable String sender) {
            return new Filter(sender, null, null, null, null, null);
        }

        public Filter withSender(@Nullable String name) {
            return new Filter(name, outcome, state, reason, day, words);
        }
    }

    /// A value and how many files have it.
    public record Count(String value, long files) {}

    /// What is happening.
    ///
    /// @param soonest until nothing is open any more, at the better of the last minute's and the
    ///   last five minutes' pace; null when nothing is open or nothing moved
    /// @param latest the same at the worse pace
    public record Now(
            long waiting,
            long reading,
            long storing,
            long lastMinute,
            long lastFiveMinutes,
            @Nullable Duration soonest,
            @Nullable Duration latest) {

        /// Files without an outcome.
        public long open() {
            return waiting + reading + storing;
        }
    }

    /// What became of a file before somebody asked for another try.
    public record Attempt(
            String outcome, @Nullable String reason, Instant finished, String again) {}

    /// Newest first.
    public List<Receipt> list(Filter filter, int offset, int limit) {
        Where where = new Where(filter);
        return jdbc.sql(
                        "SELECT * FROM ingestion"
                                + where.sql()
                                + " ORDER BY received_at DESC, id OFFSET :offset LIMIT :limit")
                .params(where.values)
                .param("offset", offset)
                .param("limit", limit)
                .query(Queue.RECEIPT)
                .list();
    }

    public long count(Filter filter) {
        Where where = new Where(filter);
        return jdbc.sql("SELECT count(*) FROM ingestion" + where.sql())
                .params(where.values)
                .query(Long.class)
                .single();
    }

    /// How many files have each outcome; those without one are `open`.
    public List<Count> outcomes(Filter filter) {
        return counts("coalesce(outcome, 'open')", filter);
    }

    /// What the reasons of the files have in common, the most frequent first.
    public List<Count> reasons(Filter filter) {
        return counts("reason_kind", filter);
    }

    /// Who sent how many.
    public List<Count> senders(Filter filter) {
        return counts("owner", filter);
    }

    private List<Count> counts(String what, Filter filter) {
        Where where = new Where(filter);
        where.and(what + " IS NOT NULL");
        return jdbc.sql(
                        "SELECT "
                                + what
                                + " AS value, count(*) AS files FROM ingestion"
                                + where.sql()
                                + " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50")
                .params(where.values)
                .query((row, number) -> new Count(row.getString("value"), row.getLong("files")))
                .list();
    }

    /// @param sender whose files; null for everybody's
    public Now now(@Nullable String sender) {
        return jdbc.sql(
                        """
                        SELECT count(*) FILTER (WHERE state = 'accepted') AS waiting,
                            count(*) FILTER (WHERE state = 'reading') AS reading,
                            count(*) FILTER (WHERE state = 'storing') AS storing,
                            count(*) FILTER (WHERE finished_at > now() - interval '1 minute')
                                AS one,
                            count(*) FILTER (WHERE finished_at > now() - interval '5 minutes')
                                AS five,
                            extract(epoch FROM now() - min(finished_at)) AS since
                        FROM ingestion
                        WHERE (outcome IS NULL OR finished_at > now() - interval '5 minutes')
                          AND (:sender::text IS NULL OR owner = :sender)
                        """)
                .param("sender", sender)
                .query((row, number) -> {
                    long waiting = row.getLong("waiting");
                    long reading = row.getLong("reading");
                    long storing = row.getLong("storing");
                    long one = row.getLong("one");
                    long five = row.getLong("five");
                    double perSecond = one / 60.0;
                    double before = five / Math.clamp(row.getDouble("since"), 60.0, 300.0);
                    double open = waiting + reading + storing;
                    boolean known = open > 0 && five > 0;
                    return new Now(
                            waiting,
                            reading,
                            storing,
                            one,
                            five,
                            known ? seconds(open / Math.max(perSecond, before)) : null,
                            known
                                    ? seconds(
                                            open
                                                    / (one == 0
                                                            ? before / 2
                                                            : Math.min(perSecond, before)))
                                    : null);
                })
                .single();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }

    /// Puts files that could not be read, or were refused, into the queue again. What became of
    /// them before is kept; the others of the filter are left alone.
    ///
    /// @param by who asks
    /// @return how many
    @Transactional
    public int again(Filter filter, String by) {
        Where where = new Where(filter);
        where.and("outcome IN ('unreadable', 'refused')");
        return again(where, by);
    }

    /// Puts one file into the queue again.
    ///
    /// @return false when it is not one that could not be read
    @Transactional
    public boolean again(String id, String by) {
        Where where = new Where(Filter.of(null));
        where.and("outcome IN ('unreadable', 'refused')");
        where.and("id = :id");
        where.values.put("id", id);
        return again(where, by) > 0;
    }

    private int again(Where where, String by) {
        where.values.put("by", by);
        return jdbc.sql(
                        """
                        WITH chosen AS (
                            SELECT id, outcome, reason, finished_at FROM ingestion%s FOR UPDATE),
                        kept AS (
                            INSERT INTO ingestion_attempt
                                (ingestion_id, number, outcome, reason, finished_at, again_by)
                            SELECT id, 1 + (SELECT count(*) FROM ingestion_attempt
                                             WHERE ingestion_id = chosen.id),
                                outcome, reason, finished_at, :by
                            FROM chosen)
                        UPDATE ingestion SET state = 'accepted', outcome = NULL, reason = NULL,
                            finished_at = NULL, document_id = NULL, attempts = 0, faults = 0,
                            claimed_by = NULL, lease_until = NULL
                        WHERE id IN (SELECT id FROM chosen)
                        """
                                .formatted(where.sql()))
                .params(where.values)
                .update();
    }

    /// Adds to what the sender says of a file, as long as it waits; a value said before is
    /// replaced.
    ///
    /// @param said fields of a [Submission]; a `password` among them is not kept
    /// @return false when it is being read already
    /// @throws IllegalArgumentException naming the field that is wrong
    @Transactional
    public boolean amend(String id, Map<String, String> said) {
        Ingestion.check(said);
        return jdbc.sql(
                                """
                                UPDATE ingestion SET metadata = metadata || :said::jsonb
                                WHERE id = :id AND state = 'accepted' AND outcome IS NULL
                                """)
                        .param("said", json.writeValueAsString(Submission.kept(said)))
                        .param("id", id)
                        .update()
                > 0;
    }

    /// What became of a file in earlier tries, the first one first.
    public List<Attempt> attempts(String id) {
        return jdbc.sql("SELECT * FROM ingestion_attempt WHERE ingestion_id = :id ORDER BY number")
                .param("id", id)
                .query((row, number) -> {
                    Timestamp finished = row.getTimestamp("finished_at");
                    return new Attempt(
                            row.getString("outcome"),
                            row.getString("reason"),
                            finished.toInstant(),
                            row.getString("again_by"));
                })
                .list();
    }

    private static final class Where {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        Where(Filter filter) {
            is("owner", filter.sender());
            is("outcome", filter.outcome());
            is("reason_kind", filter.reason());
            if ("open".equals(filter.state())) {
                and("outcome IS NULL");
            } else {
                is("state", filter.state());
            }
            LocalDate day = filter.day();
            if (day != null) {
                // So that an index helps, and no time zone but UTC has a say.
                and("received_at >= :day::timestamp AT TIME ZONE 'UTC'");
                and("received_at < (:day + 1)::timestamp AT TIME ZONE 'UTC'");
                values.put("day", Date.valueOf(day));
            }
            String words = filter.words();
            if (words != null && !words.isBlank()) {
                and("(file_name ILIKE :words OR reason ILIKE :words OR owner ILIKE :words)");
                values.put("words", "%" + words.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
            }
        }

        private void is(String column, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                and(column + " = :" + column);
                values.put(column, value);
            }
        }

        void and(String condition) {
            conditions.add(condition);
        }

        String sql() {
            return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        }
    }
}
