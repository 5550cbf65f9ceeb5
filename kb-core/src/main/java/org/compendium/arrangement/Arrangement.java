package org.compendium.arrangement;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.compendium.curated.Citation;
import org.jspecify.annotations.Nullable;

/// A cooperation between partners, or the search for one, as somebody reported it.
///
/// @param id the slug that stands in addresses; it never changes
/// @param purposes at least one, in the order of [Purpose]
/// @param forms values of the aspect `cooperation`; empty when not reported
/// @param partners at least one: in a search, the one who looks
/// @param since when the search, the talks or the cooperation began
/// @param ended only where it ended or failed
/// @param evidence the passage that says so; null when it is claimed
/// @param note what else is reported, plain text
/// @param checked the day on which a person last compared it with the world; null when nobody has
/// @param licence under which what was sent in may be used; null when not reported
/// @param published whether everybody sees it; otherwise curators do
public record Arrangement(
        String id,
        String name,
        List<Purpose> purposes,
        List<String> forms,
        List<Partner> partners,
        @Nullable String sector,
        Stage stage,
        @Nullable PartialDate since,
        @Nullable PartialDate ended,
        String reportedBy,
        PartialDate reportedOn,
        @Nullable Citation evidence,
        @Nullable String note,
        @Nullable LocalDate checked,
        @Nullable String licence,
        @Nullable String rightsHolder,
        boolean published) {

    /// The aspect whose values are the forms.
    public static final String FORM = "cooperation";

    private static final int STALE_AFTER_MONTHS = 12;

    public Arrangement {
        purposes = List.copyOf(purposes);
        forms = List.copyOf(forms);
        partners = List.copyOf(partners);
    }

    /// One who cooperates, or wants to.
    ///
    /// @param country ISO 3166-1 alpha-3; null when not reported
    /// @param kind null when not reported
    public record Partner(String name, @Nullable String country, @Nullable Kind kind) {

        /// What a partner is.
        public enum Kind {
            FIRM,
            ASSOCIATION,
            INSTITUTION,
            GOVERNMENT;

            /// @return for example `firm`
            public String slug() {
                return Arrangement.slug(this);
            }

            static Optional<Kind> ofSlug(String slug) {
                return Arrangement.ofSlug(values(), slug);
            }
        }
    }

    /// What partners cooperate for.
    public enum Purpose {
        TECHNOLOGY,
        PRODUCTION,
        MARKETING;

        /// @return for example `technology`
        public String slug() {
            return Arrangement.slug(this);
        }

        public static Optional<Purpose> ofSlug(String slug) {
            return Arrangement.ofSlug(values(), slug);
        }
    }

    /// How far it has come.
    public enum Stage {
        LOOKING_FOR_PARTNER,
        NEGOTIATING,
        AGREED,
        RUNNING,
        ENDED,
        FAILED;

        /// @return for example `looking-for-partner`
        public String slug() {
            return Arrangement.slug(this);
        }

        public static Optional<Stage> ofSlug(String slug) {
            return Arrangement.ofSlug(values(), slug);
        }

        /// Whether nothing more is to come.
        public boolean over() {
            return this == ENDED || this == FAILED;
        }
    }

    private static String slug(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> Optional<E> ofSlug(E[] all, String slug) {
        return Arrays.stream(all).filter(one -> slug(one).equals(slug)).findFirst();
    }

    /// Where it stands, without a slash before it.
    public String address() {
        return "arrangements/" + id;
    }

    /// Whether it was last checked more than twelve months before that day. What nobody has ever
    /// checked is not stale, but unchecked.
    public boolean stale(LocalDate today) {
        return checked != null && checked.isBefore(today.minusMonths(STALE_AFTER_MONTHS));
    }
}
