package org.compendium.search.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BearingTest {

    private static final String ZONES =
            "The free zones of Mauritius employed 90,000 people in 1998. Women were most of them.";

    @Test
    void a_question_how_many_is_answered_by_a_number_near_what_is_counted() {
        assertThat(may("How many incubators are there?", "Twelve incubators were counted."))
                .isTrue();
        assertThat(may("How many incubators are there?", "Incubators were counted.")).isFalse();
        assertThat(
                        may(
                                "How many incubators are there?",
                                "Incubators were counted by the advisers whom the ministry of trade"
                                        + " had sent out in the spring with 14 cars."))
                .as("14 counts the cars")
                .isFalse();
    }

    @Test
    void numbers_of_paragraphs_and_documents_and_days_count_nothing() {
        String question = "How many incubators are there?";

        assertThat(may(question, "Incubators are told of in para. 12.")).isFalse();
        assertThat(may(question, "Incubators are told of in TD/B/COM.3/19.")).isFalse();
        assertThat(may(question, "Incubators were opened on 3 May 1998.")).isFalse();
        assertThat(may(question, "Incubators are told of in resolution 78/294.")).isFalse();
    }

    @Test
    void the_number_that_was_asked_with_is_no_answer() {
        assertThat(may("What share of the 400 firms exports?", "The 400 firms have a share."))
                .isFalse();
        assertThat(may("What share of the 400 firms exports?", "Of the 400 firms a third exports."))
                .isTrue();
    }

    @Test
    void a_question_when_is_answered_by_a_time_that_it_does_not_have() {
        assertThat(may("When was the zone opened?", "The zone was opened in March.")).isTrue();
        assertThat(may("When was the zone opened?", "The zone was opened in 1971.")).isTrue();
        assertThat(may("When was the zone opened?", "The zone was opened with a speech."))
                .isFalse();
        assertThat(may("When in 1971 was the zone opened?", "The zone was opened in 1971."))
                .isFalse();
    }

    @Test
    void a_question_which_country_is_answered_by_a_country() {
        String question = "In which country did incubators succeed?";

        assertThat(may(question, "Incubators succeeded in Nepal.")).isTrue();
        assertThat(may(question, "Nepalese incubators succeeded.")).isTrue();
        assertThat(may(question, "Incubators succeeded in Old Town.")).isFalse();
    }

    @Test
    void a_question_who_is_answered_by_somebody() {
        String question = "Who started the cooperative?";

        assertThat(may(question, "The cooperative was started by Anna Berg.")).isTrue();
        assertThat(may(question, "The cooperative was started by the minister.")).isTrue();
        assertThat(may(question, "the cooperative was started in spring.")).isFalse();
    }

    @Test
    void the_names_of_a_question_must_be_said_here_or_above() {
        assertThat(may("How many people worked in the zones of Mauritius?", ZONES)).isTrue();
        assertThat(may("How many people worked in the zones of Madagascar?", ZONES)).isFalse();
        assertThat(may("How many people worked in the zones in 1999?", ZONES)).isFalse();
        assertThat(
                        bearing(
                                        "How many people worked in the zones of Madagascar?",
                                        said(ZONES, List.of("Zones of Madagascar"), Set.of()))
                                .possible())
                .isTrue();
    }

    @Test
    void a_country_is_named_by_what_belongs_to_it_and_in_other_languages() {
        assertThat(may("Did zones help Brazil?", "Zones helped the Brazilian economy.")).isTrue();
        assertThat(may("Did zones help Niger?", "Zones helped Nigeria.")).isFalse();
        assertThat(may("Did zones help Côte d'Ivoire?", "Zones helped Côte d'Ivoire.")).isTrue();
    }

    @Test
    void an_abbreviation_is_said_by_the_words_it_stands_for() {
        String question = "How many firms did SIDA ask?";
        String passage = "It asked 300 firms.";

        assertThat(may(question, passage)).isFalse();
        assertThat(
                        bearing(
                                        question,
                                        said(
                                                passage,
                                                List.of("Small Industries Development Agency"),
                                                Set.of()))
                                .possible())
                .isTrue();
        assertThat(bearing(question, said(passage, List.of(), Set.of("SIDA"))).possible()).isTrue();
    }

    @Test
    void a_document_explains_the_abbreviation_of_its_subject() {
        assertThat(
                        Alias.of(
                                "Work of the Agency for Rural Trade",
                                List.of(
                                        "The Agency for Rural Trade (ART) met.",
                                        "So did the Chamber of Old Crafts (COC)."),
                                "en"))
                .containsExactly("ART");
    }

    @Test
    void quoted_words_must_be_there_letter_by_letter() {
        assertThat(may("What is \"goodwill trust\"?", "There is goodwill trust.")).isTrue();
        assertThat(may("What is \"goodwill trust\"?", "There is trust by goodwill.")).isFalse();
    }

    @Test
    void rare_words_count_for_more_and_words_above_for_less() {
        Question question = Question.of("Why do weavers move away?").orElseThrow();
        Said rare = said("Weavers are poor.", List.of(), Set.of());
        Said common = said("People move.", List.of(), Set.of());
        Said above = said("They are poor.", List.of("Weavers"), Set.of());

        double covered = covered(question, rare);
        assertThat(covered).isGreaterThan(covered(question, common));
        assertThat(covered(question, above)).isLessThan(covered).isPositive();
    }

    private static double covered(Question question, Said said) {
        return Bearing.of(
                        question,
                        said,
                        word -> word.equals("weavers") ? 6 : 1,
                        OptionalDouble.empty())
                .covered();
    }

    @Test
    void inflected_words_are_found_and_their_places_told() {
        Bearing bearing =
                bearing(
                        "Why does cooperation between firms fail?",
                        said("Firms fail; they cooperate badly.", List.of(), Set.of()));

        assertThat(bearing.covered()).isGreaterThan(0.6);
        assertThat(bearing.found().getFirst().start()).isZero();
        assertThat(bearing.found().getFirst().end()).isEqualTo(5);
    }

    @Test
    void what_has_none_of_the_names_scores_nothing() {
        Bearing bearing =
                Bearing.of(
                        Question.of("How many people worked in the zones of Madagascar?")
                                .orElseThrow(),
                        said(ZONES, List.of(), Set.of()),
                        any -> 5,
                        OptionalDouble.of(0.99));

        assertThat(bearing.score()).isZero();
        assertThat(bearing.answers()).isFalse();
    }

    @Test
    void the_nearer_the_meaning_the_surer() {
        assertThat(score(0.8)).isGreaterThan(score(0.4));
    }

    private static double score(double likeness) {
        return Bearing.of(
                        Question.of("How many people worked in the zones of Mauritius?")
                                .orElseThrow(),
                        said(ZONES, List.of(), Set.of()),
                        any -> 5,
                        OptionalDouble.of(likeness))
                .score();
    }

    private static boolean may(String question, String passage) {
        return bearing(question, said(passage, List.of(), Set.of())).possible();
    }

    private static Bearing bearing(String question, Said said) {
        return Bearing.of(
                Question.of(question).orElseThrow(), said, any -> 1, OptionalDouble.empty());
    }

    private static Said said(String text, List<String> around, Set<String> alias) {
        return new Said(text, "en", around, () -> alias);
    }
}
