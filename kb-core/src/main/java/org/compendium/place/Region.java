package org.compendium.place;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A part of the world.
///
/// @param code of three digits, by the United Nations standard M49
/// @param within the code of the region it is part of; null for the five that are part of none but
///   the world
/// @param soughtInTexts whether a text that has one of its names means it; "Micronesia" means the
///   country, "Australia and New Zealand" two countries
/// @param names for each language (BCP 47)
/// @param aliases other names and other cases found in texts, in any language
public record Region(
        String code,
        @Nullable String within,
        boolean soughtInTexts,
        Map<String, String> names,
        List<String> aliases) {

    public Region {
        names = Map.copyOf(names);
        aliases = List.copyOf(aliases);
    }

    /// The name, in English when the language has none.
    public String name(String language) {
        return names.getOrDefault(language, names.getOrDefault("en", code));
    }
}
