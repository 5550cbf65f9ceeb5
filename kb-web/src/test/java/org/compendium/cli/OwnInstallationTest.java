package org.compendium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.compendium.search.SearchEvaluation;
import org.compendium.testing.TestEngines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The installation that measures names the parts of the application it starts with. A part that
/// wants another one shows here, not when somebody measures.
class OwnInstallationTest {

    @TempDir Path folder;

    @Test
    void it_has_all_parts_that_its_parts_want() {
        TestEngines engines = TestEngines.get();
        var database = engines.freshDatabase();

        try (var context =
                new SpringApplicationBuilder(OwnInstallation.Parts.class)
                        .web(WebApplicationType.NONE)
                        .properties(
                                Map.of(
                                        "spring.datasource.url", database.jdbcUrl(),
                                        "spring.datasource.username", database.user(),
                                        "spring.datasource.password", database.password(),
                                        "spring.elasticsearch.uris",
                                                List.of(engines.elasticsearchUris()),
                                        "spring.elasticsearch.username",
                                                engines.elasticsearchUser(),
                                        "spring.elasticsearch.password",
                                                engines.elasticsearchPassword(),
                                        "compendium.search.index-prefix",
                                                engines.freshIndexPrefix(),
                                        "compendium.search.model.source", "none",
                                        "compendium.ingest.blobs",
                                                folder.resolve("blobs").toString(),
                                        "compendium.ingest.work",
                                                folder.resolve("parsing").toString()))
                        .run()) {
            assertThat(context.getBean(SearchEvaluation.class)).isNotNull();
        }
    }
}
