package org.compendium.document;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The most common words of the official languages of the United Nations. They are a third of any
/// text in their language and hardly occur in another, so that a few of them tell it.
public final class CommonWords {

    /// The language of each word.
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

    /// Of Chinese, whose words are not told apart, so many characters tell the language.
    private static final int FEWEST_CHARACTERS = 2;

    /// The common words in a text.
    ///
    /// @param words how many words there are in all, common or not
    /// @param byLanguage how many of them are common in each language (BCP 47) that has any
    public record Counts(int words, Map<String, Integer> byLanguage) {}

    private CommonWords() {}

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

    /// The languages whose words are known: BCP 47. Chinese is told by its characters.
    public static Set<String> languages() {
        return Set.copyOf(COMMON_IN.values());
    }

    /// Counts the common words of each language.
    public static Counts count(String text) {
        Map<String, Integer> counts = new HashMap<>();
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
        return new Counts(words, counts);
    }

    /// The language of a text that may be as short as a question: the one most of whose common
    /// words it has, else the one its letters are of.
    ///
    /// @return BCP 47; empty where two languages have as many, and for letters of many languages
    public static Optional<String> language(String text) {
        if (chinese(text, FEWEST_CHARACTERS)) {
            return Optional.of("zh");
        }
        Map<String, Integer> counts = count(text).byLanguage();
        if (counts.isEmpty()) {
            return byScript(text);
        }
        int most = Collections.max(counts.values());
        var first =
                counts.entrySet().stream()
                        .filter(entry -> entry.getValue() == most)
                        .map(Map.Entry::getKey)
                        .toList();
        return first.size() == 1 ? Optional.of(first.getFirst()) : Optional.empty();
    }

    private static Optional<String> byScript(String text) {
        Set<Character.UnicodeScript> scripts = new HashSet<>();
        text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character.UnicodeScript::of)
                .forEach(scripts::add);
        if (scripts.contains(Character.UnicodeScript.CYRILLIC)) {
            return Optional.of("ru");
        }
        return scripts.contains(Character.UnicodeScript.ARABIC)
                ? Optional.of("ar")
                : Optional.empty();
    }

    /// Whether a text is Chinese: it has so many Han characters, more of them than other letters,
    /// and none that are Japanese or Korean.
    public static boolean chinese(String text, int fewestCharacters) {
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
        return han >= fewestCharacters && han > others;
    }
}
