package org.compendium.cli;

import java.io.Console;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.compendium.cli.Sending.Sent;
import org.compendium.ingest.Batch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Sends files and folders, waits for what becomes of them, and says it, one line a file.
final class Ingest {

    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Server server;
    private final Map<String, String> said;
    private final @Nullable String password;
    private final boolean terminal =
            System.console() instanceof Console console && console.isTerminal();

    /// @param said of all files; the rows of a sheet go before it
    /// @param password for the files that are locked; null when there is none
    Ingest(Server server, Map<String, String> said, @Nullable String password) {
        this.server = server;
        this.said = Map.copyOf(said);
        this.password = password;
    }

    private record Item(Path file, Map<String, String> said) {}

    /// @param csv a sheet with what is known of the files in the only folder that is named; without
    ///   one, a folder's own `metadata.csv` is used
    /// @return 0 when every file has a recorded outcome and the sheet is right
    int run(List<String> paths, @Nullable Path csv) throws IOException, InterruptedException {
        List<Item> items = new ArrayList<>();
        boolean sheetsRight = true;
        if (csv != null && (paths.size() != 1 || !Files.isDirectory(Path.of(paths.getFirst())))) {
            throw new Failure(
                    "--csv goes with one folder. For example: ./kb ingest reports/ --csv list.csv");
        }
        for (String path : paths) {
            Path start = Path.of(path);
            Path sheet = csv == null ? start.resolve(Batch.NAME) : csv;
            if (Files.isDirectory(start) && (csv != null || Files.isRegularFile(sheet))) {
                sheetsRight &= sheet(start, sheet, items);
            } else {
                files(start).forEach(file -> items.add(new Item(file, said)));
            }
        }
        if (items.isEmpty()) {
            throw new Failure("There are no files. For example: ./kb ingest reports/");
        }
        return send(items) && sheetsRight ? 0 : 1;
    }

    private boolean sheet(Path folder, Path sheet, List<Item> items) throws IOException {
        Map<String, Path> there = new TreeMap<>();
        for (Path file : files(folder)) {
            if (!file.toAbsolutePath().equals(sheet.toAbsolutePath())) {
                there.put(folder.relativize(file).toString().replace('\\', '/'), file);
            }
        }
        Batch batch;
        try {
            batch = Batch.read(Files.readAllBytes(sheet), there.keySet());
        } catch (IllegalArgumentException e) {
            throw new Failure(sheet + ": " + e.getMessage());
        }
        for (String column : batch.unknownColumns()) {
            System.err.println(sheet + ": the column '" + column + "' is not used");
        }
        boolean right = true;
        for (Batch.Row row : batch.rows()) {
            if (row.good()) {
                Map<String, String> all = new HashMap<>(said);
                all.putAll(row.metadata());
                Path file = there.remove(row.file());
                if (file != null) {
                    items.add(new Item(file, all));
                }
            } else {
                right = false;
                there.remove(row.file());
                System.err.println(
                        sheet + " line " + row.line() + ": " + String.join("; ", row.problems()));
            }
        }
        there.forEach((name, file) -> {
            System.err.println(sheet + " has no row for " + name + "; it is sent without");
            items.add(new Item(file, said));
        });
        if (!right) {
            System.err.println("The files of these lines are not sent; the others are.");
        }
        return right;
    }

    private boolean send(List<Item> items) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<Sent> sent = sendAll(items);
        Map<String, Integer> summary = new TreeMap<>();
        int without = 0;
        int done = 0;
        for (Sent one : sent) {
            String outcome = one.receipt().isEmpty() ? "" : await(one);
            progress("Reading", ++done, sent.size());
            String line;
            if (one.receipt().isEmpty()) {
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
        return without == 0;
    }

    static List<Path> files(List<String> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String path : paths) {
            files.addAll(files(Path.of(path)));
        }
        return files;
    }

    private static List<Path> files(Path start) throws IOException {
        if (!Files.exists(start)) {
            throw new Failure("There is no file or folder " + start);
        }
        try (Stream<Path> tree = Files.walk(start)) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private List<Sent> sendAll(List<Item> items) throws InterruptedException {
        List<Future<Sent>> sending = new ArrayList<>();
        List<Sent> sent = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Item item : items) {
                sending.add(pool.submit(() -> send(item.file(), item.said())));
            }
            for (Future<Sent> one : sending) {
                try {
                    sent.add(one.get());
                } catch (ExecutionException e) {
                    pool.shutdownNow();
                    if (e.getCause() instanceof Failure failure) {
                        throw failure;
                    }
                    throw new Failure("Sending failed: " + e.getCause());
                }
                progress("Sending", sent.size(), items.size());
            }
        }
        return sent;
    }

    Sent send(Path file, Map<String, String> of) throws InterruptedException {
        return new Sending(server, file, of, PATIENCE).run();
    }

    // A locked file asks for its password, so that the others never see it.
    private void unlock(String receipt) throws IOException, InterruptedException {
        server.post(
                receipt + "/password",
                "application/json",
                HttpRequest.BodyPublishers.ofString(
                        new ObjectMapper()
                                .writeValueAsString(Map.of("password", String.valueOf(password)))),
                UUID.randomUUID().toString());
    }

    String await(Sent sent) throws IOException, InterruptedException {
        long start = System.nanoTime();
        boolean tried = password == null;
        long lastAnswer = System.nanoTime();
        while (true) {
            try {
                JsonNode receipt = server.json(server.get(sent.receipt()));
                lastAnswer = System.nanoTime();
                JsonNode outcome = receipt.get("outcome");
                if (outcome != null && !outcome.isNull()) {
                    if (!tried && receipt.path("locked").asBoolean()) {
                        tried = true;
                        unlock(sent.receipt());
                        continue;
                    }
                    String words = outcome.asString().replace('-', ' ');
                    JsonNode reason = receipt.get("reason");
                    return reason == null || reason.isNull()
                            ? words
                            : words + ": " + reason.asString();
                }
            } catch (IOException e) {
                // What was accepted is safe: the server that is started again will say.
                patient(e, lastAnswer);
            } catch (Server.Refused e) {
                if (!(e.passing() || e.status() == 401)) {
                    throw e;
                }
                patient(e, lastAnswer);
            }
            // What takes long is asked for seldom, and is known a quarter too late at most.
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            Thread.sleep(Math.clamp(waited.toMillis() / 4, 50, 1_000));
        }
    }

    private <E extends Exception> void patient(E trouble, long since) throws E {
        server.findAgain();
        if (System.nanoTime() - since > PATIENCE.toNanos()) {
            throw trouble;
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
