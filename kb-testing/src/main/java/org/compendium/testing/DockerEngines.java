package org.compendium.testing;

import java.net.URI;
import java.util.List;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The official images, for trying the full distribution; they end with this JVM.
final class DockerEngines {

    /// The versions that are embedded, so that a difference is the distribution's.
    private static final String ELASTICSEARCH = "elasticsearch:9.5.3";

    private static final String POSTGRESQL = "postgres:18";

    private DockerEngines() {}

    @SuppressWarnings("resource") // They are to live as long as this JVM.
    static Addresses start() {
        var postgres = new PostgreSQLContainer(POSTGRESQL);
        var elasticsearch =
                new ElasticsearchContainer(ELASTICSEARCH)
                        .withEnv("xpack.security.http.ssl.enabled", "false")
                        .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
                        .withPassword("compendium");
        postgres.start();
        elasticsearch.start();
        return new Addresses(
                postgres.getJdbcUrl(),
                postgres.getUsername(),
                postgres.getPassword(),
                List.of(URI.create("http://" + elasticsearch.getHttpHostAddress())),
                "elastic",
                "compendium",
                0);
    }
}
