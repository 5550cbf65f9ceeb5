package org.compendium.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Time and memory, in the words of a progress line.
final class Spent {

    private Spent() {}

    static String since(Instant begun) {
        return String.format(
                Locale.ROOT, "%.1f s", Duration.between(begun, Instant.now()).toMillis() / 1000.0);
    }

    /// What a process holds in memory, such as `, 640 MB`; empty where the system does not say.
    static String memory(long pid) {
        return residentKilobytes(pid).map(kb -> ", " + kb / 1024 + " MB").orElse("");
    }

    private static Optional<Long> residentKilobytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
