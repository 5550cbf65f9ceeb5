package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.compendium.arrangement.ArrangementFile;
import org.compendium.arrangement.ArrangementImport;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.theme.Themes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Records of all kinds, of which manuals, checks and recommendations are those of the pack.
@SpringBootTest(classes = TestSearch.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CuratedSearchTest {

    @Autowired CuratedSearch search;
    @Autowired Entries entries;
    @Autowired ArrangementImport intake;
    @Autowired JdbcClient jdbc;
    @Autowired Themes themes;

    @BeforeAll
    void entriesAndThemes() {
        themes.replace(
                List.of(
                        MadeDocuments.concept("premises", null, Map.of("en", "rented premises")),
                        MadeDocuments.concept(
                                "work-spaces", "premises", Map.of("en", "shared workshops"))));
        entries.replacePack(
                List.of(
                        entry("sheds", "promising", List.of("work-spaces"), List.of("BRA")),
                        entry("old-sheds", Entry.SUPERSEDED, List.of("work-spaces"), List.of())));
        intake.take(
                ArrangementFile.read(
                        """
                        name,purpose,partner,partner-country,stage,reported-by,reported-on,published
                        Kilns in common,production,Firm A,KEN,running,Chamber A,1998,true
                        Kilns for sale,marketing,Firm B,KEN,running,Chamber A,1998,false
                        """),
                new Viewer("amina", Role.CURATOR));
    }

    @AfterAll
    void nothingLeft() {
        jdbc.sql("DELETE FROM arrangement_version").update();
        jdbc.sql("DELETE FROM arrangement").update();
        jdbc.sql("DELETE FROM arrangement_import").update();
        entries.replacePack(List.of());
        themes.replace(List.of());
    }

    @Test
    void a_manual_is_found_by_its_title_and_its_summary_and_leads_to_itself() {
        assertThat(addresses("running an incubator", "en")).contains("manuals/business-incubator");
        assertThat(addresses("\"find a host\"", "en"))
                .containsExactly("manuals/business-incubator");
    }

    @Test
    void a_chapter_that_has_the_words_is_where_the_manual_is_opened() {
        assertThat(addresses("incubator money", "en"))
                .containsExactly("manuals/business-incubator/money");
        assertThat(addresses("incubator -money", "en"))
                .doesNotContain("manuals/business-incubator");
    }

    @Test
    void a_manual_is_found_in_its_own_languages_and_shown_in_the_readers() {
        assertThat(search.find("gérer un incubateur", Map.of(), "fr").all())
                .filteredOn(hit -> hit.id().equals("business-incubator"))
                .singleElement()
                .satisfies(hit ->
                        assertThat(((CuratedHit.OfManual) hit).manual().language())
                                .isEqualTo("fr"));
        assertThat(addresses("gérer un incubateur", "en")).contains("manuals/business-incubator");
    }

    @Test
    void a_check_is_found_by_its_title_and_its_questions_in_any_of_its_languages() {
        assertThat(addresses("partnership-ready intermediary", "en"))
                .contains("readiness/association");
        assertThat(addresses("¿Estamos preparados para una alianza? asociación", "es"))
                .contains("readiness/association");
        assertThat(addresses("clear why you want a partner", "en")).contains("readiness/firm");
    }

    @Test
    void a_recommendation_is_found_by_what_it_asks_and_of_whom() {
        assertThat(addresses("macroeconomic basic infrastructure", "en"))
                .containsExactly("recommendations?one=basic-conditions");
        assertThat(addresses("recommendations to the private sector", "en"))
                .containsExactly("recommendations?one=prepare-the-ground");
    }

    @Test
    void an_arrangement_is_found_once_it_is_published_by_words_and_by_a_partners_country() {
        assertThat(addresses("kilns", "en")).containsExactly("arrangements/kilns-in-common");
        assertThat(search.find("", Map.of(Facet.COUNTRY, Set.of("KEN")), "en").all())
                .extracting(CuratedHit::address)
                .containsExactly("arrangements/kilns-in-common");
        assertThat(search.find("kilns", Map.of(Facet.COUNTRY, Set.of("BRA")), "en").all())
                .isEmpty();
        assertThat(search.find("kilns", Map.of(Facet.THEME, Set.of("premises")), "en").all())
                .isEmpty();
        assertThat(search.find("", Map.of(), "en").counts())
                .containsEntry(CuratedKind.ARRANGEMENT, 1L);
    }

    @Test
    void counts_are_of_all_kinds_and_choosing_several_gives_each_of_them() {
        CuratedRecords found = search.find("incubator or macroeconomic or sheds", Map.of(), "en");

        assertThat(found.counts())
                .containsEntry(CuratedKind.PRACTICE, 1L)
                .containsEntry(CuratedKind.RECOMMENDATION, 2L)
                .doesNotContainKey(CuratedKind.DOSSIER);
        assertThat(found.of(Set.of(CuratedKind.PRACTICE, CuratedKind.RECOMMENDATION)))
                .extracting(CuratedHit::id)
                .containsExactlyInAnyOrder("sheds", "basic-conditions", "manuals");
        assertThat(found.of(Set.of())).hasSize(found.all().size());
        assertThat(found.counts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(found.all().size());
    }

    @Test
    void who_asks_for_a_theme_finds_all_that_carries_it_or_one_below_it() {
        assertThat(addresses("rented premises", "en"))
                .contains("practices/sheds", "manuals/business-incubator")
                .doesNotContain("practices/old-sheds");
        assertThat(addresses("rented premises zebra", "en")).isEmpty();
    }

    @Test
    void filters_on_themes_and_countries_hold_for_every_kind_and_others_find_nothing() {
        Map<Facet, Set<String>> spaces = Map.of(Facet.THEME, Set.of("work-spaces"));

        assertThat(search.find("", spaces, "en").all())
                .extracting(CuratedHit::address)
                .contains("practices/sheds", "manuals/business-incubator")
                .noneMatch(address -> address.startsWith("recommendations"));
        assertThat(search.find("", Map.of(Facet.COUNTRY, Set.of("BRA")), "en").all())
                .extracting(CuratedHit::id)
                .containsExactly("sheds");
        assertThat(search.find("incubator", Map.of(Facet.YEAR, Set.of("1998")), "en").all())
                .isEmpty();
    }

    @Test
    void without_a_question_all_that_holds_today_is_found() {
        CuratedRecords all = search.find("", Map.of(), "en");

        assertThat(all.counts()).containsEntry(CuratedKind.PRACTICE, 1L);
        assertThat(all.counts())
                .containsKeys(CuratedKind.MANUAL, CuratedKind.CHECK, CuratedKind.RECOMMENDATION);
        assertThat(search.all("en").all()).extracting(CuratedHit::id).contains("old-sheds");
    }

    private List<String> addresses(String words, String language) {
        return search.find(words, Map.of(), language).all().stream()
                .map(CuratedHit::address)
                .toList();
    }

    private static Entry entry(
            String id, String status, List<String> themes, List<String> countries) {
        return new Entry(
                id,
                Entry.Type.PRACTICE,
                "Share " + id,
                "Firms share " + id + ".",
                status,
                null,
                null,
                null,
                null,
                List.of(),
                themes,
                countries,
                List.of(),
                List.of(),
                "");
    }
}
