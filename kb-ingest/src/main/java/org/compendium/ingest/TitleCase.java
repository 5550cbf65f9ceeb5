package org.compendium.ingest;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.compendium.place.Countries;

/// Writes a title that is printed in capitals as a sentence; leaves others alone.
///
/// Whether a word keeps capitals is read from the document itself: its text writes "UNCTAD" and
/// "Mauritius" in the same way wherever they stand, "networking" not.
final class TitleCase {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}&]+");

    /// "TD/B/COM.3/19", "ADD.1"
    private static final Pattern SYMBOL =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])(?=\\S*\\p{Lu})(?=\\S*[./]\\S*\\p{N})[\\p{Lu}\\p{N}]+(?:[./][\\p{Lu}\\p{N}]+)+(?![\\p{L}\\p{N}])");

    /// In capitals they may be words of one letter; the consonants of the Latin script never are.
    private static final String VOWELS = "AEOUY";

    private static final String APOSTROPHES = "'’ʼ";

    private static final Set<String> ACRONYMS =
            Set.of(
                    "UN", "UNCTAD", "UNIDO", "UNDP", "UNEP", "UNESCO", "ILO", "WTO", "ITC", "IMF",
                    "FAO", "WHO", "OECD", "ECOSOC", "GATT", "GATS", "TRIPS", "TRIMS", "SME", "SMES",
                    "MSME", "MSMES", "EPZ", "EPZS", "SEZ", "SEZS", "FDI", "R&D", "ICT", "ICTS",
                    "TNC", "TNCS", "LDC", "LDCS", "NGO", "NGOS", "EU", "ASEAN", "NAFTA", "GDP",
                    "SDG", "SDGS", "USA", "UK", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI",
                    "XII");
    private static final Set<String> NAMES =
            Set.of(
                    "africa",
                    "african",
                    "asia",
                    "asian",
                    "europe",
                    "european",
                    "america",
                    "american",
                    "americas",
                    "latin",
                    "caribbean",
                    "pacific",
                    "arab",
                    "mediterranean",
                    "english",
                    "french",
                    "spanish",
                    "chinese",
                    "january",
                    "february",
                    "april",
                    "june",
                    "july",
                    "august",
                    "september",
                    "october",
                    "november",
                    "december",
                    "geneva",
                    "vienna",
                    "nairobi",
                    "uruguay");
    private static final Map<String, String> PHRASES =
            Map.ofEntries(
                    Map.entry("general assembly", "General Assembly"),
                    Map.entry("security council", "Security Council"),
                    Map.entry("united nations", "United Nations"),
                    Map.entry("secretary-general", "Secretary-General"),
                    Map.entry("economic and social council", "Economic and Social Council"),
                    Map.entry("trade and development board", "Trade and Development Board"),
                    Map.entry("world bank", "World Bank"),
                    Map.entry("uruguay round", "Uruguay Round"),
                    Map.entry("european union", "European Union"),
                    Map.entry("middle east", "Middle East"),
                    Map.entry("south-east asia", "South-East Asia"),
                    Map.entry("latin america", "Latin America"));

    private final Phrases<String> countries = new Phrases<>(word -> word.toLowerCase(Locale.ROOT));

    TitleCase(Countries all) {
        all.all()
                .forEach(country ->
                        country.names().values().stream()
                                .filter(name -> name.chars().anyMatch(Character::isUpperCase))
                                .forEach(name -> countries.add(name, name)));
    }

    String sentence(String title, String text) {
        long upper = title.chars().filter(Character::isUpperCase).count();
        long lower = title.chars().filter(Character::isLowerCase).count();
        if (upper < 6 || lower * 4 > upper) {
            return title;
        }
        Map<String, String> written = written(text, title);
        var out = new StringBuilder(title);
        Matcher words = WORD.matcher(title);
        BitSet symbols = symbols(title);
        boolean first = true;
        while (words.find()) {
            String word = words.group();
            boolean stays =
                    symbols.get(words.start()) || isLetter(title, words.start(), words.end());
            String as = stays ? word : word(word, written);
            if (first && !as.isEmpty()) {
                as = as.substring(0, 1).toUpperCase(Locale.ROOT) + as.substring(1);
            }
            out.replace(words.start(), words.end(), as);
            first = false;
        }
        String sentence = out.toString();
        for (Map.Entry<String, String> phrase : PHRASES.entrySet()) {
            sentence =
                    Pattern.compile(
                                    "\\b" + Pattern.quote(phrase.getKey()) + "\\b",
                                    Pattern.CASE_INSENSITIVE)
                            .matcher(sentence)
                            .replaceAll(phrase.getValue());
        }
        for (Phrases.Found<String> country : countries.find(sentence).reversed()) {
            if (country.end() - country.start() == country.value().length()) {
                sentence =
                        sentence.substring(0, country.start())
                                + country.value()
                                + sentence.substring(country.end());
            }
        }
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static BitSet symbols(String title) {
        var symbols = new BitSet();
        Matcher found = SYMBOL.matcher(title);
        while (found.find()) {
            symbols.set(found.start(), found.end());
        }
        return symbols;
    }

    /// A letter that names something, as in "VITAMIN C" and "ANNEX A", and is no word: an article
    /// has its noun after it.
    private static boolean isLetter(String title, int start, int end) {
        char letter = title.charAt(start);
        if (end - start != 1 || letter < 'A' || letter > 'Z') {
            return false;
        }
        boolean elided =
                start > 0 && APOSTROPHES.indexOf(title.charAt(start - 1)) >= 0
                        || end < title.length() && APOSTROPHES.indexOf(title.charAt(end)) >= 0;
        boolean beforeWord =
                end + 1 < title.length()
                        && title.charAt(end) == ' '
                        && Character.isLetterOrDigit(title.charAt(end + 1));
        return !elided && (VOWELS.indexOf(letter) < 0 || !beforeWord);
    }

    private static String word(String word, Map<String, String> written) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (word.chars().anyMatch(Character::isLowerCase)) {
            return word;
        }
        if (ACRONYMS.contains(word)) {
            boolean plural =
                    word.length() > 3
                            && word.endsWith("S")
                            && ACRONYMS.contains(word.substring(0, word.length() - 1));
            return plural ? word.substring(0, word.length() - 1) + "s" : word;
        }
        if (word.chars().anyMatch(Character::isDigit)) {
            return word;
        }
        if (NAMES.contains(lower)) {
            return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
        }
        return written.getOrDefault(lower, lower);
    }

    /// How the text writes the title's words where no sentence begins: in small letters if ever.
    private static Map<String, String> written(String text, String title) {
        Set<String> wanted = new HashSet<>();
        Matcher own = WORD.matcher(title);
        while (own.find()) {
            wanted.add(own.group().toLowerCase(Locale.ROOT));
        }
        Map<String, String> written = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        String sample = text.substring(0, Math.min(text.length(), 200_000));
        Matcher words = WORD.matcher(sample);
        while (words.find()) {
            String word = words.group();
            String lower = word.toLowerCase(Locale.ROOT);
            if (!wanted.contains(lower)) {
                continue;
            }
            if (word.equals(lower)) {
                written.put(lower, lower);
            } else if (word.length() > 1
                    && word.equals(word.toUpperCase(Locale.ROOT))
                    && inSmallLetters(sample, words.start(), words.end())
                    && !lower.equals(written.get(lower))) {
                // Capitals amid small letters: an acronym, when it comes more than once.
                if (times.merge(lower, 1, Integer::sum) >= 2) {
                    written.put(lower, word);
                }
            }
        }
        return written;
    }

    private static boolean inSmallLetters(String text, int start, int end) {
        String around =
                text.substring(Math.max(0, start - 25), start)
                        + text.substring(end, Math.min(text.length(), end + 25));
        long upper = around.chars().filter(Character::isUpperCase).count();
        long lower = around.chars().filter(Character::isLowerCase).count();
        return lower > upper * 3;
    }
}
