package org.compendium.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.compendium.document.Kind;
import org.compendium.document.Symbol;
import org.compendium.place.Countries;
import org.compendium.place.Country;
import org.compendium.place.Group;
import org.compendium.place.Groups;
import org.compendium.place.Region;
import org.compendium.place.Regions;
import org.compendium.search.language.FieldName;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.springframework.stereotype.Component;

/// What people call the values of a property, in the six languages, and the codes under which the
/// index knows them.
@Component
class Values {

    private static final List<String> SPOKEN = List.of("en", "fr", "es", "ru", "ar", "zh");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s_-]+");

    private final Themes themes;
    private final Map<String, Set<String>> countries = new HashMap<>();
    private final Map<String, Set<String>> regions = new HashMap<>();
    private final Map<String, Set<String>> languages = new HashMap<>();
    private final Map<String, Set<String>> kinds = new HashMap<>();

    Values(Themes themes) {
        this.themes = themes;
        for (Country country : Countries.ofPack().all()) {
            put(countries, country.code(), country.names().values(), country.aliases());
        }
        for (Region region : Regions.ofPack().all()) {
            put(regions, region.code(), region.names().values(), region.aliases());
        }
        for (Group group : Groups.ofPack().all()) {
            put(regions, group.slug(), group.names().values(), group.abbreviations().values());
        }
        for (Kind kind : Kind.values()) {
            put(kinds, kind.slug(), List.of(), List.of());
        }
        for (String code : Locale.getISOLanguages()) {
            List<String> names = new ArrayList<>();
            for (String spoken : SPOKEN) {
                names.add(Locale.of(code).getDisplayLanguage(Locale.of(spoken)));
            }
            put(languages, code, names, List.of());
        }
    }

    private static void put(
            Map<String, Set<String>> codes,
            String code,
            Iterable<String> names,
            Iterable<String> others) {
        codes.computeIfAbsent(folded(code), any -> new LinkedHashSet<>()).add(code);
        names.forEach(name ->
                codes.computeIfAbsent(folded(name), any -> new LinkedHashSet<>()).add(code));
        others.forEach(name ->
                codes.computeIfAbsent(folded(name), any -> new LinkedHashSet<>()).add(code));
    }

    /// @return what the index may hold for it; empty when nothing is called like that
    Set<String> codes(FieldName field, String called) {
        return switch (field) {
            case SYMBOL ->
                    Set.of(
                            Symbol.of(called.toUpperCase(Locale.ROOT))
                                    .map(Symbol::key)
                                    .orElse(called));
            case PARA -> Set.of(called);
            case COUNTRY -> countries.getOrDefault(folded(called), Set.of());
            case REGION -> regions.getOrDefault(folded(called), Set.of());
            case KIND -> kinds.getOrDefault(folded(called), Set.of());
            case LANGUAGE -> languages.getOrDefault(folded(called), Set.of());
            case THEME -> concepts(folded(called));
        };
    }

    private Set<String> concepts(String called) {
        Set<String> found = new LinkedHashSet<>();
        for (Concept concept : themes.all()) {
            boolean named =
                    folded(concept.id()).equals(called)
                            || concept.preferred().values().stream()
                                    .anyMatch(label -> folded(label).equals(called))
                            || concept.alternative().values().stream()
                                    .flatMap(List::stream)
                                    .anyMatch(label -> folded(label).equals(called));
            if (named) {
                found.add(concept.id());
            }
        }
        return found;
    }

    // Accents, capitals and hyphens do not count.
    private static String folded(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return SEPARATORS.matcher(bare.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
