package org.compendium.ingest;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.compendium.document.CommonWords;
import org.compendium.document.Passage;
import org.jspecify.annotations.Nullable;

/// Finds the passages that are in another official language of the United Nations than their
/// document: an annex, a long quotation, the other half of a bilingual paper.
///
/// The most common words of a language are a third of any text in it, and hardly occur in another:
/// ten words are enough to tell. Shorter passages, and those that do not stand out, have the
/// document's language.
final class PassageLanguages {

    private static final int FEWEST_WORDS = 10;

    /// Chinese has no spaces between words.
    private static final int FEWEST_CHARACTERS = 10;

    /// Of all words of a passage, those among the most common of its language; and how many times
    /// as many they are as those of the document's language.
    private static final double COMMON = 0.15;

    private static final double TIMES = 3;

    /// Languages that share so many words with one of these that they are taken for it.
    private static final Map<String, Set<String>> MISTAKEN =
            Map.of(
                    "ru",
                    Set.of("be", "bg", "kk", "ky", "mk", "mn", "sr", "tg", "uk"),
                    "ar",
                    Set.of("fa", "ku", "ps", "ug", "ur"));

    private PassageLanguages() {}

    /// @param document the document's language, BCP 47
    /// @return the same passages, those in another language marked with it
    static List<Passage> marked(List<Passage> passages, String document) {
        return passages.stream()
                .map(passage -> {
                    @Nullable String language = of(passage.text(), document);
                    return language == null ? passage : passage.inLanguage(language);
                })
                .toList();
    }

    /// Whether passages in this language are found among others.
    static boolean told(String language) {
        return CommonWords.languages().contains(language) || language.equals("zh");
    }

    /// Whether a text is long enough for its language to be told.
    static boolean longEnough(String text) {
        return CommonWords.chinese(text, FEWEST_CHARACTERS)
                || CommonWords.count(text).words() >= FEWEST_WORDS;
    }

    /// @param language of the document, BCP 47
    /// @return null when it is the document's, as far as can be told
    static @Nullable String of(String text, String language) {
        String document = language.split("-", 2)[0];
        if (CommonWords.chinese(text, FEWEST_CHARACTERS)) {
            return Set.of("zh", "ja", "ko").contains(document) ? null : "zh";
        }
        CommonWords.Counts counted = CommonWords.count(text);
        int words = counted.words();
        Map<String, Integer> counts = counted.byLanguage();
        if (words < FEWEST_WORDS || counts.isEmpty()) {
            return null;
        }
        String most = Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
        int found = counts.getOrDefault(most, 0);
        boolean other =
                !most.equals(document)
                        && !MISTAKEN.getOrDefault(most, Set.of()).contains(document)
                        && found >= COMMON * words
                        && found >= TIMES * counts.getOrDefault(document, 0);
        return other ? most : null;
    }
}
