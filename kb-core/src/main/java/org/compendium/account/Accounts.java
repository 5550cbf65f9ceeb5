package org.compendium.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The accounts and their personal tokens.
@Repository
public class Accounts {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,79}");
    private static final int SHORTEST_PASSWORD = 8;
    private static final String TOKEN_PREFIX = "kb_";
    private static final RowMapper<Account> ROW =
            (row, number) ->
                    new Account(
                            row.getString("name"),
                            row.getString("password_hash"),
                            Role.ofSlug(row.getString("role")));

    private final JdbcClient jdbc;
    private final BCryptPasswordEncoder passwords = new BCryptPasswordEncoder();
    private final SecureRandom random = new SecureRandom();

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All accounts by name.
    public List<Account> all() {
        return jdbc.sql("SELECT * FROM account ORDER BY name").query(ROW).list();
    }

    public Optional<Account> find(String name) {
        return jdbc.sql("SELECT * FROM account WHERE name = :name")
                .param("name", name)
                .query(ROW)
                .optional();
    }

    /// Creates an account or gives an existing one a new password and role.
    ///
    /// @param name 2 to 80 lower-case letters, digits and `. _ @ + -`
    /// @param password at least 8 characters, at most 72 bytes, which is what bcrypt can tell apart
    /// @throws IllegalArgumentException saying which rule is broken
    @Transactional
    public void save(String name, String password, Role role) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "An account's name has 2 to 80 lower-case letters, digits and . _ @ + -");
        }
        if (password.length() < SHORTEST_PASSWORD
                || password.getBytes(StandardCharsets.UTF_8).length > 72) {
            throw new IllegalArgumentException(
                    "A password has at least 8 characters and at most 72 bytes");
        }
        jdbc.sql(
                        """
                        INSERT INTO account (name, password_hash, role) VALUES (:name, :hash, :role)
                        ON CONFLICT (name) DO UPDATE SET password_hash = :hash, role = :role
                        """)
                .param("name", name)
                .param("hash", passwords.encode(password))
                .param("role", role.slug())
                .update();
    }

    /// The account whose password this is; empty otherwise.
    public Optional<Account> signIn(String name, String password) {
        return find(name).filter(account -> passwords.matches(password, account.passwordHash()));
    }

    /// Makes a token for scripts. It is returned once; only its hash is kept.
    ///
    /// @param purpose shown to the owner, for example "command line"; a new token for the same
    ///   purpose replaces the old one
    @Transactional
    public String newToken(String account, String purpose) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = TOKEN_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        revokeToken(account, purpose);
        jdbc.sql(
                        "INSERT INTO personal_token (hash, account, purpose) VALUES (:hash, :account,"
                                + " :purpose)")
                .param("hash", hash(token))
                .param("account", account)
                .param("purpose", purpose)
                .update();
        return token;
    }

    /// Nobody can sign in with the account's token for this purpose any more; nothing happens when
    /// there is none.
    public void revokeToken(String account, String purpose) {
        jdbc.sql("DELETE FROM personal_token WHERE account = :account AND purpose = :purpose")
                .param("account", account)
                .param("purpose", purpose)
                .update();
    }

    /// The account that a token speaks for; empty when nobody's.
    public Optional<Account> ofToken(String token) {
        return jdbc.sql(
                        """
                        SELECT account.* FROM account JOIN personal_token ON account = name
                        WHERE hash = :hash
                        """)
                .param("hash", hash(token))
                .query(ROW)
                .optional();
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
