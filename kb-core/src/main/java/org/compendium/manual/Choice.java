package org.compendium.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.compendium.place.Countries;
import org.compendium.place.Country;
import org.compendium.place.Region;
import org.compendium.place.Regions;
import org.jspecify.annotations.Nullable;

/// For whom a manual is composed, and of what.
///
/// @param chapters ids, in the order of the manual; empty for all
/// @param country ISO 3166-1 alpha-3; null for none
/// @param region UN M49; null for none, and always where a country is chosen
/// @param stage null for readers at any stage
/// @param culture whether notes about local culture are wanted
public record Choice(
        List<String> chapters,
        @Nullable String country,
        @Nullable String region,
        Manual.@Nullable Stage stage,
        boolean culture) {

    /// All chapters, for everywhere and any stage, without notes about culture.
    public static final Choice NONE = new Choice(List.of(), null, null, null, false);

    private static final Countries COUNTRIES = Countries.ofPack();
    private static final Regions REGIONS = Regions.ofPack();

    public Choice {
        chapters = List.copyOf(chapters);
    }

    /// Reads what stands in an address. Blank means that nothing is chosen.
    ///
    /// @param chapters ids separated by commas
    /// @param culture `true` or `false`
    /// @throws IllegalArgumentException naming what is not known and what there is
    public static Choice of(
            Manual manual,
            String chapters,
            String country,
            String region,
            String stage,
            String culture) {
        if (!country.isBlank() && !region.isBlank()) {
            throw new IllegalArgumentException(
                    "Choose a country or a region, and leave the other out");
        }
        return new Choice(
                chapters(manual, chapters),
                known("country", country, COUNTRIES.all().stream().map(Country::code).toList()),
                known("region", region, REGIONS.all().stream().map(Region::code).toList()),
                stage(stage),
                culture(culture));
    }

    private static List<String> chapters(Manual manual, String wanted) {
        List<String> there = manual.chapters().stream().map(Manual.Chapter::id).toList();
        List<String> chosen =
                Arrays.stream(wanted.split(","))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
        chosen.forEach(one -> known("chapter", one, there));
        return there.stream().filter(chosen::contains).toList();
    }

    private static Manual.@Nullable Stage stage(String wanted) {
        String stage =
                known(
                        "stage",
                        wanted,
                        Arrays.stream(Manual.Stage.values()).map(Manual.Stage::slug).toList());
        return stage == null ? null : Manual.Stage.ofSlug(stage).orElseThrow();
    }

    private static boolean culture(String wanted) {
        return "true".equals(known("culture", wanted, List.of("true", "false")));
    }

    private static @Nullable String known(String what, String wanted, List<String> there) {
        String value = wanted.strip();
        if (value.isEmpty()) {
            return null;
        }
        if (!there.contains(value)) {
            throw new IllegalArgumentException(
                    "'"
                            + value
                            + "' is not known as "
                            + what
                            + ". There are: "
                            + String.join(", ", there));
        }
        return value;
    }

    /// Whether a chapter is wanted.
    boolean has(Manual.Chapter chapter) {
        return chapters.isEmpty() || chapters.contains(chapter.id());
    }

    /// As it stands in an address; what is not chosen is left out, so that the same choice always
    /// gives the same text.
    public String query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!chapters.isEmpty()) {
            parameters.put("chapters", String.join(",", chapters));
        }
        if (country != null) {
            parameters.put("country", country);
        }
        if (region != null) {
            parameters.put("region", region);
        }
        if (stage != null) {
            parameters.put("stage", stage.slug());
        }
        if (culture) {
            parameters.put("culture", "true");
        }
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + '=' + one.getValue())
                .collect(Collectors.joining("&"));
    }

    /// The countries that evidence is wanted from.
    ///
    /// @return none when no place is chosen
    List<String> countries(Regions regions) {
        if (country != null) {
            return List.of(country);
        }
        return region == null ? List.of() : regions.countries(region);
    }

    /// The regions around the place, the narrowest first.
    List<String> around(Regions regions) {
        if (country != null) {
            return regions.holding(country);
        }
        List<String> around = new ArrayList<>();
        for (String next = region; next != null; ) {
            around.add(next);
            next = regions.parent(next).map(Region::code).orElse(null);
        }
        return around;
    }
}
