package org.compendium.web.api;

import java.time.Instant;
import org.compendium.ingest.Receipt;
import org.jspecify.annotations.Nullable;

/// What became of a file.
///
/// @param size bytes
/// @param parent the receipt of the archive or mail it came out of; null when it was sent itself
/// @param members how many files came out of it; null when none did
/// @param locked whether it waits for a password
/// @param receipt where a person reads the same
record IngestionView(
        String id,
        String fileName,
        String state,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable String documentId,
        long size,
        String sha256,
        String owner,
        Instant received,
        @Nullable Instant finished,
        @Nullable String parent,
        @Nullable Integer members,
        boolean locked,
        String receipt) {

    static IngestionView of(Receipt receipt) {
        return new IngestionView(
                receipt.id(),
                receipt.fileName(),
                receipt.state(),
                receipt.outcome(),
                receipt.reason(),
                receipt.document() == null ? null : receipt.document().value(),
                receipt.size(),
                receipt.sha256(),
                receipt.owner(),
                receipt.received(),
                receipt.finishedAt(),
                receipt.parent(),
                receipt.members(),
                receipt.locked(),
                "/receipts/" + receipt.id());
    }
}
