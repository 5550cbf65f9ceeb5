package org.compendium.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.compendium.cli.Client.Failure;
import org.compendium.engines.DataFolder;
import org.compendium.measure.Step;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `bench ingest PATH…`: takes files into an installation of its own, from nothing until all can be
/// found, and lets Tika alone read the same files in as many processes, in the same run: before and
/// after, because few machines are equally fast for minutes. The files are put into a watched
/// folder; with `--sent` they come over HTTP, as `./kb ingest` sends them.
///
/// `bench reports N DIR`: writes N made reports to measure with.
final class Bench {

    private static final int WORKERS = 2;

    /// A server has run for a while when files come: this many made reports before the clock
    /// starts.
    private static final int WARM = 100;

    private static final int SENDERS = 4;
    private static final String HEAP = "384m";
    private static final int EVERY = 1_000;
    private static final double MEGABYTE = 1e6;

    private Bench() {}

    static int run(List<String> arguments) throws IOException, InterruptedException {
        String what = arguments.isEmpty() ? "" : arguments.removeFirst();
        return switch (what) {
            case "ingest" -> ingest(arguments.remove("--sent"), Ingest.files(arguments));
            case "reports" -> reports(arguments);
            default ->
                    throw new Failure(
                            "What is to be measured? ./kb bench ingest PATH…, or ./kb bench reports"
                                    + " N DIR to make files for it.");
        };
    }

    private static int reports(List<String> arguments) throws IOException {
        if (arguments.size() != 2 || !arguments.getFirst().matches("[1-9][0-9]{0,6}")) {
            throw new Failure("For example: ./kb bench reports 20000 /tmp/reports");
        }
        int count = Integer.parseInt(arguments.getFirst());
        MadeReports.write(count, Path.of(arguments.get(1)));
        System.out.println(count + " reports in " + arguments.get(1));
        return 0;
    }

    private static int ingest(boolean sent, List<Path> files)
            throws IOException, InterruptedException {
        if (files.isEmpty()) {
            throw new Failure("There are no files. For example: ./kb bench ingest reports/");
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        System.out.printf(
                Locale.ROOT,
                "%d files, %.1f MB, %s, %d at a time, scans not read; %d made reports before them%n",
                files.size(),
                bytes / MEGABYTE,
                sent ? "sent over HTTP" : "put into the watched folder",
                WORKERS,
                WARM);
        Path folder = Files.createTempDirectory("compendium-bench-");
        double ours;
        double before;
        double after;
        try {
            Path made = folder.resolve("made");
            MadeReports.write(WARM, made);
            List<Path> reports = Ingest.files(List.of(made.toString()));
            before = tikaAlone(reports, files, bytes);
            ours = taken(sent ? new Sent() : new Watched(folder), reports, files, bytes);
            after = tikaAlone(reports, files, bytes);
        } finally {
            remove(folder);
        }
        System.out.printf(
                Locale.ROOT,
                "Compendium takes files in at %.2f of the speed of Tika alone (%.2f of that before,"
                        + " %.2f of that after).%n",
                (before + after) / 2 / ours,
                before / ours,
                after / ours);
        return 0;
    }

    /// @return seconds
    private static double tikaAlone(List<Path> first, List<Path> files, long bytes)
            throws IOException, InterruptedException {
        BareTika.Result bare = new BareTika(beside("lib-tika"), HEAP, WORKERS).parse(first, files);
        double seconds = bare.nanos() / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%nTika alone: %d files read, %.1f million characters in %.1f s: %.2f files, %.2f MB"
                        + " a second%n",
                bare.read(),
                bare.characters() / MEGABYTE,
                seconds,
                files.size() / seconds,
                bytes / MEGABYTE / seconds);
        return seconds;
    }

    /// @return seconds until all could be found
    private static double taken(Way way, List<Path> first, List<Path> files, long bytes)
            throws IOException, InterruptedException {
        Path data = DataFolder.standard().resolveSibling("compendium-bench");
        remove(data);
        List<String> settings = new ArrayList<>(way.settings());
        settings.add("--compendium.ingest.workers=" + WORKERS);
        settings.add("--compendium.ingest.extraction-heap=" + HEAP);
        // Tika alone reads no scans here: without Tesseract both do the same.
        settings.add("--compendium.ingest.tesseract=none");
        Process application = start(data, settings);
        try (var processes = new Processes(application.toHandle())) {
            Server server = Server.of(data);
            warm(way, server, first);
            Map<Step, Double> stepsBefore = steps(server);
            double startedBefore = measurement(server, "compendium.parsers.started");
            long passagesBefore = agreement(server).get("index").get("passages").asLong();
            way.begin(server, files);
            long start = System.nanoTime();
            Map<Processes.Part, Duration> before = processes.cpu();
            Map<Processes.Part, Duration> compiledBefore = processes.compiling();
            processes.peakSinceLastAsked();
            var window = new Window(processes, before);
            way.finish(window::finished);
            JsonNode agreement = agreement(server);
            while (!agreement.get("index").get("agree").asBoolean()
                    || agreement.get("index").get("waiting").asLong() > 0
                    || agreement.get("openFiles").asLong() > 0) {
                Thread.sleep(50);
                agreement = agreement(server);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            long passages = agreement.get("index").get("passages").asLong() - passagesBefore;
            Map<Processes.Part, Duration> cpu = processes.cpu();
            Map<Processes.Part, Duration> compiled = processes.compiling();
            Map<Step, Double> steps = steps(server);
            print(files.size(), bytes, passages, seconds, way.outcomes());
            double all = 0;
            System.out.println("Processor seconds, and those of Java's compilers among them:");
            for (Processes.Part part : Processes.Part.values()) {
                double used = seconds(cpu, part) - seconds(before, part);
                all += used;
                System.out.printf(
                        Locale.ROOT,
                        "  %-14s %8.1f %8.1f%n",
                        part.words(),
                        used,
                        seconds(compiled, part) - seconds(compiledBefore, part));
            }
            System.out.printf(
                    Locale.ROOT,
                    "  %-14s %8.1f, %.0f ms a file%n",
                    "all",
                    all,
                    all * 1e3 / files.size());
            System.out.println("Of the application's, by step:");
            for (Step step : Step.values()) {
                double used = steps.getOrDefault(step, 0.0) - stepsBefore.getOrDefault(step, 0.0);
                System.out.printf(Locale.ROOT, "  %-14s %8.1f%n", step.slug(), used);
            }
            System.out.printf(
                    Locale.ROOT,
                    "Parsers started: %.0f%n",
                    measurement(server, "compendium.parsers.started") - startedBefore);
            System.out.printf(
                    Locale.ROOT,
                    "Greatest memory of all processes together: %s%n",
                    memory(window.greatest()));
            return seconds;
        } finally {
            application.destroy();
            application.waitFor();
            remove(data);
        }
    }

    private static void print(
            int files, long bytes, long passages, double seconds, Map<String, Integer> outcomes) {
        System.out.printf(
                Locale.ROOT,
                "%nCompendium, until all can be found: %.1f s: %.2f files, %.2f MB, %.0f passages a"
                        + " second%n",
                seconds,
                files / seconds,
                bytes / MEGABYTE / seconds,
                passages / seconds);
        System.out.println(
                "Outcomes: "
                        + String.join(
                                ", ",
                                new TreeMap<>(outcomes)
                                        .entrySet().stream()
                                                .map(one -> one.getValue() + " " + one.getKey())
                                                .toList()));
    }

    private static double seconds(Map<Processes.Part, Duration> cpu, Processes.Part part) {
        return cpu.getOrDefault(part, Duration.ZERO).toMillis() / 1e3;
    }

    /// How files come to the application.
    private interface Way {

        /// What the application has to be told of it at its start.
        List<String> settings();

        /// Returns when the clock is to start.
        void begin(Server server, List<Path> files) throws IOException, InterruptedException;

        /// Returns when all files have an outcome.
        ///
        /// @param more hears how many files have got one
        void finish(IntConsumer more) throws IOException, InterruptedException;

        /// How many files have which outcome; to be asked when the clock has stopped.
        Map<String, Integer> outcomes() throws IOException, InterruptedException;
    }

    /// As `./kb ingest` sends them.
    private static final class Sent implements Way {

        private final Map<String, Integer> outcomes = new HashMap<>();
        private @Nullable Server server;
        private List<Path> files = List.of();

        @Override
        public List<String> settings() {
            return List.of();
        }

        @Override
        public void begin(Server to, List<Path> all) {
            server = to;
            files = all;
            outcomes.clear();
        }

        @Override
        public void finish(IntConsumer more) throws IOException, InterruptedException {
            var ingest = new Ingest(Objects.requireNonNull(server), Map.of(), null);
            try (ExecutorService pool = Executors.newFixedThreadPool(SENDERS)) {
                List<Future<Sending.Sent>> sending = new ArrayList<>();
                files.forEach(file -> sending.add(pool.submit(() -> ingest.send(file, Map.of()))));
                for (Future<Sending.Sent> one : sending) {
                    Sending.Sent sent = one.get();
                    outcomes.merge(
                            sent.receipt().isEmpty()
                                    ? "not sent"
                                    : ingest.await(sent).replaceFirst(":.*", ""),
                            1,
                            Integer::sum);
                    more.accept(1);
                }
            } catch (ExecutionException e) {
                throw new Failure("Sending failed: " + e.getCause());
            }
        }

        @Override
        public Map<String, Integer> outcomes() {
            return outcomes;
        }
    }

    /// As somebody drops them into the watched folder. The clock starts when the first is taken: a
    /// file is looked at twice, five seconds apart, to see that it does not grow any more.
    private static final class Watched implements Way {

        private static final int LOOK_MILLIS = 100;

        private final Path watched;
        private final Path staged;
        private int rounds;
        private @Nullable Server server;
        private long before;
        private int files;

        Watched(Path folder) throws IOException {
            watched = Files.createDirectory(folder.resolve("watched"));
            staged = Files.createDirectory(folder.resolve("staged"));
        }

        @Override
        public List<String> settings() {
            return List.of("--compendium.ingest.watch=" + watched);
        }

        @Override
        public void begin(Server to, List<Path> all) throws IOException, InterruptedException {
            server = to;
            files = all.size();
            before = accepted();
            String round = "round-" + ++rounds;
            Path made = Files.createDirectory(staged.resolve(round));
            for (int number = 0; number < files; number++) {
                Path file = all.get(number);
                // Each in a folder of its own: names come again.
                Path place = made.resolve(String.format(Locale.ROOT, "%06d", number));
                Files.copy(file, Files.createDirectory(place).resolve(file.getFileName()));
            }
            Files.move(made, watched.resolve(round));
            while (accepted() == before) {
                Thread.sleep(LOOK_MILLIS / 2);
            }
        }

        private long accepted() throws IOException, InterruptedException {
            try {
                return (long)
                        measurement(
                                Objects.requireNonNull(server), "compendium.step?tag=step:receive");
            } catch (Server.Refused e) {
                return 0;
            }
        }

        @Override
        public void finish(IntConsumer more) throws IOException, InterruptedException {
            int told = 0;
            while (told < files) {
                int taken = (int) (accepted() - before);
                // What came out of archives is open too.
                int open =
                        (int) measurement(Objects.requireNonNull(server), "compendium.queue.open");
                if (taken - open > told) {
                    more.accept(taken - open - told);
                    told = taken - open;
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }

        @Override
        public Map<String, Integer> outcomes() throws IOException, InterruptedException {
            Map<String, Integer> outcomes = new HashMap<>();
            String round = "round-" + rounds;
            int put = 0;
            while (put < files) {
                Thread.sleep(LOOK_MILLIS);
                outcomes.clear();
                for (String place : List.of("done", "failed")) {
                    Path folder = watched.resolve(place).resolve(round);
                    if (!Files.isDirectory(folder)) {
                        continue;
                    }
                    try (Stream<Path> tree = Files.walk(folder)) {
                        for (Path file :
                                tree.filter(path -> path.toString().endsWith(".outcome.txt"))
                                        .toList()) {
                            outcomes.merge(
                                    Files.readString(file).lines().findFirst().orElse(""),
                                    1,
                                    Integer::sum);
                        }
                    }
                }
                put = outcomes.values().stream().mapToInt(Integer::intValue).sum();
            }
            return outcomes;
        }
    }

    /// Processor seconds of the application so far.
    private static Map<Step, Double> steps(Server server) throws IOException, InterruptedException {
        Map<Step, Double> seconds = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            try {
                seconds.put(
                        step, measurement(server, "compendium.step.cpu?tag=step:" + step.slug()));
            } catch (Server.Refused e) {
                // No file has come to this step yet.
            }
        }
        return seconds;
    }

    private static double measurement(Server server, String metric)
            throws IOException, InterruptedException {
        return server.json(server.get("/actuator/metrics/" + metric))
                .path("measurements")
                .path(0)
                .path("value")
                .asDouble();
    }

    private static JsonNode agreement(Server server) throws IOException, InterruptedException {
        return server.json(server.get("/api/v1/administration/agreement"));
    }

    private static void warm(Way way, Server server, List<Path> reports)
            throws IOException, InterruptedException {
        way.begin(server, reports);
        way.finish(more -> {});
        while (!agreement(server).get("index").get("agree").asBoolean()) {
            Thread.sleep(200);
        }
    }

    /// Starts the application and waits until it answers.
    static Process start(Path data, List<String> settings)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        @Nullable String memory = System.getenv("KB_MEMORY");
        command.add("-Xmx" + (memory == null ? "1g" : memory));
        command.add("@" + beside("java.options"));
        @Nullable String engines = System.getProperty("compendium.engines.home");
        if (engines != null) {
            command.add("-Dcompendium.engines.home=" + engines);
        }
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.compendium.Compendium",
                        "--port",
                        "0",
                        "--data",
                        data.toString()));
        command.addAll(settings);
        // A former one that was ended has left its address.
        Files.deleteIfExists(data.resolve("run/server.json"));
        Process application =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        while (application.isAlive()) {
            if (Files.exists(data.resolve("run/server.json"))) {
                return application;
            }
            Thread.sleep(100);
        }
        throw new Failure("The application did not start; its log is in " + data.resolve("logs"));
    }

    /// A part of the built application, beside the folder with its jars.
    static Path beside(String part) {
        for (String jar : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            Path beside = Path.of(jar).toAbsolutePath().resolveSibling("../" + part).normalize();
            if (Files.exists(beside)) {
                return beside;
            }
        }
        throw new Failure(
                part + " is not beside the application's jars; build it with ./kb build.");
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path path, @Nullable IOException e)
                            throws IOException {
                        Files.deleteIfExists(path);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static String memory(Map<Processes.Part, Processes.Memory> parts) {
        Processes.Memory sum = Processes.Memory.sum(parts);
        return String.format(
                Locale.ROOT,
                "%.0f MB (%s), %.0f of them mapped files",
                sum.all() / MEGABYTE,
                String.join(
                        ", ",
                        parts.entrySet().stream()
                                .map(part ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %.0f",
                                                part.getKey().words(),
                                                part.getValue().all() / MEGABYTE))
                                .toList()),
                sum.mapped() / MEGABYTE);
    }

    /// Says after each thousand files what the thousand took, so that growth shows.
    private static final class Window {

        private final Processes processes;
        private final AtomicInteger done = new AtomicInteger();
        private Map<Processes.Part, Duration> before;
        private long start = System.nanoTime();
        private Map<Processes.Part, Processes.Memory> greatest = Map.of();

        Window(Processes processes, Map<Processes.Part, Duration> before) {
            this.processes = processes;
            this.before = new EnumMap<>(before);
        }

        synchronized void finished(int count) {
            int now = done.addAndGet(count);
            if (now / EVERY == (now - count) / EVERY) {
                return;
            }
            Map<Processes.Part, Duration> cpu = processes.cpu();
            Map<Processes.Part, Processes.Memory> peak = greatest(processes.peakSinceLastAsked());
            double all = 0;
            List<String> parts = new ArrayList<>();
            for (Processes.Part part : Processes.Part.values()) {
                double used = (seconds(cpu, part) - seconds(before, part)) * 1e3 / EVERY;
                all += used;
                parts.add(String.format(Locale.ROOT, "%s %.1f", part.words(), used));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "  %6d files: the last %d at %.1f a second, %.1f ms of processor each (%s), %s%n",
                    done.get(),
                    EVERY,
                    EVERY / seconds,
                    all,
                    String.join(", ", parts),
                    memory(peak));
            before = cpu;
            start = System.nanoTime();
        }

        private Map<Processes.Part, Processes.Memory> greatest(
                Map<Processes.Part, Processes.Memory> peak) {
            if (Processes.Memory.sum(peak).all() > Processes.Memory.sum(greatest).all()) {
                greatest = peak;
            }
            return peak;
        }

        synchronized Map<Processes.Part, Processes.Memory> greatest() {
            greatest(processes.peakSinceLastAsked());
            return greatest;
        }
    }
}
