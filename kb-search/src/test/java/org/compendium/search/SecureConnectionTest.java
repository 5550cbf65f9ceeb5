package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchClientAutoConfiguration;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// Elasticsearch that speaks TLS with a certificate of its own, set up with the settings that an
/// operator has for it.
class SecureConnectionTest {

    private static final String PASSWORD = "changeit";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Set<InetSocketAddress> from = new CopyOnWriteArraySet<>();
    private HttpsServer server;
    private Path certificate;

    @BeforeEach
    void aServerWithACertificateOfItsOwn(@TempDir Path folder) throws Exception {
        KeyStore keys = keys(folder.resolve("keys.p12"), "SAN=ip:127.0.0.1");
        certificate = folder.resolve("certificate.pem");
        Files.writeString(
                certificate,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("node").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    from.add(exchange.getRemoteAddress());
                    seen.add(
                            exchange.getRequestURI().getPath()
                                    + ' '
                                    + exchange.getRequestHeaders().getFirst("Authorization"));
                    byte[] answer =
                            "{\"took\":1,\"timed_out\":false,\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0},\"count\":3,\"hits\":{\"hits\":[]}}"
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void searches_and_all_else_reach_a_server_whose_certificate_is_trusted() {
        trusting("127.0.0.1")
                .run(context -> {
                    ElasticsearchClient client = context.getBean(ElasticsearchClient.class);

                    assertThat(client.search(s -> s.index("passages"), Void.class).hits().hits())
                            .isEmpty();
                    assertThat(client.count(c -> c.index("passages")).count()).isEqualTo(3);
                });

        String reader =
                Base64.getEncoder()
                        .encodeToString("reader:secret".getBytes(StandardCharsets.UTF_8));
        assertThat(seen)
                .containsExactly(
                        "/passages/_search Basic " + reader, "/passages/_count Basic " + reader);
        assertThat(from).as("connections: one of searches, one of all else").hasSize(2);
    }

    @Test
    void nothing_is_said_to_a_server_whose_certificate_is_not_trusted() {
        connected("127.0.0.1")
                .run(context -> {
                    ElasticsearchClient client = context.getBean(ElasticsearchClient.class);

                    assertThatThrownBy(() -> client.search(s -> s.index("passages"), Void.class))
                            .isInstanceOf(SSLException.class);
                    assertThatThrownBy(() -> client.count(c -> c.index("passages")))
                            .isInstanceOf(SSLException.class);
                });

        assertThat(seen).isEmpty();
    }

    @Test
    void nothing_is_said_to_a_server_whose_certificate_names_another() {
        trusting("localhost")
                .run(context -> {
                    ElasticsearchClient client = context.getBean(ElasticsearchClient.class);

                    assertThatThrownBy(() -> client.search(s -> s.index("passages"), Void.class))
                            .isInstanceOf(SSLException.class);
                });

        assertThat(seen).isEmpty();
    }

    private ApplicationContextRunner trusting(String host) {
        return connected(host)
                .withPropertyValues(
                        "spring.elasticsearch.restclient.ssl.bundle=elasticsearch",
                        "spring.ssl.bundle.pem.elasticsearch.truststore.certificate=file:"
                                + certificate);
    }

    private ApplicationContextRunner connected(String host) {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                SslAutoConfiguration.class,
                                JacksonAutoConfiguration.class,
                                ElasticsearchRestClientAutoConfiguration.class,
                                ElasticsearchClientAutoConfiguration.class))
                .withUserConfiguration(SearchConfiguration.class)
                .withPropertyValues(
                        "spring.elasticsearch.uris=https://"
                                + host
                                + ':'
                                + server.getAddress().getPort(),
                        "spring.elasticsearch.username=reader",
                        "spring.elasticsearch.password=secret");
    }

    private static KeyStore keys(Path file, String names) throws Exception {
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "node",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=node",
                                "-ext",
                                names,
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .start();
        var said = new ByteArrayOutputStream();
        keytool.getInputStream().transferTo(said);
        assertThat(keytool.waitFor()).as(said.toString(StandardCharsets.UTF_8)).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }
}
