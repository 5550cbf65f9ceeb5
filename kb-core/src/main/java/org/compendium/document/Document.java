package org.compendium.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An expression: a work in one language and one version, with what is known about it.
///
/// @param work the work's permanent local identifier, for `/id/…`
/// @param retells the symbol of the work that a digest retells
/// @param retellsDate the day printed on the work that a digest retells; null when not known
/// @param language BCP 47
/// @param version counts from 1 within a work and language
/// @param current whether no later version is released
/// @param folded a digest whose original is held and released: shown under it, no longer counted
/// @param shown whether everybody may see it: released and public
/// @param fileName of the leading manifestation
/// @param pages of the paginated manifestation; null where no file has pages
/// @param themes slugs of concepts, strongest first
/// @param countries ISO 3166-1 alpha-3
/// @param session of the body that issued it, as printed
/// @param agendaItem as printed, without the word: `150`
/// @param originalLanguage BCP 47; null when not printed
/// @param regions UN M49
/// @param provenance of the values that are there; a value from before provenance was kept has none
/// @param redistributable whether the file may be handed to everybody
public record Document(
        DocumentId id,
        DocumentId work,
        @Nullable Symbol symbol,
        @Nullable Symbol retells,
        @Nullable LocalDate retellsDate,
        String title,
        Kind kind,
        String language,
        @Nullable LocalDate date,
        @Nullable String body,
        int version,
        boolean current,
        boolean folded,
        State state,
        boolean shown,
        String owner,
        long revision,
        String fileName,
        @Nullable Integer pages,
        List<String> themes,
        List<String> countries,
        @Nullable String session,
        @Nullable String agendaItem,
        @Nullable Distribution distribution,
        @Nullable String originalLanguage,
        List<String> regions,
        Map<Field, Provenance> provenance,
        @Nullable String licence,
        @Nullable String rightsHolder,
        boolean redistributable,
        @Nullable String sourceUrl,
        Instant received) {

    private static final Pattern ANNEX =
            Pattern.compile("(\\p{L}+)(?:\\s+([IVXL]+|\\d+|[A-Z])(?![\\p{L}\\d]))?");

    /// What is said of it, with where each value came from.
    public Description description() {
        return new Description(
                symbol,
                retells,
                retellsDate,
                title,
                date,
                language,
                kind,
                body,
                session,
                agendaItem,
                distribution,
                originalLanguage,
                countries,
                regions,
                provenance);
    }

    /// How the document is named in a citation: its symbol, for a digest what it is a digest of,
    /// else its title.
    public String citedAs() {
        if (symbol != null) {
            return symbol.value();
        }
        return retells != null ? "Compendium digest of " + retells : title;
    }

    /// The year by which it is looked for. A digest has that of the work it retells: what it says
    /// was said then, whenever it was retold.
    public OptionalInt year() {
        LocalDate said = retells != null ? retellsDate : date;
        return said == null ? OptionalInt.empty() : OptionalInt.of(said.getYear());
    }

    /// The citation of one passage, for example `TD/B/COM.3/19, para. 28`. A passage without a
    /// printed number is cited by its page, and without pages by the document alone.
    ///
    /// Source: United Nations Editorial Manual, footnotes and other references.
    public String cite(Passage passage) {
        // A no-break space keeps the number on the line of its word.
        if (passage.label() != null) {
            return citedAs() + within(passage) + ", para.\u00a0" + passage.label();
        }
        return passage.page() != null ? citedAs() + ", p.\u00a0" + passage.page() : citedAs();
    }

    /// The annex, the part of a resolution, or the section whose paragraphs are counted by
    /// themselves.
    private static String within(Passage passage) {
        if (passage.eId().startsWith("sec_") && !passage.headings().isEmpty()) {
            return ", " + passage.headings().getLast();
        }
        if (passage.eId().startsWith("part_")) {
            return ", part\u00a0" + passage.eId().charAt("part_".length());
        }
        if (!passage.eId().startsWith("annex_") && !passage.eId().startsWith("appendix_")) {
            return "";
        }
        String heading = passage.headings().isEmpty() ? "annex" : passage.headings().getFirst();
        Matcher annex = ANNEX.matcher(heading);
        return ", "
                + (annex.lookingAt()
                        ? annex.group(1).toLowerCase(Locale.ROOT)
                                + (annex.group(2) == null ? "" : "\u00a0" + annex.group(2))
                        : heading);
    }

    /// The language of one of its passages, BCP 47.
    public String languageOf(Passage passage) {
        String own = passage.language();
        return own == null ? language : own;
    }

    /// The segment under which the work is cited in addresses: its symbol, else its identifier.
    public String citeKey() {
        return symbol != null ? symbol.value() : work.value();
    }
}
