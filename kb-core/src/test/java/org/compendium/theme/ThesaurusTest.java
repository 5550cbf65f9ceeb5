package org.compendium.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        List<Concept> concepts;
        try (InputStream in =
                ThesaurusTest.class.getResourceAsStream("/pack/themes/thesaurus.ttl")) {
            concepts = Thesaurus.read(in);
        }
        themes.replace(concepts);

        assertThat(concepts).hasSizeGreaterThanOrEqualTo(40);
        assertThat(concepts)
                .allSatisfy(concept ->
                        assertThat(concept.preferred())
                                .containsOnlyKeys("en", "fr", "es", "ru", "ar", "zh"));
        assertThat(themes.all())
                .extracting(Concept::id)
                .containsAll(concepts.stream().map(Concept::id).toList());
        assertThat(themes.find("trust")).isPresent();
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
    void a_concept_below_itself_is_refused_by_name() {
        String circle =
                PREFIXES
                        + """
                        theme:a a skos:Concept ; skos:prefLabel "a"@en ; skos:broader theme:b .
                        theme:b a skos:Concept ; skos:prefLabel "b"@en ; skos:broader theme:a .
                        """;

        assertThatThrownBy(() -> read(circle)).hasMessageContaining("[a, b]");
    }

    @Test
    void a_concept_without_an_english_label_is_refused_by_name() {
        assertThatThrownBy(
                        () -> read(PREFIXES + "theme:a a skos:Concept ; skos:prefLabel \"a\"@fr ."))
                .hasMessageContaining("Concept a has no English label");
    }

    private static List<Concept> read(String turtle) throws IOException {
        return Thesaurus.read(new ByteArrayInputStream(turtle.getBytes(StandardCharsets.UTF_8)));
    }
}
