package org.compendium.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A property by which results can be narrowed.
public enum Facet {
    /// Slugs of concepts; a document about a concept counts for those above it as well.
    THEME("themes"),
    /// ISO 3166-1 alpha-3.
    COUNTRY("countries"),
    /// UN M49: those a document names, and those that hold its countries.
    REGION("regions"),
    /// `ldc`, `lldc`, `sids`: those its countries were in on the document's day.
    GROUP("groups"),
    /// `developed`, `developing`: those its countries are at.
    STAGE("stages"),
    /// Slugs of [org.compendium.document.Kind].
    KIND("kind"),
    /// Codes of [org.compendium.document.Bodies], or the name as printed.
    BODY("body"),
    /// BCP 47.
    LANGUAGE("language"),
    /// Four digits.
    YEAR("year");

    private final String field;

    Facet(String field) {
        this.field = field;
    }

    /// The keyword field of both indices.
    String field() {
        return field;
    }

    /// The name in addresses: `theme`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Facet> ofSlug(String slug) {
        return Arrays.stream(values()).filter(facet -> facet.slug().equals(slug)).findFirst();
    }
}
