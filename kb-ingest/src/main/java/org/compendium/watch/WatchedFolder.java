package org.compendium.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.compendium.account.Account;
import org.compendium.account.Accounts;
import org.compendium.account.Role;
import org.compendium.document.Blobs;
import org.compendium.ingest.Ingestion;
import org.compendium.ingest.NoRoomException;
import org.compendium.ingest.Receipt;
import org.compendium.ingest.Room;
import org.compendium.ingest.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes in what is put into a folder, and moves each file to `done` or `failed` in it when it has
/// an outcome, with a small text beside it that says which.
///
/// A file is moved only after the database has its outcome, so it is never the only copy that goes.
/// Path, size and time are the key of its sending: whoever looks again, after a restart or in
/// another instance, finds the receipt and goes on from there. Only one instance looks at a time.
@Component
@EnableConfigurationProperties(WatchSettings.class)
class WatchedFolder {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);
    private static final long LOCK = 0x57617463L;
    private static final String DONE = "done";
    private static final String FAILED = "failed";
    private static final String OUTCOME = ".outcome.txt";

    /// So many files are asked about at once: a folder may hold more than memory should.
    private static final int PORTION = 500;

    // Bytes, on every file system that we know of.
    private static final int LONGEST_NAME = 255;
    private static final Set<String> UNFINISHED = Set.of("part", "tmp", "crdownload", "filepart");

    private final WatchSettings settings;
    private final Ingestion ingestion;
    private final Room room;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private Map<Path, Seen> before = Map.of();
    private String lastTrouble = "";
    private boolean troubled;

    private record Seen(long size, FileTime time) {

        static Seen of(BasicFileAttributes file) {
            return new Seen(file.size(), file.lastModifiedTime());
        }
    }

    /// A file that does not grow any more.
    ///
    /// @param key of its sending
    private record Settled(Path file, Seen seen, String key) {}

    WatchedFolder(
            WatchSettings settings,
            Ingestion ingestion,
            Room room,
            Accounts accounts,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.ingestion = ingestion;
        this.room = room;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        // What was accepted must not wait for the end of a look, nor go with it.
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Scheduled(fixedDelayString = "${compendium.ingest.watch-interval:5s}")
    void look() {
        Path folder = settings.watch();
        if (folder == null) {
            return;
        }
        troubled = false;
        try {
            Optional<Account> owner = accounts.find(settings.watchOwner());
            if (owner.isEmpty()) {
                trouble(
                        "There is no account '"
                                + settings.watchOwner()
                                + "' (compendium.ingest.watch-owner); nothing is taken from "
                                + folder);
                return;
            }
            transaction.executeWithoutResult(status -> {
                // Held until the end of this look, and given back when this process dies.
                if (jdbc.sql("SELECT pg_try_advisory_xact_lock(:lock)")
                        .param("lock", LOCK)
                        .query(Boolean.class)
                        .single()) {
                    look(folder, owner.get());
                }
            });
        } catch (RuntimeException e) {
            trouble("Looking into " + folder + " waits: " + e);
        }
    }

    // Says the same thing once, not at every look.
    private void trouble(String words) {
        if (!words.equals(lastTrouble)) {
            LOG.warn("{}", words);
        }
        lastTrouble = words;
        troubled = true;
    }

    private void look(Path folder, Account owner) {
        try {
            Map<Path, Seen> now = files(folder);
            List<Settled> portion = new ArrayList<>();
            for (Map.Entry<Path, Seen> entry : now.entrySet()) {
                Path file = entry.getKey();
                Seen seen = entry.getValue();
                if (seen.equals(before.get(file))) {
                    portion.add(new Settled(file, seen, key(folder.relativize(file), seen)));
                    if (portion.size() == PORTION) {
                        takeOrPutAway(folder, portion, owner);
                        portion.clear();
                    }
                }
            }
            takeOrPutAway(folder, portion, owner);
            before = now;
            if (!troubled) {
                lastTrouble = "";
            }
        } catch (NoRoomException e) {
            trouble("The watched folder waits: " + e.getMessage());
        } catch (IOException e) {
            trouble("The watched folder cannot be read: " + e);
        }
    }

    private void takeOrPutAway(Path folder, List<Settled> files, Account owner) {
        Map<String, Receipt> receipts =
                ingestion.ofKeys(owner.name(), files.stream().map(Settled::key).toList());
        for (Settled one : files) {
            Receipt receipt = receipts.get(one.key());
            try {
                if (receipt == null) {
                    take(folder, one, owner);
                } else if (receipt.finished()) {
                    putAway(folder, one.file(), one.seen(), receipt);
                }
            } catch (IOException e) {
                // The others need not wait for it.
                trouble(one.file() + " cannot be put away: " + e);
            }
        }
    }

    private static Map<Path, Seen> files(Path folder) throws IOException {
        Map<Path, Seen> files = new TreeMap<>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path path, BasicFileAttributes attributes) {
                        boolean ours =
                                folder.equals(path.getParent())
                                        && Set.of(DONE, FAILED)
                                                .contains(path.getFileName().toString());
                        return ours || (!path.equals(folder) && hidden(path))
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile() && !hidden(path) && !unfinished(path)) {
                            files.put(path, Seen.of(attributes));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path path, IOException e)
                            throws IOException {
                        if (path.equals(folder)) {
                            throw e;
                        }
                        // Moved or removed between two looks.
                        return FileVisitResult.CONTINUE;
                    }
                });
        return files;
    }

    private static boolean hidden(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(".") || name.startsWith("~$");
    }

    private static boolean unfinished(Path path) {
        String name = path.getFileName().toString();
        return UNFINISHED.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private void take(Path folder, Settled one, Account owner) throws IOException {
        Path file = one.file();
        Seen seen = one.seen();
        room.ask(seen.size());
        try {
            apart.execute(status -> accept(file, one.key(), owner));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof Blobs.TooLargeException large) {
                putAway(folder, file, seen, FAILED, "refused\n" + large.getMessage() + "\n");
            } else if (!(e.getCause() instanceof NoSuchFileException)) {
                // The others need not wait for it.
                trouble(file + " cannot be read: " + e.getCause());
            }
        }
    }

    private Receipt accept(Path file, String key, Account owner) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return ingestion.accept(
                    bytes,
                    file.getFileName().toString(),
                    new Submission(
                            owner.name(), owner.role().includes(Role.CURATOR), key, Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void putAway(Path folder, Path file, Seen seen, Receipt receipt)
            throws IOException {
        boolean failed = Set.of("unreadable", "refused").contains(receipt.outcome());
        putAway(
                folder,
                file,
                seen,
                failed ? FAILED : DONE,
                receipt.outcome()
                        + (receipt.reason() == null ? "" : "\n" + receipt.reason())
                        + (receipt.document() == null
                                ? ""
                                : "\ndocument: /read/" + receipt.document().value())
                        + "\nreceipt: /receipts/"
                        + receipt.id()
                        + "\nsha256: "
                        + receipt.sha256()
                        + "\n");
    }

    private static void putAway(Path folder, Path file, Seen seen, String where, String text)
            throws IOException {
        // Written over while we looked at others: what lies there now has its own outcome.
        if (!Files.exists(file)
                || !seen.equals(Seen.of(Files.readAttributes(file, BasicFileAttributes.class)))) {
            return;
        }
        Path place = free(folder.resolve(where).resolve(folder.relativize(file)));
        Files.createDirectories(place.getParent());
        Files.writeString(
                place.resolveSibling(outcomeOf(place.getFileName().toString())),
                text,
                StandardCharsets.UTF_8);
        Files.move(file, place);
    }

    // What lies there already is never overwritten.
    private static Path free(Path place) {
        Path free = place;
        String name = place.getFileName().toString();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        for (int i = 2; Files.exists(free); i++) {
            free =
                    place.resolveSibling(
                            fitting(name.substring(0, dot), " (" + i + ")" + name.substring(dot)));
        }
        return free;
    }

    // A name that has to be cut gets a number, which tells it from others that begin alike.
    private static String outcomeOf(String name) {
        String plain = name + OUTCOME;
        return fits(plain)
                ? plain
                : fitting(name, " " + Integer.toHexString(name.hashCode()) + OUTCOME);
    }

    private static String fitting(String stem, String ending) {
        String cut = stem;
        while (!cut.isEmpty() && !fits(cut + ending)) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut + ending;
    }

    private static boolean fits(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    }

    // The path from the folder: instances may see the folder under different names.
    private static String key(Path path, Seen seen) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(path.toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
            return "watched "
                    + HexFormat.of().formatHex(digest.digest())
                    + " "
                    + seen.size()
                    + " "
                    + seen.time().toMillis();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
