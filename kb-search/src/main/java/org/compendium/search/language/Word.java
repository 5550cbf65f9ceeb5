package org.compendium.search.language;

/// A word as it was typed. Two words are the same when their texts are, wherever they stand.
///
/// @param text in NFKC, 1 to [QueryParser#LONGEST_WORD] UTF-16 units; begins with a letter or a
///   number; has no blank, no double quote and no star in it
/// @param start where it begins in what was typed, in UTF-16 units
/// @param end where it ends there, exclusive
public record Word(String text, int start, int end) {

    public Word {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A word needs a text");
        }
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("Empty or negative place: " + start + ".." + end);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Word word && text.equals(word.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
