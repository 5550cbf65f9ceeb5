package org.compendium.search;

import java.util.List;

/// The languages that the index analyses, each in a field of its own; every other language goes to
/// `und`, where words are only folded.
final class Languages {

    static final List<String> FIELDS = List.of("en", "fr", "es", "ru", "ar", "zh", "und");

    private Languages() {}

    /// The field for a text in this language.
    ///
    /// @param language BCP 47; regions and scripts do not count
    static String field(String language) {
        String primary = language.split("-", 2)[0];
        return FIELDS.contains(primary) ? primary : "und";
    }
}
