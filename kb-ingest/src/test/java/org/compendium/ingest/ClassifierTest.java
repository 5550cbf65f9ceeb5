package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.compendium.document.Description;
import org.compendium.document.Kind;
import org.compendium.document.ThemeEvidence;
import org.compendium.ingest.extract.Plain;
import org.compendium.theme.Concept;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ClassifierTest {

    private static final Classifier CLASSIFIER =
            new Classifier(
                    List.of(
                            new Concept(
                                    "trust",
                                    null,
                                    Map.of("en", "trust", "zh", "信任", "ar", "الثقة"),
                                    Map.of("fr", List.of("confiance")),
                                    Map.of(
                                            "en",
                                            List.of("trust fund", "fund of trust territories"),
                                            "fr",
                                            List.of("motion de confiance"),
                                            "zh",
                                            List.of("建立信任措施")),
                                    "",
                                    List.of()),
                            aConcept(
                                    "contractual-trust",
                                    "trust",
                                    Map.of(
                                            "en",
                                            "contractual trust",
                                            "fr",
                                            "confiance contractuelle")),
                            aConcept(
                                    "incubators",
                                    null,
                                    Map.of("en", "business incubators", "ru", "бизнес-инкубаторы")),
                            aConcept("information", null, Map.of("en", "IT"))));

    @Test
    void a_label_of_several_words_is_enough_once() {
        assertThat(themes("en", "A business incubator was opened.")).containsExactly("incubators");
    }

    @Test
    void a_single_word_must_come_in_two_passages() {
        assertThat(themes("en", "Some trust was lost, and trust is dear.")).isEmpty();
        assertThat(themes("en", "Some trust was lost.\n\nThen trust came back."))
                .containsExactly("trust");
    }

    @Test
    void the_title_counts_twice() {
        assertThat(
                        ids(
                                CLASSIFIER.classify(
                                        aDescription("en", "On trust"),
                                        Structure.read(
                                                Plain.text("It takes trust to mend nets.")))))
                .containsExactly("trust");
    }

    @Test
    void what_shows_a_narrower_concept_shows_the_broader_one() {
        List<ThemeEvidence> found = found("en", "Courts help contractual trust along.");

        assertThat(ids(found)).containsExactlyInAnyOrder("contractual-trust", "trust");
        assertThat(found).allSatisfy(theme -> assertThat(theme.passages()).containsExactly("p_1"));
    }

    @Test
    void words_within_words_are_not_found() {
        assertThat(themes("en", "They entrusted it.\n\nTrustees met.\n\nDistrust grew.")).isEmpty();
    }

    @Test
    void abbreviations_keep_their_capitals() {
        assertThat(themes("en", "It came.\n\nAnd it went.\n\nDid it stay?")).isEmpty();
        assertThat(themes("en", "They bought IT.\n\nThen IT failed."))
                .containsExactly("information");
    }

    @Test
    void labels_are_those_of_the_documents_language() {
        assertThat(themes("fr", "La confiance contractuelle manque."))
                .containsExactlyInAnyOrder("contractual-trust", "trust");
        assertThat(themes("ru", "Открыты бизнес-инкубаторы.")).containsExactly("incubators");
        assertThat(themes("zh", "企业之间需要信任才能合作。\n\n没有信任就没有网络。")).containsExactly("trust");
        assertThat(themes("ar", "تحتاج الشركات إلى ثقة.\n\nوالثقة تنمو مع الزمن."))
                .containsExactly("trust");
    }

    @Test
    void a_label_within_a_phrase_that_means_something_else_does_not_count() {
        assertThat(themes("en", "The trust fund paid.\n\nTwo Trust Funds were closed.")).isEmpty();
        assertThat(
                        themes(
                                "en",
                                "The trust fund of trust territories paid.\n\nIt paid trust funds."))
                .isEmpty();
        assertThat(themes("fr", "Une motion de confiance.\n\nLa motion de confiance passa."))
                .isEmpty();
        assertThat(themes("zh", "企业之间的建立信任措施很重要。\n\n没有建立信任措施就没有网络。")).isEmpty();
    }

    @Test
    void a_label_beside_such_a_phrase_counts() {
        List<ThemeEvidence> found =
                found(
                        "en",
                        "Trust made the trust fund work.\n\nThe fund needs trust.\n\nTrust funds!");

        assertThat(ids(found)).containsExactly("trust");
        assertThat(found.getFirst().passages()).containsExactly("p_1", "p_2");
        assertThat(themes("en", "A contractual trust fund is rare."))
                .containsExactlyInAnyOrder("contractual-trust", "trust");
    }

    @Test
    @Timeout(5)
    void a_megabyte_takes_well_under_a_second() {
        String text =
                ("Yards and nets and menders and contractual trust. ".repeat(30) + "\n\n")
                        .repeat(700);
        var passages = Structure.read(Plain.text(text));
        CLASSIFIER.classify(aDescription("en", "Nets"), passages);
        long start = System.nanoTime();

        CLASSIFIER.classify(aDescription("en", "Nets"), passages);

        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(1_500);
    }

    private static List<String> themes(String language, String text) {
        return ids(found(language, text));
    }

    private static List<ThemeEvidence> found(String language, String text) {
        return CLASSIFIER.classify(
                aDescription(language, "Nets"), Structure.read(Plain.text(text)));
    }

    private static List<String> ids(List<ThemeEvidence> themes) {
        return themes.stream().map(ThemeEvidence::concept).toList();
    }

    private static Concept aConcept(
            String id, @Nullable String broader, Map<String, String> labels) {
        return new Concept(id, broader, labels, Map.of(), Map.of(), "", List.of());
    }

    private static Description aDescription(String language, String title) {
        return new Description(
                null, null, null, title, null, language, Kind.OTHER, null, List.of());
    }
}
