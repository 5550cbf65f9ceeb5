package org.compendium.search;

import java.util.Locale;

/// What a document has of what was asked.
public enum Has {
    /// Enough of the words, so that it is counted.
    WORDS,
    SOME_WORDS,
    /// Not among the best by its words; a passage of it means the same.
    MEANING;

    /// The name in answers: `some-words`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
