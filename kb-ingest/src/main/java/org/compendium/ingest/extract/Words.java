package org.compendium.ingest.extract;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words as they were before they were broken into lines.
final class Words {

    private static final Pattern BROKEN =
            Pattern.compile("(\\p{L}+)[-\\u2010\\u00ad]\\n(\\p{Ll}\\p{L}*)");
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:[-\\u2010]\\p{L}+)*");

    private final Set<String> known = new HashSet<>();

    /// Learns the words of a document.
    Words learn(String text) {
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            known.add(words.group().toLowerCase(Locale.ROOT));
        }
        return this;
    }

    /// Joins two lines. A hyphen at the end of the first one stays when the document writes the
    /// word with it elsewhere, or knows both halves and not the whole.
    String joined(CharSequence before, String after) {
        int length = before.length();
        if (length > 0 && before.charAt(length - 1) == '\u00ad') {
            return before.subSequence(0, length - 1) + after;
        }
        boolean hyphen =
                length > 1
                        && (before.charAt(length - 1) == '-'
                                || before.charAt(length - 1) == '\u2010')
                        && !after.isEmpty();
        if (!hyphen) {
            return before + " " + after;
        }
        if (before.charAt(length - 2) == ' ') {
            // Kerning puts a space before some hyphens; one that stands alone is a dash.
            boolean word =
                    length > 2
                            && Character.isLetterOrDigit(before.charAt(length - 3))
                            && Character.isLowerCase(after.charAt(0));
            return word ? before.subSequence(0, length - 2) + "-" + after : before + " " + after;
        }
        if (!Character.isLetter(before.charAt(length - 2))
                || !Character.isLowerCase(after.charAt(0))) {
            return before + after;
        }
        String first = last(before.subSequence(0, length - 1));
        String second = first(after);
        String whole = (first + second).toLowerCase(Locale.ROOT);
        String hyphened = (first + "-" + second).toLowerCase(Locale.ROOT);
        boolean stays =
                known.contains(hyphened)
                        || (!known.contains(whole)
                                && known.contains(first.toLowerCase(Locale.ROOT))
                                && known.contains(second.toLowerCase(Locale.ROOT)));
        return before.subSequence(0, stays ? length : length - 1) + after;
    }

    private static String last(CharSequence text) {
        int start = text.length();
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.subSequence(start, text.length()).toString();
    }

    private static String first(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    /// Joins words that a hyphen breaks at the end of a line, in a text whose lines are still
    /// apart.
    static String hyphensJoined(String text) {
        if (text.indexOf('\n') < 0 || !BROKEN.matcher(text).find()) {
            return text;
        }
        var words = new Words().learn(text.replaceAll("\\p{L}+[-\\u2010]\\n\\p{L}+", " "));
        return BROKEN.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                words.joined(found.group(1) + "-", found.group(2))));
    }

    /// White space on one line, and without what only a typesetter needs.
    static Block folded(Block block) {
        String text = block.text();
        var out = new StringBuilder(text.length());
        boolean row = block.kind() == Block.Kind.ROW;
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t' && (row || tabAfterNumber(out))) {
                while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
                    out.setLength(out.length() - 1);
                }
                out.append('\t');
                space = false;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
            } else if (c != '\u00ad' && c != '\u200b' && c != '\uFEFF' && c >= ' ') {
                if (space && !out.isEmpty() && out.charAt(out.length() - 1) != '\t') {
                    out.append(' ');
                }
                space = false;
                out.append(c);
            }
        }
        String folded = out.toString();
        return folded.equals(text)
                ? block
                : new Block(
                        block.kind(),
                        block.level(),
                        block.page(),
                        0,
                        0,
                        row ? folded : folded.strip(),
                        block.bold(),
                        block.italic());
    }

    /// "12.⇥The" keeps its tab: it sets a number apart from a year that ends a sentence.
    private static boolean tabAfterNumber(StringBuilder out) {
        int length = out.length();
        return length > 0
                && length <= 8
                && (out.charAt(length - 1) == '.' || out.charAt(length - 1) == ')');
    }
}
