package org.compendium.place;

import java.util.List;
import java.util.Map;

/// A country or territory.
///
/// @param code ISO 3166-1 alpha-3
/// @param region the code of the narrowest region that holds it, by the United Nations standard M49
/// @param names the short name for each language (BCP 47)
/// @param aliases other names found in texts, in any language
public record Country(String code, String region, Map<String, String> names, List<String> aliases) {

    public Country {
        names = Map.copyOf(names);
        aliases = List.copyOf(aliases);
    }

    /// The short name, in English when the language has none.
    public String name(String language) {
        return names.getOrDefault(language, names.getOrDefault("en", code));
    }
}
