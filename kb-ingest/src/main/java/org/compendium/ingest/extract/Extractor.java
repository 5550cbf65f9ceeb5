package org.compendium.ingest.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /// When this many have been read, more will come: processes that compile their code thoroughly
    /// take over. Seen with PDFs: a quick one needs less processor time for the first 170, a
    /// thorough one 0.6 of it for each after that.
    private static final int MANY = 1_000;

    private final ExtractionSettings settings;
    private final Deque<ParserFork> idle = new ArrayDeque<>();
    private final Semaphore workers;
    private final Semaphore drawing = new Semaphore(1, true);
    private final Reasons reasons;
    private final AtomicLong started = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private final Set<ParserFork> living = ConcurrentHashMap.newKeySet();
    private final AtomicLong endedCpu = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    /// The process was killed from outside, twice: mostly because the machine's memory ran short.
    /// The file may be at fault or not.
    public static final class KilledException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        KilledException() {
            super("The process that reads files was killed; is there enough memory?");
        }
    }

    /// Starts nothing yet: the first file does. Removes what killed processes left behind.
    ///
    /// @throws IllegalStateException when the jars of the forked process are not there
    public Extractor(ExtractionSettings settings) {
        this.settings = settings;
        this.workers = new Semaphore(settings.workers(), true);
        this.reasons = new Reasons(settings);
        if (!Files.isDirectory(settings.parsers())) {
            throw new IllegalStateException(
                    "compendium.ingest.parsers: "
                            + settings.parsers().toAbsolutePath()
                            + " is not a folder with the parsers' jars");
        }
        sweep();
    }

    /// Reads a file on its own: what is attached to it, or packed in it, is left there.
    ///
    /// @param fileName as the contributor named it; helps to recognise the format
    /// @throws IllegalStateException when no process can be started or this thread is interrupted:
    ///   the file is not at fault then
    public Extraction extract(Path file, String fileName) {
        Extraction found = extract(file, fileName, Conditions.plain(), (path, bytes) -> {});
        return found instanceof Extraction.Opened opened && opened.text() != null
                ? opened.text()
                : found;
    }

    /// Reads a file, and hands on what comes out of it before it returns.
    ///
    /// @param fileName as the contributor named it; helps to recognise the format
    /// @throws IllegalStateException when no process can be started or this thread is interrupted:
    ///   the file is not at fault then
    /// @throws KilledException when the process is killed, twice
    /// @throws UncheckedIOException when what comes out of it cannot be handed on
    public Extraction extract(
            Path file, String fileName, Conditions how, Conditions.Unpacking unpacking) {
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
            asked.incrementAndGet();
            Asking asking = fork -> fork.read(file, fileName, how, settings.timeout().toMillis());
            ParserFork.Answer answer = ask(idleOrNew(), asking, unpacking);
            if (answer instanceof ParserFork.Answer.Died
                    || answer instanceof ParserFork.Answer.TimedOut) {
                answer = ask(fresh(), asking, unpacking);
            }
            if (answer instanceof ParserFork.Answer.Died died && died.killed()) {
                throw new KilledException();
            }
            return extraction(answer, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            workers.release();
        }
    }

    /// Draws a page of a PDF or of an image, as a PNG. One at a time: readers wait, reading files
    /// goes on.
    ///
    /// @param page from 1
    /// @return empty when the file has no such page, or is of a kind that has none, or is locked
    /// @throws IllegalStateException as [#extract]
    public Optional<byte[]> draw(Path file, String fileName, int page) {
        try {
            drawing.acquire();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            byte[][] png = new byte[1][];
            ask(
                    idleOrNew(),
                    fork -> {
                        ParserFork.Answer drawn =
                                fork.draw(file, fileName, page, settings.timeout().toMillis());
                        if (drawn instanceof ParserFork.Answer.Image(var place)) {
                            png[0] = Files.readAllBytes(place);
                        }
                        return drawn;
                    },
                    (path, bytes) -> {});
            return Optional.ofNullable(png[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            drawing.release();
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while a file was being read", e);
    }

    private interface Asking {
        ParserFork.Answer of(ParserFork fork) throws InterruptedException, IOException;
    }

    private ParserFork.Answer ask(ParserFork fork, Asking asking, Conditions.Unpacking unpacking)
            throws InterruptedException, IOException {
        boolean answered = false;
        try {
            ParserFork.Answer answer = asking.of(fork);
            answered =
                    switch (answer) {
                        case ParserFork.Answer.Found found -> {
                            for (ParserFork.Member member : found.members()) {
                                unpacking.member(member.path(), member.place());
                            }
                            yield true;
                        }
                        case ParserFork.Answer.Failed ignored -> true;
                        case ParserFork.Answer.Image ignored -> true;
                        case ParserFork.Answer.TimedOut ignored -> false;
                        case ParserFork.Answer.TooMuchDisk ignored -> false;
                        case ParserFork.Answer.Died ignored -> false;
                    };
            return answer;
        } finally {
            done(fork, answered);
        }
    }

    private void done(ParserFork fork, boolean answered) {
        if (answered && !(fork.quick() && many())) {
            fork.empty();
            synchronized (idle) {
                if (!closed.get()) {
                    idle.push(fork);
                    return;
                }
            }
        }
        end(fork);
    }

    private boolean many() {
        return asked.get() >= MANY;
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
            ParserFork fork = ParserFork.start(settings, folder.toAbsolutePath(), !many());
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

    private Extraction extraction(ParserFork.Answer answer, Conditions how) {
        return switch (answer) {
            case ParserFork.Answer.Found found when found.members().isEmpty() -> text(found);
            case ParserFork.Answer.Found found ->
                    new Extraction.Opened(
                            text(found) instanceof Extraction.Text text ? text : null,
                            found.members().size());
            case ParserFork.Answer.Failed failed -> reasons.failed(failed, how);
            case ParserFork.Answer.Image ignored ->
                    throw new IllegalStateException("A page was not asked for");
            case ParserFork.Answer.TimedOut ignored ->
                    new Extraction.Unreadable(
                            "Reading it took longer than "
                                    + settings.timeout().toSeconds()
                                    + " seconds, twice; send it in parts or in a simpler format.");
            case ParserFork.Answer.TooMuchDisk ignored ->
                    new Extraction.Unreadable(
                            "Reading it needs more than the "
                                    + Reasons.size(settings.limits().temporary())
                                    + " of disk allowed for one file; send it in parts.");
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
            blocks = new ArrayList<>(Layout.paragraphs(inOrder(found)));
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
            return new Extraction.Unreadable(reasons.nothing(found));
        }
        return Extraction.Text.of(
                blocks,
                found.pages() == 0 ? null : found.pages(),
                found.mediaType(),
                properties,
                found.recognised(),
                reasons.notes(found));
    }

    /// Page by page. What was read from the image of a page holds the few letters that the page has
    /// beside it.
    private static List<Line> inOrder(ParserFork.Answer.Found found) {
        if (found.recognised().isEmpty()) {
            return found.lines();
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < found.lines().size(); i++) {
            Line line = found.lines().get(i);
            if (!found.recognised().containsKey(line.page()) || i >= found.printed()) {
                lines.add(line);
            }
        }
        lines.sort(Comparator.comparingInt(Line::page));
        return lines;
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
