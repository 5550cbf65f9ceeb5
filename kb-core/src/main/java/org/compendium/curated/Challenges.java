package org.compendium.curated;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Doubts that readers raised about claims, and what curators answered. A challenge belongs to an
/// entry and to the wording that the claim had then: when the claim is reworded or the entry
/// written anew, the challenge stays.
@Repository
public class Challenges {

    /// Characters of the longest challenge and of the longest answer.
    public static final int LONGEST = 2_000;

    /// Characters of the longest name.
    public static final int LONGEST_NAME = 200;

    /// So many challenges of one claim may wait for an answer.
    public static final int MOST_OPEN = 20;

    private final JdbcClient jdbc;

    Challenges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What became of a challenge.
    public enum State {
        OPEN,
        ANSWERED,
        /// Not shown any more; kept with the reason.
        DISMISSED;

        /// @return for example `open`
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param entry the id of an entry
    /// @param claim its wording at the time
    /// @param text plain text; not for everybody as long as the challenge is open
    /// @param name who says so; null when nobody is named
    /// @param decision null as long as it is open
    public record Challenge(
            long id,
            String entry,
            String claim,
            String text,
            @Nullable String name,
            Instant at,
            State state,
            @Nullable Decision decision) {}

    /// What a curator said to a challenge.
    ///
    /// @param by the name of the account, which is not for everybody
    public record Decision(String answer, String by, Instant at) {}

    /// A claim has [#MOST_OPEN] challenges that wait for an answer.
    public static final class TooManyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyException() {
            super(
                    MOST_OPEN
                            + " challenges of this claim wait for an answer, and no more are taken until"
                            + " curators have answered some. Please come back later.");
        }
    }

    /// Raises a doubt about a claim.
    ///
    /// @param name who says so; blank or null when nobody is to be named
    /// @throws IllegalArgumentException saying what is missing or too long
    /// @throws TooManyException when too many wait already
    @Transactional
    public Challenge challenge(Entry entry, Entry.Claim claim, String text, @Nullable String name) {
        String said = Said.of("A challenge", text, LONGEST);
        String by = name == null || name.isBlank() ? null : Said.of("A name", name, LONGEST_NAME);
        // One after another, or two at once could both be the last.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:claim, 24))")
                .param("claim", entry.id() + '\n' + claim.text())
                .query((row, number) -> "")
                .list();
        long open =
                jdbc.sql(
                                """
                                SELECT count(*) FROM challenge
                                 WHERE entry = :entry AND claim = :claim AND state = 'open'
                                """)
                        .param("entry", entry.id())
                        .param("claim", claim.text())
                        .query(Long.class)
                        .single();
        if (open >= MOST_OPEN) {
            throw new TooManyException();
        }
        return jdbc.sql(
                        """
                        INSERT INTO challenge (entry, claim, text, name)
                        VALUES (:entry, :claim, :text, :name) RETURNING *
                        """)
                .param("entry", entry.id())
                .param("claim", claim.text())
                .param("text", said)
                .param("name", by)
                .query((row, number) -> challenge(row))
                .single();
    }

    /// Those of an entry that may be shown, open or answered, in the order in which they were
    /// raised. The text of an open one is not for everybody.
    public List<Challenge> shown(String entry) {
        return jdbc.sql(
                        """
                        SELECT * FROM challenge
                         WHERE entry = :entry AND state <> 'dismissed' ORDER BY made_at, id
                        """)
                .param("entry", entry)
                .query((row, number) -> challenge(row))
                .list();
    }

    /// All that wait for an answer, the oldest first.
    public List<Challenge> open() {
        return jdbc.sql("SELECT * FROM challenge WHERE state = 'open' ORDER BY made_at, id")
                .query((row, number) -> challenge(row))
                .list();
    }

    public Optional<Challenge> find(long id) {
        return jdbc.sql("SELECT * FROM challenge WHERE id = :id")
                .param("id", id)
                .query((row, number) -> challenge(row))
                .optional();
    }

    /// Answers an open challenge. Challenge and answer are shown to everybody from then on.
    ///
    /// @param by the curator's account
    /// @return false when somebody else was quicker, whose decision stands
    /// @throws IllegalArgumentException when the answer is empty or too long
    public boolean answer(long id, String answer, String by) {
        return decide(id, State.ANSWERED, Said.of("An answer", answer, LONGEST), by);
    }

    /// Puts an open challenge aside. It is not shown any more, and kept with the reason.
    ///
    /// @param by the curator's account
    /// @return false when somebody else was quicker, whose decision stands
    /// @throws IllegalArgumentException when the reason is empty or too long
    public boolean dismiss(long id, String why, String by) {
        return decide(id, State.DISMISSED, Said.of("A reason", why, LONGEST), by);
    }

    private boolean decide(long id, State state, String answer, String by) {
        return jdbc.sql(
                                """
                                UPDATE challenge
                                   SET state = :state, answer = :answer, decided_by = :by,
                                       decided_at = now()
                                 WHERE id = :id AND state = 'open'
                                """)
                        .param("id", id)
                        .param("state", state.slug())
                        .param("answer", answer)
                        .param("by", by)
                        .update()
                == 1;
    }

    private static Challenge challenge(ResultSet row) throws SQLException {
        @Nullable Timestamp decided = row.getTimestamp("decided_at");
        return new Challenge(
                row.getLong("id"),
                row.getString("entry"),
                row.getString("claim"),
                row.getString("text"),
                row.getString("name"),
                row.getTimestamp("made_at").toInstant(),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                decided == null
                        ? null
                        : new Decision(
                                row.getString("answer"),
                                row.getString("decided_by"),
                                decided.toInstant()));
    }
}
