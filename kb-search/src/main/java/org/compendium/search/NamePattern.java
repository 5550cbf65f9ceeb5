package org.compendium.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.compendium.document.Span;

/// Finds names in a text: whole words, in their order, whatever stands between two of them within a
/// sentence. A name without small letters is an acronym and has to be written like that, so that
/// "who" is no organisation; of any other name capitals do not matter. A name within a longer one
/// of somebody else is not meant.
final class NamePattern {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final String BETWEEN = "[^\\p{L}\\p{M}\\p{N}.;:!?]{1,4}";

    private final Pattern pattern;

    /// @param own names with a word at least
    /// @param others names that somebody else has
    NamePattern(List<String> own, List<String> others) {
        Pattern alone = pattern(own, List.of());
        List<String> longer =
                others.stream()
                        .filter(other ->
                                own.stream().noneMatch(name -> name.equalsIgnoreCase(other)))
                        .filter(other -> alone.matcher(other).find())
                        .toList();
        this.pattern = pattern(own, longer);
    }

    // Of names that begin at the same place the longest is tried first.
    private static Pattern pattern(List<String> own, List<String> longer) {
        record Name(String name, boolean own) {}
        return Pattern.compile(
                Stream.concat(
                                own.stream().map(name -> new Name(name, true)),
                                longer.stream().map(name -> new Name(name, false)))
                        .sorted(Comparator.comparing((Name one) -> one.name().length()).reversed())
                        .map(one -> written(one.name(), one.own()))
                        .collect(Collectors.joining("|")));
    }

    private static String written(String name, boolean own) {
        List<String> words = WORD.matcher(name).results().map(found -> found.group()).toList();
        String all = words.stream().map(Pattern::quote).collect(Collectors.joining(BETWEEN));
        boolean acronym = name.equals(name.toUpperCase(Locale.ROOT)) && !ideographic(name);
        String edged = edge(words.getFirst(), true) + all + edge(words.getLast(), false);
        String any = acronym ? edged : "(?iu:" + edged + ")";
        return own ? "(" + any + ")" : any;
    }

    // Chinese is written without blanks.
    private static String edge(String word, boolean start) {
        return ideographic(word)
                ? ""
                : start ? "(?<![\\p{L}\\p{M}\\p{N}])" : "(?![\\p{L}\\p{M}\\p{N}])";
    }

    private static boolean ideographic(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }

    /// Where the names stand, in UTF-16 units.
    List<Span> in(String text) {
        List<Span> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    found.add(new Span(matcher.start(), matcher.end()));
                }
            }
        }
        return found;
    }

    /// Whether there is a word in a name by which it can be found.
    static boolean findable(String name) {
        return WORD.matcher(name).find();
    }
}
