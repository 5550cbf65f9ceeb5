package org.compendium.watch;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The watched folder.
///
/// @param watch the folder; nothing is watched without one
/// @param watchInterval between two looks; a file is taken when two looks saw the same size and
///   time
/// @param watchOwner the account that owns what is taken
@ConfigurationProperties("compendium.ingest")
record WatchSettings(
        @Nullable Path watch,
        @DefaultValue("5s") Duration watchInterval,
        @DefaultValue("admin") String watchOwner) {

    WatchSettings {
        if (watchInterval.toMillis() < 100) {
            throw new IllegalArgumentException(
                    "compendium.ingest.watch-interval must be at least 100ms, was "
                            + watchInterval);
        }
    }
}
