package org.compendium.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Parses files with Tika and nothing else, in as many processes as the application uses, with the
/// same jars and heap: what taking-in is measured against.
final class BareTika {

    private static final int SECONDS_FOR_ONE = 60;

    /// @param read files that came back with a text
    /// @param nanos from the first file to the last answer; processes were ready before
    record Result(int read, long characters, long nanos) {}

    private final Path parsers;
    private final String heap;
    private final int processes;

    BareTika(Path parsers, String heap, int processes) {
        this.parsers = parsers;
        this.heap = heap;
        this.processes = processes;
    }

    /// @param first what the processes read before the clock starts
    Result parse(List<Path> first, List<Path> files) throws InterruptedException, IOException {
        List<Parser> parsers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(processes)) {
            for (int i = 0; i < processes; i++) {
                parsers.add(new Parser());
            }
            parseAll(pool, parsers, first);
            return parseAll(pool, parsers, files);
        } finally {
            parsers.forEach(Parser::end);
        }
    }

    private static Result parseAll(ExecutorService pool, List<Parser> parsers, List<Path> files)
            throws InterruptedException, IOException {
        Queue<Path> waiting = new ConcurrentLinkedQueue<>(files);
        long start = System.nanoTime();
        List<Future<Result>> done = new ArrayList<>();
        parsers.forEach(parser -> done.add(pool.submit(() -> parseAll(parser, waiting))));
        int read = 0;
        long characters = 0;
        try {
            for (Future<Result> one : done) {
                read += one.get().read();
                characters += one.get().characters();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return new Result(read, characters, System.nanoTime() - start);
    }

    private static Result parseAll(Parser parser, Queue<Path> waiting)
            throws IOException, InterruptedException {
        int read = 0;
        long characters = 0;
        for (Path file = waiting.poll(); file != null; file = waiting.poll()) {
            long found = parser.parse(file);
            if (found >= 0) {
                read++;
                characters += found;
            }
        }
        return new Result(read, characters, 0);
    }

    private final class Parser {

        private Process process;
        private BufferedReader answers;

        Parser() throws IOException {
            process = started();
            answers = answersOf(process);
        }

        private Process started() throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xmx" + heap,
                            "-XX:+UseSerialGC",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-Djava.awt.headless=true",
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-cp",
                            parsers.toAbsolutePath() + "/*",
                            "org.compendium.parsers.BareParse")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        /// Waits until it can take a file.
        private static BufferedReader answersOf(Process started) throws IOException {
            var answers =
                    new BufferedReader(
                            new InputStreamReader(
                                    started.getInputStream(), StandardCharsets.UTF_8));
            answers.readLine();
            return answers;
        }

        void end() {
            process.destroyForcibly();
        }

        /// @return the number of characters, or -1
        long parse(Path file) throws IOException, InterruptedException {
            if (!process.isAlive()) {
                process = started();
                answers = answersOf(process);
            }
            process.getOutputStream()
                    .write((file.toAbsolutePath() + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            try (ExecutorService waiting = Executors.newSingleThreadExecutor()) {
                Future<String> answer = waiting.submit(answers::readLine);
                try {
                    String line = answer.get(SECONDS_FOR_ONE, TimeUnit.SECONDS);
                    return line == null ? -1 : Long.parseLong(line);
                } catch (TimeoutException | ExecutionException e) {
                    process.destroyForcibly();
                    process.waitFor();
                    return -1;
                }
            }
        }
    }
}
