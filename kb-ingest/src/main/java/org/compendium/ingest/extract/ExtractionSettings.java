package org.compendium.ingest.extract;

import java.nio.file.Path;
import java.time.Duration;

/// How files are read.
///
/// @param parsers the folder with the jars of the forked process
/// @param work where the forked processes keep their temporary files; emptied after each file
/// @param workers how many files are read at the same time
/// @param timeout for one file, its scanned pages not counted
/// @param heap of one forked process, as Java writes it: `384m`
/// @param maxText characters in one file
/// @param limits what else one file may cost
public record ExtractionSettings(
        Path parsers,
        Path work,
        int workers,
        Duration timeout,
        String heap,
        int maxText,
        Limits limits) {

    /// What one file may cost beside time and memory. More is never cut off: the file is then
    /// unreadable, or refused, and it is said why.
    ///
    /// @param temporary bytes on disk while the file is read, what comes out of it included
    /// @param pixels of one image
    /// @param scannedPages pages that are read by Tesseract
    /// @param pageTime for Tesseract on one page
    /// @param tesseract the program's name or path
    public record Limits(
            long temporary, long pixels, int scannedPages, Duration pageTime, String tesseract) {

        public Limits {
            if (temporary < 1 || pixels < 1 || scannedPages < 1 || pageTime.toSeconds() < 1) {
                throw new IllegalArgumentException("Limits must be positive");
            }
        }

        /// Two gigabytes, eighty million pixels, five hundred pages of a minute each.
        public static Limits standard() {
            return new Limits(2L << 30, 80_000_000, 500, Duration.ofSeconds(60), "tesseract");
        }
    }

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

    /// With the standard limits.
    public ExtractionSettings(
            Path parsers, Path work, int workers, Duration timeout, String heap, int maxText) {
        this(parsers, work, workers, timeout, heap, maxText, Limits.standard());
    }

    /// Two workers, a minute and 384 MB for each file, twenty million characters.
    public static ExtractionSettings in(Path parsers, Path work) {
        return new ExtractionSettings(parsers, work, 2, Duration.ofSeconds(60), "384m", 20_000_000);
    }
}
