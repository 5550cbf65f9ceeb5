package org.compendium.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The pid file: which processes are ours, so that the next start can end what a crash has left. A
/// number alone proves nothing, because numbers are used again; each is kept with the moment its
/// process started.
final class Leftovers {

    static final String WATCHER = "watcher";

    /// The watcher of the dead application needs up to nine seconds. If it is dead as well, there
    /// is nothing to wait for.
    private static final Duration GRACE = Duration.ofSeconds(12);

    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final Path file;
    private final Map<Long, Entry> entries = new LinkedHashMap<>();

    private record Entry(String name, long pid, String birth) {

        String line() {
            return name + " " + pid + " " + birth;
        }

        static Optional<Entry> parse(String line) {
            String[] words = line.split(" ", 3);
            try {
                return words.length == 3
                        ? Optional.of(new Entry(words[0], Long.parseLong(words[1]), words[2]))
                        : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        boolean isAlive() {
            return birthOf(pid).filter(birth::equals).isPresent();
        }
    }

    Leftovers(Path run) {
        this.file = run.resolve("engines.pid");
    }

    synchronized void add(String name, long pid) throws IOException {
        entries.put(pid, new Entry(name, pid, birthOf(pid).orElse("gone")));
        write();
    }

    synchronized void remove(long pid) {
        if (entries.remove(pid) != null) {
            try {
                write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void write() throws IOException {
        String lines =
                entries.values().stream()
                        .map(Entry::line)
                        .collect(Collectors.joining("\n", "", "\n"));
        DataFolder.write(file, lines, "rw-------");
    }

    /// Waits for the processes of an earlier run to end, and ends them if they do not.
    void end(Consumer<String> progress) throws IOException {
        if (Files.notExists(file)) {
            return;
        }
        List<Entry> left = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Entry.parse(line).filter(Entry::isAlive).ifPresent(left::add);
        }
        if (!left.isEmpty()) {
            progress.accept(
                    "Waiting for "
                            + left.stream().map(Entry::name).collect(Collectors.joining(" and "))
                            + " of an earlier run to end …");
            if (left.stream().anyMatch(entry -> entry.name().equals(WATCHER))) {
                awaitEnd(left, GRACE);
            }
            forEachAlive(left, ProcessHandle::destroy);
            awaitEnd(left, STOPPING);
            forEachAlive(left, ProcessHandle::destroyForcibly);
            awaitEnd(left, STOPPING);
        }
        Files.deleteIfExists(file);
    }

    private static void forEachAlive(List<Entry> entries, Consumer<ProcessHandle> action) {
        entries.stream()
                .filter(Entry::isAlive)
                .flatMap(entry -> ProcessHandle.of(entry.pid()).stream())
                .forEach(action);
    }

    private static void awaitEnd(List<Entry> entries, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        while (entries.stream().anyMatch(Entry::isAlive) && Instant.now().isBefore(deadline)) {
            Pause.millis(100);
        }
    }

    /// What tells a process from a later one with the same number. On Linux ticks since boot, with
    /// the boot's own name, because the time of day can be set; elsewhere the time of day.
    private static Optional<String> birthOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The second field is the program's name in brackets and may hold blanks and brackets.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean dead = fields[0].equals("Z") || fields[0].equals("X");
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return dead ? Optional.empty() : Optional.of(boot + " " + fields[19]);
        } catch (IOException e) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(handle -> handle.info().startInstant())
                    .map(Instant::toString);
        }
    }
}
