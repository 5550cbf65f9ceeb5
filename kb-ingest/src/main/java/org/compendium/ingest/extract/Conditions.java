package org.compendium.ingest.extract;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How one file is to be read.
///
/// @param password what opens it, used once and not kept; null when nothing was said
/// @param language BCP 47, as the contributor says, for pages that are images; null when not said
/// @param open whether archives and mails are opened, or lie too deep already
/// @param members how many files may come out of it
/// @param unpacked how many bytes may come out of it
public record Conditions(
        @Nullable String password,
        @Nullable String language,
        boolean open,
        int members,
        long unpacked) {

    /// A file on its own: what is in it is counted and left there.
    public static Conditions plain() {
        return new Conditions(null, null, true, 2_000, 1L << 30);
    }

    /// The same in a language that somebody named; null for none.
    public Conditions in(@Nullable String other) {
        return new Conditions(password, other, open, members, unpacked);
    }

    /// Takes the files that come out of an archive or a mail, one at a time, as they lie on disk
    /// and for as long as the call lasts.
    public interface Unpacking {

        /// @param path in the container, unique in it
        void member(String path, Path bytes) throws IOException;
    }
}
