package org.compendium.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.compendium.engines.EnginesException;
import org.compendium.ingest.Languages;
import org.compendium.search.SearchEvaluation;

/// Measures search on judged questions, in an installation of its own that is removed afterwards:
/// `./kb eval search DIR…`.
public final class EvaluateSearch {

    private EvaluateSearch() {}

    /// Ends with 0 when everything was measured, with 2 when it was asked for wrongly.
    ///
    /// @param arguments folders in BEIR's format
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0) {
            System.err.println(
                    "Which sets? For example: ./kb eval search DIR, with corpus.jsonl,"
                            + " queries.jsonl and qrels/test.tsv in DIR");
            System.exit(2);
        }
        try {
            var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            var languages = new Languages();
            for (String folder : arguments) {
                OwnInstallation.with(
                        "compendium-eval",
                        installation ->
                                installation
                                        .part(SearchEvaluation.class)
                                        .print(Path.of(folder), languages::of, out));
            }
        } catch (EnginesException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.exit(0);
    }
}
