package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WholeAnswersTest {

    private static final byte[] ANSWER =
            """
            {"took": 1, "timed_out": false, "count": 0, "hits": {"hits": []},
             "_shards": {"total": 1, "successful": 1, "failed": 0}}
            """
                    .getBytes(StandardCharsets.UTF_8);

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger failing = new AtomicInteger();
    private HttpServer server;
    private WholeAnswers transport;
    private ElasticsearchClient client;

    @BeforeEach
    void anEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    seen.add(exchange.getRequestURI().toString());
                    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(
                            failing.getAndDecrement() > 0 ? 502 : 200, ANSWER.length);
                    exchange.getResponseBody().write(ANSWER);
                    exchange.close();
                });
        server.start();
        var host = new HttpHost("http", "127.0.0.1", server.getAddress().getPort());
        transport =
                new WholeAnswers(
                        new Rest5ClientTransport(
                                Rest5Client.builder(host).build(), new Jackson3JsonpMapper()));
        client = new ElasticsearchClient(transport);
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        server.stop(0);
    }

    @Test
    void a_search_wants_all_or_nothing_and_other_requests_are_as_they_were() throws Exception {
        client.search(s -> s.index("passages"), Void.class);
        client.count(c -> c.index("passages"));

        assertThat(seen).hasSize(2);
        assertThat(seen.getFirst())
                .startsWith("/passages/_search?")
                .contains("allow_partial_search_results=false");
        assertThat(seen.getLast()).isEqualTo("/passages/_count");
    }

    @Test
    void a_search_that_fails_is_asked_once_more() throws Exception {
        failing.set(1);
        client.search(s -> s.index("passages"), Void.class);
        failing.set(2);

        assertThatThrownBy(() -> client.search(s -> s.index("passages"), Void.class))
                .isInstanceOf(IOException.class);
        assertThat(seen).hasSize(4);
    }
}
