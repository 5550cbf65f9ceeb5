package org.compendium.parsers;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the application wants of one file.
///
/// @param image the page to be drawn, from 1; 0 when the file is to be read
/// @param name as the contributor named it
/// @param password what opens the file; null when nothing was said
/// @param language BCP 47, as the contributor says; empty when nothing was said
/// @param open whether archives and mails may be opened here, or lie too deep already
/// @param members how many files may come out of it
/// @param unpacked how many bytes may come out of it
record Asked(
        int image,
        Path file,
        String name,
        @Nullable String password,
        String language,
        boolean open,
        int members,
        long unpacked) {

    static Asked of(DataInputStream in) throws IOException {
        int image = in.readInt();
        Path file = Path.of(in.readUTF());
        String name = in.readUTF();
        String password = in.readUTF();
        return new Asked(
                image,
                file,
                name,
                password.isEmpty() ? null : password,
                in.readUTF(),
                in.readBoolean(),
                in.readInt(),
                in.readLong());
    }
}
