package org.compendium.gathered;

import java.time.Instant;
import org.compendium.document.Documents;

/// A paragraph that a reader keeps.
///
/// @param note the reader's own words; empty for none
public record Kept(Documents.Place place, String note, Instant at) {

    /// Characters of the longest note.
    public static final int LONGEST_NOTE = 5_000;

    public Kept {
        if (note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException(
                    "A note has at most " + LONGEST_NOTE + " characters");
        }
    }
}
