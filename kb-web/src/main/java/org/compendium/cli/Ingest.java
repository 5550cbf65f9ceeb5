package org.compendium.cli;

import java.io.Console;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.compendium.cli.Client.Failure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Sends files and folders, waits for what becomes of them, and says it, one line a file.
final class Ingest {

    private static final int AT_ONCE = 4;
    private static final int TRIES = 5;

    private final Server server;
    private final @Nullable String password;
    private final boolean terminal =
            System.console() instanceof Console console && console.isTerminal();

    /// @param password for the files that are locked; null when there is none
    Ingest(Server server, @Nullable String password) {
        this.server = server;
        this.password = password;
    }

    record Sent(Path file, String id, String refusal) {}

    /// @return 0 when every file has a recorded outcome
    int run(List<String> paths) throws IOException, InterruptedException {
        List<Path> files = files(paths);
        if (files.isEmpty()) {
            throw new Failure("There are no files. For example: ./kb ingest reports/");
        }
        long start = System.nanoTime();
        List<Sent> sent = send(files);
        Map<String, Integer> summary = new TreeMap<>();
        int without = 0;
        int done = 0;
        for (Sent one : sent) {
            String outcome = one.id().isEmpty() ? "" : await(one);
            progress("Reading", ++done, sent.size());
            String line;
            if (one.id().isEmpty()) {
                line = "not sent: " + one.refusal();
                without++;
                summary.merge("not sent", 1, Integer::sum);
            } else {
                line = outcome;
                summary.merge(outcome.replaceFirst(":.*", ""), 1, Integer::sum);
            }
            clear();
            System.out.println(one.file() + "  " + line);
        }
        clear();
        System.out.printf(
                "%d files in %.1f s: %s%n",
                sent.size(),
                (System.nanoTime() - start) / 1e9,
                String.join(
                        ", ",
                        summary.entrySet().stream()
                                .map(entry -> entry.getValue() + " " + entry.getKey())
                                .toList()));
        return without == 0 ? 0 : 1;
    }

    static List<Path> files(List<String> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String path : paths) {
            Path start = Path.of(path);
            if (!Files.exists(start)) {
                throw new Failure("There is no file or folder " + path);
            }
            try (Stream<Path> tree = Files.walk(start)) {
                tree.filter(Files::isRegularFile)
                        .filter(file -> !file.getFileName().toString().startsWith("."))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private List<Sent> send(List<Path> files) throws InterruptedException {
        List<Future<Sent>> sending = new ArrayList<>();
        List<Sent> sent = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Path file : files) {
                sending.add(pool.submit(() -> send(file)));
            }
            for (Future<Sent> one : sending) {
                try {
                    sent.add(one.get());
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof Failure failure) {
                        throw failure;
                    }
                    throw new Failure("Sending failed: " + e.getCause());
                }
                progress("Sending", sent.size(), files.size());
            }
        }
        return sent;
    }

    // The same key for every try: a file whose receipt was lost on the way is not sent twice.
    Sent send(Path file) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        String last = "";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                String boundary = "kb" + key;
                String head =
                        "--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                                + file.getFileName().toString().replace("\"", "%22")
                                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
                var body =
                        HttpRequest.BodyPublishers.concat(
                                HttpRequest.BodyPublishers.ofString(head, StandardCharsets.UTF_8),
                                HttpRequest.BodyPublishers.ofFile(file),
                                HttpRequest.BodyPublishers.ofString(
                                        "\r\n--" + boundary + "--\r\n"));
                JsonNode receipt =
                        server.json(
                                server.post(
                                        "/api/v1/documents",
                                        "multipart/form-data; boundary=" + boundary,
                                        body,
                                        key));
                return new Sent(file, receipt.get("id").asString(), "");
            } catch (Server.Refused e) {
                if (!e.passing()) {
                    return new Sent(file, "", String.valueOf(e.getMessage()));
                }
                last = String.valueOf(e.getMessage());
            } catch (IOException e) {
                last = String.valueOf(e.getMessage());
            }
            Thread.sleep(500L * attempt);
        }
        return new Sent(file, "", last);
    }

    // A locked file asks for its password, so that the others never see it.
    private void unlock(String id) throws IOException, InterruptedException {
        server.post(
                "/api/v1/ingestions/" + id + "/password",
                "application/json",
                HttpRequest.BodyPublishers.ofString(
                        new ObjectMapper()
                                .writeValueAsString(Map.of("password", String.valueOf(password)))),
                UUID.randomUUID().toString());
    }

    String await(Sent sent) throws IOException, InterruptedException {
        long pause = 50;
        boolean tried = password == null;
        while (true) {
            JsonNode receipt = server.json(server.get("/api/v1/ingestions/" + sent.id()));
            JsonNode outcome = receipt.get("outcome");
            if (outcome != null && !outcome.isNull()) {
                if (!tried && receipt.path("locked").asBoolean()) {
                    tried = true;
                    unlock(sent.id());
                    continue;
                }
                String words = outcome.asString().replace('-', ' ');
                JsonNode reason = receipt.get("reason");
                return reason == null || reason.isNull() ? words : words + ": " + reason.asString();
            }
            Thread.sleep(pause);
            pause = Math.min(1_000, pause * 2);
        }
    }

    private void progress(String what, int done, int all) {
        if (terminal) {
            int width = 30;
            int full = done * width / all;
            System.err.printf(
                    "\r%s [%s%s] %d of %d",
                    what, "#".repeat(full), " ".repeat(width - full), done, all);
        }
    }

    private void clear() {
        if (terminal) {
            System.err.print("\r\033[K");
        }
    }
}
