package org.compendium.web.intake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.compendium.ingest.Receipt;
import org.compendium.web.Names;

/// The few facts about a file that a list and a receipt say in the same words.
final class Facts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private Facts() {}

    /// The key of the one word for where a file is.
    static String state(Receipt receipt) {
        return receipt.outcome() == null
                ? "receipt." + receipt.state()
                : "outcome." + receipt.outcome();
    }

    static boolean failed(Receipt receipt) {
        String outcome = receipt.outcome();
        return outcome != null && Set.of("unreadable", "refused").contains(outcome);
    }

    /// Day and time, for the message `intake.at`.
    static Object[] when(Instant instant, Names names, Locale locale) {
        ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
        return new Object[] {names.date(time.toLocalDate(), locale), TIME.format(time)};
    }

    /// The key of the message for a size.
    static String sizeKey(long bytes) {
        return bytes < 1024 * 1024 ? "size.kb" : "size.mb";
    }

    /// Its number: begun KB below a megabyte, else MB with a tenth.
    static Number size(long bytes) {
        return bytes < 1024 * 1024
                ? (Number) ((bytes + 1023) / 1024)
                : (Number) (Math.round(bytes / 1024.0 / 1024.0 * 10) / 10.0);
    }
}
