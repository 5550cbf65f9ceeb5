package org.compendium.document;

import java.util.Locale;

/// How far a document has come.
public enum State {
    /// Taken in; only its owner and the curators see it.
    SUBMITTED,
    /// A curator has released it.
    RELEASED,
    /// Taken back; its address stays and says so.
    WITHDRAWN;

    /// @return for example `released`
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State ofSlug(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
