package org.compendium.place;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A list of countries that the United Nations keeps.
///
/// @param slug `ldc`, `lldc` or `sids`
/// @param names for each language (BCP 47)
/// @param abbreviations for the languages that have one
/// @param members a country that came twice stands twice
public record Group(
        String slug,
        Map<String, String> names,
        Map<String, String> abbreviations,
        List<Membership> members) {

    /// The time for which a country is in a group.
    ///
    /// @param country ISO 3166-1 alpha-3
    /// @param from the first day; null when the list gives no day, so that the country counts
    ///   however early the date
    /// @param until the first day that it is no longer in; null while it is
    public record Membership(String country, @Nullable LocalDate from, @Nullable LocalDate until) {

        public Membership {
            if (from != null && until != null && !until.isAfter(from)) {
                throw new IllegalArgumentException(
                        country + " leaves on " + until + ", not after it came on " + from);
            }
        }

        boolean holdsOn(LocalDate date) {
            return (from == null || !date.isBefore(from))
                    && (until == null || date.isBefore(until));
        }
    }

    public Group {
        names = Map.copyOf(names);
        abbreviations = Map.copyOf(abbreviations);
        members = List.copyOf(members);
    }

    /// The name, in English when the language has none.
    public String name(String language) {
        return names.getOrDefault(language, names.getOrDefault("en", slug));
    }

    /// The abbreviation, or the name where the language has none.
    public String shortName(String language) {
        return abbreviations.getOrDefault(language, name(language));
    }

    /// @param country ISO 3166-1 alpha-3
    public boolean member(String country, LocalDate date) {
        return members.stream()
                .anyMatch(member -> member.country().equals(country) && member.holdsOn(date));
    }

    /// The codes (ISO 3166-1 alpha-3) of those in it on that day, in the order of the table.
    public List<String> countries(LocalDate date) {
        return members.stream()
                .filter(member -> member.holdsOn(date))
                .map(Membership::country)
                .toList();
    }
}
