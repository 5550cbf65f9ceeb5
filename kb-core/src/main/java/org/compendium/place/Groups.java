package org.compendium.place;

import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.place.Group.Membership;
import org.compendium.table.PackTable;
import org.jspecify.annotations.Nullable;

/// The groups of countries of the curated pack: the least developed countries, the landlocked
/// developing countries and the small island developing States.
///
/// Only the first has dates, from the Committee for Development Policy; the two others are applied
/// to every date as they stand. The page of the pack (`content/README.md`) names the sources.
public final class Groups {

    /// The General Assembly mostly adds countries in December.
    private static final MonthDay END = MonthDay.of(12, 31);

    private final Map<String, Group> bySlug;
    private final Clock clock;

    private Groups(Map<String, Group> bySlug, Clock clock) {
        this.bySlug = bySlug;
        this.clock = clock;
    }

    /// Reads the pack's tables `pack/places/groups.tsv` and `pack/places/group-members.tsv` from
    /// the class path; today is the day in UTC.
    ///
    /// @throws IllegalStateException when the pack is not on the class path, or a member's group is
    ///   not there
    public static Groups ofPack() {
        return ofPack(Clock.systemUTC());
    }

    static Groups ofPack(Clock clock) {
        Map<String, List<Membership>> members = new LinkedHashMap<>();
        List<PackTable.Line> groups = PackTable.read("pack/places/groups.tsv");
        groups.forEach(group -> members.put(group.code(), new ArrayList<>()));
        for (PackTable.Line line : PackTable.read("pack/places/group-members.tsv")) {
            List<Membership> those = members.get(line.code());
            if (those == null) {
                throw new IllegalStateException(line.code() + " has members but no names");
            }
            those.add(
                    new Membership(
                            line.cell("alpha3"), day(line.cell("from")), day(line.cell("until"))));
        }
        Map<String, Group> bySlug = new LinkedHashMap<>();
        for (PackTable.Line line : groups) {
            bySlug.put(
                    line.code(),
                    new Group(
                            line.code(),
                            line.names(),
                            line.inLanguages("short-"),
                            members.getOrDefault(line.code(), List.of())));
        }
        return new Groups(bySlug, clock);
    }

    /// In the order of the table.
    public List<Group> all() {
        return List.copyOf(bySlug.values());
    }

    public Optional<Group> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /// The name, or the slug itself when it is not in the table.
    public String name(String slug, String language) {
        return find(slug).map(group -> group.name(language)).orElse(slug);
    }

    /// The groups that the country is in.
    ///
    /// @param country ISO 3166-1 alpha-3
    /// @param date null for today
    /// @return in the order of the table
    public List<Group> holding(String country, @Nullable LocalDate date) {
        LocalDate day = orToday(date);
        return bySlug.values().stream().filter(group -> group.member(country, day)).toList();
    }

    /// The codes (ISO 3166-1 alpha-3) of the countries in the group.
    ///
    /// @param date null for today
    /// @return in the order of the table; none when the group is not in it
    public List<String> countries(String slug, @Nullable LocalDate date) {
        return find(slug).map(group -> group.countries(orToday(date))).orElse(List.of());
    }

    private LocalDate orToday(@Nullable LocalDate date) {
        return date == null ? LocalDate.now(clock) : date;
    }

    private static @Nullable LocalDate day(String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        return cell.length() == 4 ? Year.parse(cell).atMonthDay(END) : LocalDate.parse(cell);
    }
}
