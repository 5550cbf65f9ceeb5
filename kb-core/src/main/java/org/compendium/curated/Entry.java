package org.compendium.curated;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.compendium.document.PassageRef;
import org.jspecify.annotations.Nullable;

/// A curated record: claims about one thing, each on the passages it cites.
///
/// @param id the slug that stands in addresses, of its own among all types
/// @param status a word for readers, such as `promising` or `reported`
/// @param period as the source gives it; null when it does not
/// @param about the case that a dossier or a scorecard is about; null when there is none
/// @param checked the day on which a person last compared it with the world; null when nobody has
/// @param review the day by which a curator is to look at it again; null when none is set
/// @param lineage how it stands to other entries
/// @param themes slugs of concepts
/// @param countries ISO 3166-1 alpha-3
/// @param notReported what the sources are silent about, in plain words
/// @param body CommonMark
/// @param names other names and acronyms than the title, in any language
public record Entry(
        String id,
        Type type,
        String title,
        String summary,
        String status,
        @Nullable String period,
        @Nullable String about,
        @Nullable LocalDate checked,
        @Nullable LocalDate review,
        List<Relation> lineage,
        List<String> themes,
        List<String> countries,
        List<Claim> claims,
        List<String> notReported,
        String body,
        List<String> names) {

    /// The status of an entry that another one has taken the place of.
    public static final String SUPERSEDED = "superseded";

    /// What it is about.
    public enum Type {
        /// What to do.
        PRACTICE("practices"),
        /// What was done somewhere.
        CASE("cases"),
        /// An export processing zone: what it was to bring, what it brought, what is said against
        /// it.
        DOSSIER("dossiers"),
        /// A programme, with what bears on each indicator by which programmes are compared.
        SCORECARD("scorecards"),
        /// A body that is named, with what it does.
        ORGANISATION("organisations");

        private final String plural;

        Type(String plural) {
            this.plural = plural;
        }

        /// @return for example `practice`
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @return for example `practices`, as in the pack's folders and in addresses
        public String plural() {
            return plural;
        }

        /// @throws IllegalArgumentException when there is no such type
        public static Type ofSlug(String slug) {
            return Arrays.stream(values())
                    .filter(type -> type.slug().equals(slug))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("'" + slug + "' is no kind of entry"));
        }
    }

    /// One entry's relation to another.
    ///
    /// @param other the other's id
    public record Relation(Kind kind, String other) {

        /// What an entry is to another one. Each has a converse, which the other one is shown with.
        public enum Kind {
            SUPERSEDES,
            SUPERSEDED_BY,
            CONTRADICTS,
            ADAPTED_FROM,
            ADAPTED_TO;

            /// @return for example `adapted-from`
            public String slug() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }

            static Kind ofSlug(String slug) {
                return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
            }

            /// The same relation seen from the other end.
            public Kind converse() {
                return switch (this) {
                    case SUPERSEDES -> SUPERSEDED_BY;
                    case SUPERSEDED_BY -> SUPERSEDES;
                    case CONTRADICTS -> CONTRADICTS;
                    case ADAPTED_FROM -> ADAPTED_TO;
                    case ADAPTED_TO -> ADAPTED_FROM;
                };
            }
        }
    }

    public Entry {
        lineage = List.copyOf(lineage);
        themes = List.copyOf(themes);
        countries = List.copyOf(countries);
        claims = List.copyOf(claims);
        notReported = List.copyOf(notReported);
        names = List.copyOf(names);
    }

    /// With no other name than its title.
    public Entry(
            String id,
            Type type,
            String title,
            String summary,
            String status,
            @Nullable String period,
            @Nullable String about,
            @Nullable LocalDate checked,
            @Nullable LocalDate review,
            List<Relation> lineage,
            List<String> themes,
            List<String> countries,
            List<Claim> claims,
            List<String> notReported,
            String body) {
        this(
                id,
                type,
                title,
                summary,
                status,
                period,
                about,
                checked,
                review,
                lineage,
                themes,
                countries,
                claims,
                notReported,
                body,
                List.of());
    }

    /// All that it is called, the title first.
    public List<String> called() {
        return Stream.concat(Stream.of(title), names.stream()).distinct().toList();
    }

    /// Where it stands, without a slash before it; practices and cases share a list.
    public String address() {
        return (type == Type.CASE ? Type.PRACTICE : type).plural() + '/' + id;
    }

    /// The claims about one aspect.
    public List<Claim> claims(String aspect) {
        return claims.stream().filter(claim -> aspect.equals(claim.aspect())).toList();
    }

    /// Whether it may be shown as what holds today.
    public boolean current() {
        return !status.equals(SUPERSEDED)
                && lineage.stream().noneMatch(one -> one.kind() == Relation.Kind.SUPERSEDED_BY);
    }

    /// One statement and what it stands on.
    ///
    /// @param aspect slug of what it says something about, see [Aspects]; null when it is none of
    ///   these
    /// @param value slug of a value of that aspect; null when the text alone says it
    /// @param holder who says so, as the source attributes it; null when nobody is named
    /// @param said the day it was said
    /// @param basis opinion, evaluation or data; null when not reported
    /// @param citations empty for a claim that nobody cites anything for
    public record Claim(
            String text,
            @Nullable String aspect,
            @Nullable String value,
            @Nullable Side side,
            @Nullable String holder,
            @Nullable LocalDate said,
            @Nullable String basis,
            Strength strength,
            List<Citation> citations) {

        public Claim {
            citations = List.copyOf(citations);
            if (citations.isEmpty() && strength != Strength.CLAIMED) {
                throw new IllegalArgumentException(
                        "'" + text + "' cites nothing, so its strength can only be 'claimed'");
            }
        }

        /// The passages it stands on.
        public List<PassageRef> cites() {
            return citations.stream().map(Citation::passage).toList();
        }

        public Optional<Side> onSide() {
            return Optional.ofNullable(side);
        }
    }

    /// Which position a claim takes where positions differ.
    public enum Side {
        FOR,
        AGAINST;

        /// @return `for` or `against`
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Side ofSlug(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }

    /// How sure we are of a claim; drawn as the line beside it.
    public enum Strength {
        /// The works cited agree.
        SUPPORTED,
        /// Attributed positions differ.
        CONTESTED,
        /// It rests on a digest only.
        SECOND_HAND,
        /// Nobody cites anything for it.
        CLAIMED;

        /// @return for example `second-hand`
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Strength ofSlug(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
