package org.compendium.parsers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Brings what is printed from right to left into the order in which it is read.
///
/// A PDF knows places only; programs write the letters of an Arabic line in either order. So the
/// places alone decide: the line is read from its right end, and what is printed from left to right
/// within it, numbers and Latin words, is turned back (a short form of the inverse of Unicode's
/// bidirectional algorithm, UAX #9).
final class RightToLeft {

    private static final Map<String, String> MIRRORED =
            Map.of("(", ")", ")", "(", "[", "]", "]", "[", "{", "}", "}", "{", "«", "»", "»", "«");

    private RightToLeft() {}

    /// Whether more letters of it are written from right to left than from left to right.
    static boolean is(CharSequence text) {
        int balance = 0;
        for (int i = 0; i < text.length(); i++) {
            balance += right(text.charAt(i)) ? 1 : left(text.charAt(i)) ? -1 : 0;
        }
        return balance > 0;
    }

    /// @param pieces what is printed, from the right end of a line to its left end: letters, spaces
    static String read(List<String> pieces) {
        List<String> order = new ArrayList<>(pieces);
        int i = 0;
        while (i < order.size()) {
            if (!turned(order.get(i))) {
                String mirrored = MIRRORED.get(order.get(i));
                if (mirrored != null) {
                    order.set(i, mirrored);
                }
                i++;
                continue;
            }
            int end = end(order, i);
            java.util.Collections.reverse(order.subList(i, end));
            i = end;
        }
        return String.join("", order);
    }

    /// Where a run from left to right ends: Latin words keep what stands between them together, two
    /// numbers only a point, comma, colon or stroke.
    private static int end(List<String> order, int start) {
        int end = start;
        boolean latin = false;
        for (int i = start; i < order.size(); i++) {
            String piece = order.get(i);
            if (turned(piece)) {
                latin |= left(piece.charAt(0));
                String between = i - end == 1 ? order.get(end) : "";
                boolean near =
                        i == end
                                || i - end == 1
                                        && (".,:/".contains(between)
                                                || latin && between.equals("-"));
                if (!near && !(latin && left(piece.charAt(0)) && latinBefore(order, start, end))) {
                    return end;
                }
                end = i + 1;
            } else if (right(piece.charAt(0)) || piece.equals("\t")) {
                return end;
            }
        }
        return end;
    }

    private static boolean latinBefore(List<String> order, int start, int end) {
        return order.subList(start, end).stream().anyMatch(piece -> left(piece.charAt(0)));
    }

    private static boolean turned(String piece) {
        char c = piece.charAt(0);
        return left(c) || Character.isDigit(c);
    }

    private static boolean left(char c) {
        return Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }

    private static boolean right(char c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
