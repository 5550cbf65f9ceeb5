package org.compendium.search;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How much of what was typed a text says in the same words and in their order: whoever types a
/// sentence looks for that sentence, even when some words are missing and one is misspelt.
///
/// A word of five letters or more may have one slip: a letter too many, too few or another, or two
/// neighbours that changed places.
final class WordForWord {

    /// Of fewer words it is chance.
    static final int FEWEST = 6;

    private static final int LONG = 5;

    /// What a word of the text costs that was not typed and stands between two that were.
    private static final double SKIPPED = 0.1;

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+|\\p{IsHan}");

    private final List<String> typed;

    private WordForWord(List<String> typed) {
        this.typed = typed;
    }

    static WordForWord of(String typed) {
        return new WordForWord(words(typed));
    }

    /// Whether so much was typed that its order says something.
    boolean enough() {
        return typed.size() >= FEWEST;
    }

    /// @return from 0, not at all, to 1, all of it without a word between
    double in(String text) {
        // For each word that was typed the best that ends there or earlier, with what was skipped
        // since taken off: the alignment of Smith and Waterman without a price for words of ours
        // that the text does not have.
        double[] before = new double[typed.size() + 1];
        double best = 0;
        for (String word : words(text)) {
            double[] now = new double[before.length];
            for (int i = 1; i < now.length; i++) {
                now[i] = Math.max(now[i - 1], Math.max(0, before[i] - SKIPPED));
                if (same(typed.get(i - 1), word)) {
                    now[i] = Math.max(now[i], before[i - 1] + 1);
                }
                best = Math.max(best, now[i]);
            }
            before = now;
        }
        return typed.isEmpty() ? 0 : best / typed.size();
    }

    private static boolean same(String typed, String word) {
        return typed.equals(word)
                || typed.length() >= LONG - 1
                        && word.length() >= LONG - 1
                        && Math.max(typed.length(), word.length()) >= LONG
                        && word.codePoints().noneMatch(Character::isDigit)
                        && oneSlip(typed, word);
    }

    /// Whether one is the other but for one letter, or for two neighbours that changed places.
    private static boolean oneSlip(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int start = 0;
        int shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int left = one.length() - start - end;
        int right = other.length() - start - end;
        return Math.max(left, right) <= 1
                || left == 2
                        && right == 2
                        && one.charAt(start) == other.charAt(start + 1)
                        && one.charAt(start + 1) == other.charAt(start);
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return WORD.matcher(plain).results().map(MatchResult::group).toList();
    }
}
