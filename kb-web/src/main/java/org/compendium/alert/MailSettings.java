package org.compendium.alert;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Mails about saved searches. The server that sends them is set by `spring.mail.*`.
///
/// @param from the address that mails come from; needed as soon as there is a server
/// @param hour of the day at which they are due
/// @param zone in which that hour counts
/// @param mostDocuments listed in one mail
@ConfigurationProperties("compendium.mail")
record MailSettings(
        @Nullable String from,
        @DefaultValue("6") int hour,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("25") int mostDocuments) {

    MailSettings {
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException(
                    "compendium.mail.hour must be between 0 and 23, was " + hour);
        }
        if (mostDocuments < 1 || mostDocuments > 200) {
            throw new IllegalArgumentException(
                    "compendium.mail.most-documents must be between 1 and 200, was "
                            + mostDocuments);
        }
    }
}
