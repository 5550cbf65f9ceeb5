package org.compendium.engines;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The PostgreSQL server of one data folder.
public final class Postgres {

    private static final String USER = "kb";
    private static final String DATABASE = "compendium";
    private static final int PORT_ATTEMPTS = 3;

    /// In `postmaster.pid`: the process, and on its eighth line whether it takes connections.
    private static final int STATUS_LINE = 7;

    private final Tether tether;
    private final DataFolder folder;
    private final Account account;
    private final Distributions.Installed installed;
    private final Duration patience;
    private final Consumer<String> progress;
    private final Path data;
    private final LogFile log;

    /// Where the database is.
    ///
    /// @param password generated, kept in the data folder
    public record Address(String jdbcUrl, String user, String password, int port) {

        /// The password stays out of logs.
        @Override
        public String toString() {
            return jdbcUrl + " as " + user;
        }
    }

    Postgres(
            Tether tether,
            DataFolder folder,
            Account account,
            Distributions.Installed installed,
            Duration patience,
            Consumer<String> progress) {
        this.tether = tether;
        this.folder = folder;
        this.account = account;
        this.installed = installed;
        this.patience = patience;
        this.progress = progress;
        this.data = folder.root().resolve("postgres").resolve(installed.major());
        this.log = new LogFile(folder.logs().resolve("postgres.log"));
    }

    record Running(Tether.Child child, Address address) implements Server {

        @Override
        public String name() {
            return "PostgreSQL";
        }

        @Override
        public void stop() {
            // INT is its "fast" shutdown: TERM would wait for every client to leave by itself.
            child.signal("INT");
            if (!child.end(20)) {
                child.signal("QUIT");
            }
        }
    }

    Running start() throws IOException {
        Instant begun = Instant.now();
        log.rotate();
        String password = folder.secret("postgres");
        if (Files.notExists(data.resolve("PG_VERSION"))) {
            refuseOtherVersions();
            progress.accept("Creating the database …");
            create(password);
        }
        account.own(data);
        endOrForgetPredecessor();
        progress.accept("Starting PostgreSQL " + installed.version() + " …");
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Tether.Child child = tether.start(server(port));
            if (isReady(child, begun)) {
                progress.accept(
                        "PostgreSQL is ready on port "
                                + port
                                + " after "
                                + Spent.since(begun)
                                + ".");
                return new Running(child, address(port, password));
            }
            boolean portTaken = log.tail().contains("could not bind");
            if (!portTaken || attempt == PORT_ATTEMPTS) {
                throw log.failure("PostgreSQL did not start.");
            }
        }
    }

    private static Address address(int port, String password) {
        return new Address(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, USER, password, port);
    }

    private void refuseOtherVersions() throws IOException {
        try (var versions = Files.list(data.getParent())) {
            Optional<String> other =
                    versions.filter(path -> Files.exists(path.resolve("PG_VERSION")))
                            .map(path -> path.getFileName().toString())
                            .filter(name -> name.matches("[0-9]+"))
                            .findFirst();
            if (other.isPresent()) {
                throw new EnginesException(
                        "The data in "
                                + folder.root()
                                + " belong to PostgreSQL "
                                + other.get()
                                + ", and this release brings "
                                + installed.major()
                                + ". Export with the earlier release (./kb export) and import into a new"
                                + " data folder (./kb import).");
            }
        }
    }

    /// Everything happens in a folder that gets its real name at the very end: an interrupted first
    /// start leaves nothing that looks like a database.
    private void create(String password) throws IOException {
        Path part = data.resolveSibling(data.getFileName() + ".part");
        Distributions.remove(part);
        Files.createDirectory(part);
        Path passwordFile = data.resolveSibling("password");
        DataFolder.write(passwordFile, password + "\n", "rw-------");
        try {
            account.ownFile(part);
            account.ownFile(passwordFile);
            run(
                    "postgres-initdb",
                    List.of(
                            program("initdb"),
                            "--pgdata=" + part,
                            "--username=" + USER,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=" + characterTypes(),
                            "--locale-provider=icu",
                            "--icu-locale=und",
                            "--data-checksums"),
                    "");
            run(
                    "postgres-single",
                    List.of(
                            program("postgres"),
                            "--single",
                            "-D",
                            part.toString(),
                            "-j",
                            "postgres"),
                    "CREATE DATABASE " + DATABASE + "\n\n");
            Files.move(part, data);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /// Which characters are letters must be Unicode's answer, or trigrams lose Cyrillic and Arabic.
    private static String characterTypes() {
        return isMac() ? "en_US.UTF-8" : "C.UTF-8";
    }

    private static boolean isMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }

    private void run(String name, List<String> command, String input) throws IOException {
        Tether.Child child = tether.start(job(name, command, log.append(), log.append(), "TERM"));
        try (OutputStream in = child.process().getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It has ended already; its exit value says more.
        }
        Instant deadline = Instant.now().plus(patience);
        while (child.isAlive()) {
            if (Instant.now().isAfter(deadline)) {
                child.end(1);
                throw log.failure("PostgreSQL's " + name + " took longer than " + patience + ".");
            }
            Pause.millis(20);
        }
        if (child.process().exitValue() != 0) {
            throw log.failure("The database could not be created in " + data + ".");
        }
    }

    // The system keeps what PostgreSQL reads as well: with half of the default, taking in was as
    // fast, and took 68 MB less.
    private Tether.Job server(int port) {
        return job(
                "postgres",
                List.of(
                        program("postgres"),
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "timezone=UTC",
                        "-c",
                        "log_timezone=UTC",
                        "-c",
                        "shared_buffers=64MB"),
                log.append(),
                log.append(),
                "INT");
    }

    private Tether.Job job(
            String name, List<String> command, Redirect output, Redirect error, String stopSignal) {
        var full = new ArrayList<>(account.prefix());
        full.addAll(command);
        return new Tether.Job(
                name,
                full,
                installed.home(),
                Map.of("LC_ALL", characterTypes(), "PGTZ", "UTC"),
                output,
                error,
                stopSignal);
    }

    private String program(String name) {
        return installed.home().resolve("bin").resolve(name).toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// `false` when it ended instead.
    private boolean isReady(Tether.Child child, Instant begun) throws IOException {
        Instant deadline = begun.plus(patience);
        String pid = Long.toString(child.pid());
        while (child.isAlive()) {
            List<String> lines = pidFile();
            if (lines.size() > STATUS_LINE
                    && lines.getFirst().strip().equals(pid)
                    && lines.get(STATUS_LINE).strip().equals("ready")) {
                return true;
            }
            if (Instant.now().isAfter(deadline)) {
                child.end(5);
                throw log.failure("PostgreSQL was not ready after " + patience.toSeconds() + " s.");
            }
            Pause.millis(20);
        }
        return false;
    }

    private List<String> pidFile() throws IOException {
        Path file = data.resolve("postmaster.pid");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /// We hold the folder's lock, so a server on these data is a leftover and is ended. A pid file
    /// whose process is something else would make PostgreSQL refuse to start if that process
    /// happens to run as the same user, so it is removed.
    private void endOrForgetPredecessor() throws IOException {
        List<String> lines = pidFile();
        if (lines.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> predecessor = serverOfThisFolder(lines.getFirst());
        if (predecessor.isPresent()) {
            progress.accept("Ending a PostgreSQL that an earlier run left behind …");
            ProcessHandle server = predecessor.get();
            long pid = server.pid();
            // Its own "immediate" shutdown: recovery takes a second at the next start.
            new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            "kill -s INT " + pid + "; sleep 5; kill -s QUIT " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            Instant deadline = Instant.now().plusSeconds(15);
            while (server.isAlive() && Instant.now().isBefore(deadline)) {
                Pause.millis(50);
            }
            server.destroyForcibly();
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    private Optional<ProcessHandle> serverOfThisFolder(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid.strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(this::isServerOfThisFolder);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isServerOfThisFolder(ProcessHandle process) {
        String command;
        try {
            command =
                    Files.readString(
                            Path.of("/proc", Long.toString(process.pid()), "cmdline"),
                            StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            command = process.info().commandLine().orElse("");
        }
        return command.contains("postgres") && command.contains(data.toString());
    }
}
