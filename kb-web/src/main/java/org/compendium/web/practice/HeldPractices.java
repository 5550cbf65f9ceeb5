package org.compendium.web.practice;

import org.compendium.practice.Practices;
import org.compendium.web.HeldAddress;
import org.springframework.stereotype.Component;

@Component
class HeldPractices implements HeldAddress {

    private final Practices practices;

    HeldPractices(Practices practices) {
        this.practices = practices;
    }

    @Override
    public boolean holds(String address) {
        String[] segments = address.split("/");
        return segments.length < 2
                || !segments[0].equals("practices")
                || practices.find(segments[1]).isPresent();
    }
}
