package org.compendium.search.language;

/// Something that was typed and understood otherwise than it may have been meant.
///
/// @param text the piece concerned, in NFKC, [#LONGEST] UTF-16 units at most
public record Note(Kind kind, String text) {

    /// The longest text; the rest of a longer piece is left out.
    public static final int LONGEST = 60;

    /// What happened.
    public enum Kind {
        /// The phrase, without its quote, goes to the end of what was typed.
        UNCLOSED_QUOTE,
        /// An opening one is closed at the end of what was typed, a closing one is nothing.
        UNMATCHED_BRACKET,
        /// `AND`, `OR`, `NOT` or a sign stands where nothing can be joined or excluded.
        OPERATOR_WITHOUT_WORD,
        /// A star stands elsewhere than at the end of two letters or more.
        STAR_IGNORED,
        /// No property has this name; name and value are looked for as words.
        UNKNOWN_FIELD,
        /// The name of a property is a word here, for nothing stands directly after its colon.
        FIELD_WITHOUT_VALUE,
        /// Not a year of four digits, nor a range of such; looked for as words.
        BAD_YEAR,
        /// This word was cut, or this and what follows was left out.
        TOO_LONG,
        /// The brackets around this were taken away.
        TOO_DEEP,
        /// No value of the property is called like that, so nothing has it.
        UNKNOWN_VALUE,
        /// Nothing that fits says this phrase, so its words are looked for.
        NOT_WORD_FOR_WORD
    }

    public Note {
        if (text.length() > LONGEST) {
            boolean pair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
            text = text.substring(0, pair ? LONGEST - 1 : LONGEST);
        }
    }
}
