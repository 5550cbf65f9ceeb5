package org.compendium.search.language;

import java.text.Normalizer;
import java.util.Arrays;

/// What was typed in NFKC, without invisible characters, and where each of its characters stood
/// before.
final class Typed {

    // The longest run of marks on one letter that is read. UAX #15 gives 30 as more than any
    // language needs; normalising is quadratic in it.
    private static final int MOST_MARKS = 30;

    private final StringBuilder text = new StringBuilder();
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int marks;

    private Typed() {}

    static Typed of(String raw) {
        Typed typed = new Typed();
        StringBuilder together = new StringBuilder();
        int start = 0;
        int end = 0;
        int joined = 0;
        int next;
        for (int at = 0; at < raw.length(); at = next) {
            int c = raw.codePointAt(at);
            next = at + Character.charCount(c);
            if (Characters.invisible(c)) {
                continue;
            }
            boolean joins = Characters.joins(c) && !together.isEmpty();
            if (!joins) {
                typed.append(together, start, end);
                together.setLength(0);
                start = at;
            }
            end = next;
            joined = joins ? joined + 1 : 0;
            if (joined <= MOST_MARKS) {
                together.appendCodePoint(c);
            }
        }
        typed.append(together, start, end);
        return typed;
    }

    private void append(CharSequence together, int start, int end) {
        String normal =
                together.length() == 1 && together.charAt(0) < 0x80
                        ? together.toString()
                        : Normalizer.normalize(together, Normalizer.Form.NFKC);
        normal.codePoints().forEach(c -> append(c, start, end));
    }

    private void append(int c, int start, int end) {
        marks = Characters.joins(c) ? marks + 1 : 0;
        if (marks > MOST_MARKS) {
            return;
        }
        text.appendCodePoint(c);
        if (text.length() > starts.length) {
            starts = Arrays.copyOf(starts, 2 * text.length());
            ends = Arrays.copyOf(ends, 2 * text.length());
        }
        for (int i = text.length() - Character.charCount(c); i < text.length(); i++) {
            starts[i] = start;
            ends[i] = end;
        }
    }

    String text() {
        return text.toString();
    }

    /// Where the character at this place began in what was typed.
    int start(int at) {
        return starts[at];
    }

    /// Where it ended, exclusive.
    int end(int at) {
        return ends[at];
    }
}
