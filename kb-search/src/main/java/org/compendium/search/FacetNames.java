package org.compendium.search;

import java.util.Locale;
import org.compendium.document.Bodies;
import org.compendium.place.Countries;
import org.compendium.place.Groups;
import org.compendium.place.Regions;
import org.compendium.place.Stages;
import org.compendium.theme.Themes;
import org.springframework.stereotype.Component;

/// What the values of facets are called, in any of the six languages.
@Component
public class FacetNames {

    private final Themes themes;
    private final Countries countries = Countries.ofPack();
    private final Regions regions = Regions.ofPack();
    private final Groups groups = Groups.ofPack();
    private final Stages stages = Stages.ofPack();
    private final Bodies bodies = Bodies.ofPack();

    FacetNames(Themes themes) {
        this.themes = themes;
    }

    /// @return the value itself when it has no name; of a kind its slug in words
    public String of(Facet facet, String value, Locale locale) {
        String language = locale.getLanguage();
        return switch (facet) {
            case THEME -> themes.label(value, language);
            case COUNTRY -> countries.name(value, language);
            case REGION -> regions.name(value, language);
            case GROUP -> groups.name(value, language);
            case STAGE -> stages.name(value, language);
            case BODY -> bodies.name(value, language);
            case LANGUAGE -> Locale.forLanguageTag(value).getDisplayLanguage(locale);
            case KIND -> {
                String words = value.replace('-', ' ');
                yield words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
            }
            case YEAR -> value;
        };
    }
}
