package org.compendium.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.compendium.curated.Entry;

/// What sort of curated record something is.
public enum CuratedKind {
    PRACTICE,
    CASE,
    DOSSIER,
    SCORECARD,
    ORGANISATION,
    MANUAL,
    CHECK,
    RECOMMENDATION,
    ARRANGEMENT;

    /// @return for example `practice`
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CuratedKind of(Entry.Type type) {
        return switch (type) {
            case PRACTICE -> PRACTICE;
            case CASE -> CASE;
            case DOSSIER -> DOSSIER;
            case SCORECARD -> SCORECARD;
            case ORGANISATION -> ORGANISATION;
        };
    }

    /// Empty when there is no such kind.
    public static Optional<CuratedKind> ofSlug(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    /// All slugs, for messages.
    public static String slugs() {
        return List.of(values()).stream().map(CuratedKind::slug).collect(Collectors.joining(", "));
    }
}
