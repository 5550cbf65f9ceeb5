package org.compendium.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The originals, each in a file named by the SHA-256 of its bytes. A file appears whole and on
/// disk, or not at all; it is never changed and never overwritten.
public final class Blobs {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String PART = ".part";
    private static final String DRAFT = ".draft";

    /// Between the making of a draft and the locking of it.
    private static final Duration UNLOCKED = Duration.ofSeconds(5);

    private final Path folder;
    private final Path incoming;

    /// The drafts that this process writes. To open one of them a second time would end its lock.
    private final Set<Path> writing = ConcurrentHashMap.newKeySet();

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
        Path draft = incoming.resolve(UUID.randomUUID() + DRAFT);
        writing.add(draft);
        try {
            MessageDigest digest = sha256();
            long size;
            try (FileChannel channel =
                    FileChannel.open(
                            draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                lock(channel);
                OutputStream out =
                        new DigestOutputStream(Channels.newOutputStream(channel), digest);
                size = copy(bytes, out, limit);
                channel.force(true);
            }
            Blob blob = new Blob(HexFormat.of().formatHex(digest.digest()), size);
            shelve(draft, blob.sha256());
            return blob;
        } finally {
            Files.deleteIfExists(draft);
            writing.remove(draft);
        }
    }

    /// For as long as the channel is open, and no longer than this process lives.
    private static void lock(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException e) {
            // A file system without locks: what is left there goes by its age.
        }
    }

    /// Bytes that are free where the originals are.
    public long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /// Where files that arrive in pieces grow, on the same disk; all instances see it.
    ///
    /// @param name letters and digits
    public Path part(String name) {
        return incoming.resolve(name + PART);
    }

    /// Where a file may stay for a day that may never become an original; removed by [#sweep].
    public Path draft() {
        return incoming.resolve(UUID.randomUUID().toString());
    }

    /// The SHA-256 and size of a file that is not one of ours yet.
    public static Blob measure(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            long size =
                    copy(
                            in,
                            new DigestOutputStream(OutputStream.nullOutputStream(), digest),
                            Long.MAX_VALUE);
            return new Blob(HexFormat.of().formatHex(digest.digest()), size);
        }
    }

    /// Makes a whole part one of the originals, without copying it. When the original is there
    /// already, it stays as it is, whatever the part holds by now, and the part goes.
    ///
    /// @param sha256 what [#measure] said of the part
    /// @throws IOException when neither the part nor the original is there
    public void shelvePart(String name, String sha256) throws IOException {
        Path part = part(name);
        Path original = path(sha256);
        if (!Files.exists(original)) {
            try {
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                shelve(part, sha256);
            } catch (NoSuchFileException e) {
                // Unless somebody else has just done the same.
                if (!Files.exists(original)) {
                    throw e;
                }
            }
        }
        Files.deleteIfExists(part);
    }

    /// The names of parts that did not grow any more.
    ///
    /// @param before since when
    public List<String> parts(Instant before) throws IOException {
        List<String> names = new ArrayList<>();
        try (var parts = Files.newDirectoryStream(incoming, "*" + PART)) {
            for (Path part : parts) {
                if (isOlder(part, before)) {
                    String name = part.getFileName().toString();
                    names.add(name.substring(0, name.length() - PART.length()));
                }
            }
        }
        return names;
    }

    // Files come and go while we look.
    private static boolean isOlder(Path file, Instant than) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(than);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void shelve(Path draft, String hash) throws IOException {
        Path place = path(hash);
        Path shelf = Files.createDirectories(folder.resolve(hash.substring(0, 2)));
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            // The same bytes are there already: nothing to do.
        }
        force(shelf);
    }

    /// Removes what killed processes left half-written. Parts are not touched: their senders may
    /// come back.
    ///
    /// @param before what is older goes; of what is younger, only that whose writer is gone
    public void sweep(Instant before) throws IOException {
        Instant lately = Instant.now().minus(UNLOCKED);
        try (var drafts = Files.newDirectoryStream(incoming)) {
            for (Path draft : drafts) {
                String name = draft.getFileName().toString();
                if (!name.endsWith(PART)
                        && (isOlder(draft, before)
                                || name.endsWith(DRAFT)
                                        && isOlder(draft, lately)
                                        && isAbandoned(draft))) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    private boolean isAbandoned(Path draft) {
        if (writing.contains(draft)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
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
