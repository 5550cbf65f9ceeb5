package org.compendium.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.compendium.engines.DataFolder;
import org.compendium.ingest.Ingestion;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `ingest PATH…`, `search WORDS`, `reprocess` and `check`, for a server that runs already; `bench`
/// starts one of its own.
public final class Client {

    /// What may be said of all files at once; a title or a symbol belongs to one.
    private static final List<String> SAID =
            List.of(
                    "kind",
                    "language",
                    "date",
                    "body",
                    "licence",
                    "rightsHolder",
                    "redistributable",
                    "sourceUrl",
                    "release");

    /// Of these, what is said by the option alone.
    private static final Set<String> YES = Set.of("redistributable", "release");

    private Client() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.exit(run(new ArrayList<>(Arrays.asList(arguments))));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (ConnectException e) {
            System.err.println(
                    "The server does not answer. Start it with ./kb run, or name it with --server.");
            System.exit(2);
        } catch (IOException e) {
            System.err.println("The connection to the server broke off: " + e.getMessage());
            System.exit(2);
        }
    }

    private static int run(List<String> arguments) throws IOException, InterruptedException {
        String command = arguments.isEmpty() ? "" : arguments.removeFirst();
        if (command.equals("bench")) {
            return Bench.run(arguments);
        }
        boolean json = arguments.remove("--json");
        String data = option(arguments, "--data");
        String server = option(arguments, "--server");
        String csv = option(arguments, "--csv");
        Map<String, String> said = said(arguments);
        String password = option(arguments, "--password");
        String again = command.equals("reprocess") ? Reprocess.asked(arguments) : "";
        String cancelled = command.equals("reprocess") ? option(arguments, "--cancel") : null;
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                throw new Failure(argument + " is not understood; ./kb help shows what is");
            }
        }
        Server at = Server.find(server, data == null ? DataFolder.standard() : Path.of(data));
        return switch (command) {
            case "ingest" ->
                    new Ingest(at, said, password)
                            .run(arguments, csv == null ? null : Path.of(csv));
            case "search" -> search(at, String.join(" ", arguments), json);
            case "reprocess" ->
                    cancelled == null
                            ? new Reprocess(at).run(again)
                            : new Reprocess(at).cancel(cancelled);
            case "check" -> check(at);
            case "export" -> export(at, arguments);
            case "languages" -> new Languages(at).run(arguments);
            default -> throw new Failure("'" + command + "' is not understood; see ./kb help");
        };
    }

    private static int export(Server at, List<String> arguments)
            throws IOException, InterruptedException {
        if (arguments.size() != 1) {
            throw new Failure("Name one file to write to: ./kb export FILE.zip");
        }
        Path file = Path.of(arguments.getFirst()).toAbsolutePath();
        if (Files.exists(file)) {
            throw new Failure(file + " is there already; name another one");
        }
        at.download("/api/v1/administration/export", file);
        System.out.println(
                file
                        + " has everything that is kept. It holds hashes of passwords and what is not"
                        + " public: keep it as you keep the data folder.");
        return 0;
    }

    /// What is said of all files: the fields of a JSON file, and options by themselves.
    static Map<String, String> said(List<String> arguments) throws IOException {
        Map<String, String> said = new HashMap<>();
        String file = option(arguments, "--metadata");
        if (file != null) {
            try {
                new ObjectMapper()
                        .readTree(Files.readString(Path.of(file)))
                        .properties()
                        .forEach(field -> said.put(field.getKey(), field.getValue().asString()));
            } catch (JacksonException | NoSuchFileException e) {
                throw new Failure(
                        file
                                + " is no file with a JSON object, for example {\"kind\": \"manual\"}");
            }
        }
        for (String field : SAID) {
            // sourceUrl is said with --source-url.
            String name = "--" + field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            String value = YES.contains(field) ? flag(arguments, name) : option(arguments, name);
            if (value != null) {
                said.put(field, value);
            }
        }
        try {
            Ingestion.check(said);
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()));
        }
        return said;
    }

    /// An option that needs no value, and may have one of two.
    private static @Nullable String flag(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        if (at < 0) {
            return option(arguments, name);
        }
        boolean valued =
                at + 1 < arguments.size()
                        && List.of("true", "false").contains(arguments.get(at + 1));
        arguments.remove(at);
        return valued ? arguments.remove(at) : "true";
    }

    static @Nullable String option(List<String> arguments, String name) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(name + "=")) {
                arguments.remove(i);
                return argument.substring(name.length() + 1);
            }
            if (argument.equals(name)) {
                if (i + 1 == arguments.size()) {
                    throw new Failure(name + " needs a value");
                }
                arguments.remove(i);
                return arguments.remove(i);
            }
        }
        return null;
    }

    private static int search(Server at, String words, boolean json)
            throws IOException, InterruptedException {
        if (words.isBlank()) {
            throw new Failure("What are you looking for? For example: ./kb search export zones");
        }
        String text = at.get("/api/v1/search?q=" + Server.encode(words));
        if (json) {
            System.out.println(text);
            return 0;
        }
        JsonNode answer = at.json(text);
        System.out.println(answer.get("total").asLong() + " documents");
        for (JsonNode hit : answer.get("hits")) {
            JsonNode document = hit.get("document");
            System.out.println();
            System.out.println(
                    (document.get("symbol").isNull()
                                    ? ""
                                    : document.get("symbol").asString() + "  ")
                            + document.get("title").asString());
            for (JsonNode passage : hit.get("passages")) {
                String label = passage.get("label").isNull() ? "" : passage.get("label").asString();
                System.out.printf("%8s  %s%n", label, shortened(passage.get("text").asString()));
                System.out.println("          " + passage.get("url").asString());
            }
        }
        return 0;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 240 ? line : line.substring(0, 239) + "…";
    }

    private static int check(Server at) throws IOException, InterruptedException {
        String text = at.get("/api/v1/administration/agreement");
        System.out.println(text);
        JsonNode answer = at.json(text);
        boolean agree = answer.get("index").get("agree").asBoolean();
        System.out.println(
                agree ? "Index and store agree." : "Index and store differ; see the lists above.");
        return agree ? 0 : 1;
    }

    /// Something that the person at the keyboard can mend.
    static class Failure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message);
        }
    }
}
