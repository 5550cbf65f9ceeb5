package org.compendium.parsers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads images of pages with Tesseract, a program of its own that may be installed or not.
///
/// Its process ends with this one: a small shell beside it waits for the end of a pipe that only we
/// hold open.
final class Recognition {

    /// Starts its arguments, and ends them when its standard input ends.
    private static final String TETHER =
            """
            exec 3<&0
            ulimit -v 4194304 2>/dev/null
            "$@" </dev/null 3<&- &
            t=$!
            { read -r _ <&3; kill -9 $t; } >/dev/null 2>&1 &
            w=$!
            exec 3<&-
            wait $t
            s=$?
            kill $w 2>/dev/null
            exit $s
            """;

    private static final int MOST_OUTPUT = 32 << 20;

    /// Below it what Tesseract sees is a picture and not a text.
    private static final float NO_TEXT = 35;

    private static final int FEWEST_LETTERS = 8;

    /// A gap this many times the height of the letters is a tab or the edge of a table's cell.
    private static final float WIDE = 1.5f;

    private static final Map<String, String> PACKS =
            Map.of(
                    "en", "eng", "fr", "fra", "es", "spa", "ru", "rus", "ar", "ara", "zh",
                    "chi_sim");

    private static final Map<String, String> SCRIPTS =
            Map.of("Cyrillic", "rus", "Arabic", "ara", "Han", "chi_sim", "HanS", "chi_sim");

    private static final List<String> LATIN = List.of("eng", "fra", "spa");

    /// Words that tell the languages of one script apart.
    private static final Map<String, Set<String>> COMMON =
            Map.of(
                    "eng", Set.of("the", "and", "of", "to", "is", "that", "for", "which", "by"),
                    "fra", Set.of("le", "les", "des", "et", "du", "une", "dans", "qui", "aux"),
                    "spa", Set.of("el", "los", "las", "del", "y", "una", "por", "para", "con"));

    private final Wire wire;
    private final Limits limits;
    private @Nullable Set<String> installed;
    private String said = "";
    private @Nullable String chosen;
    private int pages;

    Recognition(Wire wire, Limits limits) {
        this.wire = wire;
        this.limits = limits;
    }

    /// @param language BCP 47, as the contributor says; empty when nothing was said
    void begin(String language) {
        said = language.isEmpty() ? "" : language.toLowerCase(Locale.ROOT).replaceFirst("-.*", "");
        chosen = null;
        pages = 0;
    }

    /// Whether something has to be installed before any page can be read.
    static boolean missing(Refused why) {
        return why.code.equals("no-tesseract") || why.code.equals("no-language");
    }

    /// The language packs that are installed; none when Tesseract is not.
    ///
    /// @throws Refused naming what has to be installed
    private Set<String> packs() throws IOException {
        Set<String> known = installed;
        if (known == null) {
            known = new TreeSet<>();
            try {
                run(List.of(limits.tesseract(), "--list-langs"), 20)
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.matches("[a-z_A-Z]{3,}"))
                        .forEach(known::add);
            } catch (IOException e) {
                // Not installed.
            }
            installed = known;
        }
        if (known.isEmpty()) {
            throw new Refused("no-tesseract", PACKS.getOrDefault(said, ""));
        }
        return known;
    }

    /// Reads one page and writes its lines to the wire.
    ///
    /// @param index of the image in its file, from 0; -1 when it is the only one
    /// @param points how many points of the page one pixel is
    /// @param height of the page in points
    /// @throws Refused when nothing can be read at all: Tesseract or a language is not installed,
    ///   or there are too many pages
    void page(int number, Path image, int index, float points, float height) throws IOException {
        Set<String> packs = packs();
        if (++pages > limits.scannedPages()) {
            throw new Refused("too-many-scans");
        }
        // Looking for the script, and reading.
        wire.takes(2 * limits.pageSeconds());
        String languages = languages(image, index, packs);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                limits.tesseract(),
                                image.toString(),
                                "stdout",
                                "-l",
                                languages,
                                "--psm",
                                packs.contains("osd") ? "1" : "3"));
        if (index >= 0) {
            command.addAll(List.of("-c", "tessedit_page_number=" + index));
        } else {
            // A drawn page does not say it, and guessing it costs letters.
            command.addAll(List.of("--dpi", Integer.toString(dots(points))));
        }
        command.add("tsv");
        String found;
        try {
            found = run(command, limits.pageSeconds());
        } catch (IOException e) {
            wire.note("page-not-recognised", Integer.toString(number));
            return;
        }
        List<Line> lines = lines(found);
        float confidence = confidence(lines.stream().flatMap(line -> line.words.stream()).toList());
        long letters =
                lines.stream()
                        .flatMap(line -> line.words.stream())
                        .flatMapToInt(word -> word.text.codePoints())
                        .filter(Character::isLetterOrDigit)
                        .count();
        if (letters < FEWEST_LETTERS || confidence < NO_TEXT) {
            if (letters > 0) {
                wire.note("page-not-recognised", Integer.toString(number));
            }
            return;
        }
        Map<String, Float> words = new HashMap<>();
        lines.stream()
                .flatMap(line -> line.words.stream())
                .forEach(word -> words.merge(word.text, word.confidence, Math::min));
        wire.recognised(number, confidence, words);
        write(number, lines, points, height);
        if (chosen == null || chosen.contains("+")) {
            chosen = language(lines, languages);
        }
    }

    private static int dots(float points) {
        return Math.clamp(Math.round(72 / points), 70, 600);
    }

    private void write(int page, List<Line> lines, float points, float height) throws IOException {
        List<Integer> heights = lines.stream().map(Line::height).sorted().toList();
        float usual = heights.get(heights.size() / 2) * points;
        for (Line line : lines) {
            float own = line.height() * points;
            wire.block(
                    Wire.Kind.LINE,
                    0,
                    page,
                    0,
                    line.left() * points,
                    line.right() * points,
                    line.bottom() * points,
                    own > usual * 0.7f && own < usual * 1.4f ? usual : own,
                    height,
                    line.text());
        }
    }

    private String languages(Path image, int index, Set<String> packs) throws IOException {
        if (!said.isEmpty()) {
            String pack = PACKS.get(said);
            if (pack != null) {
                return need(pack, packs);
            }
        }
        if (chosen != null) {
            return chosen;
        }
        String pack = packs.contains("osd") ? SCRIPTS.get(script(image, index)) : null;
        if (pack != null) {
            chosen = need(pack, packs);
            return chosen;
        }
        List<String> latin = LATIN.stream().filter(packs::contains).toList();
        return latin.isEmpty() ? need("eng", packs) : String.join("+", latin);
    }

    private static String need(String pack, Set<String> packs) throws Refused {
        if (!packs.contains(pack)) {
            throw new Refused("no-language", pack);
        }
        return pack;
    }

    private String script(Path image, int index) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                limits.tesseract(),
                                image.toString(),
                                "stdout",
                                "-l",
                                "osd",
                                "--psm",
                                "0"));
        if (index >= 0) {
            command.addAll(List.of("-c", "tessedit_page_number=" + index));
        }
        try {
            return run(command, limits.pageSeconds())
                    .lines()
                    .filter(line -> line.startsWith("Script:"))
                    .map(line -> line.substring("Script:".length()).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            // Too few letters to tell.
            return "";
        }
    }

    /// The one language of the page, where it is clear; else all that were tried.
    private static String language(List<Line> lines, String tried) {
        Map<String, Integer> votes = new HashMap<>();
        for (Line line : lines) {
            for (Word word : line.words) {
                String bare = word.text.toLowerCase(Locale.ROOT);
                COMMON.forEach((language, words) -> {
                    if (words.contains(bare)) {
                        votes.merge(language, 1, Integer::sum);
                    }
                });
            }
        }
        List<String> order =
                Stream.of(tried.split("\\+"))
                        .sorted((a, b) -> votes.getOrDefault(b, 0) - votes.getOrDefault(a, 0))
                        .toList();
        int first = votes.getOrDefault(order.getFirst(), 0);
        int second = order.size() < 2 ? 0 : votes.getOrDefault(order.get(1), 0);
        return first >= 10 && first > 3 * second ? order.getFirst() : tried;
    }

    /// @param confidence 0 to 100, as Tesseract says
    private record Word(String text, int left, int top, int right, int bottom, float confidence) {}

    private record Line(List<Word> words) {

        int left() {
            return words.stream().mapToInt(Word::left).min().orElse(0);
        }

        int right() {
            return words.stream().mapToInt(Word::right).max().orElse(0);
        }

        int bottom() {
            return words.stream().mapToInt(Word::bottom).max().orElse(0);
        }

        int height() {
            return Math.max(1, bottom() - words.stream().mapToInt(Word::top).min().orElse(0));
        }

        String text() {
            var text = new StringBuilder();
            @Nullable Word before = null;
            int height = height();
            for (Word word : words) {
                if (before != null) {
                    int gap =
                            word.left >= before.right
                                    ? word.left - before.right
                                    : before.left - word.right;
                    boolean afterNumber =
                            words.getFirst() == before
                                    && gap > height * 0.7f
                                    && before.text.matches("\\d{1,4}\\.|\\([a-z]{1,4}\\)");
                    if (gap > height * WIDE || afterNumber) {
                        text.append('\t');
                    } else if (!(han(before.text) && han(word.text))) {
                        text.append(' ');
                    }
                }
                text.append(word.text);
                before = word;
            }
            return text.toString();
        }

        /// Tesseract puts a space between the characters of a script that has none.
        private static boolean han(String text) {
            int first = text.codePointAt(0);
            return Character.isIdeographic(first)
                    || first >= 0x3000 && first <= 0x303F
                    || first >= 0xFF00 && first <= 0xFFEF;
        }
    }

    private static List<Line> lines(String tsv) {
        Map<String, Line> lines = new LinkedHashMap<>();
        tsv.lines()
                .skip(1)
                .map(row -> row.split("\t", -1))
                .filter(row -> row.length == 12 && row[0].equals("5") && !row[11].isBlank())
                .forEach(row -> {
                    int left = Integer.parseInt(row[6]);
                    int top = Integer.parseInt(row[7]);
                    lines.computeIfAbsent(
                                    row[2] + ' ' + row[3] + ' ' + row[4],
                                    key -> new Line(new ArrayList<>()))
                            .words
                            .add(
                                    new Word(
                                            row[11].strip(),
                                            left,
                                            top,
                                            left + Integer.parseInt(row[8]),
                                            top + Integer.parseInt(row[9]),
                                            Math.clamp(Float.parseFloat(row[10]), 0, 100)));
                });
        return List.copyOf(lines.values());
    }

    /// The mean over all letters.
    private static float confidence(List<Word> words) {
        long letters = words.stream().mapToLong(word -> word.text.length()).sum();
        double sum = words.stream().mapToDouble(word -> word.confidence * word.text.length()).sum();
        return letters == 0 ? 0 : (float) (sum / letters);
    }

    /// @throws IOException when it cannot be started, takes too long, fails or says too much
    private static String run(List<String> program, int seconds) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", TETHER, "tesseract"));
        command.addAll(program);
        var builder = new ProcessBuilder(command);
        // More threads than one take longer for one page.
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            var output = new CompletableFuture<String>();
            Thread.ofPlatform()
                    .daemon()
                    .name("tesseract")
                    .start(() -> {
                        try (InputStream in = process.getInputStream()) {
                            byte[] bytes = in.readNBytes(MOST_OUTPUT);
                            output.complete(new String(bytes, StandardCharsets.UTF_8));
                        } catch (IOException e) {
                            output.completeExceptionally(e);
                        }
                    });
            String text = output.get(seconds, TimeUnit.SECONDS);
            if (!process.waitFor(5, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("Tesseract failed");
            }
            return text;
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("Tesseract gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } finally {
            // The end of its input ends the program behind the shell.
            process.getOutputStream().close();
            process.descendants().forEach(ProcessHandle::destroyForcibly);
        }
    }
}
