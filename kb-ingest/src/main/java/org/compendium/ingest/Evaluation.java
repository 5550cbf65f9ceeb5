package org.compendium.ingest;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.compendium.ingest.extract.ExtractionSettings;
import org.compendium.ingest.extract.Extractor;

/// Measures what the steps make of a folder of documents, without a server: `./kb eval`.
///
/// The forked parsers are the only processes it starts, and nothing is stored.
public final class Evaluation {

    private static final String USAGE =
            """
            ./kb eval references DIR
                holds the works cited in DIR/pdf and DIR/docx against the hyperlinks in DIR/their-json
            ./kb eval description DIR…
                holds symbol, language and date of the documents in each DIR against what their names
                and companions say
            """;

    /// What was asked for cannot be done; the message says why, and what can.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private Evaluation() {}

    /// Ends with 0 when everything was measured, with 2 when it was asked for wrongly.
    ///
    /// @param args what to measure, then its own arguments
    public static void main(String[] args) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            run(List.of(args), out);
        } catch (Refused e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.exit(0);
    }

    private static void run(List<String> args, PrintStream out) throws IOException {
        List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
        Path work = Files.createTempDirectory("compendium-eval");
        try (var extractor = new Extractor(settings(work))) {
            switch (args.isEmpty() ? "" : args.getFirst()) {
                case "references" -> ReferenceFigures.of(folder(rest), extractor).print(out);
                case "description" -> {
                    for (String folder : rest) {
                        DescriptionFigures.of(folder(List.of(folder)), extractor).print(out);
                    }
                }
                default -> throw new Refused(USAGE);
            }
        } finally {
            delete(work);
        }
    }

    private static Path folder(List<String> rest) {
        if (rest.isEmpty()) {
            throw new Refused(USAGE);
        }
        Path folder = Path.of(rest.getFirst());
        if (!Files.isDirectory(folder)) {
            throw new Refused("There is no folder " + folder);
        }
        return folder;
    }

    private static ExtractionSettings settings(Path work) {
        return ExtractionSettings.in(IngestConfiguration.parsersBesideUs(), work);
    }

    private static void delete(Path work) throws IOException {
        try (var left = Files.walk(work)) {
            for (Path path : left.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
