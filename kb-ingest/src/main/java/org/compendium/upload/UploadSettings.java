package org.compendium.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How long parts are kept.
///
/// @param uploadExpiry for how long the part of a file waits for its sender to come back
/// @param largestFile larger ones are refused
@ConfigurationProperties("compendium.ingest")
record UploadSettings(
        @DefaultValue("3d") Duration uploadExpiry, @DefaultValue("200MB") DataSize largestFile) {

    UploadSettings {
        if (uploadExpiry.toMinutes() < 1) {
            throw new IllegalArgumentException(
                    "compendium.ingest.upload-expiry must be at least 1m, was " + uploadExpiry);
        }
    }
}
