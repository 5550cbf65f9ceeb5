package org.compendium.curated;

import java.util.List;
import java.util.regex.Pattern;
import org.compendium.document.Likeness;

/// The words of a passage that a claim rests on: one part or several, separated by "…". A passage
/// has them when each part stands in it word for word; in which order, with which punctuation and
/// with which capitals does not matter. When a source is corrected and no longer has them, the
/// claim has to be looked at again.
public final class KeptWords {

    private static final Pattern PARTS = Pattern.compile("…|\\.{3}");

    private KeptWords() {}

    /// @param kept as they were kept; at least one word
    /// @param text of a passage
    /// @throws IllegalArgumentException when nothing was kept
    public static boolean in(String kept, String text) {
        String all = spaced(text);
        List<String> parts = parts(kept);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("'" + kept + "' has no words");
        }
        return parts.stream().allMatch(all::contains);
    }

    /// Whether there is a word in what was kept.
    public static boolean any(String kept) {
        return !parts(kept).isEmpty();
    }

    private static List<String> parts(String kept) {
        return PARTS.splitAsStream(kept)
                .map(KeptWords::spaced)
                .filter(words -> !words.isBlank())
                .toList();
    }

    // Each word between blanks, so that "art" is not found in "party".
    private static String spaced(String text) {
        return ' ' + String.join(" ", Likeness.words(text)) + ' ';
    }
}
