package org.compendium.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// To whom a document is handed out, as its masthead says after "Distr."
public enum Distribution {
    GENERAL,
    /// Drafts and other papers of a temporary nature.
    LIMITED,
    /// Not for the public.
    RESTRICTED;

    /// @return for example `general`
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @return empty when there is no such distribution
    public static Optional<Distribution> ofSlug(String slug) {
        return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
    }
}
