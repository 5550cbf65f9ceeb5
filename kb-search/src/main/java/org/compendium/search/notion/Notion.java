package org.compendium.search.notion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Something that people have words for in several languages.
///
/// @param id unique, its kind before it: `theme:clusters`, `country:KEN`, `word:training`
/// @param labels by language (BCP 47), the usual one first
public record Notion(String id, Kind kind, Map<String, List<String>> labels) {

    /// Where it is from. Of two with the same label the one whose kind comes first is meant.
    public enum Kind {
        THEME,
        COUNTRY,
        REGION,
        GROUP,
        WORD
    }

    public Notion {
        labels = Map.copyOf(labels);
    }

    /// This notion, with the labels of another after its own.
    Notion with(Notion other) {
        if (id.equals(other.id)) {
            return this;
        }
        Map<String, List<String>> both = new HashMap<>(labels);
        other.labels.forEach((language, more) ->
                both.merge(
                        language,
                        more,
                        (own, others) ->
                                Stream.concat(own.stream(), others.stream()).distinct().toList()));
        return new Notion(id, kind, both);
    }

    /// None when the language has no word for it.
    public List<String> labels(String language) {
        return labels.getOrDefault(language, List.of());
    }
}
