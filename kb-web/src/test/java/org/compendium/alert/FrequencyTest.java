package org.compendium.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class FrequencyTest {

    private static final int HOUR = 6;

    @Test
    void a_daily_mail_is_due_at_the_next_such_hour() {
        assertThat(Frequency.DAILY.next(utc("2026-11-26T05:59:59Z"), HOUR))
                .isEqualTo("2026-11-26T06:00:00Z");
        assertThat(Frequency.DAILY.next(utc("2026-11-26T06:00:00Z"), HOUR))
                .isEqualTo("2026-11-27T06:00:00Z");
    }

    @Test
    void a_weekly_mail_is_due_on_the_next_monday() {
        assertThat(Frequency.WEEKLY.next(utc("2026-11-26T07:00:00Z"), HOUR))
                .isEqualTo("2026-11-30T06:00:00Z");
        assertThat(Frequency.WEEKLY.next(utc("2026-11-30T05:00:00Z"), HOUR))
                .isEqualTo("2026-11-30T06:00:00Z");
        assertThat(Frequency.WEEKLY.next(utc("2026-11-30T06:00:00Z"), HOUR))
                .isEqualTo("2026-12-07T06:00:00Z");
    }

    @Test
    void the_hour_is_that_of_the_zone_whatever_summer_does_to_it() {
        ZonedDateTime before =
                Instant.parse("2026-03-28T06:00:00Z").atZone(ZoneId.of("Europe/Zurich"));

        assertThat(Frequency.DAILY.next(before, HOUR)).isEqualTo("2026-03-29T04:00:00Z");
    }

    @Test
    void never_is_never_due() {
        assertThat(Frequency.NEVER.next(utc("2026-11-26T07:00:00Z"), HOUR)).isNull();
    }

    private static ZonedDateTime utc(String instant) {
        return Instant.parse(instant).atZone(ZoneId.of("UTC"));
    }
}
