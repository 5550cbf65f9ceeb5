package org.compendium.ingest.extract;

import java.nio.file.Path;
import java.time.Duration;

/// How files are read.
///
/// @param parsers the folder with the jars of the forked process
/// @param work where the forked processes keep their temporary files; emptied after each file
/// @param workers how many files are read at the same time
/// @param timeout for one file
/// @param heap of one forked process, as Java writes it: `384m`
/// @param maxText characters in one file
public record ExtractionSettings(
        Path parsers, Path work, int workers, Duration timeout, String heap, int maxText) {

    public ExtractionSettings {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, was " + workers);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be positive, was " + timeout);
        }
        if (!heap.matches("[1-9][0-9]*[kmgKMG]")) {
            throw new IllegalArgumentException("heap must be like 384m, was '" + heap + "'");
        }
        if (maxText < 1) {
            throw new IllegalArgumentException("maxText must be positive, was " + maxText);
        }
    }

    /// Two workers, a minute and 384 MB for each file, twenty million characters.
    public static ExtractionSettings in(Path parsers, Path work) {
        return new ExtractionSettings(parsers, work, 2, Duration.ofSeconds(60), "384m", 20_000_000);
    }
}
