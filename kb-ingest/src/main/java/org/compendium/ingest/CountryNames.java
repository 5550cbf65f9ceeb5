package org.compendium.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.compendium.place.Countries;
import org.compendium.place.Country;

/// Finds the countries that a text names: whole words, written as names are, the longest name
/// first, so that Niger is not in Nigeria and Guinea not in Papua New Guinea.
final class CountryNames {

    private final Phrases<String> names = new Phrases<>();

    /// Names of something else that begin with a country's.
    private static final List<String> OTHERS =
            List.of(
                    "Uruguay Round",
                    "United States dollar",
                    "United States dollars",
                    "Hong Kong dollar",
                    "Swiss franc",
                    "Swiss francs");

    CountryNames(Countries countries) {
        OTHERS.forEach(other -> names.add(other, ""));
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

    /// @return ISO 3166-1 alpha-3, in the order of how often they are named, then of first mention
    List<String> named(String text) {
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
        return codes;
    }
}
