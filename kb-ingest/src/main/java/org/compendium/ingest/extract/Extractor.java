package org.compendium.ingest.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Reads files of any format in forked processes, several at a time.
///
/// A file that crashes its process, hangs or fills the memory is tried once more alone in a fresh
/// one; after that it is [Extraction.Unreadable], and costs nobody else anything.
public final class Extractor implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private static final String DAMAGED =
            "The file is damaged and cannot be read; open it in the program that made it, save it"
                    + " again and send that copy";

    private final ExtractionSettings settings;
    private final Deque<ParserFork> idle = new ArrayDeque<>();
    private final Semaphore workers;
    private final AtomicLong started = new AtomicLong();
    private final Set<ParserFork> living = ConcurrentHashMap.newKeySet();
    private final AtomicLong endedCpu = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    /// Starts nothing yet: the first file does. Removes what killed processes left behind.
    ///
    /// @throws IllegalStateException when the jars of the forked process are not there
    public Extractor(ExtractionSettings settings) {
        this.settings = settings;
        this.workers = new Semaphore(settings.workers(), true);
        if (!Files.isDirectory(settings.parsers())) {
            throw new IllegalStateException(
                    "compendium.ingest.parsers: "
                            + settings.parsers().toAbsolutePath()
                            + " is not a folder with the parsers' jars");
        }
        sweep();
    }

    /// @param fileName as the contributor named it; helps to recognise the format
    /// @throws IllegalStateException when no process can be started or this thread is interrupted:
    ///   the file is not at fault then
    public Extraction extract(Path file, String fileName) {
        try {
            if (Files.size(file) == 0) {
                return new Extraction.Unreadable("The file is empty.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            workers.acquire();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            ParserFork.Answer answer = ask(idleOrNew(), file, fileName);
            if (answer instanceof ParserFork.Answer.Died
                    || answer instanceof ParserFork.Answer.TimedOut) {
                answer = ask(fresh(), file, fileName);
            }
            return extraction(answer);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            workers.release();
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while a file was being read", e);
    }

    private ParserFork.Answer ask(ParserFork fork, Path file, String fileName)
            throws InterruptedException {
        ParserFork.Answer answer = fork.read(file, fileName, settings.timeout().toMillis());
        if (answer instanceof ParserFork.Answer.Found
                || answer instanceof ParserFork.Answer.Failed) {
            synchronized (idle) {
                if (!closed.get()) {
                    idle.push(fork);
                    return answer;
                }
            }
        }
        end(fork);
        return answer;
    }

    private ParserFork idleOrNew() throws InterruptedException {
        synchronized (idle) {
            while (!idle.isEmpty()) {
                ParserFork fork = idle.pop();
                if (fork.alive()) {
                    return fork;
                }
                end(fork);
            }
        }
        return fresh();
    }

    private ParserFork fresh() throws InterruptedException {
        Path folder =
                settings.work()
                        .resolve(
                                "parser-"
                                        + ProcessHandle.current().pid()
                                        + "-"
                                        + started.incrementAndGet());
        try {
            ParserFork fork = ParserFork.start(settings, folder.toAbsolutePath());
            living.add(fork);
            if (fork.ready(START.toMillis())) {
                return fork;
            }
            end(fork);
            throw new IllegalStateException(
                    "The process that reads files does not start; its jars are in "
                            + settings.parsers().toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Extraction extraction(ParserFork.Answer answer) {
        return switch (answer) {
            case ParserFork.Answer.Found found -> text(found);
            case ParserFork.Answer.Failed failed -> new Extraction.Unreadable(reason(failed));
            case ParserFork.Answer.TimedOut ignored ->
                    new Extraction.Unreadable(
                            "Reading it took longer than "
                                    + settings.timeout().toSeconds()
                                    + " seconds, twice; send it in parts or in a simpler format.");
            case ParserFork.Answer.Died died when died.outOfMemory() ->
                    new Extraction.Unreadable(
                            "Reading it needs more memory than the "
                                    + settings.heap()
                                    + "B allowed for one file; send it in parts.");
            case ParserFork.Answer.Died ignored ->
                    new Extraction.Unreadable(
                            "It crashes the program that reads it; the file is damaged or made to"
                                    + " do harm. Save it again in the program that made it and send"
                                    + " that copy.");
        };
    }

    private Extraction text(ParserFork.Answer.Found found) {
        Map<String, String> properties = new HashMap<>();
        // Control characters occur in real files' properties, and no database takes a NUL.
        found.properties()
                .forEach((name, value) ->
                        properties.put(name, value.replaceAll("\\p{Cntrl}+", " ").strip()));
        List<Block> blocks = found.blocks();
        @Nullable String raw = found.raw();
        if (raw == null && found.mediaType().startsWith("text/plain")) {
            // In an encoding other than UTF-8, which Tika had to guess.
            raw = String.join("\n", blocks.stream().map(Block::text).toList());
        }
        if (!found.lines().isEmpty()) {
            blocks = new ArrayList<>(Layout.paragraphs(found.lines()));
            blocks.addAll(found.blocks());
        }
        if (raw != null) {
            PlainText plain = PlainText.read(raw);
            blocks = plain.blocks();
            properties.putAll(plain.frontMatter());
        }
        blocks =
                blocks.stream()
                        .map(Words::folded)
                        .filter(block -> !block.text().isBlank())
                        .toList();
        if (blocks.stream()
                .noneMatch(
                        block -> block.text().codePoints().anyMatch(Character::isLetterOrDigit))) {
            return new Extraction.Unreadable(
                    found.mediaType().equals("application/pdf")
                            ? "There is no text in it: a scan? Send a copy with recognised text."
                            : "There is no text in it; send a copy that has its words as text.");
        }
        return Extraction.Text.of(
                blocks, found.pages() == 0 ? null : found.pages(), found.mediaType(), properties);
    }

    private String reason(ParserFork.Answer.Failed failed) {
        String mediaType = failed.detail().replaceFirst(";.*$", "");
        return switch (failed.code()) {
            case "encrypted" -> "The file is encrypted; send a copy without a password.";
            case "empty" -> "The file is empty.";
            case "archive" -> "It is an archive (" + mediaType + "); send the files in it.";
            case "image" ->
                    "It is an image ("
                            + mediaType
                            + "), without text that can be read; send a text version.";
            case "unsupported" ->
                    "Not a document format we read ("
                            + mediaType
                            + "); send it as PDF, DOCX or plain text.";
            case "too-long" ->
                    "It holds more than " + settings.maxText() + " characters; send it in parts.";
            default -> DAMAGED + bracketed(failed.detail().replaceFirst("^[^;]*; ", ""));
        };
    }

    private static String bracketed(String detail) {
        return detail.isBlank() ? "." : " (" + detail + ").";
    }

    /// Folders of processes whose application is gone.
    private void sweep() {
        if (!Files.isDirectory(settings.work())) {
            return;
        }
        try (var folders = Files.newDirectoryStream(settings.work(), "parser-*-*")) {
            for (Path folder : folders) {
                String[] parts = folder.getFileName().toString().split("-");
                boolean alive;
                try {
                    long pid = Long.parseLong(parts[1]);
                    alive =
                            pid != ProcessHandle.current().pid()
                                    && ProcessHandle.of(pid).isPresent();
                } catch (NumberFormatException e) {
                    continue;
                }
                if (!alive) {
                    ParserFork.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(ParserFork fork) {
        if (living.remove(fork)) {
            endedCpu.addAndGet(fork.cpu().toNanos());
        }
        fork.close();
    }

    /// How many processes there are now.
    public int alive() {
        return (int) living.stream().filter(ParserFork::alive).count();
    }

    /// How many processes were started since the beginning.
    public long started() {
        return started.get();
    }

    /// Processor time that the processes have used, ended ones included.
    public Duration cpu() {
        return living.stream()
                .map(ParserFork::cpu)
                .reduce(Duration.ofNanos(endedCpu.get()), Duration::plus);
    }

    /// The processes that wait for a file now.
    List<Long> pids() {
        synchronized (idle) {
            return idle.stream().map(ParserFork::pid).toList();
        }
    }

    @Override
    public void close() {
        closed.set(true);
        synchronized (idle) {
            idle.forEach(this::end);
            idle.clear();
        }
    }
}
