package org.compendium.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds the engines of this Maven run, or has them started by a process of their own that lives as
/// long as Maven does. Modules are tested in JVMs of their own, one after the other, and a start
/// costs longer than most of them.
final class SharedEngines {

    static final String FOLDER_PREFIX = "compendium-test-";

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private SharedEngines() {}

    static Addresses find() {
        ProcessHandle owner = owner();
        Path folder = folder(owner);
        try {
            makeFolder(folder);
            try (var channel =
                            FileChannel.open(
                                    folder.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                Optional<Addresses> running = running(folder);
                return running.isPresent() ? running.get() : start(folder, owner);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The engines for tests cannot be started", e);
        }
    }

    /// Is there once [#find] has returned, and goes when the engines do.
    static Path folder() {
        return folder(owner());
    }

    private static Path folder(ProcessHandle owner) {
        return Path.of(System.getProperty("java.io.tmpdir"), FOLDER_PREFIX + owner.pid());
    }

    /// The Maven that runs us, whatever stands between; without one (an IDE) it is ourselves.
    private static ProcessHandle owner() {
        Optional<ProcessHandle> ancestor = ProcessHandle.current().parent();
        while (ancestor.isPresent()) {
            if (isMaven(ancestor.get())) {
                return ancestor.get();
            }
            ancestor = ancestor.get().parent();
        }
        return ProcessHandle.current();
    }

    private static boolean isMaven(ProcessHandle process) {
        String command = process.info().commandLine().orElse("");
        return command.contains("org.codehaus.plexus.classworlds.launcher.Launcher")
                || command.contains("maven-wrapper.jar");
    }

    /// The engines' user must pass through, and nobody else's folder will do: the name is
    /// foreseeable.
    private static void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (FileAlreadyExistsException e) {
            String owner = Files.getOwner(folder).getName();
            if (!owner.equals(System.getProperty("user.name"))) {
                throw new IOException(folder + " belongs to " + owner, e);
            }
        }
    }

    private static Optional<Addresses> running(Path folder) throws IOException {
        Path file = folder.resolve(SharedEnginesHolder.ADDRESSES);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        Addresses addresses = Addresses.read(file);
        boolean alive =
                ProcessHandle.of(addresses.holder()).filter(ProcessHandle::isAlive).isPresent();
        if (alive) {
            return Optional.of(addresses);
        }
        Files.delete(file);
        return Optional.empty();
    }

    private static Addresses start(Path folder, ProcessHandle owner) throws IOException {
        Path log = folder.resolve("holder.log");
        var builder =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx96m",
                                        "-XX:+UseSerialGC",
                                        "-Dcompendium.engines.home="
                                                + System.getProperty("compendium.engines.home", ""),
                                        SharedEnginesHolder.class.getName(),
                                        folder.toString(),
                                        Long.toString(owner.pid())))
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()));
        // Not an argument: a class path may be longer than one may be.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process holder = builder.start();
        holder.getOutputStream().close();
        Path addresses = folder.resolve(SharedEnginesHolder.ADDRESSES);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Files.notExists(addresses)) {
            if (!holder.isAlive() || Instant.now().isAfter(deadline)) {
                holder.destroy();
                throw new IllegalStateException(
                        "The engines for tests did not start:\n" + Files.readString(log));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                holder.destroy();
                throw new IllegalStateException("The start of the engines was interrupted", e);
            }
        }
        return Addresses.read(addresses);
    }
}
