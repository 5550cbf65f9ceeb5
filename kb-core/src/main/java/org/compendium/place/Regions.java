package org.compendium.place;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.table.PackTable;
import org.jspecify.annotations.Nullable;

/// The regions of the curated pack, by code, and the countries that they hold: the geographic
/// regions of the United Nations standard M49, without the world. Every region is part of one other
/// at most, and every country is in one narrowest region.
public final class Regions {

    private final Map<String, Region> byCode = new LinkedHashMap<>();
    private final Map<String, List<String>> holding = new LinkedHashMap<>();
    private final Map<String, List<String>> countries = new LinkedHashMap<>();

    /// @throws IllegalStateException when a region is part of itself, or part of one that is not
    ///   there, or a country is in one that is not there
    Regions(List<Region> regions, List<Country> countries) {
        for (Region region : regions) {
            byCode.put(region.code(), region);
        }
        regions.forEach(region -> outwards(region.code(), region.within()));
        for (Country country : countries) {
            List<String> around = outwards(country.code(), country.region());
            holding.put(country.code(), around);
            for (String region : around) {
                this.countries
                        .computeIfAbsent(region, code -> new ArrayList<>())
                        .add(country.code());
            }
        }
    }

    /// Reads the pack's tables `pack/places/regions.tsv` and `pack/places/countries.tsv` from the
    /// class path.
    ///
    /// @throws IllegalStateException when the pack is not on the class path, or the regions are no
    ///   tree
    public static Regions ofPack() {
        List<Region> regions = new ArrayList<>();
        for (PackTable.Line line : PackTable.read("pack/places/regions.tsv")) {
            String within = line.cell("within");
            regions.add(
                    new Region(
                            line.code(),
                            within.isEmpty() ? null : within,
                            !line.cell("inTexts").equals("no"),
                            line.names(),
                            line.aliases()));
        }
        return new Regions(regions, Countries.ofPack().all());
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

    /// Those that are part of no other: Africa, the Americas, Asia, Europe, Oceania.
    public List<Region> top() {
        return byCode.values().stream().filter(region -> region.within() == null).toList();
    }

    /// The region that this one is part of.
    ///
    /// @param code M49
    /// @return empty at the top, and when the code is not in the table
    public Optional<Region> parent(String code) {
        return find(code).map(Region::within).flatMap(this::find);
    }

    /// The regions that are part of this one and of none between.
    ///
    /// @param code M49
    /// @return in the order of the table; none when the code is not in it
    public List<Region> children(String code) {
        return byCode.values().stream().filter(region -> code.equals(region.within())).toList();
    }

    /// The codes of all regions that hold the country, the narrowest first: for Mauritius Eastern
    /// Africa, Sub-Saharan Africa, Africa.
    ///
    /// @param country ISO 3166-1 alpha-3
    /// @return none when the country is not in the table
    public List<String> holding(String country) {
        return holding.getOrDefault(country, List.of());
    }

    /// The codes (ISO 3166-1 alpha-3) of all countries in the region or in a part of it.
    ///
    /// @param code M49
    /// @return in the order of the table of countries; none when the region is not in the table
    public List<String> countries(String code) {
        return List.copyOf(countries.getOrDefault(code, List.of()));
    }

    private List<String> outwards(String what, @Nullable String first) {
        List<String> around = new ArrayList<>();
        String next = first;
        while (next != null) {
            Region region = byCode.get(next);
            if (region == null) {
                throw new IllegalStateException(what + " is in " + next + ", which is no region");
            }
            if (around.contains(next)) {
                throw new IllegalStateException(what + " is in " + next + ", a part of itself");
            }
            around.add(next);
            next = region.within();
        }
        return List.copyOf(around);
    }
}
