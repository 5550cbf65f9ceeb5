package org.compendium.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/// The originals, each in a file named by the SHA-256 of its bytes. A file appears whole and on
/// disk, or not at all; it is never changed and never overwritten.
public final class Blobs {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final Path incoming;

    /// @param folder created when missing; all application instances must see the same one
    /// @throws IOException when the folder cannot be created
    public Blobs(Path folder) throws IOException {
        this.folder = folder;
        this.incoming = Files.createDirectories(folder.resolve("incoming"));
    }

    /// What was put in.
    ///
    /// @param size bytes
    public record Blob(String sha256, long size) {}

    /// Keeps the bytes and returns when they are on disk.
    ///
    /// @param limit bytes; more are refused
    /// @throws TooLargeException when there are more
    /// @throws IOException when they cannot be written, for example because the disk is full;
    ///   nothing is left behind
    public Blob put(InputStream bytes, long limit) throws IOException {
        Path draft = incoming.resolve(UUID.randomUUID().toString());
        try {
            MessageDigest digest = sha256();
            long size;
            try (FileChannel channel =
                    FileChannel.open(
                            draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                OutputStream out =
                        new DigestOutputStream(Channels.newOutputStream(channel), digest);
                size = copy(bytes, out, limit);
                channel.force(true);
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            Path place = path(hash);
            Path shelf = Files.createDirectories(folder.resolve(hash.substring(0, 2)));
            try {
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException e) {
                // The same bytes are there already: nothing to do.
            }
            force(shelf);
            return new Blob(hash, size);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Where the bytes are.
    ///
    /// @throws IllegalArgumentException when this is not a hash
    public Path path(String sha256) {
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("Not a SHA-256: " + sha256);
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static long copy(InputStream in, OutputStream out, long limit) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
            if (size > limit) {
                throw new TooLargeException(limit);
            }
            out.write(buffer, 0, read);
        }
        return size;
    }

    // A rename is durable only once its folder is.
    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open folders; there the rename itself is durable.
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// The file is larger than is accepted.
    public static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(long limit) {
            super("The file is larger than " + limit / (1024 * 1024) + " MB");
        }
    }
}
