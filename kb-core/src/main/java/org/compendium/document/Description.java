package org.compendium.document;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a document says about itself on its first pages, or what a person says of it.
///
/// @param retells the work that a digest retells; null for every other kind
/// @param retellsDate the day printed on the work that a digest retells; null when not said
/// @param title in sentence case
/// @param date the day printed on it, without a zone
/// @param language BCP 47, `und` when it could not be told
/// @param body who issued it, as printed
/// @param session of the body, as printed: "Eightieth session"
/// @param agendaItem as printed, without the word: `150`, `4 (a)`
/// @param originalLanguage BCP 47; null when not printed
/// @param countries ISO 3166-1 alpha-3, in the order of how often they are named
/// @param regions UN M49, in the order of how often they are named
/// @param provenance of the values that are there
public record Description(
        @Nullable Symbol symbol,
        @Nullable Symbol retells,
        @Nullable LocalDate retellsDate,
        String title,
        @Nullable LocalDate date,
        String language,
        Kind kind,
        @Nullable String body,
        @Nullable String session,
        @Nullable String agendaItem,
        @Nullable Distribution distribution,
        @Nullable String originalLanguage,
        List<String> countries,
        List<String> regions,
        Map<Field, Provenance> provenance) {

    public Description {
        countries = List.copyOf(countries);
        regions = List.copyOf(regions);
        provenance = Map.copyOf(provenance);
        if (title.isBlank()) {
            throw new IllegalArgumentException("A document needs a title");
        }
        if (symbol != null && retells != null) {
            throw new IllegalArgumentException("A digest has no symbol of its own");
        }
    }

    /// The values without which a document cannot be stored; nothing is known of the others.
    public Description(
            @Nullable Symbol symbol,
            @Nullable Symbol retells,
            @Nullable LocalDate retellsDate,
            String title,
            @Nullable LocalDate date,
            String language,
            Kind kind,
            @Nullable String body,
            List<String> countries) {
        this(
                symbol,
                retells,
                retellsDate,
                title,
                date,
                language,
                kind,
                body,
                null,
                null,
                null,
                null,
                countries,
                List.of(),
                Map.of());
    }

    /// What a machine read anew, with what persons had set before: that stays.
    ///
    /// @param read by a machine
    public Description reread(Description read) {
        Map<Field, Provenance> sources = new EnumMap<>(Field.class);
        sources.putAll(read.provenance);
        provenance.forEach((field, one) -> {
            if (one.source().person()) {
                sources.put(field, one);
            }
        });
        return new Description(
                person(Field.SYMBOL) || retells != null ? symbol : read.symbol,
                retells,
                retellsDate != null ? retellsDate : read.retellsDate,
                person(Field.TITLE) ? title : read.title,
                person(Field.DATE) ? date : read.date,
                person(Field.LANGUAGE) ? language : read.language,
                person(Field.KIND) ? kind : read.kind,
                person(Field.BODY) ? body : read.body,
                person(Field.SESSION) ? session : read.session,
                person(Field.AGENDA_ITEM) ? agendaItem : read.agendaItem,
                person(Field.DISTRIBUTION) ? distribution : read.distribution,
                person(Field.ORIGINAL_LANGUAGE) ? originalLanguage : read.originalLanguage,
                person(Field.COUNTRIES) ? countries : read.countries,
                person(Field.REGIONS) ? regions : read.regions,
                sources);
    }

    private boolean person(Field field) {
        Provenance from = provenance.get(field);
        return from != null && from.source().person();
    }
}
