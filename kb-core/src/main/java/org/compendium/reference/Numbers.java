package org.compendium.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// "paras. 12–15 and 17": the word and the numbers after it.
///
/// @param start of the word
/// @param end of the last number, exclusive
record Numbers(int start, int end, List<Number> numbers) {

    /// @param label `28`, `18(a)` or `12–15`
    record Number(int start, int end, String label) {}

    private static final String ONE = "\\d{1,4}(?![\\p{N}/])(?:\\s?\\([a-z]{1,4}\\))*";
    private static final String RANGE =
            "(?<from>"
                    + ONE
                    + ")(?:(?:\\s?[–—-]\\s?|\\s(?:to|through|à|a|al|au|по|до|إلى)\\s|至|到)第?(?<to>"
                    + ONE
                    + "|\\([a-z]{1,4}\\)))?";
    private static final Pattern WORD =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])(?<word>(?i:(?:sub)?paras?\\.?|(?:sub)?paragraphs?|paragraphes?|pars?\\.|párrs?\\.|párrafos?)|[Пп]ункт\\p{L}{0,3}|пп?\\.|(?:و|ب|ل|ف)?(?:ال|لل)?فقر(?:ة|تين|تان|ات))\\s{1,2}(?=\\d)");
    private static final List<String> STEMS =
            List.of(
                    "para", "Para", "PARA", "par.", "Par.", "pars.", "árr", "ункт", "п.", "فقر",
                    "段");
    private static final Pattern SINGULAR =
            Pattern.compile(
                    "(?iu)(?:sub)?para\\.?|(?:sub)?paragraph|paragraphe|par\\.|párr\\.|párrafo|пункт(?:а|е|у|ом)?|п\\.|.*فقرة");
    private static final Pattern ITEM = Pattern.compile(RANGE);
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s?[,،、]?\\s?(?:(?:and|et|y|e|и|or|ou|o|و|和|及)\\s?)?第?");
    private static final Pattern CHINESE =
            Pattern.compile(
                    "第\\s?(?<list>\\d{1,4}(?:\\s?(?:[、,，和及]|至|到|[-–])\\s?第?\\s?\\d{1,4})*)\\s?段");

    static List<Numbers> in(String text) {
        List<Numbers> found = new ArrayList<>();
        if (STEMS.stream().noneMatch(text::contains)) {
            return found;
        }
        Matcher word = WORD.matcher(text);
        int from = 0;
        while (word.find(from)) {
            boolean one = SINGULAR.matcher(word.group("word")).matches();
            Numbers numbers = read(text, word.start(), word.end(), text.length(), one);
            if (!numbers.numbers().isEmpty()) {
                found.add(numbers);
            }
            from = Math.max(word.end(), numbers.end());
        }
        Matcher chinese = CHINESE.matcher(text);
        while (chinese.find()) {
            Numbers numbers =
                    read(text, chinese.start(), chinese.start("list"), chinese.end("list"), false);
            found.add(new Numbers(chinese.start(), chinese.end(), numbers.numbers()));
        }
        found.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return found;
    }

    private static Numbers read(String text, int start, int from, int to, boolean one) {
        List<Number> numbers = new ArrayList<>();
        Matcher item = ITEM.matcher(text);
        item.useTransparentBounds(true);
        Matcher separator = SEPARATOR.matcher(text);
        int at = from;
        while (item.region(at, to).lookingAt()) {
            numbers.add(new Number(item.start(), item.end(), label(item)));
            at = item.end();
            if (one || !separator.region(at, to).lookingAt() || separator.end() == at) {
                break;
            }
            at = separator.end();
        }
        return new Numbers(start, numbers.isEmpty() ? from : numbers.getLast().end(), numbers);
    }

    private static String label(Matcher item) {
        String first = item.group("from").replaceAll("\\s", "");
        String last = item.group("to");
        return last == null ? first : first + "–" + last.replaceAll("\\s", "");
    }
}
