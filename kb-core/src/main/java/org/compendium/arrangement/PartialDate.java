package org.compendium.arrangement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date as exactly as somebody reported it: a year, a month or a day.
///
/// @param month 1 to 12; null when only the year is known
/// @param day null when only the month is known
public record PartialDate(int year, @Nullable Integer month, @Nullable Integer day) {

    private static final Pattern FORM =
            Pattern.compile("(?<year>[1-9]\\d{3})(?:-(?<month>\\d\\d)(?:-(?<day>\\d\\d))?)?");

    public PartialDate {
        if (month == null && day != null) {
            throw new IllegalArgumentException("A day has a month");
        }
        if (month != null) {
            LocalDate.of(year, month, day == null ? 1 : day);
        }
    }

    /// @param text `2024`, `2024-05` or `2024-05-17` (ISO 8601)
    /// @throws IllegalArgumentException when it has none of these forms, or the calendar has no
    ///   such day
    public static PartialDate of(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            try {
                return new PartialDate(
                        Integer.parseInt(form.group("year")),
                        number(form.group("month")),
                        number(form.group("day")));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "'" + text + "' is not in the calendar. Look at the month and the day.", e);
            }
        }
        throw new IllegalArgumentException(
                "'"
                        + text
                        + "' is no date. Write 2024, 2024-05 or 2024-05-17; in a spreadsheet, make"
                        + " the column text first.");
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    /// The first day that it may have been.
    public LocalDate first() {
        return LocalDate.of(year, month == null ? 1 : month, day == null ? 1 : day);
    }

    /// The last day that it may have been.
    public LocalDate last() {
        if (month == null) {
            return LocalDate.of(year, 12, 31);
        }
        return day == null ? YearMonth.of(year, month).atEndOfMonth() : first();
    }

    /// The form that [#of] reads.
    @Override
    public String toString() {
        String text = String.format("%04d", year);
        if (month != null) {
            text += String.format("-%02d", month);
        }
        return day == null ? text : text + String.format("-%02d", day);
    }
}
