package org.compendium.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.compendium.curated.Entry;
import org.compendium.place.Regions;
import org.compendium.place.Stages;
import org.junit.jupiter.api.Test;

class CompositionTest {

    private static final Regions REGIONS = Regions.ofPack();
    private static final Stages STAGES = Stages.ofPack();
    private static final Manual LOOMS =
            ManualFile.read(
                    "looms.en.md",
                    ManualFileTest.FIELDS
                            + """
                            # First {first}

                            S: For everybody.

                            @stage developing
                            S: For developing countries.

                            @stage developed
                            S: For developed countries.

                            @stage least-developed
                            S: For the least developed.

                            @culture
                            L: How do people greet?

                            # Second {second}

                            @place BRA
                            E: Somebody did it. [TD/B/COM.3/19#para_30 "president"]

                            # Third {third}

                            @place KEN
                            L: Nothing is known from there.

                            @stage transition
                            S: All of this section is for others.
                            """);

    @Test
    void paragraphs_for_another_stage_drop_out_and_those_of_the_chosen_stay() {
        assertThat(said(chosen("", "", "", "developed", "false"), "first"))
                .containsExactly("For everybody.", "For developed countries.");
        assertThat(said(chosen("", "", "", "developing", "false"), "first"))
                .containsExactly("For everybody.", "For developing countries.");
        assertThat(said(chosen("", "", "", "", "false"), "first"))
                .containsExactly(
                        "For everybody.",
                        "For developing countries.",
                        "For developed countries.",
                        "For the least developed.");
    }

    @Test
    void what_holds_for_developing_countries_holds_for_the_least_developed_too() {
        assertThat(said(chosen("", "", "", "least-developed", "false"), "first"))
                .containsExactly(
                        "For everybody.", "For developing countries.", "For the least developed.");
    }

    @Test
    void notes_on_culture_are_in_it_when_they_are_chosen() {
        assertThat(said(chosen("", "", "", "transition", "true"), "first"))
                .containsExactly("For everybody.", "How do people greet?");
        assertThat(said(chosen("", "", "", "transition", ""), "first"))
                .containsExactly("For everybody.");
    }

    @Test
    void chapters_that_are_not_chosen_are_left_out_and_the_others_keep_their_order() {
        Composition composed = chosen("third, first", "", "", "", "");

        assertThat(composed.parts())
                .extracting(part -> part.chapter().id())
                .containsExactly("first", "third");
        assertThat(composed.leftOut())
                .extracting(one -> one.chapter().id(), Composition.LeftOut::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("first", Composition.Why.CULTURE),
                        org.assertj.core.groups.Tuple.tuple("second", Composition.Why.NOT_CHOSEN));
    }

    @Test
    void nothing_of_the_manual_is_lost_between_what_is_in_and_what_is_left_out() {
        for (Manual.Stage stage : Manual.Stage.values()) {
            for (String culture : List.of("true", "false")) {
                Composition composed = chosen("first,third", "", "", stage.slug(), culture);

                assertThat(
                                composed.parts().stream()
                                                .mapToLong(
                                                        part -> part.chapter().paragraphs().count())
                                                .sum()
                                        + composed.leftOut().stream()
                                                .mapToLong(Composition.LeftOut::paragraphs)
                                                .sum())
                        .isEqualTo(8);
            }
        }
    }

    @Test
    void a_paragraph_bound_to_a_place_stays_whatever_place_is_chosen() {
        assertThat(said(chosen("", "KEN", "", "", ""), "second"))
                .containsExactly("Somebody did it.");
    }

    @Test
    void a_chapter_has_evidence_from_a_country_when_it_cites_some_from_there() {
        assertThat(evidence("BRA", "", "second")).isEqualTo(new Composition.Evidence.Here());
        assertThat(evidence("", "419", "second")).isEqualTo(new Composition.Evidence.Here());
        assertThat(evidence("", "", "second")).isEqualTo(new Composition.Evidence.NotAsked());
        // A question about a place is no evidence from it.
        assertThat(evidence("KEN", "", "third")).isNotEqualTo(new Composition.Evidence.Here());
    }

    @Test
    void the_nearest_evidence_is_from_the_narrowest_region_that_both_are_in() {
        Entry mauritius = entry("zones", "MUS", "clusters");
        Entry nigeria = entry("parts", "NGA", "trust");

        assertThat(evidence("KEN", "", "first", nigeria, mauritius))
                .isEqualTo(nearest("MUS", "practices/zones", "About zones", true));
        assertThat(evidence("GHA", "", "first", mauritius, nigeria))
                .isEqualTo(nearest("NGA", "practices/parts", "About parts", true));
        assertThat(evidence("", "015", "first", mauritius, nigeria))
                .isEqualTo(nearest("MUS", "practices/zones", "About zones", true));
        assertThat(evidence("ARG", "", "first", mauritius, nigeria))
                .isEqualTo(nearest("BRA", "manuals/looms/second", "Second", false));
    }

    @Test
    void a_case_from_the_country_itself_is_nearer_than_all_others() {
        assertThat(evidence("KEN", "", "first", entry("k", "KEN", "trust")))
                .isEqualTo(nearest("KEN", "practices/k", "About k", true));
        assertThat(evidence("BRA", "", "first"))
                .isEqualTo(nearest("BRA", "manuals/looms/second", "Second", false));
    }

    @Test
    void without_a_common_region_the_same_stage_of_development_counts() {
        assertThat(evidence("KEN", "", "first"))
                .isEqualTo(nearest("BRA", "manuals/looms/second", "Second", false));
        assertThat(evidence("FRA", "", "first")).isEqualTo(new Composition.Evidence.NoneHeld());
        assertThat(evidence("FRA", "", "first", entry("parts", "JPN", "trust")))
                .isEqualTo(nearest("JPN", "practices/parts", "About parts", true));
    }

    @Test
    void a_case_that_shares_no_theme_is_no_evidence() {
        assertThat(evidence("FRA", "", "first", entry("wine", "FRA", "standards")))
                .isEqualTo(new Composition.Evidence.NoneHeld());
    }

    @Test
    void what_is_not_known_is_refused_with_what_there_is() {
        assertThatThrownBy(() -> chosen("first,fourth", "", "", "", ""))
                .hasMessage("'fourth' is not known as chapter. There are: first, second, third");
        assertThatThrownBy(() -> chosen("", "Kenya", "", "", ""))
                .hasMessageContaining("'Kenya' is not known as country")
                .hasMessageContaining("KEN");
        assertThatThrownBy(() -> chosen("", "", "999", "", "")).hasMessageContaining("419");
        assertThatThrownBy(() -> chosen("", "", "", "rich", ""))
                .hasMessageEndingWith("developing, developed, least-developed, transition");
        assertThatThrownBy(() -> chosen("", "", "", "", "yes")).hasMessageEndingWith("true, false");
        assertThatThrownBy(() -> chosen("", "KEN", "202", "", ""))
                .hasMessageContaining("a country or a region");
    }

    @Test
    void the_same_choice_is_always_written_in_the_same_way() {
        assertThat(chosen("third,first", "KEN", "", "developing", "true").choice().query())
                .isEqualTo("chapters=first,third&country=KEN&stage=developing&culture=true");
        assertThat(chosen("", "", "202", "", "").choice().query()).isEqualTo("region=202");
    }

    private static Composition.Evidence nearest(
            String country, String address, String title, boolean entry) {
        return new Composition.Evidence.Nearest(
                country, new Composition.Where(address, title, entry));
    }

    private static Composition.Evidence evidence(
            String country, String region, String chapter, Entry... entries) {
        return Composition.of(
                        LOOMS,
                        Choice.of(LOOMS, "", country, region, "", ""),
                        List.of(entries),
                        REGIONS,
                        STAGES)
                .parts()
                .stream()
                .filter(part -> part.chapter().id().equals(chapter))
                .findFirst()
                .orElseThrow()
                .evidence();
    }

    private static Composition chosen(
            String chapters, String country, String region, String stage, String culture) {
        return Composition.of(
                LOOMS,
                Choice.of(LOOMS, chapters, country, region, stage, culture),
                List.of(),
                REGIONS,
                STAGES);
    }

    private static List<String> said(Composition composed, String chapter) {
        return composed.parts().stream()
                .filter(part -> part.chapter().id().equals(chapter))
                .flatMap(part -> part.chapter().sentences())
                .map(Manual.Sentence::text)
                .toList();
    }

    private static Entry entry(String id, String country, String theme) {
        return new Entry(
                id,
                Entry.Type.CASE,
                "About " + id,
                "",
                "reported",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(theme),
                List.of(country),
                List.of(),
                List.of(),
                "");
    }
}
