package org.compendium.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.compendium.engines.EnginesException;
import org.compendium.search.SentenceEvaluation;

/// Measures whether half-remembered sentences lead to their paragraphs, in an installation of its
/// own that is removed afterwards: `./kb eval sentences DIR…`.
public final class EvaluateSentences {

    private EvaluateSentences() {}

    /// What was asked for.
    ///
    /// @param misses whether all are listed
    private record Wanted(long seed, boolean misses, List<String> folders) {

        /// @throws IllegalArgumentException when it was asked for wrongly
        static Wanted of(List<String> arguments) {
            long seed = SentenceEvaluation.SEED;
            boolean misses = false;
            List<String> folders = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                switch (arguments.get(i)) {
                    case "--misses" -> misses = true;
                    case "--seed" -> seed = seed(++i < arguments.size() ? arguments.get(i) : "");
                    default -> folders.add(arguments.get(i));
                }
            }
            if (folders.isEmpty()) {
                throw new IllegalArgumentException(
                        "Which documents? For example: ./kb eval sentences DIR, with reports in"
                                + " DIR");
            }
            return new Wanted(seed, misses, folders);
        }

        private static long seed(String number) {
            try {
                return Long.parseLong(number);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "--seed needs a whole number, was '" + number + '\'', e);
            }
        }
    }

    /// Ends with 0 when everything was measured, with 2 when it was asked for wrongly.
    ///
    /// @param arguments files and folders of documents; `--seed N` takes other sentences,
    ///   `--misses` lists all that are not found first
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            Wanted wanted = Wanted.of(List.of(arguments));
            List<Path> files = Ingest.files(wanted.folders());
            var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            OwnInstallation.with(
                    "compendium-eval-sentences",
                    installation -> {
                        installation.take(files, out);
                        installation
                                .part(SentenceEvaluation.class)
                                .print(wanted.seed(), wanted.misses(), out);
                    });
        } catch (EnginesException | IllegalArgumentException | Client.Failure e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.exit(0);
    }
}
