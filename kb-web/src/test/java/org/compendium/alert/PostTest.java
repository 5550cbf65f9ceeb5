package org.compendium.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import org.compendium.citation.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class PostTest {

    @Test
    void without_a_server_nothing_is_asked_for_and_nothing_delivered() {
        assertThat(post(false, null, null).delivers()).isFalse();
    }

    @Test
    void with_a_server_the_start_is_refused_until_mails_can_say_where_they_come_from() {
        assertThatThrownBy(() -> post(true, null, "https://compendium.example.org"))
                .hasMessageContaining("compendium.mail.from must be set");
        assertThatThrownBy(() -> post(true, "noreply@example.org", null))
                .hasMessageContaining("compendium.public-url must be set");
        assertThat(post(true, "noreply@example.org", "https://x.example.org").delivers()).isTrue();
    }

    @Test
    void wrong_settings_are_refused_in_their_own_words() {
        assertThatThrownBy(() -> new PublicAddress("compendium.example.org"))
                .hasMessageContaining("compendium.public-url must be like");
        assertThatThrownBy(() -> new MailSettings(null, 24, ZoneOffset.UTC, 25))
                .hasMessageContaining("compendium.mail.hour");
        assertThatThrownBy(() -> new MailSettings(null, 6, ZoneOffset.UTC, 0))
                .hasMessageContaining("compendium.mail.most-documents");
    }

    private static Post post(boolean server, @Nullable String from, @Nullable String url) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (server) {
            beans.addBean("sender", new JavaMailSenderImpl());
        }
        return new Post(
                beans.getBeanProvider(JavaMailSender.class),
                new MailSettings(from, 6, ZoneOffset.UTC, 25),
                new PublicAddress(url));
    }
}
