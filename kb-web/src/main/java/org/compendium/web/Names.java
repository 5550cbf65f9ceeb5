package org.compendium.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Kind;
import org.compendium.place.Countries;
import org.compendium.place.Country;
import org.compendium.place.Region;
import org.compendium.place.Regions;
import org.compendium.search.Facet;
import org.compendium.search.FacetNames;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.springframework.stereotype.Component;

/// What things are called in the reader's language.
@Component
public class Names {

    /// Where concepts are shown.
    public static final String THEMES = "themes";

    private final Themes themes;
    private final Countries countries = Countries.ofPack();
    private final Regions regions = Regions.ofPack();
    private final FacetNames facetNames;
    private final Messages messages;

    Names(Themes themes, FacetNames facetNames, Messages messages) {
        this.themes = themes;
        this.facetNames = facetNames;
        this.messages = messages;
    }

    /// @param slug of a concept
    public String theme(String slug, Locale locale) {
        return capital(themes.label(slug, locale.getLanguage()), locale);
    }

    /// @param code ISO 3166-1 alpha-3
    public String country(String code, Locale locale) {
        return countries.name(code, locale.getLanguage());
    }

    /// @param code UN M49
    public String region(String code, Locale locale) {
        return regions.name(code, locale.getLanguage());
    }

    /// The codes of all countries, in the order of their names.
    public List<String> countries(Locale locale) {
        return countries.all().stream()
                .map(Country::code)
                .sorted(Comparator.comparing(code -> country(code, locale)))
                .toList();
    }

    public String kind(Kind kind, Locale locale) {
        return messages.getTranslation("kind." + kind.slug(), locale);
    }

    /// @param tag BCP 47
    public String language(String tag, Locale locale) {
        return tag.equals("und")
                ? messages.getTranslation("language.und", locale)
                : capital(Locale.forLanguageTag(tag).getDisplayLanguage(locale), locale);
    }

    public String date(LocalDate date, Locale locale) {
        return date("date.pattern", date, locale);
    }

    /// Short enough to hang beside a line.
    public String shortDate(LocalDate date, Locale locale) {
        return date("date.pattern.short", date, locale);
    }

    // The pattern is told the day, because the first has a form of its own in French.
    private String date(String pattern, LocalDate date, Locale locale) {
        return DateTimeFormatter.ofPattern(
                        messages.getTranslation(pattern, locale, date.getDayOfMonth()), locale)
                .format(date);
    }

    /// A value of a facet, for example `secretariat-report` as "Secretariat report".
    public String value(Facet facet, String value, Locale locale) {
        return switch (facet) {
            case THEME -> theme(value, locale);
            case KIND -> Kind.ofSlug(value).map(kind -> kind(kind, locale)).orElse(value);
            case LANGUAGE -> language(value, locale);
            default -> facetNames.of(facet, value, locale);
        };
    }

    /// What a value of a facet is part of.
    ///
    /// @return empty for those at the top, and in facets that are no trees
    public Optional<String> above(Facet facet, String value) {
        return switch (facet) {
            case THEME -> themes.find(value).map(Concept::broader);
            case REGION -> regions.parent(value).map(Region::code);
            case COUNTRY, GROUP, STAGE, KIND, BODY, LANGUAGE, YEAR -> Optional.empty();
        };
    }

    /// Where a document is read.
    public static String address(Document document) {
        return address(document.id());
    }

    /// Where a document is read.
    public static String address(DocumentId document) {
        return "read/" + document;
    }

    static String capital(String label, Locale locale) {
        if (label.isEmpty()) {
            return label;
        }
        int first = label.offsetByCodePoints(0, 1);
        return label.substring(0, first).toUpperCase(locale) + label.substring(first);
    }
}
