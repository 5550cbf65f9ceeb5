package org.compendium.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.compendium.document.Kind;
import org.compendium.search.Facet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    @ParameterizedTest
    @ValueSource(strings = {"_ar", "_es", "_fr", "_ru", "_zh"})
    void every_language_says_what_english_says(String language) throws IOException {
        assertThat(words(language).keySet()).isEqualTo(words("").keySet());
    }

    @Test
    void every_facet_and_every_kind_has_a_word() throws IOException {
        for (Facet facet : Facet.values()) {
            assertThat(words("")).containsKey("facet." + facet.slug());
        }
        for (Kind kind : Kind.values()) {
            assertThat(words("")).containsKey("kind." + kind.slug());
        }
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (var in =
                new InputStreamReader(
                        Objects.requireNonNull(
                                WordingTest.class.getResourceAsStream(
                                        "words" + language + ".properties")),
                        StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words;
    }
}
