package org.compendium.upload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file on its way.
///
/// @param size bytes, as the sender announced them
/// @param offset bytes that are here and stay; the sender goes on from there
/// @param expires when it is forgotten, unless all of it arrived
/// @param ingestion the receipt, once all of it arrived
public record Upload(
        String id,
        String owner,
        String fileName,
        long size,
        long offset,
        Instant expires,
        @Nullable String ingestion) {}
