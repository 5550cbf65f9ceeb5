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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.compendium.engines.DataFolder;
import org.compendium.engines.Engines;
import org.compendium.engines.EnginesException;
import org.compendium.search.Completions;
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

    /// Until what was suggested is asked of Elasticsearch again.
    private static final Duration FORGOTTEN = Completions.KEPT.plusMillis(100);

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
    /// @param begun the same for each beginning of a word
    /// @param warming beginnings of words to warm up with
    /// @param embedding milliseconds for the vector of a question
    private record Prepared(
            Map<String, List<RecordingProxy.Recorded>> asked,
            Map<String, List<RecordingProxy.Recorded>> begun,
            List<String> warming,
            double embedding) {}

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
            for (String beginning : collection.beginnings(QUESTIONS)) {
                offered += collection.complete(beginning);
                begun.put(beginning, proxy.recorded());
            }
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
                            + " a beginning is given %.1f suggestions%n",
                    to * MadeCollection.PASSAGES,
                    to,
                    found / QUESTIONS,
                    asked.values().stream().mapToInt(List::size).average().orElse(0),
                    (double) offered / QUESTIONS);
            return new Prepared(
                    asked, begun, collection.beginnings(BEGINNINGS), percentile(embedding, 50));
        }
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
        List<String> beginnings = List.copyOf(prepared.begun().keySet());
        try (HttpClient http =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                var passing = bare(data, prepared.asked(), questions, elasticsearch.uri());
                var passingBegun = bare(data, prepared.begun(), beginnings, elasticsearch.uri())) {
            URI server = Server.of(data.resolve("application")).address();
            Way lexical = question -> List.of(get(server, "search?size=10&mode=lexical", question));
            Way hybrid = question -> List.of(get(server, "search?size=10&mode=hybrid", question));
            Way suggestions = beginning -> List.of(get(server, "suggestions?", beginning));
            Way raw = raw(prepared.asked(), elasticsearch.uri());
            Way bare = question -> List.of(get(passing.address(questions.indexOf(question))));
            Way rawBegun = raw(prepared.begun(), elasticsearch.uri());
            Way bareBegun = begun -> List.of(get(passingBegun.address(beginnings.indexOf(begun))));
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
                        rounds(http, List.of(lexical, raw, bare, hybrid), questions, clients);
                line(out, "search, by words", all.get(0));
                beside(out, all.get(0), all.get(1), all.get(2));
                line(out, "search, hybrid", all.get(3));
                List<List<double[]>> begun = new ArrayList<>();
                List<Way> ways = List.of(suggestions, suggestions, rawBegun, bareBegun);
                for (int round = 0; round < ROUNDS; round++) {
                    Thread.sleep(FORGOTTEN);
                    // The first would find the processor's caches cold, and the others would not.
                    times(http, suggestions, others, clients);
                    List<double[]> times = new ArrayList<>();
                    for (Way way : ways) {
                        times.add(times(http, way, beginnings, clients));
                    }
                    begun.add(times);
                }
                List<double[]> each =
                        IntStream.range(0, ways.size())
                                .mapToObj(i ->
                                        together(
                                                begun.stream().map(times -> times.get(i)).toList()))
                                .toList();
                line(out, "suggestions, asked anew", each.get(0));
                beside(out, each.get(0), each.get(2), each.get(3));
                line(out, "suggestions, asked again", each.get(1));
                ratio(out, "ratio to raw", each.get(1), each.get(2));
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

        /// What is sent, one after the other, to have an answer.
        List<HttpRequest> requests(String question);
    }

    private static Way raw(Map<String, List<RecordingProxy.Recorded>> asked, URI elasticsearch) {
        return question ->
                asked.getOrDefault(question, List.of()).stream()
                        .map(one -> one.to(elasticsearch))
                        .toList();
    }

    private static BareServer bare(
            Path folder,
            Map<String, List<RecordingProxy.Recorded>> asked,
            List<String> order,
            URI elasticsearch)
            throws IOException {
        return new BareServer(
                folder,
                Bench.beside("java.options"),
                elasticsearch,
                order.stream().map(question -> asked.getOrDefault(question, List.of())).toList());
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

    /// @return for each way the milliseconds of all its rounds
    private static List<double[]> rounds(
            HttpClient http, List<Way> ways, List<String> questions, int clients) throws Exception {
        List<List<double[]>> all = new ArrayList<>();
        ways.forEach(way -> all.add(new ArrayList<>()));
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < ways.size(); i++) {
                all.get(i).add(times(http, ways.get(i), questions, clients));
            }
        }
        return all.stream().map(BenchSearch::together).toList();
    }

    /// @return milliseconds of each question
    private static double[] times(HttpClient http, Way way, List<String> questions, int clients)
            throws Exception {
        double[] times = new double[questions.size()];
        var next = new AtomicInteger();
        Callable<Void> client =
                () -> {
                    for (int i = next.getAndIncrement();
                            i < times.length;
                            i = next.getAndIncrement()) {
                        List<HttpRequest> requests = way.requests(questions.get(i));
                        long start = System.nanoTime();
                        for (HttpRequest request : requests) {
                            HttpResponse<byte[]> answer =
                                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                            if (answer.statusCode() != 200) {
                                throw new IOException(
                                        request.uri() + " answered " + answer.statusCode());
                            }
                        }
                        times[i] = (System.nanoTime() - start) / 1e6;
                    }
                    return null;
                };
        try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                all.add(pool.submit(client));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        }
        return times;
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
                "  %-28s %8.2f %8.2f%n",
                name,
                percentile(ours, 50) / percentile(raw, 50),
                percentile(ours, 99) / percentile(raw, 99));
    }

    private static void line(PrintStream out, String name, double[] times) {
        out.printf(
                Locale.ROOT,
                "  %-28s %8.1f %8.1f ms (p50, p99)%n",
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
