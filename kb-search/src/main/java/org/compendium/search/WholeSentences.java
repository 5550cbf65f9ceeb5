package org.compendium.search;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The sentences of a text, as a reader would copy them, and whether another text has them.
final class WholeSentences {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private WholeSentences() {}

    /// @return what begins with a capital letter, or with a letter of a script without capitals.
    ///   What does not, such as a remark in brackets, goes on with what stands before it
    static List<String> of(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int start = 0;
        int end = breaks.next();
        while (end != BreakIterator.DONE) {
            if (end == text.length() || begins(text.codePointAt(end))) {
                String sentence = text.substring(start, end).strip();
                if (!sentence.isEmpty() && begins(sentence.codePointAt(0))) {
                    sentences.add(sentence);
                }
                start = end;
            }
            end = breaks.next();
        }
        return sentences;
    }

    private static boolean begins(int c) {
        return Character.isLetter(c) && !Character.isLowerCase(c);
    }

    /// A text as it is compared: two formats of it differ in blanks, hyphens and quotes.
    static String plain(String text) {
        String letters =
                BETWEEN_WORDS
                        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .replaceAll(" ");
        return ' ' + letters.strip().toLowerCase(Locale.ROOT) + ' ';
    }
}
