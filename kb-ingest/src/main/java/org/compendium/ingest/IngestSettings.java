package org.compendium.ingest;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How files are taken in.
///
/// @param blobs the folder of the originals; several instances share it
/// @param work the folder of what is needed only while files are read, this machine's own; what a
///   killed process left there goes at the next start
/// @param parsers the folder of the parsers' jars, on the class path of the forked processes alone
/// @param workers files read at the same time by this instance; as many again are stored meanwhile
/// @param lease for how long a file stays with an instance that gives no sign of life
/// @param extractionTimeout for one file, before its process is ended
/// @param extractionHeap of one forked process, as Java writes it
/// @param longestText characters in one file; more is unreadable, never cut off
/// @param largestFile larger ones are refused
/// @param deepestNesting how many containers may lie in each other: 3 opens a ZIP in a mail in a
///   ZIP
/// @param mostMembers files that may come out of one sending, at whatever depth
/// @param largestUnpacked bytes that may come out of one sending
/// @param largestTemporary bytes on disk that reading one file may take
/// @param mostPixels of one image
/// @param mostScannedPages pages of one file that are read by Tesseract
/// @param pageTimeout for Tesseract on one page, on top of `extractionTimeout`
/// @param tesseract the program's name or path
@ConfigurationProperties("compendium.ingest")
record IngestSettings(
        Path blobs,
        Path work,
        @Nullable Path parsers,
        @DefaultValue("2") int workers,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("60s") Duration extractionTimeout,
        @DefaultValue("384m") String extractionHeap,
        @DefaultValue("20000000") int longestText,
        @DefaultValue("200MB") DataSize largestFile,
        @DefaultValue("3") int deepestNesting,
        @DefaultValue("2000") int mostMembers,
        @DefaultValue("1GB") DataSize largestUnpacked,
        @DefaultValue("2GB") DataSize largestTemporary,
        @DefaultValue("80000000") long mostPixels,
        @DefaultValue("500") int mostScannedPages,
        @DefaultValue("60s") Duration pageTimeout,
        @DefaultValue("tesseract") String tesseract) {

    IngestSettings {
        if (workers < 1) {
            throw new IllegalArgumentException(
                    "compendium.ingest.workers must be at least 1, was " + workers);
        }
        if (lease.toSeconds() < 5) {
            throw new IllegalArgumentException(
                    "compendium.ingest.lease must be at least 5s, was " + lease);
        }
        if (extractionTimeout.isNegative() || extractionTimeout.isZero()) {
            throw new IllegalArgumentException(
                    "compendium.ingest.extraction-timeout must be positive, was "
                            + extractionTimeout);
        }
        positive("deepest-nesting", deepestNesting);
        positive("most-members", mostMembers);
        positive("largest-unpacked", largestUnpacked.toBytes());
        positive("largest-temporary", largestTemporary.toBytes());
        positive("most-pixels", mostPixels);
        positive("most-scanned-pages", mostScannedPages);
        positive("page-timeout", pageTimeout.toSeconds());
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "compendium.ingest." + name + " must be positive, was " + value);
        }
    }
}
