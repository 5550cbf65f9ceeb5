package org.compendium.web.curated;

import java.util.Arrays;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.web.HeldAddress;
import org.springframework.stereotype.Component;

@Component
class HeldEntries implements HeldAddress {

    private final Entries entries;

    HeldEntries(Entries entries) {
        this.entries = entries;
    }

    @Override
    public boolean holds(String address) {
        String[] segments = address.split("/");
        return segments.length < 2
                || address.equals(CompareScorecardsView.PATH)
                || Arrays.stream(Entry.Type.values())
                        .noneMatch(type -> type.plural().equals(segments[0]))
                || entries.find(segments[1])
                        .filter(entry -> entry.address().equals(segments[0] + '/' + segments[1]))
                        .isPresent();
    }
}
