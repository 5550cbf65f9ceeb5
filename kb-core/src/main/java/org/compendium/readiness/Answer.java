package org.compendium.readiness;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What can be answered to a question. A question that nobody answered counts as [#NOT_KNOWN].
public enum Answer {
    YES,
    PARTLY,
    NO,
    NOT_KNOWN;

    /// @return for example `not-known`
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Answer> ofSlug(String slug) {
        return Arrays.stream(values()).filter(answer -> answer.slug().equals(slug)).findFirst();
    }
}
