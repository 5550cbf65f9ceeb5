package org.compendium.ingest.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words as they were before they were broken into lines.
final class Words {

    private static final Pattern BROKEN =
            Pattern.compile("(\\p{L}+)[-\\u2010\\u00ad]\\n(\\p{Ll}\\p{L}*)");
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:[-\\u2010]\\p{L}+)*");

    private static final String NO_SPACES =
            "[\\u3000-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\uff01-\\uff65]";
    private static final Pattern JOINED_IN_PRINT =
            Pattern.compile(
                    "(?<="
                            + NO_SPACES
                            + ")[ \\u00a0]*\\n[ \\u00a0]*|[ \\u00a0]*\\n[ \\u00a0]*(?="
                            + NO_SPACES
                            + ")");

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
        if (length > 0 && !after.isEmpty() && joinedInPrint(before.charAt(length - 1), after)) {
            return before + after;
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

    /// Chinese and Japanese are written without spaces: the end of a line is none either.
    private static boolean joinedInPrint(char before, String after) {
        return withoutSpaces(before) || withoutSpaces(after.charAt(0));
    }

    private static boolean withoutSpaces(char c) {
        return c >= '\u3000' && c <= '\u30ff'
                || c >= '\u3400' && c <= '\u9fff'
                || c >= '\uf900' && c <= '\ufaff'
                || c >= '\uff01' && c <= '\uff65';
    }

    /// A text whose lines are still apart, with those of Chinese and Japanese joined.
    static String linesJoined(String text) {
        if (text.indexOf('\n') < 0 || text.chars().noneMatch(c -> withoutSpaces((char) c))) {
            return text;
        }
        return JOINED_IN_PRINT.matcher(text).replaceAll("");
    }

    /// Whether more letters of it are written from right to left than from left to right.
    static boolean fromTheRight(String text) {
        int balance = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (Character.getDirectionality(text.charAt(i))) {
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                        balance++;
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> balance--;
                default -> {}
            }
        }
        return balance > 0;
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
        if (!hyphenAtEndOfLine(text) || !BROKEN.matcher(text).find()) {
            return text;
        }
        var words = new Words().learn(text.replaceAll("\\p{L}+[-\\u2010]\\n\\p{L}+", " "));
        return BROKEN.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                words.joined(found.group(1) + "-", found.group(2))));
    }

    private static boolean hyphenAtEndOfLine(String text) {
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (end > 0 && "-\u2010\u00ad".indexOf(text.charAt(end - 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /// White space on one line, and without what only a typesetter needs.
    static Block folded(Block block) {
        String text = block.text();
        var out = new StringBuilder(text.length());
        boolean row = block.kind() == Block.Kind.ROW;
        boolean space = false;
        List<NoteMark> marks = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            while (next < block.marks().size() && block.marks().get(next).at() <= i) {
                marks.add(new NoteMark(out.length(), block.marks().get(next).printed()));
                next++;
            }
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
                if (presentationForm(c)) {
                    out.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC));
                } else {
                    out.append(c);
                }
            }
        }
        for (NoteMark mark : block.marks().subList(next, block.marks().size())) {
            marks.add(new NoteMark(out.length(), mark.printed()));
        }
        String folded = row ? out.toString() : out.toString().strip();
        return folded.equals(text)
                ? block
                : new Block(
                        block.kind(),
                        block.level(),
                        block.page(),
                        0,
                        0,
                        folded,
                        block.bold(),
                        block.italic(),
                        NoteMark.moved(marks, 0, folded.length()));
    }

    /// Of Arabic letters: what a letter looks like at its place in a word. Which letter it is
    /// matters.
    private static boolean presentationForm(char c) {
        return c >= '\ufb50' && c <= '\ufdff' && c != '\ufd3e' && c != '\ufd3f'
                || c >= '\ufe70' && c <= '\ufefc';
    }

    /// "12.⇥The" keeps its tab: it sets a number apart from a year that ends a sentence.
    private static boolean tabAfterNumber(StringBuilder out) {
        int length = out.length();
        return length > 0
                && length <= 8
                && (out.charAt(length - 1) == '.' || out.charAt(length - 1) == ')');
    }
}
