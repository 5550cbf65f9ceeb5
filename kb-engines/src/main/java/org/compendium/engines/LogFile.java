package org.compendium.engines;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Where an engine writes what it has to say, and what of it belongs into an error message.
record LogFile(Path path) {

    private static final long ROTATE_AT = 10 << 20;
    private static final int TAIL_LINES = 12;

    /// Starts a new file when the old one has grown; one predecessor is kept.
    void rotate() throws IOException {
        if (Files.exists(path) && Files.size(path) > ROTATE_AT) {
            Files.move(
                    path,
                    path.resolveSibling(path.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    Redirect append() {
        return Redirect.appendTo(path.toFile());
    }

    /// The last lines, trouble first if there is any among them.
    String tail() {
        try {
            if (Files.notExists(path)) {
                return "";
            }
            // Not every byte an engine logs need be UTF-8.
            List<String> lines =
                    Files.readString(path, StandardCharsets.ISO_8859_1)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - 200), lines.size());
            List<String> trouble = last.stream().filter(LogFile::isTrouble).toList();
            List<String> chosen = trouble.isEmpty() ? last : trouble;
            return String.join(
                    "\n", chosen.subList(Math.max(0, chosen.size() - TAIL_LINES), chosen.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean isTrouble(String line) {
        return line.contains("ERROR")
                || line.contains("FATAL")
                || line.contains("PANIC")
                || line.contains("Exception")
                || line.contains("No space left");
    }

    /// A failure with what the log says about it.
    EnginesException failure(String sentence) {
        String tail = tail();
        return new EnginesException(
                sentence
                        + (tail.isEmpty() ? "" : " Its last words:\n" + tail + "\n")
                        + " See "
                        + path
                        + ".");
    }
}
