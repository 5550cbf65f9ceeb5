package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.compendium.search.Facet;
import org.jspecify.annotations.Nullable;

/// What an answer is narrowed to: a parameter for each facet.
record Narrowed(
        @Parameter(description = "Slugs of concepts; those below them count too")
                @Nullable List<String> theme,
        @Parameter(description = "ISO 3166-1 alpha-3") @Nullable List<String> country,
        @Parameter(description = "UN M49; the countries and regions in them count too")
                @Nullable List<String> region,
        @Parameter(description = "ldc, lldc, sids: on the day of the document")
                @Nullable List<String> group,
        @Parameter(description = "developed, developing") @Nullable List<String> stage,
        @Parameter(description = "What kind of document") @Nullable List<String> kind,
        @Parameter(description = "The code of a United Nations organ, or a name as printed")
                @Nullable List<String> body,
        @Parameter(description = "BCP 47") @Nullable List<String> language,
        @Parameter(description = "Four digits") @Nullable List<String> year) {

    Map<Facet, Set<String>> chosen() {
        Map<Facet, Set<String>> chosen = new EnumMap<>(Facet.class);
        put(chosen, Facet.THEME, theme);
        put(chosen, Facet.COUNTRY, country);
        put(chosen, Facet.REGION, region);
        put(chosen, Facet.GROUP, group);
        put(chosen, Facet.STAGE, stage);
        put(chosen, Facet.KIND, kind);
        put(chosen, Facet.BODY, body);
        put(chosen, Facet.LANGUAGE, language);
        put(chosen, Facet.YEAR, year);
        return chosen;
    }

    private static void put(
            Map<Facet, Set<String>> chosen, Facet facet, @Nullable List<String> values) {
        if (values != null && !values.isEmpty()) {
            chosen.put(facet, new LinkedHashSet<>(values));
        }
    }
}
