package org.compendium.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.compendium.place.Countries;
import org.compendium.place.Country;
import org.compendium.place.Region;
import org.compendium.place.Regions;

/// Finds the countries and regions that a text names: whole words, written as names are, the
/// longest name first, so that Niger is not in Nigeria, Guinea not in Papua New Guinea and Africa
/// not in South Africa.
final class CountryNames {

    /// @param countries ISO 3166-1 alpha-3, in the order of how often they are named, then of first
    ///   mention
    /// @param regions UN M49, in the same order
    record Named(List<String> countries, List<String> regions) {}

    private final Phrases<String> names = new Phrases<>();

    /// Names of something else that begin with a country's.
    private static final List<String> OTHERS =
            List.of(
                    "Economic Commission for Africa",
                    "Economic Commission for Europe",
                    "Economic Commission for Latin America and the Caribbean",
                    "Economic and Social Commission for Asia and the Pacific",
                    "Economic and Social Commission for Western Asia",
                    "Council of Europe",
                    "Organization for Security and Co-operation in Europe",
                    "Uruguay Round",
                    "United States dollar",
                    "United States dollars",
                    "Hong Kong dollar",
                    "Swiss franc",
                    "Swiss francs");

    CountryNames(Countries countries) {
        this(countries, Regions.ofPack());
    }

    private CountryNames(Countries countries, Regions regions) {
        OTHERS.forEach(other -> names.add(other, ""));
        for (Region region : regions.all()) {
            if (!region.soughtInTexts()) {
                continue;
            }
            Set<String> all = new HashSet<>(region.names().values());
            all.addAll(region.aliases());
            all.forEach(name -> names.add(name, region.code()));
        }
        for (Country country : countries.all()) {
            Set<String> all = new HashSet<>(country.names().values());
            all.addAll(country.aliases());
            for (String name : all) {
                if (name.length() >= 2) {
                    names.add(name, country.code());
                }
            }
        }
    }

    Named named(String text) {
        Map<String, Integer> times = new LinkedHashMap<>();
        Map<String, Integer> first = new HashMap<>();
        for (Phrases.Found<String> found : names.find(text)) {
            if (found.value().isEmpty()) {
                continue;
            }
            times.merge(found.value(), 1, Integer::sum);
            first.putIfAbsent(found.value(), found.start());
        }
        List<String> codes = new ArrayList<>(times.keySet());
        codes.sort(
                Comparator.comparing((String code) -> -times.getOrDefault(code, 0))
                        .thenComparing(code -> first.getOrDefault(code, 0)));
        // M49 counts in digits, ISO 3166 in letters.
        Map<Boolean, List<String>> apart =
                codes.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        code -> Character.isDigit(code.charAt(0))));
        return new Named(apart.getOrDefault(false, List.of()), apart.getOrDefault(true, List.of()));
    }
}
