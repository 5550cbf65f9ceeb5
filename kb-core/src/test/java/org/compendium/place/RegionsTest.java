package org.compendium.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegionsTest {

    private static final Countries COUNTRIES = Countries.ofPack();
    private static final Regions REGIONS = Regions.ofPack();

    @Test
    void five_regions_are_part_of_none_but_the_world() {
        assertThat(REGIONS.top())
                .extracting(Region::code)
                .containsExactlyInAnyOrder("002", "019", "142", "150", "009");
    }

    @Test
    void every_country_is_in_one_of_the_five() {
        List<String> held =
                REGIONS.top().stream()
                        .flatMap(region -> REGIONS.countries(region.code()).stream())
                        .toList();

        assertThat(held)
                .hasSize(198)
                .containsExactlyInAnyOrderElementsOf(
                        COUNTRIES.all().stream().map(Country::code).toList());
    }

    @Test
    void antarctica_which_is_in_no_region_is_not_in_the_table() {
        assertThat(COUNTRIES.find("ATA")).isEmpty();
        assertThat(REGIONS.holding("ATA")).isEmpty();
    }

    @Test
    void the_regions_have_as_many_of_our_countries_as_m49_says() {
        assertThat(counted("002", "019", "142", "150", "009")).containsExactly(54, 35, 51, 44, 14);
        assertThat(counted("015", "202", "014", "017", "018", "011"))
                .containsExactly(6, 48, 18, 9, 5, 16);
        assertThat(counted("419", "029", "013", "005", "021")).containsExactly(33, 13, 8, 12, 2);
        assertThat(counted("143", "030", "035", "034", "145")).containsExactly(5, 8, 11, 9, 18);
        assertThat(counted("151", "154", "039", "155")).containsExactly(10, 10, 15, 9);
        assertThat(counted("053", "054", "057", "061")).containsExactly(2, 4, 5, 3);
    }

    @Test
    void every_region_has_six_names_and_a_country() {
        assertThat(REGIONS.all())
                .hasSize(29)
                .allSatisfy(region -> {
                    assertThat(region.names()).containsOnlyKeys("en", "fr", "es", "ru", "ar", "zh");
                    assertThat(REGIONS.countries(region.code())).isNotEmpty();
                });
    }

    @Test
    void a_country_is_held_by_the_narrowest_region_first() {
        assertThat(REGIONS.holding("MUS")).containsExactly("014", "202", "002");
        assertThat(REGIONS.holding("JAM")).containsExactly("029", "419", "019");
        assertThat(REGIONS.holding("DZA")).containsExactly("015", "002");
        assertThat(REGIONS.countries("419")).contains("JAM", "MEX", "BRA").doesNotContain("USA");
    }

    @Test
    void the_tree_goes_up_and_down() {
        assertThat(REGIONS.parent("014")).map(Region::code).contains("202");
        assertThat(REGIONS.parent("002")).isEmpty();
        assertThat(REGIONS.children("002")).extracting(Region::code).containsExactly("015", "202");
        assertThat(REGIONS.all())
                .allSatisfy(region ->
                        assertThat(REGIONS.children(region.code()))
                                .allSatisfy(child ->
                                        assertThat(REGIONS.parent(child.code())).contains(region)));
    }

    @Test
    void what_is_unknown_holds_nothing_and_is_held_by_nothing() {
        assertThat(REGIONS.holding("XXX")).isEmpty();
        assertThat(REGIONS.countries("999")).isEmpty();
        assertThat(REGIONS.children("999")).isEmpty();
        assertThat(REGIONS.parent("999")).isEmpty();
    }

    @Test
    void regions_that_are_part_of_each_other_are_refused() {
        assertThatThrownBy(() ->
                        new Regions(
                                List.of(aRegion("001", "002"), aRegion("002", "001")), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("part of itself");
    }

    @Test
    void a_place_in_a_region_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> new Regions(List.of(aRegion("002", "001")), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("002 is in 001, which is no region");
        var nowhere = new Country("MUS", "014", Map.of("en", "Mauritius"), List.of());
        assertThatThrownBy(() -> new Regions(List.of(aRegion("002", null)), List.of(nowhere)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("MUS is in 014, which is no region");
    }

    private static Region aRegion(String code, @Nullable String within) {
        return new Region(code, within, true, Map.of("en", code), List.of());
    }

    private static List<Integer> counted(String... codes) {
        return Stream.of(codes).map(code -> REGIONS.countries(code).size()).toList();
    }
}
