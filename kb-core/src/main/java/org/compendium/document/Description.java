package org.compendium.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a document says about itself on its first pages.
///
/// @param retells the work that a digest retells; null for every other kind
/// @param retellsDate the day printed on the work that a digest retells; null when not said
/// @param title in sentence case
/// @param date the day printed on it, without a zone
/// @param language BCP 47, `und` when it could not be told
/// @param body who issued it, as printed
/// @param countries ISO 3166-1 alpha-3, in the order of how often they are named
public record Description(
        @Nullable Symbol symbol,
        @Nullable Symbol retells,
        @Nullable LocalDate retellsDate,
        String title,
        @Nullable LocalDate date,
        String language,
        Kind kind,
        @Nullable String body,
        List<String> countries) {

    public Description {
        countries = List.copyOf(countries);
        if (title.isBlank()) {
            throw new IllegalArgumentException("A document needs a title");
        }
        if (symbol != null && retells != null) {
            throw new IllegalArgumentException("A digest has no symbol of its own");
        }
    }
}
