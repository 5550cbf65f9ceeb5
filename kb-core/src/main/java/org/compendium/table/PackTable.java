package org.compendium.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table of the pack: a code, then columns by name, of which those named for a language hold
/// names.
public final class PackTable {

    /// @param cells what is not empty, by the column's name; the code stands apart
    public record Line(String code, Map<String, String> cells) {

        private static final List<String> LANGUAGES = List.of("en", "fr", "es", "ru", "ar", "zh");

        /// What the columns named for a language hold, by language.
        public Map<String, String> names() {
            return inLanguages("");
        }

        /// What the columns hold that are named for a language after `prefix`, by language.
        public Map<String, String> inLanguages(String prefix) {
            Map<String, String> found = new HashMap<>();
            for (String language : LANGUAGES) {
                String cell = cell(prefix + language);
                if (!cell.isEmpty()) {
                    found.put(language, cell);
                }
            }
            return found;
        }

        /// The other names, in any language.
        public List<String> aliases() {
            return list("aliases");
        }

        /// What a cell lists, separated by semicolons.
        public List<String> list(String column) {
            return Arrays.stream(cell(column).split(";"))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .toList();
        }

        /// Empty where the table says nothing.
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    private PackTable() {}

    /// @throws IllegalStateException when the table is not on the class path
    public static List<Line> read(String path) {
        InputStream in = PackTable.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException(path + " is not on the class path");
        }
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().filter(line -> !line.isBlank()).toList();
            String[] header = lines.getFirst().split("\t", -1);
            return lines.subList(1, lines.size()).stream()
                    .map(line -> line(header, line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String[] header, String[] cells) {
        Map<String, String> byColumn = new HashMap<>();
        for (int i = 1; i < cells.length && i < header.length; i++) {
            if (!cells[i].isBlank()) {
                byColumn.put(header[i], cells[i].strip());
            }
        }
        return new Line(cells[0].strip(), byColumn);
    }
}
