package org.compendium.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.compendium.document.Description;
import org.compendium.document.Passage;
import org.compendium.ingest.extract.Extraction;
import org.compendium.ingest.extract.ExtractionSettings;
import org.compendium.ingest.extract.Extractor;
import org.compendium.place.Countries;

/// Measures by hand what the steps make of folders of documents:
///
/// - `run LIB-TIKA PATH…` prints a line for each file and a summary
/// - `show LIB-TIKA FILE` prints the passages of one file
final class CorpusRun {

    private record Outcome(Path file, String line, boolean read, long millis) {}

    private CorpusRun() {}

    public static void main(String[] args) throws Exception {
        Path work = Path.of(System.getProperty("java.io.tmpdir"), "compendium-corpus-run");
        var settings =
                new ExtractionSettings(
                        Path.of(args[1]), work, 2, Duration.ofSeconds(60), "384m", 20_000_000);
        try (var extractor = new Extractor(settings)) {
            switch (args[0]) {
                case "run" -> run(extractor, List.of(args).subList(2, args.length));
                case "show" -> show(extractor, Path.of(args[2]));
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
        System.exit(0);
    }

    private static void run(Extractor extractor, List<String> paths) throws Exception {
        var describer = new Describer(Countries.ofPack());
        List<Path> files = new ArrayList<>();
        for (String path : paths) {
            try (Stream<Path> walk = Files.walk(Path.of(path))) {
                walk.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        long start = System.nanoTime();
        List<Outcome> outcomes = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Callable<Outcome>> tasks = new ArrayList<>();
            files.forEach(file -> tasks.add(() -> one(extractor, describer, file)));
            for (var done : pool.invokeAll(tasks)) {
                outcomes.add(done.get());
            }
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        outcomes.forEach(outcome -> System.out.println(outcome.line()));
        long read = outcomes.stream().filter(Outcome::read).count();
        System.out.printf(
                "%d files, %d read, %d unreadable, %d ms, slowest %s%n",
                outcomes.size(),
                read,
                outcomes.size() - read,
                millis,
                outcomes.stream()
                        .max((a, b) -> Long.compare(a.millis(), b.millis()))
                        .map(o -> o.file().getFileName() + " " + o.millis() + " ms")
                        .orElse(""));
    }

    private static Outcome one(Extractor extractor, Describer describer, Path file) {
        long start = System.nanoTime();
        String name = file.getFileName().toString();
        try {
            Extraction extraction = extractor.extract(file, name);
            long extracted = System.nanoTime();
            if (extraction instanceof Extraction.Text text) {
                List<Passage> passages = Structure.read(text);
                Description description = describer.describe(text, passages, name);
                check(text, passages);
                long millis = (System.nanoTime() - start) / 1_000_000;
                var forms = new TreeMap<Passage.Form, Integer>();
                passages.forEach(passage -> forms.merge(passage.form(), 1, Integer::sum));
                return new Outcome(
                        file,
                        name
                                + "\tread\t"
                                + (extracted - start) / 1_000_000
                                + "+"
                                + (System.nanoTime() - extracted) / 1_000_000
                                + " ms\t"
                                + description.kind().slug()
                                + "\t"
                                + description.language()
                                + "\t"
                                + description.symbol()
                                + "\t"
                                + description.date()
                                + "\t"
                                + description.title()
                                + "\t"
                                + description.countries().stream().limit(4).toList()
                                + "\t"
                                + forms,
                        true,
                        millis);
            }
            return new Outcome(
                    file, name + "\t" + extraction, false, (extracted - start) / 1_000_000);
        } catch (RuntimeException | StackOverflowError e) {
            e.printStackTrace();
            return new Outcome(file, name + "\tFAILED " + e, false, 0);
        }
    }

    private static void check(Extraction.Text text, List<Passage> passages) {
        Set<String> eIds = new LinkedHashSet<>();
        for (Passage passage : passages) {
            if (!eIds.add(passage.eId())) {
                throw new IllegalStateException("Twice: " + passage.eId());
            }
            if (passage.span().end() > text.text().length()) {
                throw new IllegalStateException("Beyond the text: " + passage.eId());
            }
            if (passage.parent() != null && !eIds.contains(passage.parent())) {
                throw new IllegalStateException("No parent: " + passage.eId());
            }
        }
    }

    private static void show(Extractor extractor, Path file) {
        Extraction extraction = extractor.extract(file, file.getFileName().toString());
        if (extraction instanceof Extraction.Text text) {
            List<Passage> passages = Structure.read(text);
            System.out.println(
                    text.properties() + " " + text.mediaType() + " pages " + text.pages());
            System.out.println(
                    new Describer(Countries.ofPack())
                            .describe(text, passages, file.getFileName().toString()));
            for (Passage p : passages) {
                System.out.printf(
                        "%-9s %-40s %-8s p%-4s %s | %s%s%n",
                        p.role() == null ? p.form() : p.role(),
                        p.eId(),
                        p.label(),
                        p.page(),
                        p.headings(),
                        p.text().replace("\n", "⏎"),
                        (p.closing() == null ? "" : " ‖" + p.closing().length())
                                + (p.notes().isEmpty() ? "" : " " + p.notes()));
            }
        } else {
            System.out.println(extraction);
        }
    }
}
