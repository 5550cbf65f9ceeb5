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
            Matcher word = HYPHENATED.matcher(text);
            while (word.find()) {
                joined.add(HYPHEN.matcher(word.group()).replaceAll(""));
            }
        }
        return String.join(" ", joined);
    }

    /// The same words, those with a hyphen without it.
    static String without(String words) {
        return HYPHENATED
                .matcher(words)
                .replaceAll(word ->
                        Matcher.quoteReplacement(HYPHEN.matcher(word.group()).replaceAll("")));
    }
}
