package org.compendium.search.language;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where words begin and end.
final class Reading {

    private static final int LONGEST_IN_BRACKETS = 20;

    private static final Pattern YEARS =
            Pattern.compile(
                    "(?U)(\\d{4})?+((?:\\.{2,}+|[-\u2010\u2012-\u2015\u2212])(\\d{4})?+)?+");

    private Reading() {}

    /// Where the word that begins here ends. A bracket directly after a letter belongs to the word
    /// when it is closed before anything but letters, numbers, full stops and hyphens:
    /// `S/RES/1325(2000)`, `18(a)`.
    ///
    /// @param lists whether a comma ends it
    static int wordEnd(String text, int start, boolean lists) {
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (c == '(') {
                int closed = closed(text, start, at);
                if (closed < 0) {
                    return at;
                }
                at = closed;
            } else if (c == ')'
                    || c == '*'
                    || Characters.blank(c)
                    || Characters.quote(c)
                    || lists && Characters.comma(c)
                    || operator(text, at)) {
                return at;
            } else {
                at += Character.charCount(c);
            }
        }
        return at;
    }

    /// Whether an operator made of signs begins here.
    static boolean operator(String text, int at) {
        return text.startsWith("&&", at) || text.startsWith("||", at);
    }

    private static int closed(String text, int start, int bracket) {
        if (bracket == start
                || bracket - start <= 3
                        && Group.OPERATORS.contains(text.substring(start, bracket))) {
            return -1;
        }
        int before = text.codePointBefore(bracket);
        if (!Characters.speaks(before) && !Characters.mark(before) && before != ')') {
            return -1;
        }
        int last = Math.min(text.length(), bracket + 2 + LONGEST_IN_BRACKETS);
        for (int at = bracket + 1; at < last; ) {
            int c = text.codePointAt(at);
            if (c == ')') {
                return at == bracket + 1 ? -1 : at + 1;
            }
            if (!Characters.speaks(c) && !Characters.mark(c) && c != '.' && c != '-') {
                return -1;
            }
            at += Character.charCount(c);
        }
        return -1;
    }

    /// Where a word ends without the punctuation after it, and not longer than allowed.
    ///
    /// @param start where a letter or a number stands
    static int core(String text, int start, int end) {
        int last = end;
        if (last - start > QueryParser.LONGEST_WORD) {
            last = cut(text, start, end);
            if (text.lastIndexOf('(', last - 1)
                    > Math.max(start, text.lastIndexOf(')', last - 1))) {
                last = text.lastIndexOf('(', last - 1);
            }
        }
        while (last > start) {
            int c = text.codePointBefore(last);
            if (Characters.speaks(c) || Characters.mark(c) || c == ')') {
                return last;
            }
            last -= Character.charCount(c);
        }
        return start;
    }

    /// Where something ends when it is not longer than a word may be.
    static int cut(String text, int start, int end) {
        int last = Math.min(end, start + QueryParser.LONGEST_WORD);
        return last < end && Character.isHighSurrogate(text.charAt(last - 1)) ? last - 1 : last;
    }

    /// Where the colon stands after nothing but letters, or -1.
    static int colon(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!Character.isLetter(c) && !Characters.mark(c)) {
                return c == ':' && at > start ? at : -1;
            }
            at += Character.charCount(c);
        }
        return -1;
    }

    /// Whether something stands here that may be the value of a field.
    static boolean value(String text, int at, boolean years) {
        if (at >= text.length()) {
            return false;
        }
        int c = text.codePointAt(at);
        return c == '('
                || Characters.speaks(c)
                || Characters.quote(c)
                || years && text.startsWith("..", at);
    }

    /// Whether nothing stands here.
    static boolean nothing(String text, int at) {
        return at >= text.length() || text.charAt(at) == ')' || Characters.blank(text.charAt(at));
    }

    /// Whether this can stand in a list of values as it is.
    static boolean isOneValue(String text) {
        return Characters.speaks(text.codePointAt(0))
                && wordEnd(text, 0, true) == text.length()
                && core(text, 0, text.length()) == text.length();
    }

    /// How many letters and numbers, three at most.
    static long letters(String text) {
        return text.codePoints().filter(Characters::speaks).limit(3).count();
    }

    /// The years of `1990`, `1990..1999`, `..1999` or `1990..`, with digits of any script. A hyphen
    /// or dash does for the dots.
    static Optional<Clause.Years> years(String text) {
        int end = text.length();
        while (end > 0 && ",;:!?".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String plain = text.substring(0, end);
        if (plain.endsWith(".") && !plain.endsWith("..")) {
            plain = plain.substring(0, end - 1);
        }
        Matcher typed = YEARS.matcher(plain);
        if (!typed.matches()) {
            return Optional.empty();
        }
        OptionalInt from = year(typed, 1);
        OptionalInt to = typed.start(2) < 0 ? from : year(typed, 3);
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        return from.orElse(0) <= to.orElse(9999)
                ? Optional.of(new Clause.Years(from, to))
                : Optional.of(new Clause.Years(to, from));
    }

    private static OptionalInt year(Matcher typed, int part) {
        return typed.start(part) < 0
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(typed.group(part)));
    }
}
