package org.compendium.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Data folders for tests. JUnit's own temporary folders are closed to others, and as root the
/// engines are others.
final class Folders {

    private Folders() {}

    static Path fresh() throws IOException {
        Path folder = Files.createTempDirectory("compendium-engines-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        return folder.resolve("data");
    }

    static void remove(Path data) throws IOException {
        Distributions.remove(data.getParent());
    }
}
