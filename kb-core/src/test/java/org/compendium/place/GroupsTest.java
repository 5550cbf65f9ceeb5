package org.compendium.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.compendium.place.Group.Membership;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private static final LocalDate AFTER_THE_EIGHTH = LocalDate.of(2024, 12, 13);
    private static final Groups GROUPS = Groups.ofPack(on(AFTER_THE_EIGHTH));

    @Test
    void there_are_three_groups_with_six_names_each() {
        assertThat(GROUPS.all()).extracting(Group::slug).containsExactly("ldc", "lldc", "sids");
        assertThat(GROUPS.all())
                .allSatisfy(group ->
                        assertThat(group.names())
                                .containsOnlyKeys("en", "fr", "es", "ru", "ar", "zh"));
        assertThat(GROUPS.name("ldc", "es")).isEqualTo("Países menos adelantados");
    }

    @Test
    void where_a_language_has_no_abbreviation_the_name_stands() {
        assertThat(aGroup("sids").shortName("fr")).isEqualTo("PEID");
        assertThat(aGroup("sids").shortName("zh")).isEqualTo("小岛屿发展中国家");
    }

    @Test
    void every_member_is_a_known_country_and_stands_once() {
        var countries = Countries.ofPack();

        assertThat(GROUPS.all())
                .allSatisfy(group -> {
                    assertThat(group.members())
                            .extracting(Membership::country)
                            .doesNotHaveDuplicates()
                            .allMatch(code -> countries.find(code).isPresent());
                });
    }

    @Test
    void the_least_developed_are_as_many_as_was_said_at_the_time() {
        // UN News, April 2001; UN-OHRLLS, June 2017; General Assembly, December 2023; Committee
        // for Development Policy, December 2024.
        assertThat(GROUPS.countries("ldc", LocalDate.of(1971, 11, 17))).isEmpty();
        assertThat(GROUPS.countries("ldc", LocalDate.of(1971, 11, 18))).hasSize(24);
        assertThat(GROUPS.countries("ldc", LocalDate.of(2001, 4, 30))).hasSize(49);
        assertThat(GROUPS.countries("ldc", LocalDate.of(2017, 6, 4))).hasSize(47);
        assertThat(GROUPS.countries("ldc", LocalDate.of(2023, 12, 18))).hasSize(45);
        assertThat(GROUPS.countries("ldc", AFTER_THE_EIGHTH)).hasSize(44);
        assertThat(aGroup("ldc").members()).hasSize(52).allMatch(member -> member.from() != null);
    }

    @Test
    void the_landlocked_are_thirty_two_and_the_islands_thirty_seven() {
        assertThat(GROUPS.countries("lldc", null)).hasSize(32);
        assertThat(GROUPS.countries("sids", null)).hasSize(37);
    }

    @Test
    void a_country_that_graduates_is_out_from_that_day() {
        Group least = aGroup("ldc");

        assertThat(least.member("BWA", LocalDate.of(1994, 12, 18))).isTrue();
        assertThat(least.member("BWA", LocalDate.of(1994, 12, 19))).isFalse();
        assertThat(least.member("STP", LocalDate.of(2024, 12, 12))).isTrue();
        assertThat(least.member("STP", LocalDate.of(2024, 12, 13))).isFalse();
    }

    @Test
    void a_year_alone_counts_from_its_last_day() {
        Group least = aGroup("ldc");

        assertThat(least.member("SSD", LocalDate.of(2012, 12, 30))).isFalse();
        assertThat(least.member("SSD", LocalDate.of(2012, 12, 31))).isTrue();
    }

    @Test
    void a_country_can_be_in_several_groups_and_without_a_date_today_counts() {
        assertThat(GROUPS.holding("MUS", null)).extracting(Group::slug).containsExactly("sids");
        assertThat(GROUPS.holding("NPL", null))
                .extracting(Group::slug)
                .containsExactly("ldc", "lldc");
        assertThat(GROUPS.holding("STP", null)).extracting(Group::slug).containsExactly("sids");
        assertThat(Groups.ofPack(on(LocalDate.of(2024, 12, 12))).holding("STP", null))
                .extracting(Group::slug)
                .containsExactly("ldc", "sids");
        assertThat(GROUPS.holding("FRA", null)).isEmpty();
        assertThat(GROUPS.holding("BTN", LocalDate.of(2000, 1, 1)))
                .extracting(Group::slug)
                .containsExactly("ldc", "lldc");
    }

    @Test
    void what_is_unknown_is_in_no_group() {
        assertThat(GROUPS.holding("XXX", null)).isEmpty();
        assertThat(GROUPS.countries("g20", null)).isEmpty();
        assertThat(GROUPS.name("g20", "en")).isEqualTo("g20");
    }

    @Test
    void nobody_leaves_before_coming() {
        var day = LocalDate.of(2000, 1, 1);

        assertThatThrownBy(() -> new Membership("MUS", day, day))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MUS");
        assertThat(GROUPS.all())
                .flatExtracting(Group::members)
                .filteredOn(member -> member.until() != null)
                .extracting(Membership::country)
                .containsExactly("BTN", "BWA", "MDV", "WSM", "CPV", "GNQ", "STP", "VUT");
    }

    private static Group aGroup(String slug) {
        return GROUPS.find(slug).orElseThrow();
    }

    private static Clock on(LocalDate day) {
        return Clock.fixed(day.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    }
}
