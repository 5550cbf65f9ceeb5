package org.compendium.place;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The regions of the curated pack, by code.
public final class Regions {

    private final Map<String, Region> byCode;

    private Regions(Map<String, Region> byCode) {
        this.byCode = byCode;
    }

    /// Reads the pack's table `pack/places/regions.tsv` from the class path.
    ///
    /// @throws IllegalStateException when the pack is not on the class path
    public static Regions ofPack() {
        Map<String, Region> regions = new LinkedHashMap<>();
        for (PlaceTable.Line line : PlaceTable.read("pack/places/regions.tsv")) {
            regions.put(line.code(), new Region(line.code(), line.names(), line.aliases()));
        }
        return new Regions(regions);
    }

    /// In the order of the table.
    public List<Region> all() {
        return List.copyOf(byCode.values());
    }

    /// @param code M49
    public Optional<Region> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /// The name, or the code itself when it is not in the table.
    public String name(String code, String language) {
        return find(code).map(region -> region.name(language)).orElse(code);
    }
}
