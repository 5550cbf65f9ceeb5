package org.compendium.arrangement;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/// Arrangements as CSV (RFC 4180): a header and a line for each. Read are commas or semicolons,
/// with or without a byte order mark; written are commas with one, since a spreadsheet takes the
/// text for that of an old code page otherwise.
///
/// A spreadsheet takes what begins like `=` for a formula. Such a cell is written with an
/// apostrophe before it, which is taken away when it is read; so is one before a cell that had it
/// already, and every value comes back as it was.
///
/// @param header the names of the columns as they stood in the file
public record ArrangementFile(List<String> header, List<Line> lines) {

    /// Lines of one file.
    public static final int MOST = 5_000;

    /// Bytes of one file.
    public static final int LARGEST = 5 << 20;

    /// Why a line was not taken; left out when the mended file is read.
    public static final String FAULT = "fault";

    /// Whose this is; left out when it is read.
    public static final String NOTICE = "notice";

    private static final String NO_PUBLICATION =
            "Compendium is no publication of the United Nations. Contacts of people are not kept.";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern TO_GUARD = Pattern.compile("'*[=+\\-@＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("\\r\\n|\\r|\\n");
    private static final String HELP = "#";
    private static final int FEW_PARTNERS = 2;

    // Each is looked for anew from the line after it.
    private static final int MOST_BROKEN = 100;

    /// @param number where it begins in the file; the header is on line 1
    /// @param raw its cells as they stood in the file
    /// @param cells by column, without guards; columns that the file lacks are missing
    /// @param faults what is wrong with it as a line of CSV; empty when nothing is
    public record Line(
            int number, List<String> raw, Map<String, String> cells, List<String> faults) {}

    public ArrangementFile {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /// @param bytes of a file in UTF-8
    /// @throws IllegalArgumentException saying what is wrong with the file as a whole
    public static ArrangementFile read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new IllegalArgumentException(
                    "The file is larger than %,d MB. Send it in parts.".formatted(LARGEST >> 20));
        }
        try {
            return read(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "The file is not in UTF-8. In a spreadsheet, save it as 'CSV UTF-8'.", e);
        }
    }

    /// @throws IllegalArgumentException saying what is wrong with the file as a whole
    public static ArrangementFile read(String file) {
        String text =
                !file.isEmpty() && file.charAt(0) == BYTE_ORDER_MARK ? file.substring(1) : file;
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "The file is empty. Begin with the template: its first line names the columns.");
        }
        List<Integer> starts = starts(text);
        CSVFormat format = format(text);
        List<Line> lines = new ArrayList<>();
        List<String> header = List.of();
        List<String> columns = List.of();
        int broken = 0;
        int before = 0;
        while (before < starts.size()) {
            try (CSVParser parser =
                    format.parse(new StringReader(text.substring(starts.get(before))))) {
                int from = before;
                Iterator<CSVRecord> records = parser.iterator();
                while (records.hasNext()) {
                    int end = from + (int) parser.getCurrentLineNumber();
                    List<String> raw = records.next().toList();
                    if (header.isEmpty()) {
                        header = raw;
                        columns = columns(raw);
                    } else if (raw.stream().anyMatch(cell -> !cell.isBlank())) {
                        lines.add(line(before + 1, raw, columns));
                    }
                    before = Math.max(end, before + 1);
                }
                break;
            } catch (IOException | UncheckedIOException | IllegalStateException e) {
                if (header.isEmpty() || ++broken > MOST_BROKEN) {
                    throw new IllegalArgumentException(
                            "The quotes do not fit on line "
                                    + (before + 1)
                                    + ", and so nothing of the file can be read. A cell that has a"
                                    + " comma, a quote or a line break stands in quotes, and each quote"
                                    + " in it is doubled.",
                            e);
                }
                lines.add(broken(before + 1, lineAt(text, starts, before)));
                before++;
            }
        }
        if (lines.size() > MOST) {
            throw new IllegalArgumentException(
                    "A file has up to %,d lines; this has %,d. Send it in parts."
                            .formatted(MOST, lines.size()));
        }
        return new ArrangementFile(header, lines.stream().filter(one -> !help(one)).toList());
    }

    // The line of the template that says what the columns hold; no id begins like this.
    private static boolean help(Line line) {
        return line.cells().getOrDefault(Cells.ID, "").startsWith(HELP);
    }

    private static List<Integer> starts(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        Matcher ends = LINE.matcher(text);
        while (ends.find()) {
            if (ends.end() < text.length()) {
                starts.add(ends.end());
            }
        }
        return starts;
    }

    private static String lineAt(String text, List<Integer> starts, int index) {
        int end = index + 1 < starts.size() ? starts.get(index + 1) : text.length();
        return text.substring(starts.get(index), end).stripTrailing();
    }

    private static CSVFormat format(String text) {
        String first = LINE.split(text, 2)[0];
        char delimiter =
                first.chars().filter(one -> one == ';').count()
                                > first.chars().filter(one -> one == ',').count()
                        ? ';'
                        : ',';
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .get();
    }

    private static List<String> columns(List<String> header) {
        List<String> columns =
                header.stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT).replace(' ', '-'))
                        .toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            boolean left = column.equals(FAULT) || column.equals(NOTICE) || column.isEmpty();
            if (!left && !Cells.isColumn(column)) {
                throw new IllegalArgumentException(
                        "There is no column '"
                                + header.get(i)
                                + "'. The first line names columns of these, separated by commas or"
                                + " semicolons: "
                                + String.join(", ", Cells.columns(FEW_PARTNERS))
                                + "; further partners are partner-3, partner-3-country,"
                                + " partner-3-kind and so on up to "
                                + Cells.MOST_PARTNERS
                                + ".");
            }
            if (!left && !seen.add(column)) {
                throw new IllegalArgumentException(
                        "There are two columns '" + column + "'. Leave one of them out.");
            }
        }
        if (!seen.contains(Cells.ID) && !seen.contains(Cells.NAME)) {
            throw new IllegalArgumentException(
                    "The first line names neither 'id' nor 'name', so nobody could tell which"
                            + " arrangement is meant. Begin with the template.");
        }
        return columns;
    }

    private static Line line(int number, List<String> raw, List<String> columns) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < Math.min(raw.size(), columns.size()); i++) {
            if (Cells.isColumn(columns.get(i))) {
                cells.put(columns.get(i), unguarded(raw.get(i).strip()));
            }
        }
        return new Line(number, raw, cells, faults(raw, columns));
    }

    private static List<String> faults(List<String> raw, List<String> columns) {
        List<String> faults = new ArrayList<>();
        if (raw.size() < columns.size()
                || raw.stream().skip(columns.size()).anyMatch(cell -> !cell.isBlank())) {
            faults.add(
                    ("The line has %d cells, and the first line %d. A cell that has a comma or a"
                                    + " semicolon must stand in quotes.")
                            .formatted(raw.size(), columns.size()));
        }
        for (int i = 0; i < Math.min(raw.size(), columns.size()); i++) {
            if (columns.get(i).isEmpty() && !raw.get(i).isBlank()) {
                faults.add(
                        "'"
                                + raw.get(i)
                                + "' stands in a column without a name. Name the column, or take"
                                + " it out.");
            }
        }
        return faults;
    }

    private static Line broken(int number, String text) {
        return new Line(
                number,
                List.of(text),
                Map.of(),
                List.of(
                        "The quotes of this line do not fit: a cell begins with a quote and does not"
                                + " end with one. Double each quote inside a cell, and end the cell"
                                + " with one. The whole line stands in the first cell."));
    }

    /// @return CSV that [#read] gives these arrangements back from
    public static String write(List<Arrangement> arrangements) {
        int partners =
                arrangements.stream()
                        .mapToInt(one -> one.partners().size())
                        .max()
                        .orElse(FEW_PARTNERS);
        List<String> columns = Cells.columns(Math.max(partners, FEW_PARTNERS));
        List<List<String>> rows = new ArrayList<>();
        for (Arrangement one : arrangements) {
            Map<String, String> cells = Cells.of(one);
            List<String> row = new ArrayList<>();
            columns.forEach(column -> row.add(guarded(cells.getOrDefault(column, ""))));
            row.add(NO_PUBLICATION);
            rows.add(row);
        }
        return csv(with(columns, NOTICE), rows);
    }

    /// The header, and below it a line that says what each column holds; that line is left out when
    /// the file is read.
    ///
    /// @param help for a column, by its name
    public static String template(UnaryOperator<String> help) {
        List<String> columns = Cells.columns(FEW_PARTNERS);
        List<String> row = new ArrayList<>();
        for (String column : columns) {
            String words = help.apply(column);
            row.add(column.equals(Cells.ID) ? HELP + " " + words : guarded(words));
        }
        row.add(NO_PUBLICATION);
        return csv(with(columns, NOTICE), List.of(row));
    }

    /// The columns of the template.
    public static List<String> columns() {
        return Cells.columns(FEW_PARTNERS);
    }

    /// The lines that were not taken, as they stood in the file, each with the reasons. Mended, it
    /// can be sent again.
    String faulty(List<Fate.Faulty> lines) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!header.get(i).strip().equalsIgnoreCase(FAULT)) {
                kept.add(i);
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (Fate.Faulty line : lines) {
            List<String> row = new ArrayList<>();
            for (int i : kept) {
                String cell = i < line.cells().size() ? line.cells().get(i) : "";
                row.add(guarded(unguarded(cell)));
            }
            row.add(String.join(" ", line.reasons()));
            line.cells().stream()
                    .skip(header.size())
                    .map(cell -> guarded(unguarded(cell)))
                    .forEach(row::add);
            rows.add(row);
        }
        return csv(with(kept.stream().map(header::get).toList(), FAULT), rows);
    }

    private static List<String> with(List<String> columns, String last) {
        List<String> all = new ArrayList<>(columns);
        all.add(last);
        return all;
    }

    private static String csv(List<String> header, List<List<String>> rows) {
        StringBuilder out = new StringBuilder().append(BYTE_ORDER_MARK);
        try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord(header);
            csv.printRecords(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static String guarded(String value) {
        return TO_GUARD.matcher(value).matches() ? "'" + value : value;
    }

    private static String unguarded(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
