package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.compendium.alert.Alerts;
import org.compendium.alert.Frequency;
import org.compendium.alert.MailAddresses;
import org.compendium.alert.SavedSearch;
import org.compendium.alert.SavedSearches;
import org.compendium.search.SearchAddress;
import org.compendium.wording.Wording;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/// What tests do with mails, and with the time at which they are due.
abstract class WithMail extends WholeApplication {

    private static final Pattern CONFIRM =
            Pattern.compile(Pattern.quote(BASE) + "/confirm-address/([^/\\s]+)/(\\d+)/([\\w-]+)");
    private static int count;

    @Autowired SavedSearches searches;
    @Autowired MailAddresses addresses;
    @Autowired Alerts alerts;

    @BeforeEach
    void nothingIsDue() throws Exception {
        later(Duration.ofDays(8));
        alerts.sendDue();
        SERVER.purgeEmailFromAllMailboxes();
    }

    static void later(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
    }

    String anAccount() {
        String name = "alerted" + ++count;
        a("contributor", name);
        return name;
    }

    String aReader(String language) throws Exception {
        String name = anAccount();
        addresses.ask(name, name + "@example.org", Wording.in(language));
        confirm(name, text(only()));
        SERVER.purgeEmailFromAllMailboxes();
        return name;
    }

    void confirm(String account, String mail) {
        Matcher link = link(mail);
        assertThat(addresses.confirm(account, link.group(2), link.group(3)))
                .contains(account + "@example.org");
    }

    static Matcher link(String mail) {
        Matcher link = CONFIRM.matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        return link;
    }

    SavedSearch save(String account, String name, String search, Frequency often, String language) {
        return searches.save(account, name, SearchAddress.parse(search), language, often);
    }

    static MimeMessage only() {
        MimeMessage[] all = SERVER.getReceivedMessages();
        assertThat(all).hasSize(1);
        return all[0];
    }

    static String header(Message mail, String name) throws Exception {
        return String.join("", Arrays.asList(mail.getHeader(name)));
    }

    static String text(Part part) throws Exception {
        return body(part, "text/plain");
    }

    static String html(Part part) throws Exception {
        return body(part, "text/html");
    }

    private static String body(Part part, String type) throws Exception {
        if (part.isMimeType(type)) {
            return part.getContent().toString().replace("\r\n", "\n");
        }
        StringBuilder all = new StringBuilder();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart one = parts.getBodyPart(i);
                all.append(body(one, type));
            }
        }
        return all.toString();
    }
}
