package org.compendium.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.compendium.theme.MadeThesauri.called;
import static org.compendium.theme.MadeThesauri.concept;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

class SoundnessTest {

    @Test
    void a_tree_with_relations_on_both_sides_is_sound() {
        assertThat(
                        Soundness.faults(
                                List.of(
                                        concept("a", null),
                                        concept("b", "a", "c"),
                                        concept("c", "a", "b"))))
                .isEmpty();
    }

    @Test
    void a_circle_is_found_at_each_of_its_concepts() {
        assertFaults(concept("a", "c"), concept("b", "a"), concept("c", "b"))
                .containsExactly(
                        "'a en' (a) hangs below itself, by way of c, b, a.",
                        "'b en' (b) hangs below itself, by way of a, c, b.",
                        "'c en' (c) hangs below itself, by way of b, a, c.");
    }

    @Test
    void an_orphan_is_found() {
        assertFaults(concept("a", "gone"))
                .containsExactly("'a en' (a) hangs below 'gone', which is not in the thesaurus.");
    }

    @Test
    void a_label_is_there_once_in_a_language_whatever_its_capitals_and_accents() {
        assertFaults(
                        called(concept("a", null), "Clus\u00e9"),
                        called(concept("b", null), "cluse\u0301"))
                .containsExactly(
                        "'cluse\u0301' (English) is a label of 'a en' (a) and of 'b en' (b).");
        assertFaults(called(concept("a", null), "b EN"), concept("b", null)).hasSize(1);
        assertFaults(called(concept("a", null), "a en"))
                .containsExactly("'a en' (English) stands twice among the labels of 'a en' (a).");
        assertFaults(called(concept("a", null), "b fr"), concept("b", null)).isEmpty();
    }

    @Test
    void a_missing_or_foreign_label_is_found() {
        assertFaults(labelled(labels -> without(labels, "ru")))
                .containsExactly("'a en' (a) has no preferred label in Russian.");
        assertFaults(labelled(labels -> with(labels, "de", "Vertrauen")))
                .singleElement()
                .asString()
                .contains("Vertrauen", "'de'");
        assertFaults(labelled(labels -> with(labels, "en", "two\nlines")))
                .singleElement()
                .asString()
                .contains("one line");
    }

    @Test
    void relations_have_two_sides_lead_somewhere_and_not_up_the_tree() {
        assertFaults(concept("a", null, "b"), concept("b", null))
                .containsExactly(
                        "'a en' (a) is related to 'b en' (b), which does not say so of it.");
        assertFaults(concept("a", null, "gone"))
                .containsExactly("'a en' (a) is related to 'gone', which is not in the thesaurus.");
        assertFaults(concept("a", null, "c"), concept("b", "a"), concept("c", "b", "a"))
                .containsExactly(
                        "'a en' (a) is related to 'c en' (c), which is below it already.",
                        "'c en' (c) is related to 'a en' (a), which is above it already.");
        assertFaults(concept("a", null, "a")).containsExactly("'a en' (a) is related to itself.");
    }

    @Test
    void passages_addresses_and_slugs_have_their_form() {
        Concept wrong =
                new Concept(
                        "Wrong Slug",
                        null,
                        concept("a", null).preferred(),
                        Map.of(),
                        Map.of("en", List.of("no label")),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        "",
                        List.of("para. 28"),
                        List.of("example.org/trust"),
                        List.of());

        assertFaults(wrong)
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault).contains("Wrong Slug"),
                        fault -> assertThat(fault).contains("'no label'", "no label of it"),
                        fault -> assertThat(fault).contains("'para. 28'", "TD/B/COM.3/19#para_28"),
                        fault -> assertThat(fault).contains("'example.org/trust'"));
    }

    private static AbstractListAssert<?, List<? extends String>, String, ObjectAssert<String>>
            assertFaults(Concept... thesaurus) {
        return assertThat(Soundness.faults(List.of(thesaurus))).extracting(Fault::words);
    }

    private static Concept labelled(UnaryOperator<Map<String, String>> labels) {
        Concept a = concept("a", null);
        return new Concept(
                a.id(),
                null,
                labels.apply(new HashMap<>(a.preferred())),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                "",
                List.of());
    }

    private static Map<String, String> with(
            Map<String, String> labels, String language, String label) {
        labels.put(language, label);
        return labels;
    }

    private static Map<String, String> without(Map<String, String> labels, String language) {
        labels.remove(language);
        return labels;
    }
}
