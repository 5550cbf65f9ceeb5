package org.compendium.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Watches a process and all its descendants: processor time of each part, and the greatest sum of
/// their memory at one moment.
final class Processes implements AutoCloseable {

    /// Often enough to see short-lived processes, and the memory of a moment less often: asking the
    /// system for it costs more than all else here.
    private static final long EVERY_MILLIS = 1_000;

    private static final int MEMORY_EVERY = 4;

    private static final Pattern COMPILER = Pattern.compile("\\(C[12] Compiler");

    private static final Pattern SIZE = Pattern.compile("(\\w+):\\s*(\\d+) kB");

    // See proc_pid_stat(5): the places after the name, and what the kernel shows everybody.
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int TICKS = 100;

    /// What a process is part of, told by its command.
    enum Part {
        APPLICATION("application"),
        PARSERS("parsers"),
        POSTGRESQL("PostgreSQL"),
        ELASTICSEARCH("Elasticsearch");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// Bytes, what processes share counted once.
    ///
    /// @param mapped of them, pages of files, which the system takes back when it needs them
    record Memory(long all, long mapped) {

        static final Memory NONE = new Memory(0, 0);

        Memory and(Memory other) {
            return new Memory(all + other.all, mapped + other.mapped);
        }

        static Memory sum(Map<Part, Memory> parts) {
            return parts.values().stream().reduce(NONE, Memory::and);
        }
    }

    private record Used(Part part, Duration cpu) {}

    private final ProcessHandle root;
    private final Thread thread;
    private final Map<Long, Used> used = new HashMap<>();
    private int looks;
    private Map<Part, Memory> peak = Map.of();
    private Map<Part, Memory> now = Map.of();

    Processes(ProcessHandle root) {
        this.root = root;
        this.thread = Thread.ofPlatform().daemon().name("processes").start(this::watch);
    }

    private void watch() {
        try {
            while (!Thread.interrupted()) {
                look(looks++ % MEMORY_EVERY == 0);
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            // The end.
        }
    }

    private synchronized void look(boolean withMemory) {
        var memory = new EnumMap<Part, Memory>(Part.class);
        for (ProcessHandle process : Stream.concat(Stream.of(root), root.descendants()).toList()) {
            long pid = process.pid();
            @Nullable Used before = used.get(pid);
            Part part = before == null ? part(process) : before.part();
            process.info().totalCpuDuration().ifPresent(cpu -> used.put(pid, new Used(part, cpu)));
            if (withMemory) {
                memory.merge(part, memory(pid), Memory::and);
            }
        }
        if (withMemory) {
            now = memory;
            if (Memory.sum(now).all() >= Memory.sum(peak).all()) {
                peak = now;
            }
        }
    }

    private Part part(ProcessHandle process) {
        if (process.pid() == root.pid()) {
            return Part.APPLICATION;
        }
        String command = process.info().command().orElse("");
        if (command.contains("postgres")) {
            return Part.POSTGRESQL;
        }
        String line = process.info().commandLine().orElse("");
        return line.contains("org.compendium.parsers") || line.contains("tesseract")
                ? Part.PARSERS
                : line.contains("elasticsearch") ? Part.ELASTICSEARCH : Part.APPLICATION;
    }

    /// What a process shares with others counted in part; none where the system does not say.
    private static Memory memory(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        Map<String, Long> sizes = sizes(process.resolve("smaps_rollup"));
        if (sizes.containsKey("Pss")) {
            return new Memory(sizes.get("Pss"), sizes.getOrDefault("Pss_File", 0L));
        }
        sizes = sizes(process.resolve("status"));
        return new Memory(sizes.getOrDefault("VmRSS", 0L), sizes.getOrDefault("RssFile", 0L));
    }

    /// The sizes that a file of the system has by name, in bytes.
    private static Map<String, Long> sizes(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(SIZE::matcher)
                    .filter(Matcher::matches)
                    .collect(
                            Collectors.toMap(
                                    size -> size.group(1),
                                    size -> Long.parseLong(size.group(2)) * 1024,
                                    (first, second) -> first));
        } catch (IOException | UncheckedIOException e) {
            return Map.of(); // The process is gone, or this is not Linux.
        }
    }

    /// Processor time used so far, ended processes included.
    synchronized Map<Part, Duration> cpu() {
        look(false);
        var sums = new EnumMap<Part, Duration>(Part.class);
        used.values().forEach(one -> sums.merge(one.part(), one.cpu(), Duration::plus));
        return sums;
    }

    /// Processor time that the compilers of the Java processes have used so far, of those alive;
    /// nothing where the system does not say.
    Map<Part, Duration> compiling() {
        var sums = new EnumMap<Part, Duration>(Part.class);
        for (ProcessHandle process : Stream.concat(Stream.of(root), root.descendants()).toList()) {
            sums.merge(part(process), compiling(process.pid()), Duration::plus);
        }
        return sums;
    }

    private static Duration compiling(long pid) {
        long ticks = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads.toList()) {
                String line = Files.readString(thread.resolve("stat"));
                if (COMPILER.matcher(line).find()) {
                    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
                    ticks += Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
                }
            }
        } catch (IOException e) {
            // The process or one of its threads is gone, or this is not Linux.
        }
        return Duration.ofMillis(ticks * 1_000 / TICKS);
    }

    /// The memory of each part at the moment since the last call when all together had most;
    /// nothing where the system does not say.
    synchronized Map<Part, Memory> peakSinceLastAsked() {
        look(true);
        Map<Part, Memory> seen = peak;
        peak = now;
        return seen;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
