package org.compendium.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How often somebody wants to hear of what is new.
public enum Frequency {
    NEVER,
    DAILY,
    /// On Mondays.
    WEEKLY;

    /// The next time after now at which a mail is due; null for never.
    ///
    /// @param now in the zone whose hour counts
    /// @param hour of the day
    @Nullable Instant next(ZonedDateTime now, int hour) {
        ZonedDateTime today = now.toLocalDate().atTime(hour, 0).atZone(now.getZone());
        return switch (this) {
            case NEVER -> null;
            case DAILY -> (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
            case WEEKLY -> {
                ZonedDateTime monday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
                yield (monday.isAfter(now) ? monday : monday.plusWeeks(1)).toInstant();
            }
        };
    }

    /// @return for example `weekly`
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Frequency> ofSlug(String slug) {
        return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
    }
}
