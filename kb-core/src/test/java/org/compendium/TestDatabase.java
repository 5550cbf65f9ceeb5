package org.compendium;

import org.compendium.testing.TestEngines;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// What is under test, on a database of its own.
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan("org.compendium")
public class TestDatabase {

    @Bean
    static DynamicPropertyRegistrar database() {
        var database = TestEngines.get().freshDatabase();
        return properties -> {
            properties.add("spring.datasource.url", database::jdbcUrl);
            properties.add("spring.datasource.username", database::user);
            properties.add("spring.datasource.password", database::password);
        };
    }
}
