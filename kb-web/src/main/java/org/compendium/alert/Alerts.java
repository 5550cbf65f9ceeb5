package org.compendium.alert;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.compendium.account.Account;
import org.compendium.account.Accounts;
import org.compendium.account.Viewer;
import org.compendium.document.Appearances;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Passage;
import org.compendium.search.Newest;
import org.compendium.search.Results;
import org.compendium.wording.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends mails about saved searches when they are due.
///
/// A search is held by a lock on its row while its mail is made and sent, so that of several
/// instances one does it; what was announced and when the next mail is due are written in the same
/// transaction. Killed between the mail and its end, the next instance sends that mail once more,
/// under the same `Message-ID`.
@Component
public class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    /// How far the index may be behind the store without a document being missed.
    private static final Duration BEHIND = Duration.ofDays(2);

    /// Looked for at once; the mail lists some of them and counts the others.
    private static final int MOST = 1_000;

    private static final int LONGEST_PASSAGE = 600;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SavedSearches searches;
    private final MailAddresses addresses;
    private final Accounts accounts;
    private final Newest newest;
    private final Appearances appearances;
    private final Match match;
    private final Post post;
    private final MailSettings settings;
    private final Clock clock;

    Alerts(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            SavedSearches searches,
            MailAddresses addresses,
            Accounts accounts,
            Newest newest,
            Appearances appearances,
            Match match,
            Post post,
            MailSettings settings,
            ObjectProvider<Clock> clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.searches = searches;
        this.addresses = addresses;
        this.accounts = accounts;
        this.newest = newest;
        this.appearances = appearances;
        this.match = match;
        this.post = post;
        this.settings = settings;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    private record Due(SavedSearch search, Instant since, Instant seen, int failures) {}

    @Scheduled(fixedDelayString = "${compendium.mail.interval:60s}")
    void work() {
        try {
            sendDue();
        } catch (RuntimeException e) {
            LOG.warn("Mails about saved searches wait: {}", e.toString());
        }
    }

    /// Sends what is due now.
    ///
    /// @return how many mails were sent; without a mail server none, and everything stays due
    public int sendDue() {
        int sent = 0;
        if (post.delivers()) {
            Optional<Boolean> one = next();
            while (one.isPresent()) {
                sent += one.get() ? 1 : 0;
                one = next();
            }
        }
        return sent;
    }

    /// @return whether a mail was sent for the search that was due; empty when none is due
    private Optional<Boolean> next() {
        Boolean done =
                transaction.execute(status ->
                        take().map(
                                        due -> {
                                            try {
                                                return send(due);
                                            } catch (RuntimeException e) {
                                                putOff(due, e);
                                                return false;
                                            }
                                        })
                                .orElse(null));
        return Optional.ofNullable(done);
    }

    private Optional<Due> take() {
        return jdbc.sql(
                        """
                        SELECT * FROM saved_search WHERE due <= :now
                        ORDER BY due, id LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) ->
                        new Due(
                                SavedSearches.ROW.mapRow(row, number),
                                row.getTimestamp("since").toInstant(),
                                row.getTimestamp("seen_at").toInstant(),
                                row.getInt("failures")))
                .optional();
    }

    private boolean send(Due due) {
        SavedSearch search = due.search();
        Instant looked = appearances.now();
        Optional<String> address = addresses.confirmed(search.account());
        Optional<Account> account = accounts.find(search.account());
        // Without an address nothing is lost: it is new as long as nobody was told.
        boolean told = address.isPresent() && account.isPresent();
        List<Newest.Arrival> found = told ? newest(due, account.orElseThrow().viewer()) : List.of();
        if (!found.isEmpty()) {
            mail(search, found, address.orElseThrow());
            announced(search, found);
        }
        Instant next =
                search.frequency().next(clock.instant().atZone(settings.zone()), settings.hour());
        jdbc.sql(
                        """
                        UPDATE saved_search SET due = :due, seen_at = :seen, failures = 0
                        WHERE id = :id
                        """)
                .param("due", next == null ? null : Timestamp.from(next))
                .param("seen", Timestamp.from(told ? looked : due.seen()))
                .param("id", search.id())
                .update();
        return !found.isEmpty();
    }

    private List<Newest.Arrival> newest(Due due, Viewer viewer) {
        Instant overlap = due.seen().minus(BEHIND);
        Instant after = overlap.isBefore(due.since()) ? due.since() : overlap;
        Set<DocumentId> known = new HashSet<>();
        jdbc.sql("SELECT document_id FROM announced WHERE search = :id")
                .param("id", due.search().id())
                .query(String.class)
                .list()
                .forEach(id -> known.add(new DocumentId(id)));
        return newest.find(due.search().search(), after, known, MOST, viewer);
    }

    private void announced(SavedSearch search, List<Newest.Arrival> found) {
        jdbc.sql(
                        """
                        INSERT INTO announced (search, document_id)
                        SELECT :search, unnest(:documents) ON CONFLICT DO NOTHING
                        """)
                .param("search", search.id())
                .param(
                        "documents",
                        found.stream()
                                .map(one -> one.document().id().value())
                                .toArray(String[]::new))
                .update();
    }

    // Five minutes, ten, twenty … and at most a day.
    private void putOff(Due due, RuntimeException e) {
        Duration pause = Duration.ofMinutes(5L << Math.min(due.failures(), 8));
        Duration most = Duration.ofDays(1);
        LOG.warn("The mail about saved search {} waits: {}", due.search().id(), e.toString());
        jdbc.sql("UPDATE saved_search SET due = :due, failures = failures + 1 WHERE id = :id")
                .param(
                        "due",
                        Timestamp.from(
                                clock.instant().plus(pause.compareTo(most) > 0 ? most : pause)))
                .param("id", due.search().id())
                .update();
    }

    private void mail(SavedSearch search, List<Newest.Arrival> found, String address) {
        Wording words = Wording.in(search.language());
        String base = post.base();
        Letter letter = new Letter(words);
        letter.line(words.of("mail.hello", search.account()));
        letter.line(words.of("mail.alert.lead", found.size(), search.name()));
        found.stream()
                .limit(settings.mostDocuments())
                .forEach(one -> add(letter, search, one, base, words));
        if (found.size() > settings.mostDocuments()) {
            letter.line(words.of("mail.alert.more", found.size() - settings.mostDocuments()));
        }
        letter.link(words.of("mail.alert.all"), base + "/search?" + search.search());
        letter.rule();
        letter.line(words.of("mail.alert.because." + search.frequency().slug()));
        String key = searches.unsubscribeKey(search);
        letter.link(words.of("mail.alert.stop"), base + "/unsubscribe/" + search.id() + "/" + key);
        letter.link(words.of("mail.alert.change"), base + "/saved");
        letter.small(words.of("disclaimer"));
        Instant due = search.due();
        post.send(
                address,
                words.of("mail.alert.subject", search.name(), found.size()),
                letter,
                base + "/api/v1/unsubscribe/" + search.id() + "/" + key,
                "<"
                        + search.id()
                        + "."
                        + (due == null ? 0 : due.getEpochSecond())
                        + "@"
                        + java.net.URI.create(base).getHost()
                        + ">");
    }

    private void add(
            Letter letter, SavedSearch search, Newest.Arrival one, String base, Wording words) {
        Document document = one.document();
        letter.title(document.title(), base + "/id/" + document.id(), document.language());
        letter.small(facts(document, words));
        if (document.retells() != null) {
            letter.small(words.of("paraphrase"));
        }
        letter.small(String.join(" · ", match.why(search.search(), document, words)));
        for (Results.Found found : one.passages()) {
            Passage passage = found.passage();
            String text = passage.text();
            letter.passage(
                    text.length() > LONGEST_PASSAGE ? cut(text, found) : text,
                    found.highlights(),
                    document.languageOf(passage),
                    document.cite(passage),
                    base + "/read/" + document.id() + "/" + passage.eId());
        }
    }

    // After what was found, so that the marks stay where they are.
    private static String cut(String text, Results.Found found) {
        int last = found.highlights().isEmpty() ? 0 : found.highlights().getLast().end();
        int end = Math.max(LONGEST_PASSAGE, last);
        int space = text.indexOf(' ', end);
        return space < 0 ? text : text.substring(0, space) + " …";
    }

    private static String facts(Document document, Wording words) {
        StringBuilder facts =
                new StringBuilder(
                        document.citedAs().equals(document.title())
                                ? ""
                                : document.citedAs() + " · ");
        facts.append(words.of("kind." + document.kind().slug()));
        if (document.date() != null) {
            facts.append(" · ").append(words.date(document.date()));
        }
        return facts.toString();
    }
}
