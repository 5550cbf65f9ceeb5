package org.compendium.search.language;

/// What a character is to the language, after NFKC.
final class Characters {

    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Characters() {}

    /// Whether a word may begin with it: a letter or a number of any script.
    static boolean speaks(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.LETTER_NUMBER
                || Character.getType(c) == Character.OTHER_NUMBER;
    }

    static boolean mark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    static boolean blank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || c == ZERO_WIDTH_SPACE;
    }

    /// Marks of direction, soft hyphens and the like, which pasted text is full of, and halves of
    /// characters. Those that shape words of Persian and Hindi stay.
    static boolean invisible(int c) {
        int type = Character.getType(c);
        return type == Character.SURROGATE
                || type == Character.FORMAT
                        && c != ZERO_WIDTH_SPACE
                        && c != ZERO_WIDTH_NON_JOINER
                        && c != ZERO_WIDTH_JOINER;
    }

    static boolean quote(int c) {
        return quotes(c) != Quotes.NONE;
    }

    /// Which quotes close each other. Those of one kind do so in every order, since languages
    /// differ: “English”, „Deutsch“, »Dansk«.
    enum Quotes {
        NONE,
        MARKS,
        ANGLES,
        CORNERS,
        WHITE_CORNERS
    }

    static Quotes quotes(int c) {
        return switch (c) {
            case '"', '“', '”', '„', '‟', '〝', '〞', '〟' -> Quotes.MARKS;
            case '«', '»' -> Quotes.ANGLES;
            case '「', '」' -> Quotes.CORNERS;
            case '『', '』' -> Quotes.WHITE_CORNERS;
            default -> Quotes.NONE;
        };
    }

    static boolean comma(int c) {
        return c == ',' || c == '、' || c == '،';
    }

    /// A hyphen or minus; a dash is punctuation.
    static boolean minus(int c) {
        return c == '-' || c == '\u2010' || c == '\u2212';
    }

    /// Whether NFKC may merge it with what stands before it. Besides marks these are the vowels and
    /// finals of Korean syllables in all their forms, the sounds of half-width kana, the vowels of
    /// Kirat Rai, and those of Thai and Lao that begin with a mark.
    static boolean joins(int c) {
        return mark(c)
                || c == 0x0E33
                || c == 0x0EB3
                || 0x1160 <= c && c <= 0x11FF
                || 0xD7B0 <= c && c <= 0xD7FF
                || 0x3131 <= c && c <= 0x318E
                || 0xFF9E <= c && c <= 0xFFDC
                || 0x16D63 <= c && c <= 0x16D6A;
    }
}
