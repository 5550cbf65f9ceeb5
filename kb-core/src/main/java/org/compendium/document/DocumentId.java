package org.compendium.document;

import java.security.SecureRandom;

/// The permanent local identifier of a document or a work: ten characters that are easy to read
/// aloud, never used twice.
public record DocumentId(String value) {

    // Crockford's base 32, lower case: no i, l, o, u.
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    public DocumentId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("'" + value + "' is not a local identifier");
        }
    }

    /// Whether the text has the form of a local identifier.
    public static boolean isOne(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (LETTERS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// A new one: 50 random bits. The primary key catches the one clash in a million billion.
    public static DocumentId fresh() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new DocumentId(text.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
