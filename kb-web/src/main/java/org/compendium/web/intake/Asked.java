package org.compendium.web.intake;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.compendium.ingest.Intake;
import org.jspecify.annotations.Nullable;

/// What the address of the intake page asks: `?outcome=unreadable&day=2026-11-25&page=1`.
///
/// @param outcome one, or `open`
/// @param page from 0
record Asked(
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable String sender,
        @Nullable LocalDate day,
        String words,
        int page) {

    static final int SIZE = 50;

    static Asked of(QueryParameters parameters) {
        return new Asked(
                one(parameters, "outcome"),
                one(parameters, "reason"),
                one(parameters, "sender"),
                day(one(parameters, "day")),
                parameters.getSingleParameter("q").orElse("").strip(),
                parameters
                        .getSingleParameter("page")
                        .filter(page -> page.matches("\\d{1,6}"))
                        .map(Integer::parseInt)
                        .orElse(0));
    }

    private static @Nullable String one(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).filter(one -> !one.isBlank()).orElse(null);
    }

    // What cannot be understood is left out: an old link still leads to something.
    static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    Asked withOutcome(@Nullable String other) {
        return new Asked(other, null, sender, day, words, 0);
    }

    Asked withReason(@Nullable String other) {
        return new Asked(outcome, other, sender, day, words, 0);
    }

    Asked withSender(@Nullable String other) {
        return new Asked(outcome, reason, other, day, words, 0);
    }

    Asked with(@Nullable LocalDate otherDay, String otherWords) {
        return new Asked(outcome, reason, sender, otherDay, otherWords.strip(), 0);
    }

    Asked withPage(int other) {
        return new Asked(outcome, reason, sender, day, words, other);
    }

    /// Whether it asks for anything but all files.
    boolean chooses() {
        return !withPage(0).address().equals("intake");
    }

    /// @param own the only sender whose files may be seen; null when all may
    Intake.Filter filter(@Nullable String own) {
        boolean open = "open".equals(outcome);
        return new Intake.Filter(
                own == null ? sender : own,
                open ? null : outcome,
                open ? "open" : null,
                reason,
                day,
                words);
    }

    /// Without the leading slash.
    String address() {
        String query = query();
        return query.isEmpty() ? "intake" : "intake?" + query;
    }

    /// As the interface for programs takes it.
    String query() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        put(values, "outcome", outcome);
        put(values, "reason", reason);
        put(values, "sender", sender);
        put(values, "day", day == null ? null : day.toString());
        put(values, "q", words);
        put(values, "page", page == 0 ? null : Integer.toString(page));
        return new QueryParameters(values).getQueryString();
    }

    private static void put(Map<String, List<String>> values, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.put(name, List.of(value));
        }
    }
}
