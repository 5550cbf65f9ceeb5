package org.compendium.again;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.compendium.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Jobs in the database, with two instances at work on them.
class ItemsTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final DriverManagerDataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(database));
    private final Items items = new Items(jdbc);

    @Test
    void a_job_ends_when_its_last_two_items_end_at_once() throws Exception {
        aJobWithItems(2);
        Items.Item first = items.take("one instance", LEASE).orElseThrow();
        Items.Item second = items.take("another instance", LEASE).orElseThrow();
        CompletableFuture<Void> other =
                transaction.execute(status -> {
                    fail(first, "one instance");
                    var ending =
                            CompletableFuture.runAsync(() ->
                                    transaction.executeWithoutResult(
                                            inner -> fail(second, "another instance")));
                    untilItWaitsOrIsDone(ending);
                    return ending;
                });
        other.get(30, TimeUnit.SECONDS);

        assertThat(items.find("job").orElseThrow().state()).isEqualTo("finished");
    }

    private void fail(Items.Item item, String by) {
        assertThat(items.hold(item, by)).isTrue();
        items.finish(item, "failed", Items.Report.failed("It is no longer there"));
    }

    private void untilItWaitsOrIsDone(CompletableFuture<Void> ending) {
        // Not the transaction's own connection: there the first answer stays the same.
        JdbcClient aside =
                JdbcClient.create(
                        new DriverManagerDataSource(
                                String.valueOf(database.getUrl()),
                                String.valueOf(database.getUsername()),
                                String.valueOf(database.getPassword())));
        while (!ending.isDone()
                && !aside.sql(
                                """
                                SELECT EXISTS (SELECT 1 FROM pg_stat_activity
                                                WHERE datname = current_database()
                                                  AND wait_event_type = 'Lock')
                                """)
                        .query(Boolean.class)
                        .single()) {
            Thread.onSpinWait();
        }
    }

    private void aJobWithItems(int number) {
        jdbc.sql(
                        """
                        INSERT INTO reprocessing (id, step, selection, requested_by)
                        VALUES ('job', 'all', 'all', 'admin')
                        """)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO reprocessing_item (job, position, document_id)
                        SELECT 'job', n, lpad(n::text, 10, '0') FROM generate_series(1, :number) n
                        """)
                .param("number", number)
                .update();
    }
}
