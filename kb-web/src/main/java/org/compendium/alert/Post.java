package org.compendium.alert;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.compendium.citation.PublicAddress;
import org.compendium.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/// Sends mails, where a server for them is set.
@Component
public class Post {

    private final @Nullable JavaMailSender sender;
    private final MailSettings settings;
    private final PublicAddress address;

    Post(ObjectProvider<JavaMailSender> sender, MailSettings settings, PublicAddress address) {
        this.sender = sender.getIfAvailable();
        this.settings = settings;
        this.address = address;
        if (this.sender != null && settings.from() == null) {
            throw new IllegalArgumentException(
                    "compendium.mail.from must be set when spring.mail.host is: the address that"
                            + " mails come from");
        }
        if (this.sender != null && address.url().isEmpty()) {
            throw new IllegalArgumentException(
                    "compendium.public-url must be set when spring.mail.host is: links in mails"
                            + " begin with it");
        }
    }

    /// Whether mails can be sent.
    public boolean delivers() {
        return sender != null;
    }

    /// What stands before each address in a mail.
    String base() {
        return address.url().orElse("");
    }

    void confirmation(String account, String to, String path, Wording words) {
        Letter letter = new Letter(words);
        letter.line(words.of("mail.hello", account));
        letter.line(words.of("mail.confirm.text", account));
        letter.link(words.of("mail.confirm.link"), base() + path);
        letter.line(words.of("mail.confirm.not"));
        letter.small(words.of("disclaimer"));
        send(to, words.of("mail.confirm.subject"), letter, null, null);
    }

    /// @param unsubscribe an address that ends these mails when something is posted to it (RFC
    ///   8058); null for none
    /// @param messageId the same when the same mail is sent again, so that a mail program can tell;
    ///   null for a fresh one
    /// @throws org.springframework.mail.MailException when the server does not take it
    void send(
            String to,
            String subject,
            Letter letter,
            @Nullable String unsubscribe,
            @Nullable String messageId) {
        if (sender == null || settings.from() == null) {
            throw new IllegalArgumentException(
                    "No mails can be sent: whoever runs this server has set no spring.mail.host");
        }
        try {
            MimeMessage message =
                    messageId == null
                            ? sender.createMimeMessage()
                            : new Numbered(sender.createMimeMessage(), messageId);
            MimeMessageHelper mail =
                    new MimeMessageHelper(
                            message,
                            MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED,
                            StandardCharsets.UTF_8.name());
            mail.setFrom(new InternetAddress(settings.from()));
            mail.setTo(to);
            mail.setSubject(subject);
            mail.setText(letter.text(), letter.html());
            // Or an answer that says "on holiday" comes back (RFC 3834).
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", letter.words().language());
            if (unsubscribe != null) {
                message.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            sender.send(message);
        } catch (MessagingException e) {
            throw new IllegalStateException("A mail could not be written", e);
        }
    }

    /// A message that keeps the identifier it was given.
    private static final class Numbered extends MimeMessage {

        private final String id;

        Numbered(MimeMessage message, String id) {
            super(message.getSession());
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
