package org.compendium.ingest.extract;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One forked process with Tika in it. `org.compendium.parsers.Wire` says what it writes.
///
/// It ends by itself when this process is gone: its standard input ends then. It is used by one
/// thread at a time, and is of no use any more once it has not answered.
final class ParserFork implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ParserFork.class.getName());

    /// What came back for one file.
    sealed interface Answer {

        /// @param printed how many of the lines are printed as text; those after them were read
        ///   from images
        record Found(
                List<Block> blocks,
                List<Line> lines,
                int printed,
                @Nullable String raw,
                int pages,
                String mediaType,
                Map<String, String> properties,
                List<Member> members,
                Map<Integer, Extraction.Recognised> recognised,
                List<Note> notes)
                implements Answer {}

        /// The page that was asked for, as a PNG on disk.
        record Image(Path place) implements Answer {}

        /// The parser says so itself, and lives.
        record Failed(String code, String detail) implements Answer {}

        /// No answer in time; the process has been ended.
        record TimedOut() implements Answer {}

        /// It wrote more to the disk than is allowed; the process has been ended.
        record TooMuchDisk() implements Answer {}

        /// The process ended without an answer.
        ///
        /// @param exitCode -1 when it did not end by itself
        record Died(int exitCode) implements Answer {

            /// The exit code of `-XX:+ExitOnOutOfMemoryError`.
            boolean outOfMemory() {
                return exitCode == 3;
            }

            /// The exit code of SIGKILL, which no process sends to itself.
            boolean killed() {
                return exitCode == 137;
            }
        }
    }

    /// A file that came out of the one that was read, on disk until [#empty].
    record Member(String path, Path place) {}

    /// Something of the file that is not in what was found.
    record Note(String code, String detail) {}

    /// All that the process finds in its environment: no passwords.
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TESSDATA_PREFIX");

    private static final Path SHELL = Path.of("/bin/sh");

    /// A disk that fills is looked at this often.
    private static final long LOOK_MILLIS = 250;

    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

    /// Ten times later than usual, which is cheaper from the first file on.
    private static final List<String> THOROUGH =
            List.of(
                    "-XX:Tier4InvocationThreshold=50000",
                    "-XX:Tier4MinInvocationThreshold=6000",
                    "-XX:Tier4CompileThreshold=150000",
                    "-XX:Tier4BackEdgeThreshold=400000");

    private final Process process;
    private final boolean quick;
    private final Path folder;
    private final long temporary;
    private final AtomicLong deadline = new AtomicLong();
    private final DataInputStream answers;
    private final DataOutputStream requests;
    private final int maxText;
    private volatile Duration cpu = Duration.ZERO;

    private ParserFork(Process process, Path folder, ExtractionSettings settings, boolean quick) {
        this.quick = quick;
        this.process = process;
        this.folder = folder;
        this.maxText = settings.maxText();
        this.temporary = settings.limits().temporary();
        this.answers =
                new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        this.requests = new DataOutputStream(process.getOutputStream());
    }

    /// @param folder for its temporary files; made, and removed at the end
    /// @param quick whether it is to compile its code quickly rather than thoroughly: on the first
    ///   few hundred files thorough compilation takes longer than reading them
    /// @throws IOException when no Java process can be started at all
    static ParserFork start(ExtractionSettings settings, Path folder, boolean quick)
            throws IOException {
        Files.createDirectories(folder);
        Path fonts = Files.createDirectories(settings.work().toAbsolutePath().resolve("fonts"));
        ExtractionSettings.Limits limits = settings.limits();
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            // No single file of it grows beyond the limit, in blocks of 512 bytes.
            command.addAll(
                    List.of(
                            SHELL.toString(),
                            "-c",
                            "ulimit -f \"$0\" 2>/dev/null; exec \"$@\"",
                            Long.toString(limits.temporary() / 512)));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(quick ? QUICK : THOROUGH);
        command.addAll(
                List.of(
                        "-Xmx" + settings.heap(),
                        "-Xss1m",
                        "-XX:+UseSerialGC",
                        // An exit code tells it apart from a crash, and nothing lingers.
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-UsePerfData",
                        "-Xshare:auto",
                        "-Djava.awt.headless=true",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        // Whatever a file names outside itself is not fetched: every connection
                        // goes to a proxy that is not there, and XML has no externals.
                        "-DsocksProxyHost=127.0.0.1",
                        "-DsocksProxyPort=9",
                        "-Djavax.xml.accessExternalDTD=",
                        "-Djavax.xml.accessExternalSchema=",
                        "-Djavax.xml.accessExternalStylesheet=",
                        // Looking through the fonts of the machine takes seconds: once is
                        // enough.
                        "-Dpdfbox.fontcache=" + fonts,
                        "-Djava.io.tmpdir=" + folder,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        settings.parsers().toAbsolutePath() + "/*",
                        "org.compendium.parsers.ParserProcess",
                        Integer.toString(settings.maxText()),
                        Long.toString(limits.pixels()),
                        Integer.toString(limits.scannedPages()),
                        Long.toString(limits.pageTime().toSeconds()),
                        limits.tesseract()));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        Process process = builder.start();
        Thread.ofPlatform().daemon().name("parser-log").start(() -> log(process.getErrorStream()));
        return new ParserFork(process, folder, settings, quick);
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

    boolean quick() {
        return quick;
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

    /// Reads a file. What comes out of it lies on disk until [#empty].
    Answer read(Path file, String name, Conditions how, long timeoutMillis)
            throws InterruptedException {
        return ask(0, file, name, how, timeoutMillis);
    }

    /// Draws a page of a file.
    ///
    /// @param page from 1
    Answer draw(Path file, String name, int page, long timeoutMillis) throws InterruptedException {
        return ask(page, file, name, new Conditions(null, null, false, 0, 0), timeoutMillis);
    }

    private Answer ask(int page, Path file, String name, Conditions how, long timeoutMillis)
            throws InterruptedException {
        String password = how.password();
        String language = how.language();
        Object answer =
                within(
                        timeoutMillis,
                        () -> {
                            requests.writeInt(page);
                            requests.writeUTF(file.toAbsolutePath().toString());
                            requests.writeUTF(
                                    name.length() > 255
                                            ? name.substring(name.length() - 255)
                                            : name);
                            requests.writeUTF(password == null ? "" : password);
                            requests.writeUTF(language == null ? "" : language);
                            requests.writeBoolean(how.open());
                            requests.writeInt(how.members());
                            requests.writeLong(how.unpacked());
                            requests.flush();
                            return answer();
                        });
        return answer instanceof Answer given ? given : new Answer.Died(exitCode());
    }

    private interface Asking {
        Object call() throws IOException;
    }

    /// @return what was asked for, or an [Answer] that says why there is none
    private Object within(long timeoutMillis, Asking asking) throws InterruptedException {
        deadline.set(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis));
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
            while (true) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline.get() - System.nanoTime());
                if (left <= 0) {
                    close();
                    return new Answer.TimedOut();
                }
                try {
                    return asked.get(Math.min(left, LOOK_MILLIS), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (used() > temporary) {
                        close();
                        return new Answer.TooMuchDisk();
                    }
                }
            }
        } catch (ExecutionException e) {
            int exitCode = exitCode();
            close();
            return new Answer.Died(exitCode);
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    /// Bytes on disk now.
    private long used() {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | UncheckedIOException e) {
            // Files come and go while we look.
            return 0;
        }
    }

    /// @return -1 when it did not end by itself
    private int exitCode() throws InterruptedException {
        if (process.waitFor(5, TimeUnit.SECONDS)) {
            return process.exitValue();
        }
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        return -1;
    }

    private Answer answer() throws IOException {
        List<Block> blocks = new ArrayList<>();
        Map<String, String> properties = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        Map<Integer, Extraction.Recognised> recognised = new HashMap<>();
        List<Note> notes = new ArrayList<>();
        String raw = null;
        int printed = -1;
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
                            blocks,
                            lines,
                            printed < 0 ? lines.size() : printed,
                            raw,
                            answers.readInt(),
                            mediaType,
                            properties,
                            members,
                            recognised,
                            notes);
                }
                case 'M' -> members.add(new Member(text(), Path.of(text())));
                case 'T' -> {
                    long longer = TimeUnit.SECONDS.toNanos(answers.readInt());
                    deadline.addAndGet(longer);
                }
                case 'C' -> {
                    printed = printed < 0 ? lines.size() : printed;
                    recognised.put(answers.readInt(), recognised());
                }
                case 'N' -> notes.add(new Note(text(), text()));
                case 'I' -> {
                    return new Answer.Image(Path.of(text()));
                }
                case 'U' -> {
                    return new Answer.Failed(text(), text());
                }
                default -> throw new IOException("Not a record of the parser: " + tag);
            }
        }
    }

    private Extraction.Recognised recognised() throws IOException {
        float confidence = answers.readFloat();
        int count = answers.readInt();
        Map<String, Float> words = new HashMap<>();
        for (int i = 0; i < count; i++) {
            words.put(text(), answers.readFloat());
        }
        return new Extraction.Recognised(confidence, words);
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

    /// Removes what came out of the file, and the temporary files that parsers leave behind when a
    /// file is broken.
    void empty() {
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
