package org.compendium.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

/// Stands before Elasticsearch, on loopback, and keeps the searches that the application asks it,
/// so that the same can be asked without the application. What is sent to be indexed goes through
/// and is not kept.
final class RecordingProxy implements AutoCloseable {

    private static final String SEARCH = "/_search";
    private static final Set<String> KEPT =
            Set.of("authorization", "content-type", "accept", "x-elastic-client-meta");

    /// A request as it was sent.
    ///
    /// @param path with its query
    record Recorded(String method, String path, List<String> headers, byte[] body)
            implements Serializable {

        HttpRequest to(URI elasticsearch) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(elasticsearch.resolve(path))
                            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
            if (!headers.isEmpty()) {
                request.headers(headers.toArray(String[]::new));
            }
            return request.build();
        }
    }

    private final HttpServer server;
    private final URI elasticsearch;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Recorded> recorded = new ArrayList<>();

    RecordingProxy(URI elasticsearch) throws IOException {
        this.elasticsearch = elasticsearch;
        // Without it each answer waits for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What was searched for since this was last called.
    synchronized List<Recorded> recorded() {
        List<Recorded> all = List.copyOf(recorded);
        recorded.clear();
        return all;
    }

    private synchronized void keep(Recorded one) {
        recorded.add(one);
    }

    private void pass(HttpExchange exchange) throws IOException {
        List<String> headers = new ArrayList<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    if (KEPT.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                        headers.addAll(List.of(name, values.getFirst()));
                    }
                });
        var one =
                new Recorded(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers,
                        exchange.getRequestBody().readAllBytes());
        try (exchange) {
            HttpResponse<byte[]> answer =
                    http.send(one.to(elasticsearch), HttpResponse.BodyHandlers.ofByteArray());
            // What was refused is asked again.
            if (answer.statusCode() == HttpURLConnection.HTTP_OK && one.path().contains(SEARCH)) {
                keep(one);
            }
            answer.headers()
                    .map()
                    .forEach((name, values) -> {
                        if (!name.startsWith(":")
                                && !name.equalsIgnoreCase("content-length")
                                && !name.equalsIgnoreCase("transfer-encoding")) {
                            exchange.getResponseHeaders().put(name, values);
                        }
                    });
            boolean none = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
            exchange.sendResponseHeaders(answer.statusCode(), none ? -1 : answer.body().length);
            if (!none) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
