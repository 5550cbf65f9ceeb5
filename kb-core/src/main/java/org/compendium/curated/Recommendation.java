package org.compendium.curated;

import java.util.List;
import java.util.Map;
import org.compendium.document.PassageRef;

/// Who was asked to do what, and by which passage of which document.
///
/// @param id stands in addresses
/// @param number as it is printed there
/// @param addressees slugs, at least one
/// @param texts what is asked for, in our words, by language (BCP 47); English at least
/// @param asked the passage, and the words of it that this rests on
/// @param outcomes what passages say became of it; empty as long as nobody knows
public record Recommendation(
        String id,
        String number,
        List<String> addressees,
        Map<String, String> texts,
        Citation asked,
        List<PassageRef> outcomes) {

    public Recommendation {
        addressees = List.copyOf(addressees);
        texts = Map.copyOf(texts);
        outcomes = List.copyOf(outcomes);
        if (addressees.isEmpty() || !texts.containsKey("en") || number.isBlank()) {
            throw new IllegalArgumentException(
                    "The recommendation '" + id + "' needs a number, an addressee and a text");
        }
    }

    /// What is asked for, in this language where we have it.
    public String text(String language) {
        return texts.getOrDefault(language, String.valueOf(texts.get("en")));
    }

    /// Where it stands among all, without a slash before it.
    public String address() {
        return "recommendations?one=" + id;
    }

    /// The language of [#text], BCP 47.
    public String textLanguage(String language) {
        return texts.containsKey(language) ? language : "en";
    }
}
