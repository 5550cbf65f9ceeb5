package org.compendium.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.compendium.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = TestDatabase.class)
class ThesaurusTest {

    private static final String PREFIXES =
            """
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix theme: <urn:compendium:theme:> .
            """;

    @Autowired Themes themes;

    @Test
    void the_packs_thesaurus_has_every_label_in_six_languages_and_is_kept_whole()
            throws IOException {
        List<Concept> concepts = pack();
        themes.replace(concepts);

        assertThat(concepts).hasSizeGreaterThanOrEqualTo(40);
        assertThat(concepts)
                .allSatisfy(concept ->
                        assertThat(concept.preferred())
                                .containsOnlyKeys("en", "fr", "es", "ru", "ar", "zh"));
        assertThat(Soundness.faults(concepts)).isEmpty();
        assertThat(themes.all()).isEqualTo(concepts);
        assertThat(themes.all())
                .filteredOn(concept -> concept.id().equals("trust"))
                .singleElement()
                .satisfies(trust -> {
                    assertThat(trust.notWithin())
                            .containsOnlyKeys("en", "fr", "es", "ru", "ar", "zh");
                    assertThat(trust.notWithin().get("en")).contains("trust fund");
                });
        assertThat(themes.label("export-processing-zones", "en"))
                .isEqualTo("export processing zones");
    }

    @Test
    void trust_in_competence_and_technical_trust_are_one_concept_in_six_languages()
            throws IOException {
        Concept trust =
                pack().stream()
                        .filter(concept -> concept.id().equals("competence-trust"))
                        .findFirst()
                        .orElseThrow();
        Map<String, List<String>> both =
                Map.of(
                        "en", List.of("competence trust", "technical trust"),
                        "fr", List.of("confiance dans la compétence", "confiance technique"),
                        "es", List.of("confianza en la competencia", "confianza técnica"),
                        "ru", List.of("доверие к компетентности", "техническое доверие"),
                        "ar", List.of("الثقة في الكفاءة", "الثقة التقنية"),
                        "zh", List.of("能力信任", "技术信任"));

        both.forEach((language, names) -> {
            assertThat(trust.preferred().get(language)).isEqualTo(names.getFirst());
            assertThat(trust.alternative().get(language)).contains(names.getLast());
        });
        assertThat(trust.evidence()).contains("TD/B/COM.3/19#para_19");
    }

    @Test
    void a_concept_below_itself_is_refused_by_name() {
        String circle =
                PREFIXES
                        + """
                        theme:a a skos:Concept ; skos:prefLabel "a"@en ; skos:broader theme:b .
                        theme:b a skos:Concept ; skos:prefLabel "b"@en ; skos:broader theme:a .
                        """;

        assertThatThrownBy(() -> read(circle))
                .hasMessageContaining("'a' (a) hangs below itself")
                .hasMessageContaining("'b' (b) hangs below itself");
    }

    @Test
    void a_concept_without_an_english_label_is_refused_by_name() {
        assertThatThrownBy(() ->
                        read(
                                PREFIXES
                                        + "theme:a a skos:Concept ; skos:topConceptOf"
                                        + " theme:scheme ; skos:prefLabel \"a\"@fr ."))
                .hasMessageContaining("'a' (a) has no preferred label in English");
    }

    private static List<Concept> pack() throws IOException {
        try (InputStream in =
                ThesaurusTest.class.getResourceAsStream("/pack/themes/thesaurus.ttl")) {
            return Thesaurus.read(Objects.requireNonNull(in));
        }
    }

    private static List<Concept> read(String turtle) throws IOException {
        return Thesaurus.read(new ByteArrayInputStream(turtle.getBytes(StandardCharsets.UTF_8)));
    }
}
