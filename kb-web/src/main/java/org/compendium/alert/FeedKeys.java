package org.compendium.alert;

import java.util.Optional;
import org.compendium.account.Account;
import org.compendium.account.Accounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Secret parts of addresses, by which a program that cannot sign in reads what its owner may see.
/// A key is good for feeds and for nothing else.
@Repository
public class FeedKeys {

    private static final String FEED = "feed";
    private static final String BETWEEN = ".";

    private final JdbcClient jdbc;
    private final Signing signing;
    private final Accounts accounts;

    FeedKeys(JdbcClient jdbc, Signing signing, Accounts accounts) {
        this.jdbc = jdbc;
        this.signing = signing;
        this.accounts = accounts;
    }

    /// The key of an account; empty when it never had one or revoked it.
    public Optional<String> of(String account) {
        return jdbc.sql("SELECT id FROM feed_key WHERE account = :account")
                .param("account", account)
                .query(String.class)
                .optional()
                .map(id -> id + BETWEEN + signing.sign(FEED, account, id));
    }

    /// A new key; the one before ends.
    public String make(String account) {
        jdbc.sql(
                        """
                        INSERT INTO feed_key (account, id) VALUES (:account, :id)
                        ON CONFLICT (account) DO UPDATE SET id = :id, made_at = now()
                        """)
                .param("account", account)
                .param("id", Signing.random())
                .update();
        return of(account).orElseThrow();
    }

    /// All private addresses of the account end.
    public void revoke(String account) {
        jdbc.sql("DELETE FROM feed_key WHERE account = :account")
                .param("account", account)
                .update();
    }

    /// Whose key this is; empty when nobody's, or not any more.
    public Optional<Account> owner(String key) {
        int dot = key.indexOf(BETWEEN);
        if (dot < 1) {
            return Optional.empty();
        }
        String id = key.substring(0, dot);
        return jdbc.sql("SELECT account FROM feed_key WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .filter(account -> signing.right(key.substring(dot + 1), FEED, account, id))
                .flatMap(accounts::find);
    }
}
