package org.compendium.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// By what documents are found and put in order.
public enum Mode {
    /// Their words.
    LEXICAL,
    /// Their words, and what their passages mean.
    HYBRID;

    /// The name in addresses: `hybrid`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Mode> ofSlug(String slug) {
        return Arrays.stream(values()).filter(mode -> mode.slug().equals(slug)).findFirst();
    }
}
