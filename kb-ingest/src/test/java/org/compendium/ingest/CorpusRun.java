package org.compendium.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
/// - `compare LIB-TIKA DIR` holds the paragraph numbers of DIR/pdf and DIR/docx against
///   DIR/their-json
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
                case "compare" -> compare(extractor, Path.of(args[2]));
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
                        p.form(),
                        p.eId(),
                        p.label(),
                        p.page(),
                        p.headings(),
                        p.text().replace("\n", "⏎"),
                        p.closing() == null ? "" : " ‖" + p.closing().length());
            }
        } else {
            System.out.println(extraction);
        }
    }

    private static final Pattern THEIRS =
            Pattern.compile(
                    "\"block_type\":\\s*\"paragraph-1\",\\s*\"text\":\\s*\"(\\d+)\\.(?:\\\\t|\\s)((?:[^\"\\\\]|\\\\.)*+)\"");

    private static void compare(Extractor extractor, Path dir) throws IOException {
        for (String format : List.of("pdf", "docx")) {
            int found = 0;
            int right = 0;
            int wanted = 0;
            double similar = 0;
            int compared = 0;
            try (Stream<Path> files = Files.list(dir.resolve(format))) {
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString();
                    Path json =
                            dir.resolve("their-json")
                                    .resolve(
                                            name.replace("." + format, ".json")
                                                    .replace("Add", "ADD"));
                    var theirs = new TreeMap<Integer, String>();
                    Matcher matcher = THEIRS.matcher(Files.readString(json));
                    while (matcher.find()) {
                        theirs.put(
                                Integer.parseInt(matcher.group(1)),
                                matcher.group(2)
                                        .replace("\\t", " ")
                                        .replace("\\n", " ")
                                        .replace("\\\"", "\"")
                                        .replaceAll("\\\\u([0-9a-f]{4})", "?"));
                    }
                    var ours = new TreeMap<Integer, String>();
                    int more = 0;
                    if (extractor.extract(file, name) instanceof Extraction.Text text) {
                        for (Passage p : Structure.read(text)) {
                            if (p.form() == Passage.Form.PARAGRAPH && p.eId().startsWith("para_")) {
                                ours.put(Integer.parseInt(String.valueOf(p.label())), p.text());
                            } else if (p.form() == Passage.Form.PARAGRAPH) {
                                more++;
                            }
                        }
                    }
                    var missing = new TreeSet<>(theirs.keySet());
                    missing.removeAll(ours.keySet());
                    var extra = new TreeSet<>(ours.keySet());
                    extra.removeAll(theirs.keySet());
                    found += ours.size() + more;
                    wanted += theirs.size();
                    right += theirs.size() - missing.size();
                    var bad = new ArrayList<String>();
                    for (var entry : theirs.entrySet()) {
                        if (ours.containsKey(entry.getKey())) {
                            double s = similarity(entry.getValue(), ours.get(entry.getKey()));
                            similar += s;
                            compared++;
                            if (s < 0.9) {
                                bad.add(entry.getKey() + ":" + Math.round(s * 100));
                            }
                        }
                    }
                    System.out.println(
                            name
                                    + " theirs "
                                    + theirs.size()
                                    + " missing "
                                    + missing
                                    + " extra "
                                    + extra
                                    + " restarted "
                                    + more
                                    + " unlike "
                                    + bad);
                }
            }
            System.out.printf(
                    "%s: precision %.4f recall %.4f similarity %.4f (%d of theirs, %d of ours)%n",
                    format,
                    (double) right / found,
                    (double) right / wanted,
                    similar / compared,
                    wanted,
                    found);
        }
    }

    private static double similarity(String a, String b) {
        String x =
                java.text.Normalizer.normalize(a, java.text.Normalizer.Form.NFKC)
                        .replaceAll("\\s+", " ")
                        .strip();
        String y =
                java.text.Normalizer.normalize(b, java.text.Normalizer.Form.NFKC)
                        .replaceAll("\\s+", " ")
                        .strip();
        int[] before = new int[y.length() + 1];
        for (int j = 0; j <= y.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= x.length(); i++) {
            int[] row = new int[y.length() + 1];
            row[0] = i;
            for (int j = 1; j <= y.length(); j++) {
                row[j] =
                        Math.min(
                                Math.min(row[j - 1], before[j]) + 1,
                                before[j - 1] + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1));
            }
            before = row;
        }
        return 1 - before[y.length()] / (double) Math.max(1, Math.max(x.length(), y.length()));
    }
}
