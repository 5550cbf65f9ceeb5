package org.compendium.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The folder that holds everything one installation knows: `VERSION`, `postgres/18`,
/// `elasticsearch/9`, `blobs`, `secrets`, `run` and `logs`. While it is open no other process can
/// open it; the lock is the operating system's, so it ends with us however we end.
///
/// Only its owner can read it. Started as root, others may pass through its top folder (but not
/// list it), because the engines then run as another user and must reach their own part.
public final class DataFolder implements AutoCloseable {

    /// What this release writes into `VERSION`, and the newest it can read.
    static final int VERSION = 1;

    static final long NEEDED_BYTES = 1L << 30;

    private static final Set<String> PARTS =
            Set.of("blobs", "secrets", "run", "postgres", "elasticsearch", "logs");

    private static final Logger log = Logger.getLogger(DataFolder.class.getName());

    /// Closing any handle of a file ends all locks this process has on it (that is POSIX), so a
    /// second opening in this process must be refused before it touches the lock file.
    private static final Set<Path> open = new HashSet<>();

    private final Path root;
    private final FileChannel channel;
    private boolean closed;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /// Where the data are when nobody says otherwise: `/var/lib/compendium` for root, whose home
    /// the engines' user could not enter, else `~/.local/share/compendium` (`$XDG_DATA_HOME` is
    /// honoured).
    public static Path standard() {
        if (Account.isRoot()) {
            return Path.of("/var/lib/compendium");
        }
        String xdg = System.getenv("XDG_DATA_HOME");
        Path share =
                xdg != null && xdg.startsWith("/")
                        ? Path.of(xdg)
                        : Path.of(System.getProperty("user.home"), ".local", "share");
        return share.resolve("compendium");
    }

    /// Creates the folder if need be, checks it and locks it.
    ///
    /// @throws EnginesException when it is in use, was written by a newer release, is not writable,
    ///   or its disk has less than 1 GiB to spare; the message says what to do
    public static DataFolder open(Path folder) {
        return open(folder, NEEDED_BYTES);
    }

    /// As [#open(Path)], with another limit for the free space.
    ///
    /// @param neededBytes what the disk must have to spare; 0 switches the check off
    public static DataFolder open(Path folder, long neededBytes) {
        Path root = create(folder.toAbsolutePath().normalize());
        checkSpace(root, neededBytes);
        synchronized (open) {
            if (!open.add(root)) {
                throw inUse(root);
            }
            try {
                return lock(root);
            } catch (RuntimeException e) {
                open.remove(root);
                throw e;
            }
        }
    }

    private static Path create(Path folder) {
        String permissions = Account.isRoot() ? "rwx--x--x" : "rwx------";
        try {
            boolean created = Files.notExists(folder);
            Files.createDirectories(folder);
            Path root = folder.toRealPath();
            if (created || Account.isRoot()) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString(permissions));
            }
            checkVersion(root);
            for (String part : List.of("blobs", "secrets", "run")) {
                makeFolder(root.resolve(part), "rwx------");
            }
            for (String part : List.of("postgres", "elasticsearch", "logs")) {
                makeFolder(root.resolve(part), permissions);
            }
            return root;
        } catch (FileAlreadyExistsException e) {
            throw new EnginesException(
                    e.getFile()
                            + " is a file, but the data need a folder there. Choose another with --data.",
                    e);
        } catch (AccessDeniedException e) {
            throw new EnginesException(
                    "The data folder "
                            + folder
                            + " cannot be written by "
                            + System.getProperty("user.name")
                            + " ("
                            + e.getFile()
                            + "). Choose another with --data, or start Compendium as the user who owns it.",
                    e);
        } catch (IOException e) {
            throw new EnginesException(
                    "The data folder "
                            + folder
                            + " cannot be used: "
                            + e.getMessage()
                            + ". Choose another with --data.",
                    e);
        }
    }

    private static void makeFolder(Path folder, String permissions) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        }
    }

    private static void checkVersion(Path root) throws IOException {
        Path file = root.resolve("VERSION");
        if (Files.notExists(file)) {
            if (isSomebodyElses(root)) {
                throw new EnginesException(
                        "The folder "
                                + root
                                + " holds other files and no data of Compendium. Choose an empty or a new"
                                + " folder with --data.");
            }
            write(file, VERSION + "\n", "rw-r--r--");
            return;
        }
        String written = Files.readString(file).strip();
        int version;
        try {
            version = Integer.parseInt(written);
        } catch (NumberFormatException e) {
            throw new EnginesException(
                    "The file " + file + " should hold a number but holds '" + written + "'.", e);
        }
        if (version > VERSION) {
            throw new EnginesException(
                    "The data in "
                            + root
                            + " were written by a newer release (data version "
                            + version
                            + "; this release reads up to "
                            + VERSION
                            + "). Start that release, or choose another folder with --data.");
        }
    }

    private static boolean isSomebodyElses(Path root) throws IOException {
        try (var inside = Files.list(root)) {
            return inside.map(path -> path.getFileName().toString())
                    // A mounted volume brings lost+found; an interrupted first start leaves some of
                    // ours.
                    .anyMatch(name ->
                            !PARTS.contains(name)
                                    && !name.startsWith(".")
                                    && !name.startsWith("VERSION")
                                    && !name.equals("lost+found"));
        }
    }

    private static void checkSpace(Path root, long neededBytes) {
        try {
            long usable = Files.getFileStore(root).getUsableSpace();
            if (usable < neededBytes) {
                throw new EnginesException(
                        "The disk that holds "
                                + root
                                + " has "
                                + (usable >> 20)
                                + " MB to spare, and Compendium needs "
                                + (neededBytes >> 20)
                                + " MB to start. Free some space, or choose another folder with --data.");
            }
        } catch (IOException e) {
            log.log(Level.WARNING, "The free space of " + root + " cannot be told", e);
        }
    }

    private static DataFolder lock(Path root) {
        Path file = root.resolve("run").resolve("lock");
        try {
            FileChannel channel =
                    FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            FileLock held = channel.tryLock();
            if (held == null) {
                channel.close();
                throw inUse(root);
            }
            DataFolder folder = new DataFolder(root, channel);
            folder.announce("");
            return folder;
        } catch (AccessDeniedException e) {
            throw new EnginesException(
                    "The data folder "
                            + root
                            + " belongs to another user. Start Compendium as that user, or choose another"
                            + " folder with --data.",
                    e);
        } catch (IOException e) {
            throw new EnginesException(
                    "The data folder " + root + " cannot be locked: " + e.getMessage() + ".", e);
        }
    }

    private static EnginesException inUse(Path root) {
        String holder = "";
        String url = "";
        try {
            List<String> lines = Files.readAllLines(root.resolve("run").resolve("holder"));
            holder = lines.isEmpty() ? "" : " (process " + lines.getFirst() + ")";
            url = lines.size() < 2 || lines.get(1).isBlank() ? "" : " at " + lines.get(1);
        } catch (IOException e) {
            // Whoever holds it has only just started; the sentence is true without these.
        }
        return new EnginesException(
                "Compendium is already running on the data folder "
                        + root
                        + url
                        + holder
                        + ". Use that one, stop it first, or choose another folder with --data.");
    }

    /// Tells a second start on this folder where to find the first.
    public void announce(String url) {
        try {
            write(
                    run().resolve("holder"),
                    ProcessHandle.current().pid() + "\n" + url + "\n",
                    "rw-------");
        } catch (IOException e) {
            log.log(Level.WARNING, "Cannot write " + run().resolve("holder"), e);
        }
    }

    public Path root() {
        return root;
    }

    /// Where the uploaded files are, content-addressed.
    public Path blobs() {
        return root.resolve("blobs");
    }

    /// What belongs to the running process: its lock, pid files and address.
    public Path run() {
        return root.resolve("run");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    /// A password of 40 hexadecimal digits, made the first time it is asked for and kept since.
    ///
    /// @param name a file name within `secrets`
    public String secret(String name) {
        Path file = secrets().resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            byte[] random = new byte[20];
            new SecureRandom().nextBytes(random);
            String secret = HexFormat.of().formatHex(random);
            write(file, secret + "\n", "rw-------");
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + file + " cannot be read or written", e);
        }
    }

    /// Whole or not at all, and never through a link that somebody else put there.
    static void write(Path file, String text, String permissions) throws IOException {
        Path part = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".part");
        try {
            Files.writeString(part, text, StandardCharsets.UTF_8);
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString(permissions));
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public void close() {
        synchronized (open) {
            if (closed) {
                return;
            }
            closed = true;
            try {
                Files.deleteIfExists(run().resolve("holder"));
                channel.close();
            } catch (IOException e) {
                log.log(Level.WARNING, "The lock of " + root + " could not be released", e);
            } finally {
                open.remove(root);
            }
        }
    }
}
