package org.compendium.web.arrangement;

import org.compendium.arrangement.Arrangements;
import org.compendium.web.CurrentViewer;
import org.compendium.web.HeldAddress;
import org.springframework.stereotype.Component;

@Component
class HeldArrangements implements HeldAddress {

    private final Arrangements arrangements;
    private final CurrentViewer current;

    HeldArrangements(Arrangements arrangements, CurrentViewer current) {
        this.arrangements = arrangements;
        this.current = current;
    }

    @Override
    public boolean holds(String address) {
        String[] segments = address.split("/");
        return segments.length < 2
                || !segments[0].equals(ArrangementsView.PATH)
                || arrangements.find(segments[1], current.viewer()).isPresent();
    }
}
