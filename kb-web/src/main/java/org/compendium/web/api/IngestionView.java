package org.compendium.web.api;

import java.time.Instant;
import org.compendium.ingest.Receipt;
import org.jspecify.annotations.Nullable;

/// What became of a file.
///
/// @param size bytes
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
                "/receipts/" + receipt.id());
    }
}
