package org.compendium.document;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.compendium.account.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Since when readers may see documents: everybody since the release, who sent them and the
/// curators since they came in.
@Repository
public class Appearances {

    private static final String SHOWN = "e.state = 'released' AND e.visibility = 'public'";

    private final JdbcClient jdbc;

    Appearances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A document that a viewer may see.
    ///
    /// @param since by the clock of the database
    public record Appearance(DocumentId document, Instant since) {}

    /// What the viewer has been able to see since some time, the newest first.
    ///
    /// @param after exclusive; [Instant#EPOCH] for everything
    /// @param before the last one of the list that was read before; null to begin
    /// @param limit at most this many
    public List<Appearance> after(
            Instant after, @Nullable Appearance before, int limit, Viewer viewer) {
        // Two lists that an index has in order each, and the beginning of both together.
        String released = part("released_at", "NOT :all AND e.owner <> :name AND " + SHOWN);
        String received = part("created_at", "(:all OR e.owner = :name)");
        return jdbc.sql(
                        "SELECT id, since FROM ("
                                + released
                                + ") AS a UNION ALL SELECT id, since FROM ("
                                + received
                                + ") AS b ORDER BY since DESC, id DESC LIMIT :limit")
                .param("all", viewer.curates())
                .param("name", viewer.name() == null ? "" : viewer.name())
                .param("after", Timestamp.from(after))
                .param("before", before == null ? null : Timestamp.from(before.since()))
                .param("beforeId", before == null ? null : before.document().value())
                .param("limit", limit)
                .query((row, number) ->
                        new Appearance(
                                new DocumentId(row.getString("id")),
                                row.getTimestamp("since").toInstant()))
                .list();
    }

    private static String part(String time, String who) {
        return """
        SELECT e.id, e.%1$s AS since FROM expression e
         WHERE %2$s AND e.%1$s > :after
           AND (CAST(:beforeId AS text) IS NULL
                OR (e.%1$s, e.id) < (CAST(:before AS timestamptz), :beforeId))
         ORDER BY e.%1$s DESC, e.id DESC LIMIT :limit
        """
                .formatted(time, who);
    }

    /// The time by the clock that [#after] goes by.
    public Instant now() {
        return jdbc.sql("SELECT clock_timestamp()").query(Timestamp.class).single().toInstant();
    }
}
