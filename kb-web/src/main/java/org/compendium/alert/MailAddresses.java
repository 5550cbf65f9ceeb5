package org.compendium.alert;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.compendium.wording.Wording;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Where people want their mails. Nobody gets mails at an address before it was confirmed from
/// there.
@Repository
public class MailAddresses {

    private static final String CONFIRM = "confirm";
    private static final Duration LINK_LIVES = Duration.ofDays(3);

    /// Or one person could flood another one's mailbox.
    private static final Duration BETWEEN_ASKING = Duration.ofMinutes(5);

    private static final int LONGEST = 254;

    private final JdbcClient jdbc;
    private final Signing signing;
    private final Post post;
    private final Clock clock;

    MailAddresses(JdbcClient jdbc, Signing signing, Post post, ObjectProvider<Clock> clock) {
        this.jdbc = jdbc;
        this.signing = signing;
        this.post = post;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /// The address of an account.
    ///
    /// @param confirmed whether mails go there
    public record MailAddress(String address, boolean confirmed) {}

    public Optional<MailAddress> of(String account) {
        return jdbc.sql("SELECT * FROM mail_address WHERE account = :account")
                .param("account", account)
                .query((row, number) ->
                        new MailAddress(
                                row.getString("address"), row.getTimestamp("confirmed_at") != null))
                .optional();
    }

    Optional<String> confirmed(String account) {
        return of(account).filter(MailAddress::confirmed).map(MailAddress::address);
    }

    /// Sets an address and mails a link there that confirms it. Until then no mails go anywhere.
    ///
    /// @throws IllegalArgumentException saying what is wrong with the address, or to wait
    public void ask(String account, String address, Wording words) {
        String checked = checked(address);
        Instant now = clock.instant();
        int asked =
                jdbc.sql(
                                """
                                INSERT INTO mail_address (account, address, asked_at)
                                VALUES (:account, :address, :now)
                                ON CONFLICT (account) DO UPDATE
                                   SET address = :address, asked_at = :now, confirmed_at = NULL
                                 WHERE mail_address.asked_at <= :before
                                """)
                        .param("account", account)
                        .param("address", checked)
                        .param("now", Timestamp.from(now))
                        .param("before", Timestamp.from(now.minus(BETWEEN_ASKING)))
                        .update();
        if (asked == 0) {
            throw new IllegalArgumentException(
                    "A link was sent a moment ago. Another one can be sent after five minutes.");
        }
        String expiry = Long.toString(now.plus(LINK_LIVES).getEpochSecond());
        String key = signing.sign(CONFIRM, account, checked, expiry);
        post.confirmation(
                account, checked, "/confirm-address/" + account + "/" + expiry + "/" + key, words);
    }

    /// @param expiry from the link, in seconds since 1970
    /// @return the address; empty when the link is too old, or another address was set meanwhile
    public Optional<String> confirm(String account, String expiry, String key) {
        Optional<String> address =
                of(account)
                        .map(MailAddress::address)
                        .filter(one -> signing.right(key, CONFIRM, account, one, expiry))
                        .filter(one ->
                                Instant.ofEpochSecond(Long.parseLong(expiry))
                                        .isAfter(clock.instant()));
        address.ifPresent(one ->
                jdbc.sql(
                                """
                                UPDATE mail_address SET confirmed_at = coalesce(confirmed_at, :now)
                                WHERE account = :account AND address = :address
                                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("account", account)
                        .param("address", one)
                        .update());
        return address;
    }

    /// No mails go anywhere any more.
    public void forget(String account) {
        jdbc.sql("DELETE FROM mail_address WHERE account = :account")
                .param("account", account)
                .update();
    }

    private static String checked(String address) {
        String stripped = address.strip();
        try {
            InternetAddress parsed = new InternetAddress(stripped, true);
            if (stripped.length() <= LONGEST
                    && stripped.contains("@")
                    && stripped.equals(parsed.getAddress())) {
                return stripped;
            }
        } catch (AddressException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "“" + stripped + "” is no mail address such as name@example.org");
    }
}
