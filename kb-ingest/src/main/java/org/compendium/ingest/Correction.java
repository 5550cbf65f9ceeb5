package org.compendium.ingest;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.compendium.document.Description;
import org.compendium.document.Distribution;
import org.compendium.document.Field;
import org.compendium.document.Kind;
import org.compendium.document.Provenance;
import org.compendium.document.Symbol;
import org.compendium.place.Countries;
import org.compendium.place.Country;
import org.compendium.place.Region;
import org.compendium.place.Regions;
import org.jspecify.annotations.Nullable;

/// What a person says of a document, in the words of the interface for programs. The one place that
/// tells right from wrong values, whether they come with the file or later.
final class Correction {

    /// For checking what is said of a file that has not been read.
    static final Description UNREAD =
            new Description(null, null, null, "-", null, "und", Kind.OTHER, null, List.of());

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    /// Of what a language is told by, which is the length RFC 5646 advises to make room for.
    private static final int LONGEST_TAG = 35;

    private static final Set<String> COUNTRIES =
            Countries.ofPack().all().stream().map(Country::code).collect(Collectors.toSet());
    private static final Set<String> REGIONS =
            Regions.ofPack().all().stream().map(Region::code).collect(Collectors.toSet());

    private Correction() {}

    /// What a person says goes before what was there: a machine's reading, or an earlier value. An
    /// empty text takes a value away where there may be none.
    ///
    /// @param by who says it
    /// @throws IllegalArgumentException naming the field that is wrong
    static Description of(Description read, Map<String, String> said, Provenance.Source by) {
        var sources = new EnumMap<Field, Provenance>(Field.class);
        sources.putAll(read.provenance());
        for (Field field : Field.values()) {
            if (said.containsKey(field.slug())) {
                sources.put(field, Provenance.by(by));
            }
        }
        Symbol retells = symbol(said.get("retells"), read.retells());
        Symbol symbol = retells != null ? null : symbol(said.get("symbol"), read.symbol());
        return new Description(
                symbol,
                retells,
                retells == null ? null : date("retellsDate", said, read.retellsDate()),
                title(said.get("title"), read.title()),
                date("date", said, read.date()),
                language("language", said, read.language()),
                kind(said.get("kind"), read.kind()),
                words("body", said, read.body()),
                words("session", said, read.session()),
                words("agendaItem", said, read.agendaItem()),
                distribution(said.get("distribution"), read.distribution()),
                original(said, read.originalLanguage()),
                codes("countries", said, read.countries()),
                codes("regions", said, read.regions()),
                sources);
    }

    private static String title(@Nullable String said, String read) {
        if (said != null && said.isBlank()) {
            throw new IllegalArgumentException("title must not be empty");
        }
        return said == null ? read : said.strip();
    }

    private static String language(String field, Map<String, String> all, String read) {
        @Nullable String said = all.get(field);
        if (said == null) {
            return read;
        }
        String tag = said.strip();
        if (!tag.equals("und")
                && (tag.length() > LONGEST_TAG
                        || !LANGUAGES.contains(Locale.forLanguageTag(tag).getLanguage()))) {
            throw new IllegalArgumentException(
                    field + " must be a code such as en, fr or ar, was '" + said + "'");
        }
        return tag;
    }

    private static @Nullable String original(Map<String, String> said, @Nullable String read) {
        return "".equals(said.get("originalLanguage"))
                ? null
                : said.containsKey("originalLanguage")
                        ? language("originalLanguage", said, "")
                        : read;
    }

    private static @Nullable String words(
            String field, Map<String, String> said, @Nullable String read) {
        if (!said.containsKey(field)) {
            return read;
        }
        String words = said.getOrDefault(field, "").strip();
        return words.isEmpty() ? null : words;
    }

    private static @Nullable Distribution distribution(
            @Nullable String said, @Nullable Distribution read) {
        if (said == null) {
            return read;
        }
        return said.isBlank()
                ? null
                : Distribution.ofSlug(said.strip())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "distribution must be general, limited or restricted, was '"
                                                + said
                                                + "'"));
    }

    private static List<String> codes(String field, Map<String, String> all, List<String> read) {
        @Nullable String said = all.get(field);
        if (said == null) {
            return read;
        }
        Set<String> known = field.equals("regions") ? REGIONS : COUNTRIES;
        List<String> codes =
                Arrays.stream(said.strip().split("[\\s,;]+"))
                        .filter(code -> !code.isEmpty())
                        .map(code -> code.toUpperCase(Locale.ROOT))
                        .distinct()
                        .toList();
        codes.stream()
                .filter(code -> !known.contains(code))
                .findFirst()
                .ifPresent(code -> {
                    throw new IllegalArgumentException(
                            field.equals("regions")
                                    ? "regions must be M49 codes such as 002, was '" + code + "'"
                                    : "countries must be ISO 3166 codes of three letters such as"
                                            + " KEN, was '"
                                            + code
                                            + "'");
                });
        return codes;
    }

    private static @Nullable Symbol symbol(@Nullable String said, @Nullable Symbol read) {
        return said == null ? read : said.isBlank() ? null : new Symbol(said);
    }

    private static @Nullable LocalDate date(
            String field, Map<String, String> all, @Nullable LocalDate read) {
        @Nullable String said = all.get(field);
        try {
            return said == null ? read : said.isBlank() ? null : LocalDate.parse(said.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    field + " must be like 1998-10-02, was '" + said + "'", e);
        }
    }

    private static Kind kind(@Nullable String said, Kind read) {
        return said == null
                ? read
                : Kind.ofSlug(said)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "kind '" + said + "' is none of the kinds we know"));
    }
}
