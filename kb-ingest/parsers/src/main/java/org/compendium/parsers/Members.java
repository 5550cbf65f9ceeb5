package org.compendium.parsers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The files that come out of an archive or a mail. Each is written to disk as it comes, its bytes
/// are counted, and what is more than was asked for breaks it off: what an archive says of its own
/// sizes is never believed.
final class Members {

    private static final int LONGEST_NAME = 400;

    private final Wire wire;
    private final Path folder;
    private final Set<String> names = new HashSet<>();
    private int most;
    private long left;
    private int count;

    /// @param folder inside the process's own, which is emptied after each file
    Members(Wire wire, Path folder) {
        this.wire = wire;
        this.folder = folder;
    }

    void begin(Asked asked) {
        names.clear();
        most = asked.members();
        left = asked.unpacked();
        count = 0;
    }

    int count() {
        return count;
    }

    /// @throws Refused when so many bytes cannot be taken any more
    void announce(long bytes) throws Refused {
        if (bytes > left) {
            throw new Refused("unpacks-too-large");
        }
    }

    /// Keeps one file.
    ///
    /// @param path inside the archive; cleaned, and made unique
    /// @throws Refused when it is one file, or one byte, too many
    void add(String path, InputStream bytes) throws IOException {
        if (count >= most) {
            throw new Refused("too-many-members");
        }
        Path place = Files.createDirectories(folder).resolve(Integer.toString(++count));
        try (OutputStream out = Files.newOutputStream(place)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                left -= n;
                if (left < 0) {
                    throw new Refused("unpacks-too-large");
                }
                out.write(buffer, 0, n);
            }
        }
        wire.member(unique(clean(path)), place);
    }

    /// Whether a file in an archive is there for a program and not for a reader.
    static boolean furniture(String path) {
        String clean = path.replace('\\', '/');
        for (String segment : clean.split("/")) {
            if (segment.equals("__MACOSX")
                    || segment.startsWith(".") && !segment.equals(".") && !segment.equals("..")) {
                return true;
            }
        }
        String last = clean.substring(clean.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return last.equals("thumbs.db") || last.equals("desktop.ini");
    }

    /// The path without what leads out of the archive.
    private static String clean(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment :
                path.replace('\\', '/').replaceAll("\\p{Cntrl}", "").strip().split("/")) {
            if (!segment.isBlank()
                    && !segment.equals(".")
                    && !segment.equals("..")
                    && !(segments.isEmpty() && segment.matches("[A-Za-z]:"))) {
                segments.add(segment.strip());
            }
        }
        String clean = String.join("/", segments);
        if (clean.length() > LONGEST_NAME) {
            clean = clean.substring(clean.length() - LONGEST_NAME);
        }
        return clean.isEmpty() ? "unnamed" : clean;
    }

    private String unique(String path) {
        String unique = path;
        int dot = path.lastIndexOf('.');
        boolean ending = dot > path.lastIndexOf('/') + 1;
        for (int n = 2; !names.add(unique); n++) {
            unique =
                    ending
                            ? path.substring(0, dot) + " (" + n + ")" + path.substring(dot)
                            : path + " (" + n + ")";
        }
        return unique;
    }
}
