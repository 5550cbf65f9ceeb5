package org.compendium.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.compendium.document.Blobs;
import org.compendium.testing.TestEngines;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/// All tables of a database with rows in every one of them, into a new database and compared.
class TransferTest {

    private static final String ORIGINAL = "The original, byte for byte.";

    /// Values where not any value of the type will do; `{i}` is the number of the row.
    private static final Map<String, String> VALUES =
            Map.ofEntries(
                    Map.entry("arrangement.purposes", "ARRAY['technology', 'marketing']"),
                    Map.entry("arrangement.stage", "'ended'"),
                    Map.entry("arrangement_partner.kind", "'firm'"),
                    Map.entry("challenge.state", "'answered'"),
                    Map.entry("claim.side", "'for'"),
                    Map.entry("claim.strength", "'contested'"),
                    Map.entry("concept.broader", "NULL"),
                    Map.entry("concept.origin", "'curator'"),
                    Map.entry(
                            "document_part.part",
                            "(SELECT id FROM expression ORDER BY ctid DESC OFFSET {i} - 1 LIMIT 1)"),
                    Map.entry("draft.state", "'submitted'"),
                    Map.entry("entry.kind", "'dossier'"),
                    Map.entry("entry.origin", "'curator'"),
                    Map.entry("expression.distribution", "'limited'"),
                    Map.entry("expression.state", "'released'"),
                    Map.entry("expression.visibility", "'restricted'"),
                    Map.entry("ingestion.outcome", "'added'"),
                    Map.entry("ingestion.parent", "NULL"),
                    Map.entry("ingestion.root", "NULL"),
                    Map.entry("ingestion.sha256", "repeat('{i}', 64)"),
                    Map.entry("ingestion.state", "'finished'"),
                    Map.entry(
                            "lineage.entry",
                            "(SELECT id FROM entry ORDER BY ctid OFFSET {i} - 1 LIMIT 1)"),
                    Map.entry("lineage.kind", "'contradicts'"),
                    Map.entry("passage.note_at", "ARRAY[1, 2, 3]"),
                    Map.entry("passage.role", "'operative'"),
                    Map.entry("passage_redirect.why", "'held'"),
                    Map.entry("possible_duplicate.decision", "'different'"),
                    Map.entry("possible_duplicate.reason", "'like'"),
                    Map.entry("recommendation_pair.relation", "'opposes'"),
                    Map.entry("reprocessing.step", "'themes'"),
                    Map.entry("reprocessing_item.ingestion_id", "NULL"),
                    Map.entry("reprocessing_item.outcome", "'changed'"),
                    Map.entry("account.role", "'curator'"),
                    Map.entry("saved_answer.answer", "'not-known'"),
                    Map.entry("saved_search.frequency", "'weekly'"),
                    Map.entry("score.state", "'published'"),
                    Map.entry("score_citation.position", "0"),
                    Map.entry("theme_decision.verdict", "'removed'"),
                    Map.entry("work.merged_into", "NULL"),
                    Map.entry("work.retells", "NULL"),
                    Map.entry("work.retells_key", "NULL"));

    private static final Map<String, String> OF_TYPE =
            Map.ofEntries(
                    Map.entry("text", "E'{c} {i}: \"so\", it''s\\n\\\\N ñ 中'"),
                    Map.entry("int2", "3"),
                    Map.entry("int4", "{i}"),
                    Map.entry("int8", "9007199254740993 + {i}"),
                    Map.entry("float8", "0.1"),
                    Map.entry("bool", "true"),
                    Map.entry("date", "'1998-10-02'"),
                    Map.entry("timestamptz", "'2020-01-02 03:04:05.678901+00'"),
                    Map.entry("jsonb", "'{\"said\": [\"a\", null]}'"),
                    Map.entry("bytea", "'\\x00ff{i}0'"),
                    Map.entry("uuid", "gen_random_uuid()"),
                    Map.entry("_text", "ARRAY['a,b', 'c\"d', '']"),
                    Map.entry("_int4", "ARRAY[{i}, 2]"),
                    Map.entry("_int8", "ARRAY[{i}, 2]"));

    @TempDir static Path folder;

    private static int count;

    private final DataSource from = aDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(from);
    private final Blobs originals = someOriginals();

    @BeforeEach
    void twoRowsInEveryTable() throws IOException {
        String sha256 =
                originals
                        .put(
                                new ByteArrayInputStream(ORIGINAL.getBytes(StandardCharsets.UTF_8)),
                                1000)
                        .sha256();
        new TransactionTemplate(new DataSourceTransactionManager(from))
                .executeWithoutResult(status -> {
                    for (String table : inOrder()) {
                        int rows =
                                switch (table) {
                                    // Each has one row, and this one is made with it.
                                    case "thesaurus" -> 0;
                                    case "signing_secret" -> 1;
                                    default -> 2;
                                };
                        for (int i = 1; i <= rows; i++) {
                            insert(table, i, sha256);
                        }
                    }
                });
        // What is not known is none, and not empty.
        jdbc.update("INSERT INTO draft (entry, form, edited_by) VALUES ('', '', '{}')");
    }

    @Test
    void every_table_comes_back_row_by_row_and_no_table_is_forgotten() throws IOException {
        Path file = written();
        DataSource into = aDatabase();
        Blobs taken = someOriginals();

        new Transfer(into, taken).read(file);

        Map<String, List<String>> before = rows(from);
        Map<String, List<String>> after = rows(into);
        assertThat(before).allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
        assertThat(after).isEqualTo(before);
        assertThat(sequences(into)).isEqualTo(sequences(from)).isNotEmpty();
        assertThat(allTables()).containsAll(Transfer.LEFT_OUT.keySet());
        for (String sha256 : jdbc.queryForList("SELECT sha256 FROM manifestation", String.class)) {
            if (Files.exists(originals.path(sha256))) {
                assertThat(taken.path(sha256)).hasContent(ORIGINAL);
            }
        }
        assertThat(
                        new JdbcTemplate(into)
                                .update(
                                        "INSERT INTO draft (entry, form, edited_by) VALUES ('n', '', '{}')"))
                .as("numbers go on where they stopped")
                .isEqualTo(1);
    }

    @Test
    void what_is_held_already_is_never_overwritten() throws IOException {
        Path file = written();
        Map<String, List<String>> before = rows(from);

        assertThatThrownBy(() -> new Transfer(from, originals).read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("import into a new data folder");
        assertThat(rows(from)).isEqualTo(before);
    }

    @Test
    void a_file_of_another_version_and_what_is_no_export_are_refused_and_change_nothing()
            throws IOException {
        jdbc.update("UPDATE flyway_schema_history SET version = '1' || version");
        Path file = written();
        DataSource into = aDatabase();
        Map<String, List<String>> empty = rows(into);

        assertThatThrownBy(() -> new Transfer(into, someOriginals()).read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Import it with that release");
        Path other = Files.writeString(folder.resolve("other.zip"), "no zip");
        assertThatThrownBy(() -> new Transfer(into, someOriginals()).read(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no ZIP file");
        assertThat(rows(into)).isEqualTo(empty);
    }

    private Path written() throws IOException {
        Path file = folder.resolve("all.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            new Transfer(from, originals).write(out);
        }
        return file;
    }

    private static DataSource aDatabase() {
        var database = TestEngines.get().freshDatabase();
        DataSource source =
                new DriverManagerDataSource(
                        database.jdbcUrl(), database.user(), database.password());
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    private static Blobs someOriginals() {
        try {
            return new Blobs(Files.createDirectories(folder.resolve("originals-" + ++count)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The rows of each table that is taken along.
    private Map<String, List<String>> rows(DataSource of) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String table : allTables()) {
            if (!Transfer.LEFT_OUT.containsKey(table)) {
                rows.put(
                        table,
                        new JdbcTemplate(of)
                                .queryForList(
                                        "SELECT t::text FROM " + table + " t ORDER BY 1",
                                        String.class));
            }
        }
        return rows;
    }

    private static List<String> sequences(DataSource of) {
        return new JdbcTemplate(of)
                .queryForList(
                        "SELECT sequencename || ' ' || last_value FROM pg_sequences"
                                + " WHERE last_value IS NOT NULL ORDER BY 1",
                        String.class);
    }

    private TreeSet<String> allTables() {
        return new TreeSet<>(
                jdbc.queryForList(
                        "SELECT table_name FROM information_schema.tables"
                                + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
                        String.class));
    }

    private List<String> inOrder() {
        List<String> ordered = new ArrayList<>();
        List<String> waiting = new ArrayList<>(allTables());
        waiting.removeAll(Transfer.LEFT_OUT.keySet());
        while (!waiting.isEmpty()) {
            List<String> ready =
                    waiting.stream()
                            .filter(table ->
                                    references(table).noneMatch(one -> waiting.contains(one)))
                            .toList();
            assertThat(ready).isNotEmpty();
            ordered.addAll(ready);
            waiting.removeAll(ready);
        }
        return ordered;
    }

    private Stream<String> references(String table) {
        return jdbc
                .queryForList(
                        "SELECT confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
                                + " AND NOT condeferrable AND conrelid = ?::regclass"
                                + " AND confrelid <> conrelid",
                        String.class,
                        table)
                .stream();
    }

    private void insert(String table, int i, String sha256) {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Map<String, Object> column :
                jdbc.queryForList(
                        """
                        SELECT c.column_name AS name, c.udt_name AS type,
                               (SELECT f.confrelid::regclass || '.' || t.attname
                                  FROM pg_constraint f
                                  JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attname = c.column_name
                                  JOIN pg_attribute t ON t.attrelid = f.confrelid
                                   AND t.attnum = f.confkey[array_position(f.conkey, a.attnum)]
                                 WHERE f.contype = 'f' AND NOT f.condeferrable AND f.conrelid = ?::regclass
                                   AND a.attnum = ANY (f.conkey) LIMIT 1) AS refers
                          FROM information_schema.columns c
                         WHERE c.table_name = ? AND c.is_generated = 'NEVER' AND c.is_identity = 'NO'
                         ORDER BY c.ordinal_position
                        """,
                        table,
                        table)) {
            String name = String.valueOf(column.get("name"));
            Object refers = column.get("refers");
            String value = VALUES.get(table + '.' + name);
            if (value == null && (table + '.' + name).equals("manifestation.sha256")) {
                value = i == 1 ? "'" + sha256 + "'" : "repeat('2', 64)";
            }
            if (value == null && refers != null) {
                String[] to = refers.toString().split("\\.");
                value =
                        "(SELECT %s FROM %s ORDER BY ctid OFFSET {i} - 1 LIMIT 1)"
                                .formatted(to[1], to[0]);
            }
            if (value == null) {
                value = OF_TYPE.get(String.valueOf(column.get("type")));
            }
            assertThat(value)
                    .as("A value for %s.%s of type %s", table, name, column.get("type"))
                    .isNotNull();
            columns.add(name);
            values.add(
                    String.valueOf(value).replace("{i}", String.valueOf(i)).replace("{c}", name));
        }
        jdbc.update(
                "INSERT INTO %s (%s) VALUES (%s)"
                        .formatted(table, String.join(", ", columns), String.join(", ", values)));
    }
}
