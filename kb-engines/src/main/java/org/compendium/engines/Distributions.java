package org.compendium.engines;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// The engines as they were downloaded, and the place where they are unpacked.
///
/// The build leaves three files in one folder: `elasticsearch-<version>.zip`,
/// `postgresql-<version>-<platform>.jar` and our own `compendium-analysis-plugin.jar`. The first
/// start unpacks them; each appears whole under its final name or not at all, and is never written
/// again.
final class Distributions {

    private static final Pattern ELASTICSEARCH = Pattern.compile("elasticsearch-([0-9.]+)\\.zip");
    private static final Pattern POSTGRESQL = Pattern.compile("postgresql-([0-9.]+)-(.+)\\.jar");
    private static final String PLUGIN = "compendium-analysis-plugin.jar";
    private static final String PLUGIN_CLASS = "org.compendium.engines.analysis.Analysis";

    private static final Object oneAtATime = new Object();

    private final Path archives;
    private final Path place;
    private final Account account;

    /// One engine, unpacked.
    record Installed(String version, Path home) {

        /// The part of the version that decides whether data can be read.
        String major() {
            return version.substring(0, version.indexOf('.'));
        }
    }

    private Distributions(Path archives, Path place, Account account) {
        this.archives = archives;
        this.place = place;
        this.account = account;
    }

    /// The folder of the downloads when nobody names one: the system property
    /// `compendium.engines.home`, else `engines` beside the application's jars or the folder they
    /// are in, else that of the checkout we run in.
    static Path standard() {
        String home = System.getProperty("compendium.engines.home", "");
        if (!home.isBlank()) {
            return Path.of(home).toAbsolutePath();
        }
        List<Path> candidates = new ArrayList<>();
        Optional<Path> code = codeSource();
        code.map(Path::getParent)
                .map(parent -> parent.resolve("engines"))
                .ifPresent(candidates::add);
        code.map(Path::getParent)
                .map(Path::getParent)
                .map(parent -> parent.resolve("engines"))
                .ifPresent(candidates::add);
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            candidates.add(folder.resolve("kb-engines/target/engines"));
        }
        return candidates.stream()
                .filter(Distributions::holdsDownloads)
                .findFirst()
                .orElse(candidates.getFirst());
    }

    private static Optional<Path> codeSource() {
        try {
            var source = Distributions.class.getProtectionDomain().getCodeSource();
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()).toAbsolutePath());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean holdsDownloads(Path folder) {
        return find(folder, ELASTICSEARCH).isPresent();
    }

    private static Optional<Matcher> find(Path folder, Pattern pattern) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> pattern.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Decides where to unpack: beside the downloads if we can write there and the engines' user
    /// can get there, else in `/var/lib/compendium/engines` (as root) or the data folder.
    static Distributions in(Path archives, Path data, Account account) {
        if (!holdsDownloads(archives)) {
            throw new EnginesException(
                    "PostgreSQL and Elasticsearch are not in "
                            + archives
                            + ". Build Compendium first (./kb build downloads them), or name the folder"
                            + " that holds them with -Dcompendium.engines.home=FOLDER.");
        }
        List<Path> places = new ArrayList<>(List.of(archives.resolve("unpacked")));
        if (account.other().isPresent()) {
            places.add(Path.of("/var/lib/compendium/engines"));
        }
        places.add(data.resolve("engines"));
        for (Path place : places) {
            if (isUsable(place, account)) {
                return new Distributions(archives, place, account);
            }
        }
        throw new EnginesException(
                "There is no place to unpack the engines that the user '"
                        + account.name()
                        + "' can read: tried "
                        + places
                        + ". Move the data folder with --data.");
    }

    private static boolean isUsable(Path place, Account account) {
        try {
            Files.createDirectories(place);
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
            return Files.isWritable(place) && account.barrier(place).isEmpty();
        } catch (IOException | SecurityException e) {
            return false;
        }
    }

    Installed elasticsearch(Consumer<String> progress) throws IOException {
        Matcher archive = find(archives, ELASTICSEARCH).orElseThrow(() -> missing("Elasticsearch"));
        String version = archive.group(1);
        Path plugin = archives.resolve(PLUGIN);
        if (!Files.isRegularFile(plugin)) {
            throw missing("The analysis plugin");
        }
        // Another plugin makes another distribution: what is unpacked is never changed.
        String name = "elasticsearch-" + version + "-" + fingerprint(plugin);
        Path home =
                installed(
                        name,
                        () -> progress.accept("Unpacking Elasticsearch " + version + " …"),
                        target -> {
                            unzip(archives.resolve(archive.group()), target);
                            addPlugin(target, plugin, version);
                        });
        return new Installed(version, home);
    }

    Installed postgresql(Consumer<String> progress) throws IOException {
        Matcher archive = find(archives, POSTGRESQL).orElseThrow(() -> missing("PostgreSQL"));
        String version = archive.group(1);
        Path home =
                installed(
                        "postgresql-" + version + "-" + archive.group(2),
                        () -> progress.accept("Unpacking PostgreSQL " + version + " …"),
                        target -> untarWithin(archives.resolve(archive.group()), target));
        return new Installed(version, home);
    }

    private EnginesException missing(String what) {
        return new EnginesException(
                what + " is not in " + archives + ". Build Compendium again: ./kb build.");
    }

    private interface Unpacking {
        void into(Path target) throws IOException;
    }

    private Path installed(String name, Runnable announcement, Unpacking unpacking)
            throws IOException {
        Path home = place.resolve(name);
        if (Files.isDirectory(home)) {
            return home;
        }
        synchronized (lockFor(name)) {
            try (var channel =
                            FileChannel.open(
                                    place.resolve(name + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (Files.isDirectory(home)) {
                    return home;
                }
                announcement.run();
                removeInterrupted(name);
                Path part = Files.createTempDirectory(place, name + ".part");
                unpacking.into(part);
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return home;
    }

    /// File locks are for processes; within this one the two engines unpack side by side, but two
    /// starts do not unpack the same.
    private static Object lockFor(String name) {
        return name.startsWith("elasticsearch") ? oneAtATime : Distributions.class;
    }

    private void removeInterrupted(String name) throws IOException {
        List<Path> parts;
        try (Stream<Path> files = Files.list(place)) {
            parts =
                    files.filter(file -> file.getFileName().toString().startsWith(name + ".part"))
                            .toList();
        }
        for (Path part : parts) {
            remove(part);
        }
    }

    static void remove(Path tree) throws IOException {
        if (Files.notExists(tree)) {
            return;
        }
        Files.walkFileTree(
                tree,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException failed) throws IOException {
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static void unzip(Path archive, Path target) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                Path file = within(target, withoutTopFolder(entry.getName()));
                if (entry.isDirectory()) {
                    makeFolders(file, target);
                } else {
                    try (InputStream in = zip.getInputStream(entry)) {
                        copy(in, file, target, file.startsWith(target.resolve("bin")));
                    }
                }
            }
        }
    }

    private static String withoutTopFolder(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    private static void untarWithin(Path jar, Path target) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            ZipEntry inner =
                    zip.stream()
                            .filter(entry -> entry.getName().endsWith(".txz"))
                            .findFirst()
                            .orElseThrow(() -> new IOException(jar + " holds no .txz"));
            try (var tar =
                    new TarArchiveInputStream(
                            new XZInputStream(
                                    new BufferedInputStream(zip.getInputStream(inner), 1 << 16)))) {
                for (TarArchiveEntry entry = tar.getNextEntry();
                        entry != null;
                        entry = tar.getNextEntry()) {
                    Path file = within(target, entry.getName());
                    if (entry.isDirectory()) {
                        makeFolders(file, target);
                    } else if (entry.isSymbolicLink()) {
                        within(
                                target,
                                target.relativize(file.resolveSibling(entry.getLinkName()))
                                        .toString());
                        makeParents(file, target);
                        Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                    } else if (entry.isLink()) {
                        Files.createLink(file, within(target, entry.getLinkName()));
                    } else {
                        copy(tar, file, target, (entry.getMode() & 0100) != 0);
                    }
                }
            }
        }
    }

    private static Path within(Path target, String name) throws IOException {
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("an archive entry points outside: " + name);
        }
        return file;
    }

    /// Whatever the umask: the engines' user must be able to read and enter.
    private static void makeFolders(Path folder, Path target) throws IOException {
        if (folder.equals(target) || Files.isDirectory(folder)) {
            return;
        }
        makeParents(folder, target);
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void makeParents(Path file, Path target) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            makeFolders(parent, target);
        }
    }

    private static void copy(InputStream in, Path file, Path target, boolean executable)
            throws IOException {
        makeParents(file, target);
        try (OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
        Set<PosixFilePermission> permissions =
                PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
        Files.setPosixFilePermissions(file, permissions);
    }

    private static void addPlugin(Path home, Path jar, String version) throws IOException {
        Path folder = home.resolve("plugins").resolve("compendium-analysis");
        try (InputStream in = Files.newInputStream(jar)) {
            copy(in, folder.resolve("compendium-analysis.jar"), home, false);
        }
        String descriptor =
                """
                name=compendium-analysis
                description=Language analysis under the names of the full distribution
                version=%s
                elasticsearch.version=%s
                java.version=%s
                classname=%s
                """
                        .formatted(version, version, Runtime.version().feature(), PLUGIN_CLASS);
        try (InputStream in =
                new ByteArrayInputStream(descriptor.getBytes(StandardCharsets.UTF_8))) {
            copy(in, folder.resolve("plugin-descriptor.properties"), home, false);
        }
    }

    /// Of the content, not of the file: a jar built twice from the same classes differs in its
    /// dates.
    private static String fingerprint(Path jar) throws IOException {
        var crc = new CRC32();
        try (var zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .map(entry -> entry.getName() + " " + entry.getCrc())
                    .sorted()
                    .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        }
        return "%08x".formatted(crc.getValue());
    }

    Account account() {
        return account;
    }
}
