package org.compendium.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// When senders have to wait.
///
/// @param mostOpenFiles files without an outcome, in all instances; when there are more, senders
///   wait
/// @param mostOpenBytes of these files together
/// @param leastFreeDisk what stays free where the originals are; files that would take it are not
///   accepted
@ConfigurationProperties("compendium.ingest")
record RoomSettings(
        @DefaultValue("2000") int mostOpenFiles,
        @DefaultValue("4GB") DataSize mostOpenBytes,
        @DefaultValue("512MB") DataSize leastFreeDisk) {

    RoomSettings {
        if (mostOpenFiles < 1) {
            throw new IllegalArgumentException(
                    "compendium.ingest.most-open-files must be at least 1, was " + mostOpenFiles);
        }
        if (mostOpenBytes.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "compendium.ingest.most-open-bytes must be positive, was " + mostOpenBytes);
        }
        if (leastFreeDisk.isNegative()) {
            throw new IllegalArgumentException(
                    "compendium.ingest.least-free-disk must not be negative, was " + leastFreeDisk);
        }
    }
}
