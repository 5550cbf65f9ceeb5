package org.compendium.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One file of a document.
///
/// @param sha256 lower-case hexadecimal; also its place in the blob store
/// @param size bytes
/// @param leading whether passages and spans come from this file
/// @param released whether the public may know of it
public record Manifestation(
        String sha256,
        String fileName,
        String mediaType,
        long size,
        @Nullable Integer pages,
        boolean leading,
        boolean released,
        Instant received) {}
