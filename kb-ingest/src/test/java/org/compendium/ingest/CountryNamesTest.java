package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.compendium.place.Countries;
import org.junit.jupiter.api.Test;

class CountryNamesTest {

    private static final CountryNames NAMES = new CountryNames(Countries.ofPack());

    @Test
    void a_region_named_like_its_countries_means_the_countries() {
        var named = NAMES.named("Nets are mended in Australia and New Zealand and in Micronesia.");

        assertThat(named.countries()).containsExactly("AUS", "NZL", "FSM");
        assertThat(named.regions()).isEmpty();
    }

    @Test
    void other_regions_are_found_by_their_names() {
        assertThat(NAMES.named("Nets in Polynesia and Western Africa.").regions())
                .containsExactly("061", "011");
    }
}
