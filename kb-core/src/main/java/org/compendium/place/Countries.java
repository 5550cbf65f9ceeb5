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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All countries of the curated pack, by code.
public final class Countries {

    private final Map<String, Country> byCode;

    private Countries(Map<String, Country> byCode) {
        this.byCode = byCode;
    }

    /// Reads the pack's table `pack/places/countries.tsv` from the class path.
    ///
    /// @throws IllegalStateException when the pack is not on the class path or a line is malformed
    public static Countries ofPack() {
        InputStream in =
                Countries.class.getClassLoader().getResourceAsStream("pack/places/countries.tsv");
        if (in == null) {
            throw new IllegalStateException("pack/places/countries.tsv is not on the class path");
        }
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().filter(line -> !line.isBlank()).toList();
            String[] header = lines.getFirst().split("\t", -1);
            Map<String, Country> countries = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                Country country = country(header, line.split("\t", -1));
                countries.put(country.code(), country);
            }
            return new Countries(countries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Country country(String[] header, String[] cells) {
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
        return new Country(cells[0].strip(), names, aliases);
    }

    /// In the order of the table.
    public List<Country> all() {
        return List.copyOf(byCode.values());
    }

    /// @param code ISO 3166-1 alpha-3
    public Optional<Country> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /// The short name, or the code itself when it is not in the table.
    public String name(String code, String language) {
        return find(code).map(country -> country.name(language)).orElse(code);
    }
}
