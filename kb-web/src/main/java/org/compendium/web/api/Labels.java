package org.compendium.web.api;

import java.util.Locale;
import org.compendium.document.Bodies;
import org.compendium.place.Countries;
import org.compendium.place.Groups;
import org.compendium.place.Regions;
import org.compendium.place.Stages;
import org.compendium.search.Facet;
import org.compendium.theme.Themes;
import org.springframework.stereotype.Component;

/// What a value of a facet is called in a reader's language.
@Component
class Labels {

    private final Themes themes;
    private final Countries countries;
    private final Regions regions = Regions.ofPack();
    private final Groups groups = Groups.ofPack();
    private final Stages stages = Stages.ofPack();
    private final Bodies bodies = Bodies.ofPack();

    Labels(Themes themes, Countries countries) {
        this.themes = themes;
        this.countries = countries;
    }

    String of(Facet facet, String value, Locale locale) {
        String language = locale.getLanguage();
        return switch (facet) {
            case THEME -> themes.label(value, language);
            case COUNTRY -> countries.name(value, language);
            case LANGUAGE -> Locale.forLanguageTag(value).getDisplayLanguage(locale);
            case KIND -> {
                String words = value.replace('-', ' ');
                yield words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
            }
            case REGION -> regions.name(value, language);
            case GROUP -> groups.name(value, language);
            case STAGE -> stages.name(value, language);
            case BODY -> bodies.name(value, language);
            case YEAR -> value;
        };
    }
}
