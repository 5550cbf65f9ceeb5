package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.compendium.alert.Frequency;
import org.compendium.alert.SavedSearch;
import org.compendium.wording.Wording;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// Mails about saved searches as they arrive at a mail server.
class AlertsTest extends WithMail {

    private static final Pattern STOP =
            Pattern.compile(Pattern.quote(BASE) + "/unsubscribe/([\\w-]+)/([\\w-]+)");

    @Autowired JavaMailSenderImpl sender;

    @Test
    void a_mail_says_what_is_new_why_it_matches_and_how_to_cite_it() throws Exception {
        String reader = aReader("en");
        save(
                reader,
                "Looms & dye",
                "q=quornaby+loom&kind=secretariat-report",
                Frequency.DAILY,
                "en");
        String id = released("TD/B/ALERT/1", 7, "A quornaby loom needs two hands.");
        found(visitor(), "quornaby", 1);

        later(Duration.ofDays(1));
        assertThat(alerts.sendDue()).isEqualTo(1);

        MimeMessage mail = only();
        assertThat(mail.getAllRecipients()[0]).hasToString(reader + "@example.org");
        assertThat(mail.getSubject()).isEqualTo("Looms & dye: 1 new document");
        String html = html(mail);
        assertThat(html)
                .contains("<mark>quornaby</mark> <mark>loom</mark>")
                .contains("TD/B/ALERT/1, para.")
                .contains(BASE + "/read/" + id + "/para_7")
                .contains("Has the words you look for: quornaby loom")
                .contains("Kind: Secretariat report")
                .contains("Compendium is not a United Nations publication.");
        assertThat(text(mail)).contains("*quornaby* *loom*").contains(BASE + "/saved");
        assertThat(header(mail, "List-Unsubscribe"))
                .matches("<" + Pattern.quote(BASE) + "/api/v1/unsubscribe/[\\w-]+/[\\w-]+>");
        assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
    }

    @Test
    void what_was_there_before_and_what_was_announced_is_not_new() throws Exception {
        released("TD/B/ALERT/2", 3, "Old fennimore cloth.");
        found(visitor(), "fennimore", 1);
        String reader = aReader("en");
        save(reader, "Cloth", "q=fennimore", Frequency.DAILY, "en");
        later(Duration.ofDays(1));
        int before = alerts.sendDue();
        String id = released("TD/B/ALERT/3", 3, "New fennimore cloth.");
        found(visitor(), "fennimore", 2);
        later(Duration.ofDays(1));
        int first = alerts.sendDue();
        administrator().post("/api/v1/documents/" + id + "/withdraw");
        administrator().post("/api/v1/documents/" + id + "/release");
        found(visitor(), "fennimore", 2);
        later(Duration.ofDays(1));
        int again = alerts.sendDue();

        assertThat(List.of(before, first, again)).containsExactly(0, 1, 0);
        assertThat(html(only())).contains("TD/B/ALERT/3").doesNotContain("TD/B/ALERT/2");
    }

    @Test
    void a_weekly_mail_waits_for_monday_and_gathers_what_came_meanwhile() throws Exception {
        String reader = aReader("en");
        SavedSearch saved = save(reader, "Weekly", "q=drovenhall", Frequency.WEEKLY, "en");
        released("TD/B/ALERT/4", 3, "A drovenhall fair.");
        released("TD/B/ALERT/5", 4, "Another drovenhall fair.");
        found(visitor(), "drovenhall", 2);
        Instant monday = saved.due();

        NOW.set(monday.minusSeconds(1));
        int early = alerts.sendDue();
        NOW.set(monday);
        int due = alerts.sendDue();

        assertThat(early).isZero();
        assertThat(due).isEqualTo(1);
        assertThat(monday.atZone(ZoneOffset.UTC).getDayOfWeek())
                .isEqualTo(java.time.DayOfWeek.MONDAY);
        assertThat(only().getSubject()).isEqualTo("Weekly: 2 new documents");
        assertThat(searches.find(reader, saved.id()).orElseThrow().due())
                .isEqualTo(monday.plus(Duration.ofDays(7)));
    }

    @Test
    void what_was_withdrawn_before_the_mail_went_out_is_in_no_mail() throws Exception {
        String reader = aReader("en");
        save(reader, "Secrets", "q=wexcombe", Frequency.DAILY, "en");
        String id = released("TD/B/ALERT/6", 3, "The wexcombe figures.");
        found(visitor(), "wexcombe", 1);
        administrator().post("/api/v1/documents/" + id + "/withdraw");

        later(Duration.ofDays(1));
        assertThat(alerts.sendDue()).isZero();
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    @Test
    void one_press_in_a_mail_ends_these_mails_without_signing_in() throws Exception {
        String reader = aReader("en");
        SavedSearch saved = save(reader, "Stop me", "q=ollerby", Frequency.DAILY, "en");
        released("TD/B/ALERT/7", 3, "An ollerby mill.");
        found(visitor(), "ollerby", 1);
        later(Duration.ofDays(1));
        alerts.sendDue();
        Matcher link = STOP.matcher(text(only()));
        assertThat(link.find()).isTrue();
        String path = "/api/v1/unsubscribe/" + link.group(1) + "/" + link.group(2);
        String wrong = "/api/v1/unsubscribe/" + link.group(1) + "/x" + link.group(2);

        Caller.Answer looked = visitor().get(path);
        Frequency afterLooking = frequency(reader, saved);
        int forged = visitor().post(wrong).status();
        Frequency afterForging = frequency(reader, saved);
        int pressed =
                visitor()
                        .call(
                                "POST",
                                path,
                                "List-Unsubscribe=One-Click".getBytes(),
                                java.util.Map.of(
                                        "Content-Type", "application/x-www-form-urlencoded"))
                        .status();

        assertThat(looked.status()).isEqualTo(302);
        assertThat(looked.location()).isEqualTo(path.replace("/api/v1", ""));
        assertThat(afterLooking).isEqualTo(Frequency.DAILY);
        assertThat(forged).isEqualTo(404);
        assertThat(afterForging).isEqualTo(Frequency.DAILY);
        assertThat(pressed).isEqualTo(204);
        assertThat(frequency(reader, saved)).isEqualTo(Frequency.NEVER);
        released("TD/B/ALERT/8", 3, "Another ollerby mill.");
        found(visitor(), "ollerby", 2);
        later(Duration.ofDays(1));
        assertThat(alerts.sendDue()).isZero();
    }

    @Test
    void nobody_gets_mails_before_the_address_is_confirmed_and_nothing_is_lost_meanwhile()
            throws Exception {
        String reader = anAccount();
        save(reader, "Patience", "q=thirlmead", Frequency.DAILY, "en");
        addresses.ask(reader, reader + "@example.org", Wording.in("en"));
        String asked = text(only());
        SERVER.purgeEmailFromAllMailboxes();
        released("TD/B/ALERT/9", 3, "A thirlmead weir.");
        found(visitor(), "thirlmead", 1);
        later(Duration.ofDays(1));
        int unconfirmed = alerts.sendDue();
        confirm(reader, asked);
        later(Duration.ofDays(1));

        assertThat(unconfirmed).isZero();
        assertThat(alerts.sendDue()).isEqualTo(1);
        assertThat(html(only())).contains("thirlmead");
    }

    @Test
    void a_link_that_confirms_is_good_for_three_days_and_for_one_address() throws Exception {
        String reader = anAccount();
        addresses.ask(reader, "first@example.org", Wording.in("en"));
        Matcher first = link(text(only()));
        SERVER.purgeEmailFromAllMailboxes();
        later(Duration.ofMinutes(6));
        addresses.ask(reader, "second@example.org", Wording.in("en"));
        Matcher second = link(text(only()));

        assertThat(addresses.confirm(reader, first.group(2), first.group(3))).isEmpty();
        later(Duration.ofDays(4));
        assertThat(addresses.confirm(reader, second.group(2), second.group(3))).isEmpty();
        assertThat(addresses.of(reader).orElseThrow().confirmed()).isFalse();
    }

    @Test
    void a_mail_is_in_the_language_that_the_reader_chose() throws Exception {
        String reader = aReader("fr");
        save(reader, "Métiers", "q=ashwick", Frequency.DAILY, "fr");
        released("TD/B/ALERT/10", 3, "An ashwick loom.");
        found(visitor(), "ashwick", 1);
        later(Duration.ofDays(1));
        alerts.sendDue();

        assertThat(only().getSubject()).isEqualTo("Métiers : 1 nouveau document");
        assertThat(html(only()))
                .contains("<html lang=\"fr\" dir=\"ltr\">")
                .contains("Contient les mots recherchés");
        assertThat(header(only(), "Content-Language")).isEqualTo("fr");
    }

    @Test
    void several_instances_send_one_mail() throws Exception {
        String reader = aReader("en");
        save(reader, "Together", "q=brackenfell", Frequency.DAILY, "en");
        released("TD/B/ALERT/11", 3, "A brackenfell kiln.");
        found(visitor(), "brackenfell", 1);
        later(Duration.ofDays(1));

        try (var instances = Executors.newFixedThreadPool(4)) {
            Callable<Integer> instance = alerts::sendDue;
            int sent = 0;
            for (Future<Integer> one :
                    instances.invokeAll(List.of(instance, instance, instance, instance))) {
                sent += one.get();
            }
            assertThat(sent).isEqualTo(1);
        }
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_mail_that_the_server_does_not_take_is_sent_later_and_once() throws Exception {
        String reader = aReader("en");
        SavedSearch saved = save(reader, "Later", "q=culverhay", Frequency.DAILY, "en");
        released("TD/B/ALERT/12", 3, "A culverhay press.");
        found(visitor(), "culverhay", 1);
        later(Duration.ofDays(1));
        int port = sender.getPort();
        sender.setPort(9);
        int broken = alerts.sendDue();
        Instant due = searches.find(reader, saved.id()).orElseThrow().due();
        sender.setPort(port);
        later(Duration.ofMinutes(6));
        int mended = alerts.sendDue();

        assertThat(broken).isZero();
        assertThat(due).isEqualTo(NOW.get().minus(Duration.ofMinutes(1)));
        assertThat(mended).isEqualTo(1);
        assertThat(alerts.sendDue()).isZero();
    }

    private String released(String symbol, int paragraph, String sentence) {
        return added(
                administrator(),
                symbol.replace('/', '-') + ".txt",
                Report.of(symbol).with(paragraph, sentence).text());
    }

    private Frequency frequency(String account, SavedSearch saved) {
        return searches.find(account, saved.id()).orElseThrow().frequency();
    }
}
