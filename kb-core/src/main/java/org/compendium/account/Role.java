package org.compendium.account;

import java.util.Locale;

/// What an account may do; each role may do what those before it may.
public enum Role {
    /// Sends documents and sees what became of them.
    CONTRIBUTOR,
    /// Releases documents to the public and edits curated records.
    CURATOR,
    /// Manages accounts.
    ADMINISTRATOR;

    /// @return for example `contributor`
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role ofSlug(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }

    /// Whether this role includes the other.
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
