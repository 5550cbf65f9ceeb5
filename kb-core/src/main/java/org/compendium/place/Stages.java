package org.compendium.place;

import java.util.List;
import java.util.Optional;
import org.compendium.table.PackTable;

/// The stages of development of the curated pack, into which UNCTAD divides the countries. They
/// have no dates: a country counts with the stage it is at now. The page of the pack
/// (`content/README.md`) names the source.
public final class Stages {

    private final List<Stage> all;
    private final Regions regions;

    private Stages(List<Stage> all, Regions regions) {
        this.all = List.copyOf(all);
        this.regions = regions;
    }

    /// Reads the pack's table `pack/places/stages.tsv` from the class path.
    ///
    /// @throws IllegalStateException when the pack is not on the class path
    public static Stages ofPack() {
        return new Stages(
                PackTable.read("pack/places/stages.tsv").stream()
                        .map(line -> new Stage(line.code(), line.names(), line.list("holds")))
                        .toList(),
                Regions.ofPack());
    }

    /// In the order of the table.
    public List<Stage> all() {
        return all;
    }

    /// The name, or the slug itself when it is not in the table.
    public String name(String slug, String language) {
        return all.stream()
                .filter(stage -> stage.slug().equals(slug))
                .findFirst()
                .map(stage -> stage.name(language))
                .orElse(slug);
    }

    /// The stage that a country is at.
    ///
    /// @param country ISO 3166-1 alpha-3
    /// @return empty when no region holds it
    public Optional<Stage> of(String country) {
        List<String> around = regions.holding(country);
        if (around.isEmpty()) {
            return Optional.empty();
        }
        return all.stream()
                .filter(stage ->
                        stage.places().contains(country)
                                || stage.places().stream().anyMatch(around::contains))
                .findFirst()
                .or(() -> all.stream().filter(stage -> stage.places().isEmpty()).findFirst());
    }
}
