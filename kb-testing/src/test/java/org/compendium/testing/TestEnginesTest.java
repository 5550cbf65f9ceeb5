package org.compendium.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TestEnginesTest {

    private final TestEngines engines = TestEngines.get();

    @Test
    void every_fresh_database_is_another_one_and_empty() throws Exception {
        var first = engines.freshDatabase();
        var second = engines.freshDatabase();
        assertThat(first.jdbcUrl()).isNotEqualTo(second.jdbcUrl());

        try (var connection =
                        DriverManager.getConnection(
                                second.jdbcUrl(), second.user(), second.password());
                var statement = connection.createStatement();
                var tables =
                        statement.executeQuery(
                                "SELECT count(*) FROM information_schema.tables"
                                        + " WHERE table_schema = 'public'")) {
            tables.next();
            assertThat(tables.getInt(1)).isZero();
        }
    }

    @Test
    void elasticsearch_answers_its_user_and_nobody_else() throws Exception {
        assertThat(status(engines.elasticsearchUser() + ":" + engines.elasticsearchPassword()))
                .isEqualTo(200);
        assertThat(status("somebody:else")).isEqualTo(401);
    }

    private int status(String credentials) throws Exception {
        var connection =
                (HttpURLConnection)
                        engines.elasticsearchUri()
                                .resolve("/_cluster/health")
                                .toURL()
                                .openConnection();
        connection.setRequestProperty(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        return connection.getResponseCode();
    }

    @Test
    void the_engines_are_found_again_instead_of_started_twice() {
        assertThat(TestEngines.get()).isSameAs(engines);
        if (System.getenv("KB_TEST_ES_URI") == null
                && !System.getProperty("kb.engines", "").equals("docker")) {
            assertThat(SharedEngines.find().elasticsearch()).isEqualTo(engines.elasticsearchUris());
        }
    }
}
