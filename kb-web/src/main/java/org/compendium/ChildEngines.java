package org.compendium;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.compendium.engines.DataFolder;
import org.compendium.engines.Engines;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The engines that have no address in the settings, started as children. Elasticsearch takes the
/// longest, so the application starts beside it and waits only where it needs an answer.
final class ChildEngines implements AutoCloseable {

    private final Optional<Engines> engines;
    private final Set<Engines.Engine> wanted;

    private ChildEngines(Optional<Engines> engines, Set<Engines.Engine> wanted) {
        this.engines = engines;
        this.wanted = wanted;
    }

    static ChildEngines start(DataFolder folder, CommandLine line) {
        Set<Engines.Engine> wanted = EnumSet.noneOf(Engines.Engine.class);
        if (!line.configures("spring.datasource.url")) {
            wanted.add(Engines.Engine.POSTGRESQL);
        }
        if (!line.configures("spring.elasticsearch.uris")) {
            wanted.add(Engines.Engine.ELASTICSEARCH);
        }
        if (wanted.isEmpty()) {
            return new ChildEngines(Optional.empty(), wanted);
        }
        Engines engines =
                Engines.begin(
                        folder,
                        Engines.Options.in(folder.root()).withProgress(System.out::println),
                        wanted);
        engines.whenOneEnds(sentence -> {
            System.err.println(sentence);
            System.exit(1);
        });
        return new ChildEngines(Optional.of(engines), wanted);
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        if (wanted.contains(Engines.Engine.POSTGRESQL)) {
            var postgres = engines.orElseThrow().postgres();
            properties.put("spring.datasource.url", postgres.jdbcUrl());
            properties.put("spring.datasource.username", postgres.user());
            properties.put("spring.datasource.password", postgres.password());
        }
        return properties;
    }

    void register(ConfigurableApplicationContext context) {
        if (wanted.contains(Engines.Engine.ELASTICSEARCH)
                && context instanceof GenericApplicationContext beans) {
            beans.registerBean(
                    ElasticsearchConnectionDetails.class, () -> new Address(engines.orElseThrow()));
        }
    }

    /// Asks for the address when it is needed; the answer comes when Elasticsearch is ready.
    private record Address(Engines engines) implements ElasticsearchConnectionDetails {

        @Override
        public List<Node> getNodes() {
            var uri = engines.elasticsearch().uri();
            return List.of(new Node(uri.getHost(), uri.getPort(), Node.Protocol.HTTP, null, null));
        }

        @Override
        public @Nullable String getUsername() {
            return engines.elasticsearch().user();
        }

        @Override
        public @Nullable String getPassword() {
            return engines.elasticsearch().password();
        }
    }

    @Override
    public void close() {
        engines.ifPresent(Engines::close);
    }
}
