package org.compendium.search;

import org.compendium.testing.TestEngines;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// Search over a database and indices of its own.
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan("org.compendium")
class TestSearch {

    @Bean
    static DynamicPropertyRegistrar engines(Environment environment) {
        TestEngines engines = TestEngines.get();
        var database = engines.freshDatabase();
        String prefix = engines.freshIndexPrefix();
        return properties -> {
            properties.add("spring.datasource.url", database::jdbcUrl);
            properties.add("spring.datasource.username", database::user);
            properties.add("spring.datasource.password", database::password);
            // Contexts are kept, and so would be ten connections of each.
            properties.add("spring.datasource.hikari.minimum-idle", () -> 1);
            properties.add("spring.datasource.hikari.idle-timeout", () -> 10_000);
            properties.add("spring.elasticsearch.uris", engines::elasticsearchUris);
            properties.add("spring.elasticsearch.username", engines::elasticsearchUser);
            properties.add("spring.elasticsearch.password", engines::elasticsearchPassword);
            properties.add("compendium.search.index-prefix", () -> prefix);
            properties.add("compendium.search.replicas", engines::replicas);
            // Only those that test it pay for the model.
            String model = environment.matchesProfiles("meaning") ? "builtin" : "none";
            properties.add("compendium.search.model.source", () -> model);
        };
    }
}
