package org.compendium.alert;

import java.time.Instant;
import org.compendium.search.SearchAddress;
import org.jspecify.annotations.Nullable;

/// A search that somebody keeps.
///
/// @param language in which mails about it are written, BCP 47
/// @param due when the next mail is due; null for never
public record SavedSearch(
        String id,
        String account,
        String name,
        SearchAddress search,
        String language,
        Frequency frequency,
        @Nullable Instant due) {

    /// Characters of the longest name.
    public static final int LONGEST_NAME = 120;
}
