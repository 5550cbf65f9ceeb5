package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;

class ConnectionsTest {

    @Test
    void the_first_request_says_who_asks_and_wants_no_packed_answer() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        List<Boolean> packed = new CopyOnWriteArrayList<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    seen.add(
                            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                    packed.add(exchange.getRequestHeaders().containsKey("Accept-Encoding"));
                    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        var beans = new StaticListableBeanFactory();
        beans.addBean("details", new Details(server.getAddress().getPort()));
        var builder =
                Rest5Client.builder(
                        new HttpHost("http", "127.0.0.1", server.getAddress().getPort()));
        var connections =
                new Connections(beans.getBeanProvider(ElasticsearchConnectionDetails.class));
        connections.customize(builder);
        builder.setHttpClientConfigCallback(connections::customize);
        try (Rest5Client client = builder.build()) {
            client.performRequest(new Request("GET", "/"));
        } finally {
            server.stop(0);
        }

        assertThat(seen)
                .containsExactly(
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                "reader:se:cret".getBytes(StandardCharsets.UTF_8)));
        assertThat(packed).containsExactly(false);
    }

    private record Details(int port) implements ElasticsearchConnectionDetails {

        @Override
        public List<Node> getNodes() {
            return List.of(new Node("127.0.0.1", port, Node.Protocol.HTTP, null, null));
        }

        @Override
        public String getUsername() {
            return "reader";
        }

        @Override
        public String getPassword() {
            return "se:cret";
        }
    }
}
