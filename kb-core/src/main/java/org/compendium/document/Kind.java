package org.compendium.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What sort of document it is. The slug stands in addresses, files and the index.
public enum Kind {
    CASE_STUDY,
    MANUAL,
    MEETING_REPORT,
    SECRETARIAT_REPORT,
    RESOLUTION,
    STUDY,
    POLICY_BRIEF,
    STATEMENT,
    /// A work retold in our own words; never quoted, never counted as evidence.
    DIGEST,
    OTHER;

    /// @return for example `meeting-report`
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @return empty when no kind has this slug
    public static Optional<Kind> ofSlug(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
