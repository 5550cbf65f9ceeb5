package org.compendium.search;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// "Inter-firm" is also written "interfirm".
final class Hyphens {

    private static final Pattern HYPHENATED =
            Pattern.compile("\\p{L}{1,40}(?:[-\u2010\u2011]\\p{L}{1,40}){1,3}");
    private static final Pattern HYPHEN = Pattern.compile("[-\u2010\u2011]");

    private Hyphens() {}

    /// All hyphenated words of the texts, each once, without their hyphens.
    static String joined(Collection<String> texts) {
        Set<String> joined = new LinkedHashSet<>();
        for (String text : texts) {
            // Hyphens are rare: an expression that tries each letter costs more than the rest of
            // an entry.
            Matcher word = HYPHENATED.matcher(text);
            int from = 0;
            for (int at = hyphen(text, from); at >= 0; at = hyphen(text, from)) {
                int start = wordStart(text, at, from);
                from = at + 1;
                if (start < at && letterAt(text, at + 1) && word.find(start)) {
                    joined.add(HYPHEN.matcher(word.group()).replaceAll(""));
                    from = Math.max(from, word.end());
                }
            }
        }
        return String.join(" ", joined);
    }

    private static int hyphen(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (isHyphen(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isHyphen(char character) {
        return character == '-' || character == '\u2010' || character == '\u2011';
    }

    private static boolean letterAt(String text, int at) {
        return at < text.length() && Character.isLetter(text.codePointAt(at));
    }

    private static int wordStart(String text, int hyphen, int from) {
        int start = hyphen;
        while (start > from && Character.isLetter(text.codePointBefore(start))) {
            start -= Character.charCount(text.codePointBefore(start));
        }
        return start;
    }

    /// The same words, those with a hyphen without it.
    static String without(String words) {
        return HYPHENATED
                .matcher(words)
                .replaceAll(word ->
                        Matcher.quoteReplacement(HYPHEN.matcher(word.group()).replaceAll("")));
    }
}
