package org.compendium.ingest;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    /// The language of each of the most common words.
    private static final Map<String, String> COMMON_IN =
            byWord(
                    Map.of(
                            "en",
                            "the of and to in that is for with on by was are be which this from has"
                                    + " have not or at an its their were been would should will"
                                    + " these it as",
                            "fr",
                            "le la les des et du de dans pour sur par au aux est une un qui que en"
                                    + " avec ont être cette ces sont leur leurs il elle ainsi pas"
                                    + " ce ou été se sa son ses d l qu",
                            "es",
                            "el la los las de del y en que por para con una un se es su sus al"
                                    + " como más lo ha han entre sobre esta este sido son también",
                            "ru",
                            "и в на не что с по для от как из к о их также это его или при а за до"
                                    + " которые был были все этого которых между",
                            "ar",
                            "في من على إلى أن التي هذه هذا عن مع ما كما لا ذلك بين وفي ومن أو قد"
                                    + " بعد كل الذي هو هي عام وقد كان"));

    /// Languages that share so many words with one of these that they are taken for it.
    private static final Map<String, Set<String>> MISTAKEN =
            Map.of(
                    "ru",
                    Set.of("be", "bg", "kk", "ky", "mk", "mn", "sr", "tg", "uk"),
                    "ar",
                    Set.of("fa", "ku", "ps", "ug", "ur"));

    private PassageLanguages() {}

    // A word of two languages tells nothing.
    private static Map<String, String> byWord(Map<String, String> lists) {
        Map<String, String> languages = new HashMap<>();
        Set<String> ofTwo = new HashSet<>();
        lists.forEach((language, list) -> {
            for (String word : list.split(" ")) {
                if (languages.put(word, language) != null) {
                    ofTwo.add(word);
                }
            }
        });
        languages.keySet().removeAll(ofTwo);
        return Map.copyOf(languages);
    }

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
        return COMMON_IN.containsValue(language) || language.equals("zh");
    }

    /// Whether a text is long enough for its language to be told.
    static boolean longEnough(String text) {
        return chinese(text) || count(text, new HashMap<>()) >= FEWEST_WORDS;
    }

    /// @param language of the document, BCP 47
    /// @return null when it is the document's, as far as can be told
    static @Nullable String of(String text, String language) {
        String document = language.split("-", 2)[0];
        if (chinese(text)) {
            return Set.of("zh", "ja", "ko").contains(document) ? null : "zh";
        }
        Map<String, Integer> counts = new HashMap<>();
        int words = count(text, counts);
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

    /// Counts the common words of each language.
    ///
    /// @return how many words there are in all
    private static int count(String text, Map<String, Integer> counts) {
        String folded = text.toLowerCase(Locale.ROOT);
        int words = 0;
        int start = -1;
        for (int i = 0; i <= folded.length(); i++) {
            if (i < folded.length() && Character.isLetter(folded.charAt(i))) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                words++;
                String language = COMMON_IN.get(folded.substring(start, i));
                if (language != null) {
                    counts.merge(language, 1, Integer::sum);
                }
                start = -1;
            }
        }
        return words;
    }

    private static boolean chinese(String text) {
        int han = 0;
        int others = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '\u2e80' || !Character.isLetter(c)) {
                others += Character.isLetter(c) ? 1 : 0;
                continue;
            }
            switch (Character.UnicodeScript.of(c)) {
                case HAN -> han++;
                case HIRAGANA, KATAKANA, HANGUL -> {
                    return false;
                }
                default -> others++;
            }
        }
        return han >= FEWEST_CHARACTERS && han > others;
    }
}
