package org.compendium.web;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.compendium.curated.Entry;

/// What the lines beside claims mean, with how many there are of each.
public final class Legend extends Composite<Div> {

    public Legend(List<Evidence.Weighed> claims) {
        getContent().addClassName("legend");
        getContent().getElement().setAttribute("role", "group");
        getContent().getElement().setAttribute("aria-label", getTranslation("legend"));
        for (Entry.Strength strength : Entry.Strength.values()) {
            long count = claims.stream().filter(claim -> claim.strength() == strength).count();
            if (count > 0) {
                getContent()
                        .add(
                                Claim.mark(
                                        strength,
                                        getTranslation("legend." + strength.slug(), count),
                                        getTranslation("legend." + strength.slug() + ".why")));
            }
        }
    }
}
