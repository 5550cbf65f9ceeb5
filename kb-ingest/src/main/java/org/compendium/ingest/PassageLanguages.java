package org.compendium.ingest;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private static final Map<String, Set<String>> WORDS =
            distinct(
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
    private static Map<String, Set<String>> distinct(Map<String, String> lists) {
        Map<String, Long> languages =
                lists.values().stream()
                        .map(list -> Set.of(list.split(" ")))
                        .flatMap(Collection::stream)
                        .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        Map<String, Set<String>> distinct = new HashMap<>();
        lists.forEach((language, list) ->
                distinct.put(
                        language,
                        Set.of(list.split(" ")).stream()
                                .filter(word -> Long.valueOf(1).equals(languages.get(word)))
                                .collect(Collectors.toUnmodifiableSet())));
        return distinct;
    }

    /// @param document the document's language, BCP 47
    /// @return the same passages, those in another language marked with it
    static List<Passage> marked(List<Passage> passages, String document) {
        String primary = document.split("-", 2)[0];
        return passages.stream()
                .map(passage -> {
                    @Nullable String language = of(passage.text(), primary);
                    return language == null ? passage : passage.inLanguage(language);
                })
                .toList();
    }

    /// Whether passages in this language are found among others.
    static boolean told(String language) {
        return WORDS.containsKey(language) || language.equals("zh");
    }

    /// Whether a text is long enough for its language to be told.
    static boolean longEnough(String text) {
        return chinese(text) || WORD.matcher(text).results().count() >= FEWEST_WORDS;
    }

    /// @return null when it is the document's, as far as can be told
    static @Nullable String of(String text, String document) {
        if (chinese(text)) {
            return Set.of("zh", "ja", "ko").contains(document) ? null : "zh";
        }
        Map<String, Integer> counts = new HashMap<>();
        int words = 0;
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            words++;
            for (Map.Entry<String, Set<String>> language : WORDS.entrySet()) {
                if (language.getValue().contains(word.group())) {
                    counts.merge(language.getKey(), 1, Integer::sum);
                }
            }
        }
        if (words < FEWEST_WORDS) {
            return null;
        }
        String most = null;
        for (String language : WORDS.keySet()) {
            if (most == null || counts.getOrDefault(language, 0) > counts.getOrDefault(most, 0)) {
                most = language;
            }
        }
        int found = counts.getOrDefault(most, 0);
        boolean other =
                most != null
                        && !most.equals(document)
                        && !MISTAKEN.getOrDefault(most, Set.of()).contains(document)
                        && found >= COMMON * words
                        && found >= TIMES * counts.getOrDefault(document, 0);
        return other ? most : null;
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
