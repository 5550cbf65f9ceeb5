package org.compendium.readiness;

import java.util.List;
import java.util.Map;
import org.compendium.curated.Citation;

/// One question, put so that "yes" is the better answer.
///
/// @param id of its own among all checks
/// @param dimension slug of what it asks about
/// @param texts in our words, by language (BCP 47); English at least
/// @param from the passage that it comes from
/// @param helps what helps when the answer is not "yes": ids of entries, and chapters of manuals
///   such as `business-incubator#finance`
public record Question(
        String id, String dimension, Map<String, String> texts, Citation from, List<String> helps) {

    /// @throws IllegalArgumentException when it has no text in English or belongs nowhere
    public Question {
        texts = Map.copyOf(texts);
        helps = List.copyOf(helps);
        if (!texts.containsKey("en") || dimension.isBlank()) {
            throw new IllegalArgumentException(
                    "The question '" + id + "' needs a text in English and a dimension");
        }
    }

    /// In this language where we have it.
    public String text(String language) {
        return texts.getOrDefault(language, String.valueOf(texts.get("en")));
    }
}
