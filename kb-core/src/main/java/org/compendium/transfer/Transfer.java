package org.compendium.transfer;

import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.compendium.document.Blobs;
import org.postgresql.PGConnection;

/// Everything that is kept, as one ZIP file in open formats: each table as CSV (RFC 4180), each
/// original as it came. It is the way to another machine and across a major version of PostgreSQL.
/// Which tables there are is asked of the database, so that a new one cannot be forgotten.
public final class Transfer {

    /// Tables that are not taken along, and why.
    static final Map<String, String> LEFT_OUT =
            Map.of(
                    "flyway_schema_history", "says how the tables were made; the new ones are made",
                    "fed_index", "says what an index holds that stays behind; a new one is filled",
                    "outbox", "names what that index lacks; a new one is given everything",
                    "text_vector", "is made again from the texts in the background",
                    "vector_wanted", "is found again from the documents",
                    "upload", "counts files of which parts are here; their senders begin again");

    private static final String ABOUT = "README.txt";
    private static final String VERSION = "version.txt";
    private static final String SEQUENCES = "sequences.csv";
    private static final String TABLES = "tables/";
    private static final String BLOBS = "originals/";

    private final DataSource source;
    private final Blobs blobs;

    public Transfer(DataSource source, Blobs blobs) {
        this.source = source;
        this.blobs = blobs;
    }

    /// Writes all of it as it is at one moment, whatever is changed meanwhile. It holds hashes of
    /// passwords and everything that is not public.
    ///
    /// @param out is not closed
    /// @throws IOException when it cannot be written, or an original cannot be read
    public void write(OutputStream out) throws IOException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                ZipOutputStream zip = new ZipOutputStream(out);
                text(zip, ABOUT, about());
                text(zip, VERSION, version(connection));
                text(zip, SEQUENCES, sequences(connection));
                for (String table : tables(connection)) {
                    zip.putNextEntry(new ZipEntry(TABLES + table + ".csv"));
                    copies(
                            connection,
                            "COPY (SELECT "
                                    + columns(connection, table)
                                    + " FROM "
                                    + table
                                    + ") TO STDOUT (FORMAT csv, HEADER)",
                            zip);
                    zip.closeEntry();
                }
                for (String sha256 :
                        strings(
                                connection,
                                "SELECT sha256 FROM manifestation UNION SELECT sha256 FROM ingestion ORDER BY 1")) {
                    Path file = blobs.path(sha256);
                    if (Files.exists(file)) {
                        zip.putNextEntry(new ZipEntry(BLOBS + sha256));
                        Files.copy(file, zip);
                        zip.closeEntry();
                    }
                }
                zip.finish();
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IOException("The tables could not be read: " + e.getMessage(), e);
        }
    }

    /// Takes everything in from such a file, or nothing. The tables are those of the same version,
    /// and nobody has written into them yet.
    ///
    /// @throws IllegalArgumentException saying what is wrong with the file, or that something is
    ///   held here already
    /// @throws IOException when it cannot be read, or an original cannot be written
    public void read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                read(zip, connection);
                connection.commit();
            } catch (IOException | SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (ZipException e) {
            throw new IllegalArgumentException(file + " is no ZIP file: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new IllegalArgumentException(
                    file + " does not fit these tables: " + e.getMessage(), e);
        }
    }

    private void read(ZipFile zip, Connection connection) throws IOException, SQLException {
        String theirs = text(zip, VERSION);
        String ours = version(connection);
        if (!theirs.equals(ours)) {
            throw new IllegalArgumentException(
                    "The file was written by a release whose tables have version "
                            + theirs
                            + ", and here they have version "
                            + ours
                            + ". Import it with that release, and start this one on the same data"
                            + " folder afterwards.");
        }
        List<String> tables = tables(connection);
        Set<String> inFile =
                zip.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.startsWith(TABLES))
                        .map(name ->
                                name.substring(TABLES.length(), name.length() - ".csv".length()))
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!inFile.equals(new TreeSet<>(tables))) {
            throw new IllegalArgumentException(
                    "The file has the tables " + inFile + ", and here there are " + tables);
        }
        try (Statement statement = connection.createStatement()) {
            // The one row that the tables are made with.
            statement.executeUpdate("DELETE FROM thesaurus");
            for (String table : tables) {
                if (!strings(connection, "SELECT 'held' FROM " + table + " LIMIT 1").isEmpty()) {
                    throw new IllegalArgumentException(
                            "Something is held here already ("
                                    + table
                                    + "); import into a new data folder");
                }
            }
            for (ZipEntry entry :
                    zip.stream().filter(one -> one.getName().startsWith(BLOBS)).toList()) {
                try (InputStream bytes = zip.getInputStream(entry)) {
                    String sha256 = blobs.put(bytes, Long.MAX_VALUE).sha256();
                    if (!entry.getName().equals(BLOBS + sha256)) {
                        throw new IllegalArgumentException(
                                "An original is damaged: " + entry.getName());
                    }
                }
            }
            for (String table : inOrder(connection, tables)) {
                fill(zip, connection, table);
            }
            for (String line : text(zip, SEQUENCES).lines().toList()) {
                String[] cells = line.split(",", -1);
                if (!cells[1].isEmpty()) {
                    statement.execute(
                            "SELECT setval('" + cells[0] + "', " + Long.parseLong(cells[1]) + ")");
                }
            }
        }
    }

    private static void fill(ZipFile zip, Connection connection, String table)
            throws IOException, SQLException {
        String name = TABLES + table + ".csv";
        String columns;
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(entry(zip, name), StandardCharsets.UTF_8))) {
            columns = Optional.ofNullable(lines.readLine()).orElse("");
        }
        if (!columns.equals(columns(connection, table))) {
            throw new IllegalArgumentException(name + " has other columns than the table here");
        }
        try (InputStream rows = entry(zip, name)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY " + table + " (" + columns + ") FROM STDIN (FORMAT csv, HEADER)",
                            rows);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return strings(
                        connection,
                        """
                        SELECT table_name FROM information_schema.tables
                         WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
                         ORDER BY 1
                        """)
                .stream()
                .filter(table -> !LEFT_OUT.containsKey(table))
                .toList();
    }

    /// Without those that the database works out of the others.
    private static String columns(Connection connection, String table) throws SQLException {
        return String.join(
                ",",
                strings(
                        connection,
                        """
                        SELECT column_name FROM information_schema.columns
                         WHERE table_schema = current_schema() AND is_generated = 'NEVER'
                           AND table_name = '%s' ORDER BY ordinal_position
                        """
                                .formatted(table)));
    }

    /// Each after those that it refers to.
    private static List<String> inOrder(Connection connection, List<String> tables)
            throws SQLException {
        Set<List<String>> references = new HashSet<>();
        for (String line :
                strings(
                        connection,
                        """
                        SELECT conrelid::regclass || ' ' || confrelid::regclass FROM pg_constraint
                         WHERE contype = 'f' AND NOT condeferrable AND conrelid <> confrelid
                        """)) {
            references.add(Arrays.asList(line.split(" ")));
        }
        List<String> ordered = new ArrayList<>();
        List<String> waiting = new ArrayList<>(tables);
        while (!waiting.isEmpty()) {
            List<String> ready =
                    waiting.stream()
                            .filter(table ->
                                    references.stream()
                                            .noneMatch(one ->
                                                    one.getFirst().equals(table)
                                                            && waiting.contains(one.getLast())))
                            .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("These tables refer to each other: " + waiting);
            }
            ordered.addAll(ready);
            waiting.removeAll(ready);
        }
        return ordered;
    }

    private static String sequences(Connection connection) throws SQLException {
        return String.join(
                "\n",
                strings(
                        connection,
                        """
                        SELECT sequencename || ',' || coalesce(last_value::text, '') FROM pg_sequences
                         WHERE schemaname = current_schema() ORDER BY 1
                        """));
    }

    /// That of the tables: the number of the last file that changed them.
    private static String version(Connection connection) throws SQLException {
        return strings(
                        connection,
                        """
                        SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL
                         ORDER BY installed_rank DESC LIMIT 1
                        """)
                .getFirst();
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static void copies(Connection connection, String sql, OutputStream out)
            throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        sql,
                        new FilterOutputStream(out) {
                            @Override
                            public void write(byte[] bytes, int from, int length)
                                    throws IOException {
                                out.write(bytes, from, length);
                            }

                            // More stands in the file after this.
                            @Override
                            public void close() {}
                        });
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String text(ZipFile zip, String name) throws IOException {
        try (InputStream in = entry(zip, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "The file is no export of Compendium: it lacks " + name);
        }
        return zip.getInputStream(entry);
    }

    private static String about() {
        return """
        Everything that an installation of Compendium keeps. Compendium is not a United Nations publication.

        tables/NAME.csv   each table, as CSV (RFC 4180, UTF-8; an empty cell without quotation marks is none)
        sequences.csv     the last numbers given
        originals/SHA256  each file that was taken in, unchanged; the documents belong to their rights holders
        version.txt       the version of the tables

        It holds names, hashes of passwords and what is not public: keep it as you keep the data folder.
        Take it in with: ./kb import FILE --data NEW_FOLDER

        Not in it:
        %s\
        """
                .formatted(
                        LEFT_OUT.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(one -> one.getKey() + ": " + one.getValue() + "\n")
                                .collect(Collectors.joining()));
    }
}
