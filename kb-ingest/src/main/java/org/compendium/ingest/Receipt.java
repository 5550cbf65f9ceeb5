package org.compendium.ingest;

import java.time.Instant;
import org.compendium.document.DocumentId;
import org.jspecify.annotations.Nullable;

/// What became of one file that was accepted.
///
/// @param state `accepted`, `reading`, `storing` or `finished`
/// @param outcome null until the end, then `added`, `new-version`, `new-format`, `new-language`,
///   `already-known`, `unreadable` or `refused`
/// @param reason why, for the last two, in words for the sender; else what the sender should know:
///   how many files came out of it, which pages were read by machine
/// @param document the document that the file belongs to
/// @param sha256 of its bytes, in hexadecimal
/// @param finishedAt null until the end
/// @param parent the receipt of the container it came out of; null when it was sent itself
/// @param members how many files came out of it, each with a receipt of its own; null when none did
/// @param locked whether it is unreadable only for want of a password
public record Receipt(
        String id,
        String fileName,
        long size,
        String owner,
        String state,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable DocumentId document,
        Instant received,
        String sha256,
        @Nullable Instant finishedAt,
        @Nullable String parent,
        @Nullable Integer members,
        boolean locked) {

    /// Whether nothing more will happen.
    public boolean finished() {
        return outcome != null;
    }
}
