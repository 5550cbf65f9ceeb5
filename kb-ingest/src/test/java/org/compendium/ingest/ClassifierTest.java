package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.compendium.document.Description;
import org.compendium.document.Kind;
import org.compendium.document.Span;
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
                                    Map.of("fr", List.of("confiance"), "zh", List.of("互信")),
                                    Map.of("en", List.of("trust")),
                                    Map.of(
                                            "en",
                                            List.of("trust fund", "fund of trust territories"),
                                            "fr",
                                            List.of("motion de confiance"),
                                            "zh",
                                            List.of("建立信任措施")),
                                    Map.of("en", List.of("firm")),
                                    List.of("incubators"),
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
                                    Map.of(
                                            "en",
                                            "business incubators",
                                            "ru",
                                            "бизнес-инкубаторы",
                                            "fr",
                                            "réseaux d'entreprises",
                                            "es",
                                            "viveros de empresas",
                                            "ar",
                                            "مناطق تجهيز الصادرات")),
                            aConcept("information", null, Map.of("en", "IT", "zh", "外包"))),
                    0.4);

    @Test
    void a_label_of_several_words_is_enough_once() {
        assertThat(themes("en", "A business incubator was opened.")).containsExactly("incubators");
    }

    @Test
    void an_everyday_word_needs_company() {
        assertThat(themes("en", "Some trust was lost.\n\nThen trust came back.")).isEmpty();
        assertThat(themes("en", "Firms lost some trust.\n\nThen trust came back."))
                .containsExactly("trust");
        assertThat(themes("en", "Business incubators build trust."))
                .containsExactlyInAnyOrder("incubators", "trust");
    }

    @Test
    void scores_are_between_0_and_1_and_grow_with_the_evidence() {
        double once = score("A business incubator was opened.");
        double twice =
                score(
                        "A business incubator was opened.\n\nThe incubators of business? A"
                                + " business incubator is one.");

        assertThat(once).isBetween(0.4, 0.99);
        assertThat(twice).isBetween(once, 1.0).isGreaterThan(once);
    }

    @Test
    void a_long_text_must_come_back_to_a_theme() {
        String filler = "Nets were mended and boats were painted. ".repeat(400);

        assertThat(themes("en", "A business incubator was opened.\n\n" + filler)).isEmpty();
        assertThat(themes("en", "A business incubator was opened.\n\n".repeat(4) + filler))
                .containsExactly("incubators");
    }

    @Test
    void the_words_that_show_a_theme_are_named_by_their_place() {
        ThemeEvidence found =
                found("en", "Two Business Incubators opened; a business incubator closed.")
                        .getFirst();

        assertThat(found.passages())
                .containsExactly(
                        new ThemeEvidence.Shown("p_1", List.of(new Span(4, 23), new Span(34, 52))));
    }

    @Test
    void words_are_found_in_every_number_and_case() {
        assertThat(themes("ru", "Город гордится своими бизнес-инкубаторами."))
                .containsExactly("incubators");
        assertThat(themes("fr", "LES RESEAUX D'ENTREPRISES SE MULTIPLIENT."))
                .containsExactly("incubators");
        assertThat(themes("fr", "Le réseau de l'entreprise grandit."))
                .containsExactly("incubators");
        assertThat(themes("es", "El vivero de la empresa abre.")).containsExactly("incubators");
        assertThat(themes("ar", "دعما لمناطق تجهيز الصادرات.")).containsExactly("incubators");
    }

    @Test
    void a_label_does_not_go_across_the_end_of_a_sentence() {
        assertThat(themes("en", "It was good business. Incubators hummed.")).isEmpty();
    }

    @Test
    void two_chinese_characters_at_the_seam_of_words_are_no_word() {
        assertThat(themes("zh", "此外包括信息技术。\n\n此外包括难民。")).isEmpty();
        assertThat(themes("zh", "工厂把缝制外包给作坊。")).containsExactly("information");
    }

    @Test
    void a_label_in_the_title_counts_more() {
        assertThat(themes("fr", "Il faut de la confiance.", "Les filets")).containsExactly("trust");
        assertThat(score("fr", "Il faut de la confiance.", "De la confiance"))
                .isGreaterThan(score("fr", "Il faut de la confiance.", "Les filets"));
    }

    @Test
    void what_shows_a_narrower_concept_shows_the_broader_one() {
        List<ThemeEvidence> found = found("en", "Courts help contractual trust along.");

        assertThat(ids(found)).containsExactlyInAnyOrder("contractual-trust", "trust");
        assertThat(found).allSatisfy(theme -> assertThat(theme.eIds()).containsExactly("p_1"));
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
                        "Trust of firms made the trust fund work.\n\nThe fund needs trust.\n\nTrust"
                                + " funds!");

        assertThat(ids(found)).containsExactly("trust");
        assertThat(found.getFirst().eIds()).containsExactly("p_1", "p_2");
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

    private static List<String> themes(String language, String text, String title) {
        return ids(
                CLASSIFIER.classify(
                        aDescription(language, title), Structure.read(Plain.text(text))));
    }

    private static double score(String text) {
        return score("en", text, "Nets");
    }

    private static double score(String language, String text, String title) {
        return CLASSIFIER
                .scored(aDescription(language, title), Structure.read(Plain.text(text)))
                .getFirst()
                .score();
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
        return new Concept(
                id, broader, labels, Map.of(), Map.of(), Map.of(), Map.of(), List.of(), "",
                List.of());
    }

    private static Description aDescription(String language, String title) {
        return new Description(
                null, null, null, title, null, language, Kind.OTHER, null, List.of());
    }
}
