package org.compendium.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.compendium.engines.EnginesException;
import org.compendium.ingest.Languages;
import org.compendium.search.AnswerEvaluation;

/// Measures answers, in an installation of its own that is removed afterwards: `./kb eval answers
/// DIR…`.
public final class EvaluateAnswers {

    private static final String FOLDER = "compendium-eval-answers";

    private EvaluateAnswers() {}

    /// Ends with 0 when everything was measured, with 2 when it was asked for wrongly.
    ///
    /// @param arguments a table of questions, then the folders of the documents that are asked; or
    ///   the table and folders in BEIR's format, which bring questions of their own
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) {
            System.err.println(
                    "Which documents? For example: ./kb eval answers DIR, with reports in DIR, or"
                            + " corpus.jsonl, queries.jsonl and qrels/test.tsv");
            System.exit(2);
        }
        try {
            measure(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length));
        } catch (EnginesException | IllegalArgumentException | Client.Failure e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.exit(0);
    }

    private static void measure(Path questions, List<String> folders)
            throws IOException, InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var languages = new Languages();
        List<String> documents = new ArrayList<>();
        for (String folder : folders) {
            if (Files.exists(Path.of(folder, "corpus.jsonl"))) {
                OwnInstallation.with(
                        FOLDER,
                        installation ->
                                installation
                                        .part(AnswerEvaluation.class)
                                        .printJudged(Path.of(folder), languages::of, out));
            } else {
                documents.add(folder);
            }
        }
        if (!documents.isEmpty()) {
            List<Path> files = Ingest.files(documents);
            OwnInstallation.with(
                    FOLDER,
                    installation -> {
                        // Digests must not be quoted.
                        installation.take(files, out);
                        installation.part(AnswerEvaluation.class).print(questions, out);
                    });
        }
    }
}
