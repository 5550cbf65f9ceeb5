package org.compendium.curated;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What institutions that a claim names say to it. A curator records it and vouches that it came
/// from them; it is shown beside the claim for ever, or until a curator withdraws it.
@Repository
public class Replies {

    /// Characters of the longest reply.
    public static final int LONGEST = 2_000;

    private static final int LONGEST_INSTITUTION = 200;

    private final JdbcClient jdbc;
    private final Entries entries;

    Replies(JdbcClient jdbc, Entries entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /// @param entry the id of the entry that has the claim
    /// @param claim its wording when the reply was recorded
    /// @param institution its name
    /// @param organisation the id of its entry; null when it has none
    /// @param text plain text
    /// @param said the day it was said
    public record Reply(
            long id,
            String entry,
            String claim,
            String institution,
            @Nullable String organisation,
            String text,
            LocalDate said) {}

    /// Puts a reply beside a claim.
    ///
    /// @param institution the id of an organisation's entry, or a name
    /// @param said not in the future
    /// @param curator who vouches for it
    /// @throws IllegalArgumentException saying what is missing, too long or not yet
    /// @throws IllegalStateException when the viewer is no curator
    public Reply attach(
            Entry entry,
            Entry.Claim claim,
            String institution,
            String text,
            LocalDate said,
            Viewer curator) {
        String by = name(curator);
        String named = Said.of("The institution", institution, LONGEST_INSTITUTION);
        String words = Said.of("A reply", text, LONGEST);
        // A day that has begun somewhere on earth.
        if (said.isAfter(LocalDate.now(java.time.ZoneOffset.ofHours(14)))) {
            throw new IllegalArgumentException("The day on which it was said has yet to come.");
        }
        Optional<Entry> organisation = entries.find(Entry.Type.ORGANISATION, named);
        return jdbc.sql(
                        """
                        INSERT INTO reply (entry, claim, institution, organisation, text, said_on,
                                           recorded_by)
                        VALUES (:entry, :claim, :institution, :organisation, :text, :said, :by)
                        RETURNING *
                        """)
                .param("entry", entry.id())
                .param("claim", claim.text())
                .param("institution", organisation.map(Entry::title).orElse(named))
                .param("organisation", organisation.map(Entry::id).orElse(null))
                .param("text", words)
                .param("said", Date.valueOf(said))
                .param("by", by)
                .query((row, number) -> reply(row))
                .single();
    }

    /// Those of an entry that are shown, in the order of their days.
    public List<Reply> shown(String entry) {
        return jdbc.sql(
                        """
                        SELECT * FROM reply
                         WHERE entry = :entry AND withdrawn_at IS NULL ORDER BY said_on, id
                        """)
                .param("entry", entry)
                .query((row, number) -> reply(row))
                .list();
    }

    /// Shows a reply no longer. It is kept.
    ///
    /// @return false when it was withdrawn before
    /// @throws IllegalStateException when the viewer is no curator
    public boolean withdraw(long id, Viewer curator) {
        return jdbc.sql(
                                """
                                UPDATE reply SET withdrawn_by = :by, withdrawn_at = now()
                                 WHERE id = :id AND withdrawn_at IS NULL
                                """)
                        .param("id", id)
                        .param("by", name(curator))
                        .update()
                == 1;
    }

    private static String name(Viewer curator) {
        String name = curator.name();
        if (!curator.curates() || name == null) {
            throw new IllegalStateException("Only a curator can vouch for a reply");
        }
        return name;
    }

    private static Reply reply(ResultSet row) throws SQLException {
        return new Reply(
                row.getLong("id"),
                row.getString("entry"),
                row.getString("claim"),
                row.getString("institution"),
                row.getString("organisation"),
                row.getString("text"),
                row.getDate("said_on").toLocalDate());
    }
}
