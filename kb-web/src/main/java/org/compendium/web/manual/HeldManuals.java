package org.compendium.web.manual;

import java.util.List;
import org.compendium.manual.Manual;
import org.compendium.manual.Manuals;
import org.compendium.web.HeldAddress;
import org.springframework.stereotype.Component;

@Component
class HeldManuals implements HeldAddress {

    private final Manuals manuals;

    HeldManuals(Manuals manuals) {
        this.manuals = manuals;
    }

    @Override
    public boolean holds(String address) {
        String[] segments = address.split("/");
        if (segments.length < 2 || !segments[0].equals(ManualsView.PATH)) {
            return true;
        }
        List<Manual> languages = manuals.find(segments[1]);
        return !languages.isEmpty()
                && (segments.length < 3
                        || segments[2].equals(ComposeView.COMPOSE)
                        || languages.getFirst().chapter(segments[2]).isPresent());
    }
}
