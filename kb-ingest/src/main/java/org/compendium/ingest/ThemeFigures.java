package org.compendium.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.compendium.document.Description;
import org.compendium.document.Kind;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.document.ThemeEvidence;
import org.compendium.theme.Concept;
import org.compendium.theme.Thesaurus;

/// How well the [Classifier] finds the themes of labelled texts.
///
/// A folder has a half on which the threshold was tuned, `tuning`, and one that nobody looked at
/// while doing so, `held-out`; each has a file for each language, `en.txt`. An item in it begins
/// with `@ theme, theme` or `@ none`, may have a title after `=`, and then paragraphs, with an
/// empty line between them.
///
/// Right is a theme that is in the label, wrong one that is not; those above a labelled theme are
/// neither, because what shows a theme shows the broader ones.
final class ThemeFigures {

    private static final String THESAURUS = "/pack/themes/thesaurus.ttl";
    private static final List<String> HALVES = List.of("tuning", "held-out");

    private record Item(
            String language, Set<String> labels, String title, List<String> paragraphs) {}

    private record Judged(Item item, List<ThemeEvidence> found) {}

    /// Precision, recall and their harmonic mean, over all pairs of text and theme.
    record Figures(int right, int wrong, int missed) {

        Figures plus(Figures other) {
            return new Figures(right + other.right, wrong + other.wrong, missed + other.missed);
        }

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }

        double f1() {
            return 2.0 * right / Math.max(1, 2 * right + wrong + missed);
        }
    }

    private final Map<String, Set<String>> above;
    private final Map<String, List<Judged>> halves;

    private ThemeFigures(Map<String, Set<String>> above, Map<String, List<Judged>> halves) {
        this.above = above;
        this.halves = halves;
    }

    /// @throws Evaluation.Refused when the folder does not hold labelled texts
    static ThemeFigures of(Path folder) throws IOException {
        List<Concept> thesaurus;
        try (InputStream turtle = ThemeFigures.class.getResourceAsStream(THESAURUS)) {
            if (turtle == null) {
                throw new IllegalStateException(
                        "The pack with the thesaurus is not on the class path");
            }
            thesaurus = Thesaurus.read(turtle);
        }
        Map<String, Set<String>> above = new TreeMap<>();
        for (Concept concept : thesaurus) {
            Set<String> broader = new HashSet<>();
            String next = concept.broader();
            if (next != null) {
                broader.add(next);
                broader.addAll(above.getOrDefault(next, Set.of()));
            }
            above.put(concept.id(), broader);
        }
        Classifier classifier = new Classifier(thesaurus, 1);
        Map<String, List<Judged>> halves = new TreeMap<>();
        for (String half : HALVES) {
            List<Judged> judged = new ArrayList<>();
            for (Item item : items(folder.resolve(half), above.keySet())) {
                judged.add(new Judged(item, classifier.scored(description(item), passages(item))));
            }
            halves.put(half, judged);
        }
        return new ThemeFigures(above, halves);
    }

    private static List<Item> items(Path half, Set<String> themes) throws IOException {
        if (!Files.isDirectory(half)) {
            throw new Evaluation.Refused(
                    half + " is not there. Labelled texts are in DIR/tuning and DIR/held-out.");
        }
        List<Item> items = new ArrayList<>();
        try (Stream<Path> files = Files.list(half)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".txt")).sorted().toList()) {
                String name = file.getFileName().toString();
                String language = name.substring(0, name.indexOf('.'));
                for (String text : Files.readString(file).split("(?m)^@ ")) {
                    if (!text.isBlank()) {
                        items.add(item(file, language, text, themes));
                    }
                }
            }
        }
        return items;
    }

    private static Item item(Path file, String language, String text, Set<String> themes) {
        List<String> lines = text.lines().toList();
        Set<String> labels = new TreeSet<>(List.of(lines.getFirst().strip().split("\\s*,\\s*")));
        labels.remove("none");
        for (String label : labels) {
            if (!themes.contains(label)) {
                throw new Evaluation.Refused(
                        file + ": '" + label + "' is not a theme of the thesaurus");
            }
        }
        boolean titled = lines.size() > 1 && lines.get(1).startsWith("= ");
        String body = String.join("\n", lines.subList(titled ? 2 : 1, lines.size())).strip();
        return new Item(
                language,
                labels,
                titled ? lines.get(1).substring(2) : "–",
                List.of(body.split("\n\\s*\n")));
    }

    private static Description description(Item item) {
        return new Description(
                null, null, null, item.title(), null, item.language(), Kind.OTHER, null, List.of());
    }

    private static List<Passage> passages(Item item) {
        return IntStream.range(0, item.paragraphs().size())
                .mapToObj(i ->
                        new Passage(
                                "p_" + (i + 1),
                                Passage.Form.TEXT,
                                null,
                                null,
                                new Span(0, 1),
                                List.of(),
                                null,
                                item.paragraphs().get(i),
                                null))
                .toList();
    }

    /// The figures of one half.
    Figures of(String half, double threshold) {
        return halves.getOrDefault(half, List.of()).stream()
                .map(judged -> figures(judged, threshold))
                .reduce(new Figures(0, 0, 0), Figures::plus);
    }

    private Figures figures(Judged judged, double threshold) {
        Set<String> found = found(judged, threshold);
        int right = (int) found.stream().filter(judged.item().labels()::contains).count();
        return new Figures(right, found.size() - right, judged.item().labels().size() - right);
    }

    /// The themes from the threshold on, without those that only stand above a labelled one.
    private Set<String> found(Judged judged, double threshold) {
        Set<String> labels = judged.item().labels();
        Set<String> neutral =
                labels.stream()
                        .flatMap(label -> above.getOrDefault(label, Set.of()).stream())
                        .filter(theme -> !labels.contains(theme))
                        .collect(Collectors.toSet());
        return judged.found().stream()
                .filter(theme -> theme.score() >= threshold)
                .map(ThemeEvidence::concept)
                .filter(theme -> !neutral.contains(theme))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void print(PrintStream out) {
        for (String half : HALVES) {
            List<Judged> judged = halves.getOrDefault(half, List.of());
            out.printf(
                    "%n%s: %d texts%n%nthreshold  precision  recall     F1%n", half, judged.size());
            for (int step = 2; step <= 18; step++) {
                line(out, String.format(Locale.ROOT, "%.2f", step / 20.0), of(half, step / 20.0));
            }
        }
        double chosen = Double.parseDouble(ThemeSettings.DEFAULT);
        for (String half : HALVES) {
            out.printf(
                    Locale.ROOT,
                    "%n%s at %.2f%n%nlanguage   precision  recall     F1%n",
                    half,
                    chosen);
            Map<String, Figures> byLanguage = new TreeMap<>();
            for (Judged judged : halves.getOrDefault(half, List.of())) {
                byLanguage.merge(judged.item().language(), figures(judged, chosen), Figures::plus);
            }
            byLanguage.forEach((language, figures) -> line(out, language, figures));
            line(out, "all", of(half, chosen));
            for (Judged judged : halves.getOrDefault(half, List.of())) {
                Set<String> found = found(judged, chosen);
                Set<String> wrong = new TreeSet<>(found);
                wrong.removeAll(judged.item().labels());
                Set<String> missed = new TreeSet<>(judged.item().labels());
                missed.removeAll(found);
                if (!wrong.isEmpty() || !missed.isEmpty()) {
                    out.printf(
                            "  %s  wrong %s  missed %s  %.70s%n",
                            judged.item().language(),
                            wrong,
                            missed,
                            judged.item().paragraphs().getFirst());
                }
            }
        }
    }

    private static void line(PrintStream out, String name, Figures figures) {
        out.printf(
                Locale.ROOT,
                "%-9s  %9.3f  %6.3f  %5.3f   %d right, %d wrong, %d missed%n",
                name,
                figures.precision(),
                figures.recall(),
                figures.f1(),
                figures.right(),
                figures.wrong(),
                figures.missed());
    }
}
