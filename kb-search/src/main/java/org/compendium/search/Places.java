package org.compendium.search;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.compendium.document.Document;
import org.compendium.place.Group;
import org.compendium.place.Groups;
import org.compendium.place.Region;
import org.compendium.place.Regions;
import org.compendium.place.Stage;
import org.compendium.place.Stages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a document about a country is about as well: the regions and groups that hold it, and its
/// stage of development.
@Component
class Places {

    private final Regions regions = Regions.ofPack();
    private final Groups groups = Groups.ofPack();
    private final Stages stages = Stages.ofPack();

    /// Codes (UN M49) of the regions that a document names, and of those that hold its countries or
    /// its regions.
    Set<String> regions(Document document) {
        Set<String> all = new LinkedHashSet<>();
        document.countries().forEach(country -> all.addAll(regions.holding(country)));
        for (String region : document.regions()) {
            Optional<Region> at = regions.find(region);
            while (at.isPresent() && all.add(at.get().code())) {
                at = regions.parent(at.get().code());
            }
        }
        return all;
    }

    /// Slugs of the groups that its countries were in on the day of the document, or of the work
    /// that it retells; today's, when it has no date.
    Set<String> groups(Document document) {
        @Nullable LocalDate date =
                document.retells() == null ? document.date() : document.retellsDate();
        Set<String> all = new LinkedHashSet<>();
        for (String country : document.countries()) {
            List<Group> holding = groups.holding(country, date);
            holding.forEach(group -> all.add(group.slug()));
        }
        return all;
    }

    /// Slugs of the stages of development that its countries are at.
    Set<String> stages(Document document) {
        Set<String> all = new LinkedHashSet<>();
        document.countries()
                .forEach(country -> stages.of(country).map(Stage::slug).ifPresent(all::add));
        return all;
    }
}
