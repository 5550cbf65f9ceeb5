package org.compendium.alert;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.compendium.search.SearchAddress;
import org.compendium.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The searches that people keep, each for themselves.
@Repository
public class SavedSearches {

    /// Of one account.
    public static final int MOST = 100;

    private static final String UNSUBSCRIBE = "unsubscribe";

    static final RowMapper<SavedSearch> ROW =
            (row, number) -> {
                Timestamp due = row.getTimestamp("due");
                return new SavedSearch(
                        row.getString("id"),
                        row.getString("account"),
                        row.getString("name"),
                        SearchAddress.parse(row.getString("search")),
                        row.getString("language"),
                        Frequency.ofSlug(row.getString("frequency")).orElseThrow(),
                        due == null ? null : due.toInstant());
            };

    private final JdbcClient jdbc;
    private final MailSettings settings;
    private final Signing signing;
    private final Clock clock;

    SavedSearches(
            JdbcClient jdbc, MailSettings settings, Signing signing, ObjectProvider<Clock> clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.signing = signing;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /// Those of an account, by name.
    public List<SavedSearch> of(String account) {
        return jdbc.sql("SELECT * FROM saved_search WHERE account = :account ORDER BY name, id")
                .param("account", account)
                .query(ROW)
                .list();
    }

    /// @return empty when the account has none of this id, whoever else may have it
    public Optional<SavedSearch> find(String account, String id) {
        return jdbc.sql("SELECT * FROM saved_search WHERE account = :account AND id = :id")
                .param("account", account)
                .param("id", id)
                .query(ROW)
                .optional();
    }

    /// Keeps a search. What is there already is known; only what comes after is new.
    ///
    /// @param language of the mails, BCP 47; English when mails are not written in it
    /// @throws IllegalArgumentException saying what is wrong with the name, or that there are
    ///   enough
    public SavedSearch save(
            String account,
            String name,
            SearchAddress search,
            String language,
            Frequency frequency) {
        if (of(account).size() >= MOST) {
            throw new IllegalArgumentException(
                    "You have " + MOST + " saved searches. Delete one of them first.");
        }
        String id = Signing.random();
        try {
            jdbc.sql(
                            """
                            INSERT INTO saved_search (id, account, name, search, language, frequency,
                                                      due)
                            VALUES (:id, :account, :name, :search, :language, :frequency, :due)
                            """)
                    .param("id", id)
                    .param("account", account)
                    .param("name", checked(name))
                    .param("search", SearchAddress.parse(search.toString()).toString())
                    .param("language", Wording.in(language).language())
                    .param("frequency", frequency.slug())
                    .param("due", due(frequency))
                    .update();
        } catch (DuplicateKeyException e) {
            throw taken(name, e);
        }
        return find(account, id).orElseThrow();
    }

    /// @return false when the account has no such search
    /// @throws IllegalArgumentException saying what is wrong with the name
    public boolean rename(String account, String id, String name) {
        try {
            return jdbc.sql(
                                    "UPDATE saved_search SET name = :name WHERE account = :account AND"
                                            + " id = :id")
                            .param("name", checked(name))
                            .param("account", account)
                            .param("id", id)
                            .update()
                    > 0;
        } catch (DuplicateKeyException e) {
            throw taken(name, e);
        }
    }

    /// How often mails come from now on, and in which language. After a time without mails, what
    /// came in that time is not new.
    ///
    /// @return false when the account has no such search
    public boolean mail(String account, String id, Frequency frequency, String language) {
        return jdbc.sql(
                                """
                                UPDATE saved_search SET
                                    since = CASE WHEN frequency = 'never' THEN now()
                                                 ELSE since END,
                                    frequency = :frequency, language = :language, due = :due,
                                    failures = 0
                                WHERE account = :account AND id = :id
                                """)
                        .param("frequency", frequency.slug())
                        .param("language", Wording.in(language).language())
                        .param("due", due(frequency))
                        .param("account", account)
                        .param("id", id)
                        .update()
                > 0;
    }

    /// @return false when the account has no such search
    public boolean delete(String account, String id) {
        return jdbc.sql("DELETE FROM saved_search WHERE account = :account AND id = :id")
                        .param("account", account)
                        .param("id", id)
                        .update()
                > 0;
    }

    /// Shows that somebody got a mail about the search.
    String unsubscribeKey(SavedSearch search) {
        return signing.sign(UNSUBSCRIBE, search.account(), search.id());
    }

    /// The search that a link in a mail speaks of; empty when it is deleted or the key is wrong.
    public Optional<SavedSearch> ofLink(String id, String key) {
        return jdbc.sql("SELECT * FROM saved_search WHERE id = :id")
                .param("id", id)
                .query(ROW)
                .optional()
                .filter(search -> signing.right(key, UNSUBSCRIBE, search.account(), search.id()));
    }

    /// Ends the mails about a search; the search itself stays.
    ///
    /// @return false when it is deleted or the key is wrong
    public boolean unsubscribe(String id, String key) {
        return ofLink(id, key)
                .filter(search -> mail(search.account(), id, Frequency.NEVER, search.language()))
                .isPresent();
    }

    private @Nullable Timestamp due(Frequency frequency) {
        Instant next = frequency.next(clock.instant().atZone(settings.zone()), settings.hour());
        return next == null ? null : Timestamp.from(next);
    }

    private static String checked(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > SavedSearch.LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "The name of a search has 1 to " + SavedSearch.LONGEST_NAME + " characters");
        }
        return stripped.replaceAll("\\p{Cc}+", " ");
    }

    private static IllegalArgumentException taken(String name, DuplicateKeyException e) {
        return new IllegalArgumentException(
                "You have a saved search called “" + name.strip() + "” already", e);
    }
}
