package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.transport.DefaultTransportOptions;
import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient;
import co.elastic.clients.util.BinaryData;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingSearchesTest {

    private static final String SEARCH = "es/search";
    private static final int REFUSED = 0;
    private static final int NEVER = -1;

    private final List<Server> servers = new CopyOnWriteArrayList<>();
    private final Usual usual = new Usual();

    @AfterEach
    void stop() {
        servers.forEach(Server::stop);
    }

    @Test
    void a_search_is_sent_as_it_is_and_its_answer_comes_back() throws Exception {
        Server node = server(200);

        try (var client = client(node);
                var answer =
                        client.performRequest(
                                SEARCH, null, request(), DefaultTransportOptions.EMPTY)) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.header("x-elastic-product")).isEqualTo("Elasticsearch");
            assertThat(answer.header("x-unheard-of")).isNull();
            BinaryData body = answer.body();
            assertThat(body).isNotNull();
            assertThat(new String(body.asInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"told\":1}");
        }
        assertThat(node.seen)
                .containsExactly(
                        "POST /pass%20ages/_search?routing=a%26b key application/json {\"asked\":1}");
        assertThat(usual.endpoints).isEmpty();
    }

    @Test
    void everything_else_goes_the_usual_way() throws Exception {
        Server node = server(200);

        try (var client = client(node)) {
            client.performRequest("es/bulk", null, request(), DefaultTransportOptions.EMPTY);
        }

        assertThat(usual.endpoints).containsExactly("es/bulk");
        assertThat(node.seen).isEmpty();
    }

    @Test
    void nodes_take_turns() throws Exception {
        Server first = server(200);
        Server second = server(200);

        try (var client = client(first, second)) {
            for (int i = 0; i < 4; i++) {
                client.performRequest(SEARCH, null, request(), DefaultTransportOptions.EMPTY);
            }
        }

        assertThat(first.seen).hasSize(2);
        assertThat(second.seen).hasSize(2);
    }

    @Test
    void a_node_that_cannot_is_passed_over_and_the_search_goes_the_usual_way() throws Exception {
        for (int cannot : List.of(REFUSED, 502, 503, 504)) {
            Server ill = server(cannot);
            Server well = server(200);
            usual.endpoints.clear();

            try (var client = client(ill, well)) {
                for (int i = 0; i < 4; i++) {
                    var answer =
                            client.performRequest(
                                    SEARCH, null, request(), DefaultTransportOptions.EMPTY);
                    assertThat(answer.statusCode()).isEqualTo(200);
                }
            }

            assertThat(usual.endpoints).containsExactly(SEARCH);
            assertThat(ill.seen).hasSize(cannot == REFUSED ? 0 : 1);
            assertThat(well.seen).hasSize(3);
        }
    }

    @Test
    void what_no_node_would_answer_otherwise_is_told() throws Exception {
        Server node = server(400);

        try (var client = client(node)) {
            for (int i = 0; i < 2; i++) {
                var answer =
                        client.performRequest(
                                SEARCH, null, request(), DefaultTransportOptions.EMPTY);
                assertThat(answer.statusCode()).isEqualTo(400);
            }
        }

        assertThat(usual.endpoints).isEmpty();
    }

    @Test
    void a_search_that_takes_too_long_is_not_asked_again() throws Exception {
        Server node = server(NEVER);

        try (var client = client(node)) {
            assertThatThrownBy(() ->
                            client.performRequest(
                                    SEARCH, null, request(), DefaultTransportOptions.EMPTY))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(usual.endpoints).isEmpty();

            client.performRequest(SEARCH, null, request(), DefaultTransportOptions.EMPTY);
        }
        assertThat(usual.endpoints).containsExactly(SEARCH);
    }

    @Test
    void a_node_that_cannot_be_reached_in_time_is_passed_over() throws Exception {
        var away = new Away();

        try (var client =
                new BlockingSearches(
                        usual, away, List.of(new HttpHost("127.0.0.1", 9200)), List.of())) {
            for (int i = 0; i < 2; i++) {
                client.performRequest(SEARCH, null, request(), DefaultTransportOptions.EMPTY);
            }
        }

        assertThat(usual.endpoints).containsExactly(SEARCH, SEARCH);
        assertThat(away.asked).isEqualTo(1);
    }

    private static final class Away extends CloseableHttpClient {

        int asked;

        @Override
        protected CloseableHttpResponse doExecute(
                HttpHost target, ClassicHttpRequest request, HttpContext context)
                throws IOException {
            asked++;
            throw new ConnectTimeoutException("Nobody is there");
        }

        @Override
        public void close(CloseMode mode) {}

        @Override
        public void close() {}
    }

    private BlockingSearches client(Server... nodes) {
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setSocketTimeout(Timeout.ofMilliseconds(500))
                                        .build())
                        .build();
        return new BlockingSearches(
                usual,
                HttpClients.createMinimal(connections),
                List.of(nodes).stream().map(node -> node.host).toList(),
                List.of(new BasicHeader("Authorization", "key")));
    }

    private static TransportHttpClient.Request request() {
        return new TransportHttpClient.Request(
                "POST",
                "/pass%20ages/_search",
                Map.of("routing", "a&b"),
                Map.of("Content-Type", "application/json"),
                List.of(bytes("{\"asked\""), bytes(":1}")));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private Server server(int status) throws IOException {
        var server = new Server(status);
        servers.add(server);
        return server;
    }

    private static final class Server {

        final List<String> seen = new CopyOnWriteArrayList<>();
        final HttpHost host;
        private final HttpServer server;

        Server(int status) throws IOException {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            host = new HttpHost("http", "127.0.0.1", server.getAddress().getPort());
            server.createContext(
                    "/",
                    exchange -> {
                        var headers = exchange.getRequestHeaders();
                        seen.add(
                                "%s %s %s %s %s"
                                        .formatted(
                                                exchange.getRequestMethod(),
                                                exchange.getRequestURI(),
                                                headers.getFirst("Authorization"),
                                                headers.getFirst("Content-Type"),
                                                new String(
                                                        exchange.getRequestBody().readAllBytes(),
                                                        StandardCharsets.UTF_8)));
                        if (status == NEVER) {
                            return;
                        }
                        byte[] body = "{\"told\":1}".getBytes(StandardCharsets.UTF_8);
                        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
                        exchange.sendResponseHeaders(status, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
            server.start();
            if (status == REFUSED) {
                server.stop(0);
            }
        }

        void stop() {
            server.stop(0);
        }
    }

    private static final class Usual implements TransportHttpClient {

        final List<String> endpoints = new CopyOnWriteArrayList<>();

        @Override
        public Response performRequest(
                String endpoint, @Nullable Node node, Request request, TransportOptions options) {
            endpoints.add(endpoint);
            return new Told();
        }

        @Override
        public CompletableFuture<Response> performRequestAsync(
                String endpoint, @Nullable Node node, Request request, TransportOptions options) {
            return CompletableFuture.completedFuture(
                    performRequest(endpoint, node, request, options));
        }

        @Override
        public void close() {}
    }

    private record Told() implements TransportHttpClient.Response {

        @Override
        public TransportHttpClient.Node node() {
            return new TransportHttpClient.Node("http://127.0.0.1");
        }

        @Override
        public int statusCode() {
            return 200;
        }

        @Override
        public @Nullable String header(String name) {
            return null;
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public @Nullable BinaryData body() {
            return null;
        }

        @Override
        public Object originalResponse() {
            return this;
        }

        @Override
        public void close() {}
    }
}
