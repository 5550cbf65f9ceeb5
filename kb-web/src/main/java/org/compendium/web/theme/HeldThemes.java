package org.compendium.web.theme;

import org.compendium.theme.Themes;
import org.compendium.web.HeldAddress;
import org.springframework.stereotype.Component;

@Component
class HeldThemes implements HeldAddress {

    private final Themes themes;

    HeldThemes(Themes themes) {
        this.themes = themes;
    }

    @Override
    public boolean holds(String address) {
        String[] segments = address.split("/");
        return segments.length < 2
                || !segments[0].equals(ThemesAddress.INSIDE)
                || themes.find(segments[1]).isPresent();
    }
}
