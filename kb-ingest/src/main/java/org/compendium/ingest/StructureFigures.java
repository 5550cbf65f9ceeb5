package org.compendium.ingest;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.compendium.document.Passage;
import org.compendium.document.Symbol;
import org.compendium.ingest.extract.Extraction;
import org.compendium.ingest.extract.Extractor;
import org.compendium.place.Countries;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// How well the numbered paragraphs of documents agree between their PDF, their DOCX and somebody
/// else's parse of them.
///
/// Precision is the share of the first side's paragraphs that the second has under the same number,
/// recall the share of the second's that the first has. The similarity of two texts is 1 −
/// Levenshtein distance ÷ length of the longer, after NFKC and with white space folded.
///
/// @param comparisons one for each document and each two sides that are there
/// @param symbols of each document, as printed in each format
/// @param remarks what is missing or could not be read
record StructureFigures(
        List<Comparison> comparisons,
        Map<String, Map<Side, String>> symbols,
        List<String> remarks) {

    /// Where paragraphs come from.
    enum Side {
        PDF("pdf"),
        DOCX("docx"),
        JSON("their-json");

        private final String folder;

        Side(String folder) {
            this.folder = folder;
        }

        String extension() {
            return this == JSON ? ".json" : "." + folder;
        }
    }

    private static final List<List<Side>> PAIRS =
            List.of(
                    List.of(Side.PDF, Side.DOCX),
                    List.of(Side.PDF, Side.JSON),
                    List.of(Side.DOCX, Side.JSON));

    private static final Pattern THEIR_NUMBER = Pattern.compile("\\s*(\\d{1,4})\\.\\s+");

    /// @param folder with `pdf`, `docx`, `their-json`, or some of them
    /// @param worst how many paragraphs to list
    record Asked(Path folder, int worst) {

        static Asked of(List<String> args, String usage) {
            @Nullable Path folder = null;
            int worst = 0;
            for (int i = 0; i < args.size(); i++) {
                String arg = args.get(i);
                if (arg.equals("--worst") && i + 1 < args.size()) {
                    try {
                        worst = Integer.parseInt(args.get(++i));
                    } catch (NumberFormatException e) {
                        throw new Evaluation.Refused("--worst wants a number\n" + usage);
                    }
                } else if (arg.startsWith("-") || folder != null) {
                    throw new Evaluation.Refused(usage);
                } else {
                    folder = Path.of(arg);
                }
            }
            if (folder == null) {
                throw new Evaluation.Refused(usage);
            }
            return new Asked(folder, worst);
        }
    }

    /// Two texts under the same number.
    record Pair(String number, double similarity, String first, String second) {}

    /// One document on two sides.
    ///
    /// @param first how many numbered paragraphs the first side has
    /// @param second how many the second has
    /// @param onlyFirst numbers that the second lacks
    /// @param onlySecond numbers that the first lacks
    record Comparison(
            String document,
            Side one,
            Side other,
            int first,
            int second,
            List<Pair> pairs,
            List<String> onlyFirst,
            List<String> onlySecond) {

        static Comparison of(
                String document,
                Side one,
                Map<String, String> ours,
                Side other,
                Map<String, String> theirs) {
            List<Pair> pairs = new ArrayList<>();
            List<String> onlyFirst = new ArrayList<>();
            ours.forEach((number, text) -> {
                @Nullable String counterpart = theirs.get(number);
                if (counterpart == null) {
                    onlyFirst.add(number);
                } else {
                    pairs.add(new Pair(number, similarity(text, counterpart), text, counterpart));
                }
            });
            List<String> onlySecond =
                    theirs.keySet().stream().filter(number -> !ours.containsKey(number)).toList();
            return new Comparison(
                    document, one, other, ours.size(), theirs.size(), pairs, onlyFirst, onlySecond);
        }
    }

    /// @throws Evaluation.Refused when the folder has nothing that can be compared
    static StructureFigures of(Path folder, Extractor extractor) throws IOException {
        List<String> remarks = new ArrayList<>();
        Map<String, Map<Side, Path>> documents = documents(folder, remarks);
        var describer = new Describer(Countries.ofPack());
        List<Comparison> comparisons = new ArrayList<>();
        Map<String, Map<Side, String>> symbols = new LinkedHashMap<>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Callable<Found>> tasks = new ArrayList<>();
            documents.forEach((name, sides) ->
                    sides.forEach((side, file) ->
                            tasks.add(() -> found(name, side, file, extractor, describer))));
            Map<String, Map<Side, Map<String, String>>> paragraphs = new LinkedHashMap<>();
            for (var task : pool.invokeAll(tasks)) {
                Found found = task.get();
                remarks.addAll(found.remarks());
                paragraphs
                        .computeIfAbsent(found.document(), name -> new TreeMap<>())
                        .put(found.side(), found.paragraphs());
                if (found.side() != Side.JSON) {
                    symbols.computeIfAbsent(found.document(), name -> new TreeMap<>())
                            .put(found.side(), found.symbol());
                }
            }
            paragraphs.forEach((name, sides) -> {
                for (List<Side> pair : PAIRS) {
                    @Nullable Map<String, String> one = sides.get(pair.getFirst());
                    @Nullable Map<String, String> other = sides.get(pair.getLast());
                    if (one != null && other != null) {
                        comparisons.add(
                                Comparison.of(name, pair.getFirst(), one, pair.getLast(), other));
                    }
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while files were being read", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return new StructureFigures(comparisons, symbols, remarks);
    }

    private record Found(
            String document,
            Side side,
            String symbol,
            Map<String, String> paragraphs,
            List<String> remarks) {}

    private static Found found(
            String document, Side side, Path file, Extractor extractor, Describer describer)
            throws IOException {
        if (side == Side.JSON) {
            return new Found(document, side, "", theirs(file), List.of());
        }
        String name = file.getFileName().toString();
        Extraction extraction = extractor.extract(file, name);
        return switch (extraction) {
            case Extraction.Unreadable(var reason) -> unread(document, side, name, reason);
            case Extraction.Refused(var reason) -> unread(document, side, name, reason);
            case Extraction.Locked(var reason) -> unread(document, side, name, reason);
            case Extraction.Opened(var text, int members) ->
                    unread(document, side, name, "It is an archive.");
            case Extraction.Text text -> {
                List<Passage> passages = Structure.read(text);
                @Nullable Symbol symbol = describer.describe(text, passages, name).symbol();
                yield new Found(
                        document,
                        side,
                        symbol == null ? "" : symbol.value(),
                        ours(passages),
                        List.of());
            }
        };
    }

    private static Found unread(String document, Side side, String name, String reason) {
        return new Found(document, side, "", Map.of(), List.of(name + ": " + reason));
    }

    /// The files of each document, whatever the case of their names.
    private static Map<String, Map<Side, Path>> documents(Path folder, List<String> remarks)
            throws IOException {
        Map<String, Map<Side, Path>> documents = new TreeMap<>(byNumber());
        int sides = 0;
        for (Side side : Side.values()) {
            Path files = folder.resolve(side.folder);
            if (!Files.isDirectory(files)) {
                remarks.add(files + " is not there: nothing is held against " + side.folder + ".");
                continue;
            }
            sides++;
            try (Stream<Path> list = Files.list(files)) {
                for (Path file : list.sorted().toList()) {
                    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                    if (name.endsWith(side.extension())) {
                        documents
                                .computeIfAbsent(
                                        name.substring(
                                                0, name.length() - side.extension().length()),
                                        any -> new TreeMap<>())
                                .put(side, file);
                    }
                }
            }
        }
        if (sides < 2) {
            throw new Evaluation.Refused(
                    folder
                            + " needs two at least of the folders pdf, docx and their-json, with"
                            + " files of the same name in them");
        }
        documents.forEach((name, files) -> {
            if (files.size() < 2) {
                remarks.add(name + " is in one folder only.");
            }
        });
        return documents;
    }

    private static Comparator<String> byNumber() {
        return Comparator.comparing((String name) -> name.replaceAll("\\d+$", ""))
                .thenComparing(name -> name.length())
                .thenComparing(name -> name);
    }

    /// Those numbered through the document by their number, the others by their eId.
    static Map<String, String> ours(List<Passage> passages) {
        Map<String, String> ours = new LinkedHashMap<>();
        for (Passage passage : passages) {
            if (passage.form() == Passage.Form.PARAGRAPH) {
                ours.put(passage.eId().replaceFirst("^para_", ""), passage.text());
            }
        }
        return ours;
    }

    /// Blocks of the type `paragraph-1` that begin with a number.
    private static Map<String, String> theirs(Path file) throws IOException {
        Map<String, String> theirs = new LinkedHashMap<>();
        collect(new ObjectMapper().readTree(Files.readString(file)), theirs);
        return theirs;
    }

    private static void collect(JsonNode node, Map<String, String> theirs) {
        if (node.isObject() && node.path("block_type").asString("").equals("paragraph-1")) {
            String text = node.path("text").asString("");
            Matcher number = THEIR_NUMBER.matcher(text);
            if (number.lookingAt()) {
                String key = number.group(1);
                for (int again = 2; theirs.containsKey(key); again++) {
                    key = number.group(1) + "-" + again;
                }
                theirs.put(key, text.substring(number.end()));
            }
        }
        for (JsonNode child : node) {
            collect(child, theirs);
        }
    }

    /// @param worst how many paragraphs to list
    void print(PrintStream out, int worst) {
        out.printf(
                Locale.ROOT,
                "%-22s %-16s %6s %6s %9s %9s %11s  %s%n",
                "document",
                "sides",
                "first",
                "second",
                "precision",
                "recall",
                "similarity",
                "only in one");
        comparisons.forEach(one -> line(out, one.document(), List.of(one)));
        out.println();
        for (List<Side> pair : PAIRS) {
            List<Comparison> those =
                    comparisons.stream()
                            .filter(one ->
                                    one.one() == pair.getFirst() && one.other() == pair.getLast())
                            .toList();
            if (!those.isEmpty()) {
                line(out, "all", those);
            }
        }
        long agreed =
                symbols.values().stream()
                        .filter(sides ->
                                sides.size() == 2
                                        && new TreeSet<>(sides.values()).size() == 1
                                        && !sides.containsValue(""))
                        .count();
        out.printf(
                "%nsymbols: %d of %d documents bear the same in both formats%n",
                agreed, symbols.size());
        symbols.forEach((name, sides) -> out.println("  " + name + "  " + sides));
        if (worst > 0) {
            out.println();
            comparisons.stream()
                    .flatMap(one -> one.pairs().stream().map(pair -> Map.entry(one, pair)))
                    .sorted(Comparator.comparingDouble(entry -> entry.getValue().similarity()))
                    .limit(worst)
                    .forEach(entry -> {
                        Comparison one = entry.getKey();
                        Pair pair = entry.getValue();
                        out.printf(
                                Locale.ROOT,
                                "%s, para. %s, %.3f%n  %s: %s%n  %s: %s%n",
                                one.document(),
                                pair.number(),
                                pair.similarity(),
                                one.one(),
                                around(pair.first(), pair.second()),
                                one.other(),
                                around(pair.second(), pair.first()));
                    });
        }
        remarks.forEach(out::println);
    }

    private static void line(PrintStream out, String name, List<Comparison> those) {
        int first = those.stream().mapToInt(Comparison::first).sum();
        int second = those.stream().mapToInt(Comparison::second).sum();
        int both = those.stream().mapToInt(one -> one.pairs().size()).sum();
        double similar =
                those.stream()
                        .flatMap(one -> one.pairs().stream())
                        .mapToDouble(Pair::similarity)
                        .average()
                        .orElse(0);
        String alone =
                those.size() > 1
                        ? ""
                        : Stream.concat(
                                        those.getFirst().onlyFirst().stream()
                                                .map(number -> "-" + number),
                                        those.getFirst().onlySecond().stream()
                                                .map(number -> "+" + number))
                                .reduce((a, b) -> a + " " + b)
                                .orElse("");
        out.printf(
                Locale.ROOT,
                "%-22s %-16s %6d %6d %9.4f %9.4f %11.4f  %s%n",
                name,
                those.getFirst().one() + "~" + those.getFirst().other(),
                first,
                second,
                share(both, first),
                share(both, second),
                similar,
                alone);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /// The text from a little before the first character in which it differs.
    private static String around(String text, String other) {
        String one = folded(text);
        int same = prefix(one, folded(other));
        int from = Math.max(0, same - 40);
        return (from > 0 ? "…" : "") + one.substring(from, Math.min(one.length(), same + 120));
    }

    static double similarity(String one, String other) {
        String a = folded(one);
        String b = folded(other);
        int longer = Math.max(a.length(), b.length());
        return longer == 0 ? 1 : 1 - (double) distance(a, b) / longer;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", " ").strip();
    }

    private static int prefix(String a, String b) {
        int same = 0;
        while (same < a.length() && same < b.length() && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        return same;
    }

    /// What two texts begin or end with alike costs nothing, and need not be looked at.
    private static int distance(String whole, String other) {
        int same = prefix(whole, other);
        int end = 0;
        while (end < Math.min(whole.length(), other.length()) - same
                && whole.charAt(whole.length() - 1 - end)
                        == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        String a = whole.substring(same, whole.length() - end);
        String b = other.substring(same, other.length() - end);
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        int[] row = new int[b.length() + 1];
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                row[j] =
                        Math.min(
                                Math.min(row[j - 1], before[j]) + 1,
                                before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
            }
            int[] spare = before;
            before = row;
            row = spare;
        }
        return before[b.length()];
    }
}
