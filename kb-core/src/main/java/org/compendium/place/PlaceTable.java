package org.compendium.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table of the pack with a code, names in several languages, and aliases.
final class PlaceTable {

    record Line(String code, Map<String, String> names, List<String> aliases) {}

    private PlaceTable() {}

    /// @throws IllegalStateException when the table is not on the class path
    static List<Line> read(String path) {
        InputStream in = PlaceTable.class.getClassLoader().getResourceAsStream(path);
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
        Map<String, String> names = new HashMap<>();
        List<String> aliases = new ArrayList<>();
        for (int i = 1; i < cells.length && i < header.length; i++) {
            if (cells[i].isBlank()) {
                continue;
            }
            if (header[i].equals("aliases")) {
                Arrays.stream(cells[i].split(";"))
                        .map(String::strip)
                        .filter(alias -> !alias.isEmpty())
                        .forEach(aliases::add);
            } else {
                names.put(header[i], cells[i].strip());
            }
        }
        return new Line(cells[0].strip(), names, aliases);
    }
}
