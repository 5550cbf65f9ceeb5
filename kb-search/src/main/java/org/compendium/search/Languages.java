package org.compendium.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The languages that the index analyses, each in a field of its own; every other language goes to
/// `und`, where words are only folded.
final class Languages {

    private static final String ANY = "und";

    static final List<String> FIELDS = List.of("en", "fr", "es", "ru", "ar", "zh", "de", ANY);

    private Languages() {}

    /// The field for a text in this language.
    ///
    /// @param language BCP 47; regions and scripts do not count
    static String field(String language) {
        String primary = language.split("-", 2)[0];
        return FIELDS.contains(primary) ? primary : ANY;
    }

    /// Texts as an older mapping takes them: those in a language that it does not know go to `und`.
    ///
    /// @param byLanguage a text, or several, for each field
    /// @param known the paths of the fields that there are, such as `text.en`
    static Map<String, List<Object>> known(String parent, Map<?, ?> byLanguage, Set<String> known) {
        Map<String, List<Object>> texts = new HashMap<>();
        byLanguage.forEach((language, text) -> {
            String field = known.contains(parent + '.' + language) ? language.toString() : ANY;
            texts.computeIfAbsent(field, any -> new ArrayList<>())
                    .addAll(text instanceof Collection<?> several ? several : List.of(text));
        });
        texts.keySet().removeIf(field -> !known.contains(parent + '.' + field));
        return texts;
    }
}
