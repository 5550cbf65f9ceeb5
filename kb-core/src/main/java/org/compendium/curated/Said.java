package org.compendium.curated;

/// Plain text that somebody typed.
final class Said {

    private Said() {}

    /// Without blanks around it.
    ///
    /// @param what it is, for messages
    /// @param longest in characters (code points)
    /// @throws IllegalArgumentException when nothing is left, or it is too long, or it has a
    ///   character that cannot be kept
    static String of(String what, String text, int longest) {
        String said = text.strip();
        int length = said.codePointCount(0, said.length());
        if (length == 0) {
            throw new IllegalArgumentException(what + " needs at least one character.");
        }
        if (length > longest) {
            throw new IllegalArgumentException(
                    "%s can have %,d characters at most; this has %,d."
                            .formatted(what, longest, length));
        }
        if (said.chars()
                .anyMatch(one -> Character.isISOControl(one) && !Character.isWhitespace(one))) {
            throw new IllegalArgumentException(
                    what + " has a control character that cannot be kept. Type it anew.");
        }
        return said;
    }
}
