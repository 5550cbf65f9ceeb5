package org.compendium.place;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.table.PackTable;

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
        Map<String, Country> countries = new LinkedHashMap<>();
        for (PackTable.Line line : PackTable.read("pack/places/countries.tsv")) {
            countries.put(
                    line.code(),
                    new Country(line.code(), line.cell("region"), line.names(), line.aliases()));
        }
        return new Countries(countries);
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
