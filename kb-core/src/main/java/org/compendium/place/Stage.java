package org.compendium.place;

import java.util.List;
import java.util.Map;

/// A stage of development.
///
/// @param slug `developed` or `developing`
/// @param names for each language (BCP 47)
/// @param places regions (UN M49) and countries (ISO 3166-1 alpha-3) that are at it; none for the
///   stage of all others
public record Stage(String slug, Map<String, String> names, List<String> places) {

    public Stage {
        names = Map.copyOf(names);
        places = List.copyOf(places);
    }

    /// The name, in English when the language has none.
    public String name(String language) {
        return names.getOrDefault(language, names.getOrDefault("en", slug));
    }
}
