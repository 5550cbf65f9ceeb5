package org.compendium.ingest.extract;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One forked process with Tika in it. `org.compendium.parsers.Wire` says what it writes.
///
/// It ends by itself when this process is gone: its standard input ends then. It is used by one
/// thread at a time, and is of no use any more once it has not answered.
final class ParserFork implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ParserFork.class.getName());

    /// What came back for one file.
    sealed interface Answer {

        record Found(
                List<Block> blocks,
                List<Line> lines,
                @Nullable String raw,
                int pages,
                String mediaType,
                Map<String, String> properties)
                implements Answer {}

        /// The parser says so itself, and lives.
        record Failed(String code, String detail) implements Answer {}

        /// No answer in time; the process has been ended.
        record TimedOut() implements Answer {}

        /// The process ended without an answer.
        record Died(int exitCode) implements Answer {

            /// The exit code of `-XX:+ExitOnOutOfMemoryError`.
            boolean outOfMemory() {
                return exitCode == 3;
            }
        }
    }

    private final Process process;
    private final Path folder;
    private final DataInputStream answers;
    private final DataOutputStream requests;
    private final int maxText;
    private volatile Duration cpu = Duration.ZERO;

    private ParserFork(Process process, Path folder, int maxText) {
        this.process = process;
        this.folder = folder;
        this.maxText = maxText;
        this.answers =
                new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        this.requests = new DataOutputStream(process.getOutputStream());
    }

    /// @param folder for its temporary files; made, and removed at the end
    /// @throws IOException when no Java process can be started at all
    static ParserFork start(ExtractionSettings settings, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path fonts = Files.createDirectories(settings.work().toAbsolutePath().resolve("fonts"));
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + settings.heap(),
                                "-Xss1m",
                                "-XX:+UseSerialGC",
                                // An exit code tells it apart from a crash, and nothing lingers.
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:-UsePerfData",
                                "-Xshare:auto",
                                "-Djava.awt.headless=true",
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                                // Looking through the fonts of the machine takes seconds: once is
                                // enough.
                                "-Dpdfbox.fontcache=" + fonts,
                                "-Djava.io.tmpdir=" + folder,
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                settings.parsers().toAbsolutePath() + "/*",
                                "org.compendium.parsers.ParserProcess",
                                Integer.toString(settings.maxText()))
                        .directory(folder.toFile())
                        .start();
        Thread.ofPlatform().daemon().name("parser-log").start(() -> log(process.getErrorStream()));
        return new ParserFork(process, folder, settings.maxText());
    }

    private static void log(InputStream errors) {
        try (var lines = errors) {
            byte[] buffer = new byte[4096];
            for (int n = lines.read(buffer); n >= 0; n = lines.read(buffer)) {
                if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
                    LOG.log(
                            System.Logger.Level.DEBUG,
                            new String(buffer, 0, n, StandardCharsets.UTF_8).strip());
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.TRACE, "The parser's log ended", e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /// Processor time used so far, as last seen: nothing can be asked of a process that is gone.
    Duration cpu() {
        process.info().totalCpuDuration().ifPresent(used -> cpu = used);
        return cpu;
    }

    /// Waits until it can take a file, so that its start does not count against the first one.
    ///
    /// @return false when it ended or took too long
    boolean ready(long timeoutMillis) throws InterruptedException {
        return within(timeoutMillis, () -> answers.readByte() == 'R') instanceof Boolean ready
                && ready;
    }

    Answer read(Path file, String name, long timeoutMillis) throws InterruptedException {
        Object answer =
                within(
                        timeoutMillis,
                        () -> {
                            requests.writeUTF(file.toAbsolutePath().toString());
                            requests.writeUTF(
                                    name.length() > 255
                                            ? name.substring(name.length() - 255)
                                            : name);
                            requests.flush();
                            return answer();
                        });
        if (answer instanceof Answer given) {
            if (given instanceof Answer.Found || given instanceof Answer.Failed) {
                empty();
            }
            return given;
        }
        return new Answer.Died(exitCode());
    }

    private interface Asking {
        Object call() throws IOException;
    }

    /// @return what was asked for, [Answer.TimedOut], or [Answer.Died] when the process is gone
    private Object within(long timeoutMillis, Asking asking) throws InterruptedException {
        var asked = new CompletableFuture<Object>();
        Thread.ofPlatform()
                .daemon()
                .name("parser-answer")
                .start(() -> {
                    try {
                        asked.complete(asking.call());
                    } catch (Throwable e) {
                        asked.completeExceptionally(e);
                    }
                });
        try {
            return asked.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            close();
            return new Answer.TimedOut();
        } catch (ExecutionException e) {
            int exitCode = exitCode();
            close();
            return new Answer.Died(exitCode);
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    private int exitCode() throws InterruptedException {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        }
        return process.isAlive() ? -1 : process.exitValue();
    }

    private Answer answer() throws IOException {
        List<Block> blocks = new ArrayList<>();
        Map<String, String> properties = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        String raw = null;
        while (true) {
            int tag = answers.readByte();
            switch (tag) {
                case 'P' -> properties.put(text(), text());
                case 'B' -> {
                    switch (block()) {
                        case Line line -> lines.add(line);
                        case Block block -> blocks.add(block);
                        case String text -> raw = text;
                        default -> throw new IOException("Not a block");
                    }
                }
                case 'E' -> {
                    String mediaType = text();
                    return new Answer.Found(
                            blocks, lines, raw, answers.readInt(), mediaType, properties);
                }
                case 'U' -> {
                    return new Answer.Failed(text(), text());
                }
                default -> throw new IOException("Not a record of the parser: " + tag);
            }
        }
    }

    /// @return a [Line], a [Block], or the String of a whole plain text
    private Object block() throws IOException {
        char kind = (char) answers.readByte();
        int level = answers.readByte();
        int page = answers.readInt();
        int flags = answers.readByte();
        float left = answers.readFloat();
        float right = answers.readFloat();
        float top = answers.readFloat();
        float size = answers.readFloat();
        float height = answers.readFloat();
        String text = text();
        boolean bold = (flags & 1) != 0;
        boolean italic = (flags & 2) != 0;
        Block.Kind is =
                switch (kind) {
                    case 'h' -> Block.Kind.HEADING;
                    case 'p' -> Block.Kind.PARAGRAPH;
                    case 'i' -> Block.Kind.ITEM;
                    case 'r' -> Block.Kind.ROW;
                    case 'n' -> Block.Kind.NOTE;
                    case 'l', 't' -> Block.Kind.PARAGRAPH;
                    default -> throw new IOException("Not a kind of block: " + kind);
                };
        if (kind == 't') {
            return text;
        }
        var marked = NoteMark.Marked.of(text);
        return kind == 'l'
                ? new Line(
                        page,
                        marked.text(),
                        bold,
                        italic,
                        left,
                        right,
                        top,
                        size,
                        height,
                        marked.marks())
                : new Block(
                        is,
                        level,
                        page == 0 ? null : page,
                        0,
                        0,
                        marked.text(),
                        bold,
                        italic,
                        marked.marks());
    }

    private String text() throws IOException {
        int length = answers.readInt();
        if (length < 0 || length > 4L * maxText + 16_384) {
            throw new IOException("Not the length of a text: " + length);
        }
        byte[] bytes = answers.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("The parser's answer ends early");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Parsers leave temporary files behind when a file is broken.
    private void empty() {
        try (var left = Files.newDirectoryStream(folder)) {
            for (Path path : left) {
                delete(path);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Could not empty " + folder, e);
        }
    }

    @Override
    public void close() {
        cpu();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delete(folder);
    }

    static void delete(Path folder) {
        try {
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
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(
                                Path path, @Nullable IOException e) throws IOException {
                            Files.deleteIfExists(path);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Could not remove " + folder, e);
        }
    }
}
