package org.compendium.search.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Abbreviations that a document explains where it first uses them, by words of its own title: "the
/// United Nations Mission in South Sudan (UNMISS)" in a report on that mission. All of it is then
/// about what the abbreviation names, whether a paragraph says so again or not.
public final class Alias {

    /// One or two words of a title stand before many brackets.
    private static final int WORDS = 3;

    private static final Pattern EXPLAINED =
            Pattern.compile(
                    "((?:[\\p{L}'’-]+\\s+){" + WORDS + "})\\((\\p{Lu}[\\p{Lu}\\d-]{2,11})\\)");

    private Alias() {}

    /// @param passages the texts of the document, in order
    public static Set<String> of(String title, List<String> passages, String language) {
        Set<String> words = Words.of(title, language).stems();
        Set<String> found = new HashSet<>();
        for (String passage : passages) {
            Matcher matcher = EXPLAINED.matcher(passage);
            while (matcher.find()) {
                if (words.containsAll(Words.of(matcher.group(1), language).stems())) {
                    found.add(matcher.group(2));
                }
            }
        }
        return found;
    }
}
