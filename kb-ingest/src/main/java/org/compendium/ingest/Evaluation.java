package org.compendium.ingest;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Measures what the steps make of a folder of documents, without a server: `./kb eval`.
public final class Evaluation {

    private static final String USAGE =
            """
            ./kb eval themes DIR
                holds the themes that are found in DIR/tuning and DIR/held-out against the labels
                there, by threshold and by language
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
        if (args.size() != 2) {
            throw new Refused(USAGE);
        }
        switch (args.getFirst()) {
            case "themes" -> ThemeFigures.of(Path.of(args.getLast())).print(out);
            default -> throw new Refused(USAGE);
        }
    }
}
