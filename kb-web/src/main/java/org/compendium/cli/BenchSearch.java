package org.compendium.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.compendium.engines.DataFolder;
import org.compendium.engines.Engines;
import org.compendium.engines.EnginesException;
import org.compendium.search.IndexChanges;
import org.compendium.search.MadeCollection;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// Measures how fast search answers over made collections, beside the same requests sent to
/// Elasticsearch without the application, and by way of a server that does nothing but pass them
/// on: `./kb bench search [PASSAGES…]`, in an installation of its own that is removed afterwards.
public final class BenchSearch {

    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final String HEAP = "1g";
    private static final int QUESTIONS = 300;

    /// So many of them are typed letter by letter, and so many titles, which are twice as long. The
    /// search field offers something from the second letter on.
    private static final int TYPED = 100;

    private static final int TYPED_TITLES = 50;
    private static final int FIRST_LETTERS = 2;
    private static final List<Integer> CLIENTS = List.of(1, 16);

    /// The two ways take turns, so that a slow minute of the machine is a slow minute for both.
    private static final int ROUNDS = 4;

    /// A server runs for days. Java compiles thoroughly what has run often enough, and after so
    /// many searches that is all of them (see java.options).
    private static final int WARM = 25_000;

    /// Of each round of them so many by words.
    private static final int BY_WORDS = 4;

    /// And so many suggestions, most of them of a beginning that was not asked for lately.
    private static final int BEGINNINGS = (BY_WORDS + 1) * QUESTIONS;

    /// Until the application has seen that something was written.
    private static final Duration FORGOTTEN = IndexChanges.LOOK.plusMillis(100);

    private BenchSearch() {}

    /// Ends with 0 when everything was measured, with 2 when it was asked for wrongly.
    ///
    /// @param arguments numbers of passages, each greater than the one before
    public static void main(String[] arguments) throws Exception {
        List<Integer> sizes = new ArrayList<>();
        for (String argument : arguments) {
            if (!argument.matches("[1-9][0-9]{2,7}")) {
                System.err.println(
                        "How many passages? For example: ./kb bench search 10000 100000");
                System.exit(2);
            }
            sizes.add(Integer.valueOf(argument));
        }
        Path data = DataFolder.standard().resolveSibling("compendium-bench");
        FileSystemUtils.deleteRecursively(data);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Engines engines =
                Engines.start(Engines.Options.in(data).withElasticsearchHeap(HEAP))) {
            out.printf("Elasticsearch with %s of heap, %d questions%n", HEAP, QUESTIONS);
            int made = 0;
            for (int size : sizes.isEmpty() ? SIZES : sizes) {
                int documents = size / MadeCollection.PASSAGES;
                Prepared prepared = prepare(engines, data, made, documents, out);
                made = documents;
                measure(engines, data, size, prepared, out);
            }
        } catch (EnginesException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
        System.exit(0);
    }

    /// @param asked of Elasticsearch for each question
    /// @param begun the same for each beginning of a word, or of what is typed
    /// @param beginnings of words
    /// @param typed questions, and titles
    /// @param warming beginnings of words to warm up with
    /// @param embedding milliseconds for the vector of a question
    private record Prepared(
            Map<String, List<RecordingProxy.Recorded>> asked,
            Map<String, List<RecordingProxy.Recorded>> begun,
            List<String> beginnings,
            Typed typed,
            List<String> warming,
            double embedding) {}

    private record Typed(List<String> questions, List<String> titles) {}

    private static Prepared prepare(Engines engines, Path data, int from, int to, PrintStream out)
            throws Exception {
        try (var proxy = new RecordingProxy(engines.elasticsearch().uri());
                ConfigurableApplicationContext context =
                        OwnInstallation.start(engines, data, proxy.address())) {
            var collection = context.getBean(MadeCollection.class);
            long start = System.nanoTime();
            collection.make(
                    from,
                    to,
                    documents -> {
                        if (documents % 1_000 == 0) {
                            out.printf(
                                    Locale.ROOT,
                                    "  %d documents made after %.0f s%n",
                                    documents,
                                    (System.nanoTime() - start) / 1e9);
                        }
                    });
            // Requests that prepare and feed the index.
            proxy.recorded();
            Map<String, List<RecordingProxy.Recorded>> asked = new HashMap<>();
            long found = 0;
            for (String question : collection.questions(QUESTIONS)) {
                found += collection.ask(question);
                asked.put(question, proxy.recorded());
            }
            Map<String, List<RecordingProxy.Recorded>> begun = new HashMap<>();
            long offered = 0;
            List<String> beginnings = collection.beginnings(QUESTIONS);
            var typed =
                    new Typed(
                            List.copyOf(asked.keySet()).subList(0, TYPED),
                            collection.titles(TYPED_TITLES, to));
            for (String beginning : beginnings) {
                collection.forget();
                offered += collection.complete(beginning);
                begun.put(beginning, proxy.recorded());
            }
            String questions = typing(typed.questions(), collection, proxy, begun);
            String titles = typing(typed.titles(), collection, proxy, begun);
            double[] embedding = new double[asked.size()];
            int count = 0;
            for (String question : asked.keySet()) {
                long began = System.nanoTime();
                collection.understand(question);
                embedding[count++] = (System.nanoTime() - began) / 1e6;
            }
            out.printf(
                    Locale.ROOT,
                    "%d passages in %d documents; a question finds %d of these, with %.1f requests;"
                            + " a beginning is given %.1f suggestions%n"
                            + "Typing %d questions asks for %s; %d titles, %s%n",
                    to * MadeCollection.PASSAGES,
                    to,
                    found / QUESTIONS,
                    asked.values().stream().mapToInt(List::size).average().orElse(0),
                    (double) offered / QUESTIONS,
                    TYPED,
                    questions,
                    TYPED_TITLES,
                    titles);
            return new Prepared(
                    asked,
                    begun,
                    beginnings,
                    typed,
                    collection.beginnings(BEGINNINGS),
                    percentile(embedding, 50));
        }
    }

    /// Types texts, and keeps what each beginning asks of Elasticsearch by itself.
    ///
    /// @return how often Elasticsearch is asked
    private static String typing(
            List<String> texts,
            MadeCollection collection,
            RecordingProxy proxy,
            Map<String, List<RecordingProxy.Recorded>> begun) {
        List<String> letters = texts.stream().flatMap(text -> letters(text).stream()).toList();
        for (String beginning : letters) {
            collection.forget();
            collection.complete(beginning);
            begun.put(beginning, proxy.recorded());
        }
        collection.forget();
        letters.forEach(collection::complete);
        return String.format(
                Locale.ROOT,
                "suggestions %d times, Elasticsearch %d times",
                letters.size(),
                proxy.recorded().size());
    }

    /// What suggestions are asked for while somebody types.
    private static List<String> letters(String question) {
        return IntStream.rangeClosed(FIRST_LETTERS, question.length())
                .mapToObj(end -> question.substring(0, end))
                .filter(begun -> !begun.endsWith(" "))
                .toList();
    }

    private static void measure(
            Engines engines, Path data, int size, Prepared prepared, PrintStream out)
            throws Exception {
        var postgres = engines.postgres();
        var elasticsearch = engines.elasticsearch();
        Process application =
                Bench.start(
                        data.resolve("application"),
                        List.of(
                                "--spring.datasource.url=" + postgres.jdbcUrl(),
                                "--spring.datasource.username=" + postgres.user(),
                                "--spring.datasource.password=" + postgres.password(),
                                "--spring.elasticsearch.uris=" + elasticsearch.uri(),
                                "--spring.elasticsearch.username=" + elasticsearch.user(),
                                "--spring.elasticsearch.password=" + elasticsearch.password()));
        List<String> questions = List.copyOf(prepared.asked().keySet());
        List<String> beginnings = prepared.beginnings();
        Typed typed = prepared.typed();
        try (HttpClient http =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                Connection database =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(), postgres.user(), postgres.password());
                var passing = bare(data, prepared.asked(), elasticsearch.uri());
                var passingBegun = bare(data, prepared.begun(), elasticsearch.uri())) {
            URI server = Server.of(data.resolve("application")).address();
            Way lexical = question -> one(get(server, "search?size=10&mode=lexical", question));
            Way hybrid = question -> one(get(server, "search?size=10&mode=hybrid", question));
            Way suggestions = beginning -> one(get(server, "suggestions?", beginning));
            Way raw = raw(prepared.asked(), elasticsearch.uri());
            Way bare = question -> one(get(passing.address(question)));
            Way rawBegun = raw(prepared.begun(), elasticsearch.uri());
            Way bareBegun = beginning -> one(get(passingBegun.address(beginning)));
            List<String> others =
                    prepared.warming().stream()
                            .filter(begun -> !prepared.begun().containsKey(begun))
                            .limit(QUESTIONS)
                            .toList();
            long start = System.nanoTime();
            for (int done = 0; done < WARM; done += (BY_WORDS + 1) * QUESTIONS) {
                for (int i = 0; i < BY_WORDS; i++) {
                    times(http, lexical, questions, CLIENTS.getLast());
                }
                for (Way way : List.of(hybrid, raw, bare)) {
                    times(http, way, questions, CLIENTS.getLast());
                }
                forget(database);
                times(http, suggestions, prepared.warming(), CLIENTS.getLast());
                for (Way way : List.of(rawBegun, bareBegun)) {
                    times(http, way, beginnings, CLIENTS.getLast());
                }
            }
            out.printf(
                    Locale.ROOT,
                    "Warmed up by %d searches and as many suggestions in %.0f s%n",
                    WARM,
                    (System.nanoTime() - start) / 1e9);
            for (int clients : CLIENTS) {
                out.printf(Locale.ROOT, "%d passages, %d at a time%n", size, clients);
                List<double[]> all =
                        rounds(
                                http,
                                List.of(lexical, raw, bare, hybrid),
                                questions,
                                clients,
                                () -> null);
                line(out, "search, by words", all.get(0));
                beside(out, all.get(0), all.get(1), all.get(2));
                line(out, "search, hybrid", all.get(3));
                Callable<Void> forgotten =
                        () -> {
                            forget(database);
                            // The first would find the processor's caches cold, the others not.
                            times(http, suggestions, others, clients);
                            return null;
                        };
                for (boolean question : List.of(true, false)) {
                    List<double[]> letters =
                            rounds(
                                    http,
                                    Stream.of(suggestions, rawBegun, bareBegun)
                                            .map(Way::letterByLetter)
                                            .toList(),
                                    question ? typed.questions() : typed.titles(),
                                    clients,
                                    forgotten);
                    line(
                            out,
                            "suggestions, typing a " + (question ? "question" : "title"),
                            letters.get(0));
                    beside(out, letters.get(0), letters.get(1), letters.get(2));
                }
                List<double[]> words =
                        rounds(
                                http,
                                List.of(suggestions, suggestions, rawBegun, bareBegun),
                                beginnings,
                                clients,
                                forgotten);
                line(out, "suggestions, asked anew", words.get(0));
                beside(out, words.get(0), words.get(2), words.get(3));
                line(out, "suggestions, asked again", words.get(1));
                ratio(out, "ratio to raw", words.get(1), words.get(2));
            }
            out.printf(
                    Locale.ROOT,
                    "  of hybrid, the question's vector: %.1f ms (p50, one at a time)%n",
                    prepared.embedding());
        } finally {
            application.destroy();
            application.waitFor();
        }
    }

    private interface Way {

        /// What a reader waits for, one after the other, each by requests that are sent one after
        /// the other.
        List<List<HttpRequest>> waits(String text);

        /// The same for all that is asked for while a text is typed.
        default Way letterByLetter() {
            return text -> letters(text).stream().flatMap(begun -> waits(begun).stream()).toList();
        }
    }

    /// What was suggested is asked of Elasticsearch again, as it is when another instance has
    /// written to the index.
    private static void forget(Connection database) throws SQLException, InterruptedException {
        try (Statement statement = database.createStatement()) {
            statement.execute("SELECT nextval('index_write')");
        }
        Thread.sleep(FORGOTTEN);
    }

    private static List<List<HttpRequest>> one(HttpRequest request) {
        return List.of(List.of(request));
    }

    private static Way raw(Map<String, List<RecordingProxy.Recorded>> asked, URI elasticsearch) {
        return question ->
                List.of(
                        asked.getOrDefault(question, List.of()).stream()
                                .map(one -> one.to(elasticsearch))
                                .toList());
    }

    private static BareServer bare(
            Path folder, Map<String, List<RecordingProxy.Recorded>> asked, URI elasticsearch)
            throws IOException {
        return new BareServer(folder, Bench.beside("java.options"), elasticsearch, asked);
    }

    private static HttpRequest get(URI server, String what, String words) {
        return get(
                server.resolve(
                        "/api/v1/"
                                + what
                                + "&q="
                                + URLEncoder.encode(words, StandardCharsets.UTF_8)));
    }

    private static HttpRequest get(URI address) {
        return HttpRequest.newBuilder(address).build();
    }

    /// @param before each round
    /// @return for each way the milliseconds of all its rounds
    private static List<double[]> rounds(
            HttpClient http, List<Way> ways, List<String> texts, int clients, Callable<Void> before)
            throws Exception {
        List<List<double[]>> all = new ArrayList<>();
        ways.forEach(way -> all.add(new ArrayList<>()));
        for (int round = 0; round < ROUNDS; round++) {
            before.call();
            for (int i = 0; i < ways.size(); i++) {
                all.get(i).add(times(http, ways.get(i), texts, clients));
            }
        }
        return all.stream().map(BenchSearch::together).toList();
    }

    /// @return milliseconds of each wait
    private static double[] times(HttpClient http, Way way, List<String> texts, int clients)
            throws Exception {
        var next = new AtomicInteger();
        Callable<List<Double>> client =
                () -> {
                    List<Double> times = new ArrayList<>();
                    for (int i = next.getAndIncrement();
                            i < texts.size();
                            i = next.getAndIncrement()) {
                        for (List<HttpRequest> requests : way.waits(texts.get(i))) {
                            long start = System.nanoTime();
                            for (HttpRequest request : requests) {
                                send(http, request);
                            }
                            times.add((System.nanoTime() - start) / 1e6);
                        }
                    }
                    return times;
                };
        List<Double> times = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
            for (Future<List<Double>> one : pool.invokeAll(Collections.nCopies(clients, client))) {
                times.addAll(one.get());
            }
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void send(HttpClient http, HttpRequest request) throws Exception {
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + answer.statusCode());
        }
    }

    private static double[] together(List<double[]> rounds) {
        return rounds.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static void beside(PrintStream out, double[] ours, double[] raw, double[] bare) {
        line(out, "the same requests, sent raw", raw);
        ratio(out, "ratio to raw", ours, raw);
        line(out, "passed on by a bare server", bare);
        ratio(out, "its ratio to raw", bare, raw);
    }

    private static void ratio(PrintStream out, String name, double[] ours, double[] raw) {
        out.printf(
                Locale.ROOT,
                "  %-30s %8.2f %8.2f%n",
                name,
                percentile(ours, 50) / percentile(raw, 50),
                percentile(ours, 99) / percentile(raw, 99));
    }

    private static void line(PrintStream out, String name, double[] times) {
        out.printf(
                Locale.ROOT,
                "  %-30s %8.1f %8.1f ms (p50, p99)%n",
                name,
                percentile(times, 50),
                percentile(times, 99));
    }

    private static double percentile(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
