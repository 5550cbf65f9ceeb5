package org.compendium.manual;

import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.place.Regions;
import org.compendium.place.Stages;
import org.springframework.stereotype.Component;

/// Composes manuals with the cases that are held today.
@Component
public class Composer {

    private final Entries entries;
    private final Regions regions = Regions.ofPack();
    private final Stages stages = Stages.ofPack();

    Composer(Entries entries) {
        this.entries = entries;
    }

    public Composition compose(Manual manual, Choice choice) {
        return Composition.of(manual, choice, entries.all(Entry.Type.CASE), regions, stages);
    }
}
