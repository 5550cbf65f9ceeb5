package org.compendium.search.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.compendium.place.Countries;

/// Finds countries by all their names in the six languages, and people and things by them:
/// "Nigeria", "Nigerian".
final class CountryNames {

    /// Shorter aliases are words of other things.
    private static final int SHORTEST = 4;

    private static final int SHORTEST_IN_CHINESE = 2;

    private static final Map<String, Set<String>> CODES = codes();

    /// The longest first, so that "Guinea" is not found in "Equatorial Guinea".
    private static final Pattern ANY =
            Pattern.compile(
                    String.join(
                            "|",
                            CODES.keySet().stream()
                                    .sorted(Comparator.comparingInt(String::length).reversed())
                                    .map(CountryNames::whole)
                                    .toList()));

    /// @param start in the text, in UTF-16 units
    record Found(String text, int start, Set<String> codes) {

        boolean holds(int at) {
            return start <= at && at < start + text.length();
        }
    }

    private CountryNames() {}

    private static Map<String, Set<String>> codes() {
        Map<String, Set<String>> codes = new LinkedHashMap<>();
        Countries.ofPack()
                .all()
                .forEach(country ->
                        Stream.concat(country.names().values().stream(), country.aliases().stream())
                                .filter(CountryNames::telling)
                                .forEach(name ->
                                        codes.computeIfAbsent(name, any -> new HashSet<>())
                                                .add(country.code())));
        return codes;
    }

    private static boolean telling(String name) {
        return name.codePoints().allMatch(Character::isIdeographic)
                ? name.length() >= SHORTEST_IN_CHINESE
                : name.length() >= SHORTEST;
    }

    // What belongs to a country has its name with an ending: Nigerian, Japanese, Brazilian.
    private static String whole(String name) {
        return name.codePoints().anyMatch(Character::isIdeographic)
                ? Pattern.quote(name)
                : "(?<![\\p{L}\\d])" + Pattern.quote(name) + "(?:n|an|ian|ese|i)?(?![\\p{L}\\d])";
    }

    static List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        Map<String, Set<String>> known = new HashMap<>();
        Matcher matcher = ANY.matcher(text);
        while (matcher.find()) {
            Set<String> codes = known.computeIfAbsent(matcher.group(), CountryNames::of);
            if (!codes.isEmpty()) {
                found.add(new Found(matcher.group(), matcher.start(), codes));
            }
        }
        return found;
    }

    private static Set<String> of(String written) {
        Set<String> exact = CODES.get(written);
        if (exact != null) {
            return exact;
        }
        return Stream.of("ian", "ese", "an", "n", "i")
                .filter(written::endsWith)
                .map(ending -> written.substring(0, written.length() - ending.length()))
                .flatMap(name -> Stream.ofNullable(CODES.get(name)))
                .findFirst()
                .orElse(Set.of());
    }
}
