package org.compendium.document;

import java.util.Arrays;
import java.util.Optional;

/// A value of a [Description] that may be corrected by itself. The slug is its name in the
/// interface for programs and in the metadata of a sender.
public enum Field {
    SYMBOL("symbol"),
    TITLE("title"),
    DATE("date"),
    LANGUAGE("language"),
    KIND("kind"),
    BODY("body"),
    SESSION("session"),
    AGENDA_ITEM("agendaItem"),
    DISTRIBUTION("distribution"),
    ORIGINAL_LANGUAGE("originalLanguage"),
    COUNTRIES("countries"),
    REGIONS("regions");

    private final String slug;

    Field(String slug) {
        this.slug = slug;
    }

    /// @return for example `agendaItem`
    public String slug() {
        return slug;
    }

    /// @return empty when there is no such field
    public static Optional<Field> ofSlug(String slug) {
        return Arrays.stream(values()).filter(field -> field.slug.equals(slug)).findFirst();
    }
}
