package org.compendium.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.compendium.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What it costs to store a document must not grow with the number of those that are held. Times
/// are printed and not judged; judged is how much of the tables is read.
// Apart: what other tests read of a shared database would be counted here.
@SpringBootTest(classes = TestDatabase.class, properties = "test=apart")
@Tag("long")
class StoringAmongManyTest {

    private static final int STORED = 100;

    @Autowired Documents documents;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private final Random random = new Random(7);
    private int count;

    @Test
    void no_table_is_read_from_end_to_end() {
        fill(0, 1_000);
        store(20);
        Cost few = store(STORED);
        fill(1_000, 20_000);
        store(20);
        Cost many = store(STORED);

        System.out.printf(
                "store among 1,000: median %.1f ms, 9 of 10 below %.1f ms, %.0f blocks each; among"
                        + " 20,000: median %.1f ms, 9 of 10 below %.1f ms, %.0f blocks each%n",
                few.median(),
                few.ninetieth(),
                few.blocks(),
                many.median(),
                many.ninetieth(),
                many.blocks());
        assertThat(many.readInSequence()).isLessThan(1_000);
        assertThat(many.blocks()).isLessThan(few.blocks() * 1.5);
    }

    private record Cost(double median, double ninetieth, double blocks, long readInSequence) {}

    // As many kinds of files as there are ways through storing.
    private Cost store(int number) {
        long before = sequential();
        long blocks = blocks();
        double[] times = new double[number];
        for (int i = 0; i < number; i++) {
            String end = Integer.toString(count);
            NewDocument file =
                    switch (i % 4) {
                        case 0, 1 -> aFile("HB/NEW/" + end, "en", text(40));
                        case 2 -> aFile(null, "en", text(40));
                        default -> aFile("HB/HELD/" + (count * 37 % 900), "en", text(40));
                    };
            long start = System.nanoTime();
            transaction.executeWithoutResult(status -> {
                documents.store(file);
                flush();
            });
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return new Cost(
                times[number / 2],
                times[number * 9 / 10],
                (double) (blocks() - blocks) / number,
                sequential() - before);
    }

    private void flush() {
        jdbc.sql("SELECT pg_stat_force_next_flush()::text").query(String.class).optional();
    }

    private long sequential() {
        return sum(
                "seq_tup_read", "pg_stat_user_tables", "relname NOT IN ('flyway_schema_history')");
    }

    private long blocks() {
        return sum("heap_blks_hit + heap_blks_read", "pg_statio_user_tables", "true")
                + sum(
                        "coalesce(idx_blks_hit, 0) + coalesce(idx_blks_read, 0)",
                        "pg_statio_user_tables",
                        "true");
    }

    private long sum(String column, String table, String which) {
        return jdbc.sql("SELECT sum(" + column + ")::bigint FROM " + table + " WHERE " + which)
                .query(Long.class)
                .single();
    }

    private void fill(int from, int to) {
        for (String sql :
                List.of(
                        """
                        INSERT INTO work (id, symbol, symbol_key)
                        SELECT 'w' || lpad(n::text, 9, '0'), 'HB/HELD/' || n, 'HB/HELD/' || n
                        FROM generate_series(:from + 1, :to) n
                        """,
                        """
                        INSERT INTO expression (id, work_id, language, version, title, kind, state,
                            visibility, owner, text_hash)
                        SELECT 'e' || lpad(n::text, 9, '0'), 'w' || lpad(n::text, 9, '0'), 'en', 1, 'Held ' || n, 'study', 'released',
                            'public', 'sender', md5(n::text)
                        FROM generate_series(:from + 1, :to) n
                        """,
                        """
                        INSERT INTO manifestation (sha256, expression_id, file_name, media_type, size,
                            is_leading, released, owner)
                        SELECT md5(n::text), 'e' || lpad(n::text, 9, '0'), n || '.pdf', 'application/pdf', 1000, true,
                            true, 'sender'
                        FROM generate_series(:from + 1, :to) n
                        """,
                        """
                        INSERT INTO passage (expression_id, eid, position, form, span_start, span_end,
                            headings, text)
                        SELECT 'e' || lpad(n::text, 9, '0'), 'p_' || p, p, 'text', p * 10, p * 10 + 9, '{}',
                            'Held passage ' || n || ' ' || p
                        FROM generate_series(:from + 1, :to) n, generate_series(1, 10) p
                        """,
                        """
                        INSERT INTO likeness_signature (expression_id, hashes)
                        SELECT 'e' || lpad(n::text, 9, '0'), ARRAY(SELECT hashint8extended(n, h) FROM
                            generate_series(1, 96) h) FROM generate_series(:from + 1, :to) n
                        """,
                        """
                        INSERT INTO likeness_band (band, expression_id)
                        SELECT hashint8extended(n, b), 'e' || lpad(n::text, 9, '0')
                        FROM generate_series(:from + 1, :to) n, generate_series(1, 32) b
                        """)) {
            jdbc.sql(sql).param("from", from).param("to", to).update();
        }
        jdbc.sql("ANALYZE").update();
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder("It is said that");
        for (int i = 0; i < words; i++) {
            text.append(' ').append(Integer.toString(random.nextInt(46_655), 36));
        }
        return text.append('.').toString();
    }

    private NewDocument aFile(@Nullable String symbol, String language, String first) {
        List<Passage> passages = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            String text = i == 1 ? first : text(40);
            passages.add(
                    new Passage(
                            "para_" + i,
                            Passage.Form.PARAGRAPH,
                            Integer.toString(i),
                            1,
                            new Span(i * 1_000, i * 1_000 + 900),
                            List.of("A heading"),
                            null,
                            text,
                            null));
        }
        return new NewDocument(
                String.format("%064x", ++count + 50_000_000),
                "many.pdf",
                "application/pdf",
                1_000,
                3,
                new Description(
                        symbol == null ? null : new Symbol(symbol),
                        null,
                        null,
                        "On many",
                        null,
                        language,
                        Kind.STUDY,
                        null,
                        List.of()),
                passages,
                List.of(),
                NewDocument.Rights.unknown(),
                "sender",
                true);
    }
}
