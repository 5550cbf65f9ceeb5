package org.compendium.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Thesauri as files, there and back.
class SkosTest {

    private static final int SCHEMES = 150;

    @ParameterizedTest
    @EnumSource
    void what_is_written_is_read_again_without_loss(Skos form) throws IOException {
        for (long seed = 0; seed < SCHEMES; seed++) {
            List<Concept> thesaurus = MadeThesauri.sound(seed);
            assertThat(Soundness.faults(thesaurus)).as("seed %d", seed).isEmpty();

            String written = Thesaurus.write(thesaurus, form);

            assertThat(read(written, form)).as("seed %d", seed).isEqualTo(thesaurus);
            assertThat(Thesaurus.write(read(written, form), form)).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_file_says_its_licence_and_that_it_is_no_publication_of_the_united_nations(Skos form) {
        assertThat(Thesaurus.write(List.of(MadeThesauri.concept("trust", null)), form))
                .contains(
                        "https://creativecommons.org/licenses/by/4.0/",
                        "Not a United Nations publication",
                        "hasTopConcept");
    }

    @Test
    void labels_say_whether_they_are_proposed_or_confirmed() {
        Concept trust = MadeThesauri.concept("trust", null);
        Concept confirmed =
                new Concept(
                        trust.id(),
                        null,
                        trust.preferred(),
                        trust.alternative(),
                        trust.ambiguous(),
                        trust.notWithin(),
                        trust.setting(),
                        trust.related(),
                        "",
                        List.of(),
                        List.of(),
                        List.of("fr"));

        assertThat(Thesaurus.write(confirmed))
                .containsPattern("kb:confirmed \"trust fr\"@fr")
                .containsPattern("kb:proposed \"trust ar\"@ar");
    }

    @Test
    void what_has_no_place_is_said_and_nothing_is_dropped() {
        assertThatThrownBy(() -> turtle("skos:scopeNote \"Only firms\"@en"))
                .hasMessageContaining("'a'")
                .hasMessageContaining("scopeNote");
        assertThatThrownBy(() -> turtle("skos:prefLabel \"b\"@en"))
                .hasMessageContaining("several preferred labels in 'en': a, b");
        assertThatThrownBy(() -> turtle("skos:altLabel \"b\"")).hasMessageContaining("no language");
        assertThatThrownBy(() -> turtle("skos:broader theme:b"))
                .hasMessageContaining("below b and a top concept");
        assertThatThrownBy(() -> turtle("skos:related <http://example.org/b>"))
                .hasMessageContaining("no concept of this thesaurus");
        assertThatThrownBy(() -> turtle("kb:confirmed \"b\"@en"))
                .hasMessageContaining("not its preferred label");
        assertThatThrownBy(() -> turtle("skos:definition \"sens\"@fr"))
                .hasMessageContaining("one definition, in English");
    }

    @Test
    void a_narrower_concept_is_below_and_one_without_a_place_is_refused() throws IOException {
        String prefixes =
                """
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                @prefix theme: <urn:compendium:theme:> .
                theme:a a skos:Concept ; skos:topConceptOf theme:scheme ; skos:narrower theme:b .
                """;

        List<Concept> read = read(prefixes + "theme:b a skos:Concept .", Skos.TURTLE);
        assertThat(read.getLast().broader()).isEqualTo("a");
        assertThatThrownBy(() -> read(prefixes + "theme:c a skos:Concept .", Skos.TURTLE))
                .hasMessageContaining("'c' hangs below no other concept")
                .hasMessageContaining("above 'b', which this file does not describe");
    }

    @Test
    void what_is_said_of_something_that_is_no_concept_is_refused() {
        assertThatThrownBy(() -> turtle("skos:altLabel \"c\"@en . theme:b skos:altLabel \"d\"@en"))
                .hasMessageContaining("'b', but not that it is a skos:Concept");
    }

    @Test
    void a_file_makes_nobody_fetch_an_address() throws IOException {
        try (ServerSocket elsewhere = new ServerSocket(0)) {
            elsewhere.setSoTimeout(1);
            String file =
                    "{\"@context\": \"http://127.0.0.1:%d/context.jsonld\", \"@id\": \"x\"}"
                            .formatted(elsewhere.getLocalPort());

            assertThatThrownBy(() -> read(file, Skos.JSON_LD))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(elsewhere::accept)
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    private static void turtle(String more) throws IOException {
        read(
                """
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                @prefix theme: <urn:compendium:theme:> .
                @prefix kb: <urn:compendium:vocabulary:> .
                theme:a a skos:Concept ; skos:topConceptOf theme:scheme ;
                  skos:prefLabel "a"@en ; %s .
                """
                        .formatted(more),
                Skos.TURTLE);
    }

    private static List<Concept> read(String text, Skos form) throws IOException {
        return Thesaurus.parts(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), form);
    }
}
