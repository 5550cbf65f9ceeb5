package org.compendium.ingest;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.compendium.table.Spreadsheet;
import org.jspecify.annotations.Nullable;

/// The sheet that comes with a folder or a ZIP: `metadata.csv`, a row for each file with what is
/// known of it. RFC 4180 in UTF-8, with or without a byte order mark; semicolons and tabs will do
/// too, as spreadsheets write them. A bad row never stops a good one.
///
/// @param rows in the order of the sheet
/// @param withoutRow files that no row names; what they are is read from them alone
/// @param unknownColumns columns of the sheet that mean nothing to us
public record Batch(List<Row> rows, List<String> withoutRow, List<String> unknownColumns) {

    /// How the sheet is called, in the uppermost folder.
    public static final String NAME = "metadata.csv";

    private static final String FILE = "file";

    /// The columns and the fields of a [Submission] that they fill.
    private static final Map<String, String> COLUMNS = columns();

    private static final int LONGEST = 10_000_000;

    /// One row.
    ///
    /// @param line of the sheet on which it begins; the heading is line 1
    /// @param file as it is called in the folder or ZIP, or as the row says when it is not there
    /// @param metadata for a [Submission]
    /// @param problems in words for the person who wrote the sheet; empty when the row is good
    public record Row(long line, String file, Map<String, String> metadata, List<String> problems) {

        public Row {
            metadata = Map.copyOf(metadata);
            problems = List.copyOf(problems);
        }

        public boolean good() {
            return problems.isEmpty();
        }
    }

    public Batch {
        rows = List.copyOf(rows);
        withoutRow = List.copyOf(withoutRow);
        unknownColumns = List.copyOf(unknownColumns);
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String name :
                List.of(
                        FILE,
                        "title",
                        "symbol",
                        "date",
                        "language",
                        "kind",
                        "body",
                        "licence",
                        "rightsHolder",
                        "redistributable",
                        "sourceUrl")) {
            columns.put(folded(name), name);
        }
        return columns;
    }

    /// An empty sheet with one row as an example, for spreadsheets.
    public static String template() {
        return Spreadsheet.BYTE_ORDER_MARK
                + String.join(",", COLUMNS.values())
                + "\r\nreports/example.pdf,Title of the document,TD/B/COM.3/19,1998-10-02,en,"
                + "secretariat-report,,,,false,\r\n";
    }

    /// Reads a sheet and compares it with the files that are there.
    ///
    /// @param files their paths from the sheet's folder, with `/`
    /// @throws IllegalArgumentException when the sheet as a whole cannot be used, saying why
    public static Batch read(byte[] sheet, Collection<String> files) {
        if (sheet.length > LONGEST) {
            throw new IllegalArgumentException(
                    NAME + " is larger than " + LONGEST / 1_000_000 + " MB");
        }
        String text = text(sheet);
        Files there = new Files(files);
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser =
                CSVParser.parse(
                        new StringReader(text),
                        CSVFormat.RFC4180
                                .builder()
                                .setDelimiter(delimiter(text))
                                .setTrim(true)
                                .setIgnoreEmptyLines(false)
                                .get())) {
            long line = 1;
            @Nullable List<String> heading = null;
            for (CSVRecord record : parser) {
                boolean empty = record.stream().allMatch(String::isBlank);
                if (!empty && heading == null) {
                    heading = heading(record);
                } else if (!empty && heading != null) {
                    rows.add(row(line, heading, record, there));
                }
                line = parser.getCurrentLineNumber() + 1;
            }
            if (heading == null) {
                throw new IllegalArgumentException(
                        NAME + " is empty; its first line names columns");
            }
            return new Batch(rows, there.unnamed(), unknown(heading));
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause() == null ? e : e.getCause());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static IllegalArgumentException unreadable(Throwable why) {
        return new IllegalArgumentException(
                NAME
                        + " cannot be read as CSV: "
                        + why.getMessage()
                        + ". A value with a quote or a comma in it stands in quotes.",
                why);
    }

    /// The row of a file, by its path from the sheet's folder.
    public Optional<Row> of(String file) {
        return rows.stream().filter(row -> row.file().equals(file)).findFirst();
    }

    private static String text(byte[] sheet) {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(sheet))
                            .toString();
            return Spreadsheet.unmarked(text);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    NAME
                            + " is not in UTF-8. In a spreadsheet, choose \"CSV UTF-8\" when you"
                            + " save it.",
                    e);
        }
    }

    // Whichever stands most often in the line of column names.
    private static char delimiter(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ',';
        for (char one : new char[] {';', '\t'}) {
            if (count(first, one) > count(first, best)) {
                best = one;
            }
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    private static List<String> heading(CSVRecord record) {
        List<String> heading = record.stream().map(String::strip).toList();
        if (heading.stream().noneMatch(name -> folded(name).equals(FILE))) {
            throw new IllegalArgumentException(
                    NAME
                            + " has no column 'file' in its first line; the template shows how it"
                            + " looks");
        }
        return heading;
    }

    private static List<String> unknown(List<String> heading) {
        return heading.stream()
                .filter(name -> !name.isBlank() && !COLUMNS.containsKey(folded(name)))
                .toList();
    }

    private static Row row(long line, List<String> heading, CSVRecord record, Files there) {
        Map<String, String> said = new HashMap<>();
        List<String> problems = new ArrayList<>();
        if (record.size() > heading.size()) {
            problems.add(
                    "it has "
                            + record.size()
                            + " values, but there are "
                            + heading.size()
                            + " columns; a value with a comma in it stands in quotes");
        }
        for (int i = 0; i < Math.min(heading.size(), record.size()); i++) {
            String field = COLUMNS.get(folded(heading.get(i)));
            if (field != null && !record.get(i).isBlank()) {
                said.put(field, record.get(i).strip());
            }
        }
        String file = said.remove(FILE);
        if (file == null) {
            problems.add("it names no file");
            file = "";
        } else {
            Optional<String> found = there.find(file);
            if (found.isEmpty()) {
                problems.add("there is no file '" + file + "'");
            } else {
                file = found.get();
                Long before = there.name(file, line);
                if (before != null) {
                    problems.add("line " + before + " is about the same file");
                }
            }
        }
        // Each value by itself, so that a row with two mistakes is mended in one go.
        said.forEach((name, value) -> {
            try {
                Ingestion.check(Map.of(name, value));
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        });
        return new Row(line, file, said, problems);
    }

    private static String folded(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }

    /// The files that are there, and the line of the row that named each.
    private static final class Files {

        private final Map<String, String> byPath = new TreeMap<>();
        private final Map<String, List<String>> byName = new HashMap<>();
        private final Map<String, Long> named = new HashMap<>();

        Files(Collection<String> files) {
            for (String file : files) {
                byPath.put(plain(file), file);
                byName.computeIfAbsent(last(plain(file)), name -> new ArrayList<>()).add(file);
            }
        }

        /// By the whole path, else by a last part that only one file has.
        Optional<String> find(String said) {
            String exact = byPath.get(plain(said));
            if (exact != null) {
                return Optional.of(exact);
            }
            List<String> alike = byName.getOrDefault(plain(said), List.of());
            return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
        }

        @Nullable Long name(String file, long line) {
            return named.putIfAbsent(file, line);
        }

        List<String> unnamed() {
            return byPath.values().stream().filter(file -> !named.containsKey(file)).toList();
        }

        // Different systems write the same letters and separators differently.
        private static String plain(String path) {
            return Normalizer.normalize(path.replace('\\', '/'), Normalizer.Form.NFC)
                    .replaceFirst("^(\\./|/)+", "");
        }

        private static String last(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
