package org.compendium.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.compendium.cli.Client.Failure;
import tools.jackson.databind.JsonNode;

/// Asks the running server questions in several languages, of which it is known which paragraphs
/// answer them, and prints for how many one of these is among the first five that are shown.
final class Languages {

    private static final int FIRST = 5;
    private static final int COLUMNS = 5;

    private final Server server;

    Languages(Server server) {
        this.server = server;
    }

    /// @param arguments a file with the columns id, set, language, question, paragraphs; perhaps
    ///   `dev` or `test`, for one of its sets
    int run(List<String> arguments) throws IOException, InterruptedException {
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw new Failure(
                    "Which questions? For example: ./kb eval languages eval/languages/questions.tsv"
                            + " test");
        }
        Path file = Path.of(arguments.getFirst());
        if (!Files.isReadable(file)) {
            throw new Failure(file + " cannot be read");
        }
        Map<String, int[]> byLanguage = new TreeMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (cells.length != COLUMNS) {
                throw new Failure("Five columns are expected: " + line);
            }
            if (arguments.size() == 2 && !arguments.get(1).equals(cells[1])) {
                continue;
            }
            Set<String> right = Set.copyOf(Arrays.asList(cells[4].split(" ")));
            List<String> found = ask(cells[3]);
            int place = -1;
            for (int i = 0; i < found.size() && place < 0; i++) {
                place = right.contains(found.get(i)) ? i : -1;
            }
            int[] counts = byLanguage.computeIfAbsent(cells[2], any -> new int[2]);
            counts[0]++;
            counts[1] += place >= 0 ? 1 : 0;
            System.out.printf(
                    Locale.ROOT,
                    "%-4s %-3s %s%s%n",
                    cells[0],
                    cells[2],
                    place >= 0 ? "found as " + (place + 1) : "not among the first " + FIRST,
                    place >= 0 ? "" : ": " + String.join(" ", found));
        }
        int asked = byLanguage.values().stream().mapToInt(counts -> counts[0]).sum();
        int right = byLanguage.values().stream().mapToInt(counts -> counts[1]).sum();
        byLanguage.forEach((language, counts) ->
                System.out.printf("%s: %d of %d%n", language, counts[1], counts[0]));
        System.out.printf(
                Locale.ROOT,
                "all: %d of %d, %.0f %%%n",
                right,
                asked,
                100.0 * right / Math.max(1, asked));
        return 0;
    }

    /// @return the first paragraphs that are shown, whatever document they are of
    private List<String> ask(String question) throws IOException, InterruptedException {
        JsonNode answer =
                server.json(
                        server.get(
                                "/api/v1/search?q="
                                        + URLEncoder.encode(question, StandardCharsets.UTF_8)));
        List<String> found = new ArrayList<>();
        answer.get("hits")
                .forEach(hit ->
                        hit.get("passages")
                                .forEach(passage -> found.add(passage.get("id").asString())));
        return found.subList(0, Math.min(FIRST, found.size()));
    }
}
