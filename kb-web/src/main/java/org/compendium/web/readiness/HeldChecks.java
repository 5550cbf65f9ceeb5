package org.compendium.web.readiness;

import org.compendium.readiness.Checks;
import org.compendium.web.HeldAddress;
import org.springframework.stereotype.Component;

@Component
class HeldChecks implements HeldAddress {

    private final Checks checks;

    HeldChecks(Checks checks) {
        this.checks = checks;
    }

    @Override
    public boolean holds(String address) {
        String[] segments = address.split("/");
        return segments.length < 2
                || !segments[0].equals(Checks.PATH)
                || checks.find(segments[1]).isPresent();
    }
}
