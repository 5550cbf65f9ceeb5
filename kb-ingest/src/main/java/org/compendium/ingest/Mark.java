package org.compendium.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands before a paragraph, an item or a heading: "12.", "(a)", "IV."
///
/// @param value its place in its sequence, from 1
/// @param printed without brackets and stops
/// @param rest the text after it
record Mark(Style style, int value, String printed, String rest) {

    enum Style {
        /// "12."
        NUMBER,
        /// "(a)"
        LETTER,
        /// "(iv)"
        ROMAN,
        /// "(A)"
        CAPITAL,
        /// "(1)"
        BRACKETED_NUMBER,
        BULLET
    }

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(\\d{1,4})(?:\\.[\\t ]+(?=\\S)|[.．、][\\t ]*(?=\\p{IsHan})|[\\t ]?[-–.][\\t ]*(?=\\p{IsArabic}))",
                    Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern BRACKETED =
            Pattern.compile(
                    "\\(?([a-z]{1,5}|[A-Z]|\\d{1,2}|[ابجدهوزحطيكلمنأ])\\)[\\t ]+(?=\\S)"
                            + "|[(（]([a-z]{1,5}|\\d{1,2})[)）][\\t ]*(?=\\p{IsHan})");

    /// The Arabic alphabet in the order in which it counts.
    private static final String ABJAD = "ابجدهوزحطيكلمن";

    private static final Pattern BULLET = Pattern.compile("[•·▪●◦‣–—*-][\\t ]+(?=\\S)");
    private static final Pattern CHAPTER =
            Pattern.compile(
                    "(?:([IVX]{1,6})|([A-Z])|(\\d{1,2}(?:\\.\\d{1,2})*))[.)]?[\\t ]+(?=\\S)");
    private static final Pattern ROMAN = Pattern.compile("x{0,3}(?:ix|iv|v?i{0,3})");

    /// A paragraph's number at the start of a text.
    static List<Mark> numbers(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.lookingAt()) {
            return List.of();
        }
        int value = Integer.parseInt(number.group(1));
        return value == 0
                ? List.of()
                : List.of(
                        new Mark(
                                Style.NUMBER,
                                value,
                                Integer.toString(value),
                                text.substring(number.end())));
    }

    /// All readings of what stands before an item: "(i)" is the ninth letter or the first number.
    static List<Mark> items(String text) {
        Matcher bracketed = BRACKETED.matcher(text);
        if (!bracketed.lookingAt()) {
            Matcher bullet = BULLET.matcher(text);
            if (!bullet.lookingAt()) {
                return List.of();
            }
            String rest = text.substring(bullet.end());
            List<Mark> inner = items(rest);
            return inner.isEmpty() ? List.of(new Mark(Style.BULLET, 1, "", rest)) : inner;
        }
        String printed = bracketed.group(bracketed.group(1) != null ? 1 : 2);
        String rest = text.substring(bracketed.end());
        List<Mark> readings = new ArrayList<>();
        char first = printed.charAt(0);
        int abjad = ABJAD.indexOf(first == 'أ' ? 'ا' : first);
        if (abjad >= 0) {
            readings.add(new Mark(Style.LETTER, abjad + 1, printed, rest));
        } else if (Character.isDigit(first)) {
            readings.add(
                    new Mark(Style.BRACKETED_NUMBER, Integer.parseInt(printed), printed, rest));
        } else if (Character.isUpperCase(first)) {
            readings.add(new Mark(Style.CAPITAL, first - 'A' + 1, printed, rest));
        } else {
            if (printed.length() == 1) {
                readings.add(new Mark(Style.LETTER, first - 'a' + 1, printed, rest));
            } else if (printed.length() == 2 && printed.charAt(1) == first) {
                readings.add(new Mark(Style.LETTER, 26 + first - 'a' + 1, printed, rest));
            }
            int roman = roman(printed);
            if (roman > 0) {
                readings.add(new Mark(Style.ROMAN, roman, printed, rest));
            }
        }
        return readings;
    }

    /// As an eId writes it: the same letter in every language.
    String name() {
        return style == Style.LETTER && ABJAD.indexOf(printed.replace('أ', 'ا')) >= 0
                ? String.valueOf((char) ('a' + value - 1))
                : printed;
    }

    /// @return 0 when it is not a number below 40
    static int roman(String printed) {
        String lower = printed.toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || !ROMAN.matcher(lower).matches()) {
            return 0;
        }
        int sum = 0;
        for (int i = 0; i < lower.length(); i++) {
            int value = digit(lower.charAt(i));
            boolean less = i + 1 < lower.length() && value < digit(lower.charAt(i + 1));
            sum += less ? -value : value;
        }
        return sum;
    }

    private static int digit(char roman) {
        return roman == 'x' ? 10 : roman == 'v' ? 5 : 1;
    }

    /// How far in a heading with this beginning stands: 10 for "IV.", 20 for "A.", 30 for "1."; 0
    /// without such a beginning.
    static int chapterRank(String heading) {
        Matcher chapter = CHAPTER.matcher(heading);
        if (!chapter.lookingAt()
                || !heading.substring(0, chapter.end()).matches(".*[.)].*|\\S+\\t.*")) {
            return 0;
        }
        if (chapter.group(1) != null
                && (chapter.group(1).length() > 1 || chapter.group(1).matches("[IVX]"))) {
            return 10;
        }
        if (chapter.group(2) != null) {
            return 20;
        }
        int points = (int) chapter.group(3).chars().filter(c -> c == '.').count();
        return 30 + points;
    }

    /// A heading without "IV.", "A." or "1.".
    static String withoutChapter(String heading) {
        Matcher chapter = CHAPTER.matcher(heading);
        return chapterRank(heading) > 0 && chapter.lookingAt()
                ? heading.substring(chapter.end())
                : heading;
    }
}
