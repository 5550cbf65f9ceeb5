package org.compendium.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files of dozens of formats, hostile ones among them: each has an outcome in plain words, and
/// nothing is left behind.
@Tag("long")
class CorpusExtractionTest {

    private static final long DISK = 512L << 20;

    @TempDir static Path work;

    private record Outcome(Path file, String word, String reason) {}

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void every_file_of_the_corpus_has_an_outcome_and_leaves_nothing() throws Exception {
        String corpus = System.getenv("KB_CORPUS");
        assumeTrue(corpus != null, "Skipped: KB_CORPUS does not name the folder of the corpus");
        List<Path> files = new ArrayList<>();
        for (String folder :
                List.of("docs-tika", "docs-format-corpus", "docs-pypdf", "hostile", "un-scans")) {
            try (Stream<Path> walk = Files.walk(Path.of(String.valueOf(corpus), folder))) {
                walk.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        var most = new AtomicLong();
        List<Outcome> outcomes = new ArrayList<>();
        var settings =
                new ExtractionSettings(
                        ExtractorTest.PARSERS,
                        work,
                        2,
                        Duration.ofSeconds(60),
                        "384m",
                        20_000_000,
                        new ExtractionSettings.Limits(
                                DISK, 80_000_000, 500, Duration.ofSeconds(60), "tesseract"));
        var watching =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                most.accumulateAndGet(used(), Math::max);
                                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                            }
                        });
        try (var extractor = new Extractor(settings);
                var pool = Executors.newFixedThreadPool(2)) {
            List<Callable<Outcome>> tasks = new ArrayList<>();
            files.forEach(file -> tasks.add(() -> outcome(extractor, file)));
            for (var done : pool.invokeAll(tasks)) {
                outcomes.add(done.get());
            }
        }
        watching.interrupt();
        Map<String, Integer> words = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            words.merge(outcome.word(), 1, Integer::sum);
            System.out.println(
                    outcome.file().getFileName() + "\t" + outcome.word() + "\t" + outcome.reason());
        }
        System.out.println(files.size() + " files: " + words + ", most disk " + most.get());

        assertThat(outcomes).hasSameSizeAs(files);
        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(outcome.reason())
                                .as(outcome.file().toString())
                                .doesNotContainPattern(
                                        "(?:Exception|Error)\\b|\\b(?:java|org)\\.[a-z]|/tmp/"));
        assertThat(most.get()).isLessThan(2 * DISK);
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsOnly("fonts");
        }
    }

    private static Outcome outcome(Extractor extractor, Path file) {
        return switch (extractor.extract(
                file, file.getFileName().toString(), Conditions.plain(), (path, bytes) -> {})) {
            case Extraction.Text text -> new Outcome(file, "text", String.join(" ", text.notes()));
            case Extraction.Opened opened ->
                    new Outcome(file, "opened", opened.members() + " files in it");
            case Extraction.Locked(var reason) -> new Outcome(file, "locked", reason);
            case Extraction.Refused(var reason) -> new Outcome(file, "refused", reason);
            case Extraction.Unreadable(var reason) -> new Outcome(file, "unreadable", reason);
        };
    }

    private static long used() {
        try (Stream<Path> files = Files.walk(work)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
