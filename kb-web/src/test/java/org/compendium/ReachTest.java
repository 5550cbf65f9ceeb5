package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.compendium.document.DocumentId;
import org.compendium.ingest.Reach;
import org.compendium.theme.Change;
import org.compendium.theme.Concept;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Which documents a change of the thesaurus may touch.
class ReachTest extends WholeApplication {

    private static final Concept YARDS = concept("spindle yards", null);
    private static final Concept BOBBINS = concept("bobbin sheds", "spindle-yards");
    private static final Concept TOP = concept("reed houses", null);

    @Autowired private Reach reach;

    @Test
    void a_change_reaches_the_documents_with_its_words_and_no_other() {
        String yards = sent("yards", "Each spindle yard has a gate.");
        String bobbins = sent("bobbins", "A Bobbin Shed burned down.");
        String fund = sent("fund", "The spindle yards fund paid.");
        sent("none", "Spindle makers own yards.");

        assertThat(reached(List.of(), List.of(YARDS))).containsExactlyInAnyOrder(yards, fund);
        assertThat(reached(List.of(YARDS), List.of())).containsExactlyInAnyOrder(yards, fund);
        assertThat(
                        reached(
                                List.of(YARDS, BOBBINS, TOP),
                                List.of(TOP, moved(YARDS, "reed-houses"), BOBBINS)))
                .as("what is below moves along")
                .containsExactlyInAnyOrder(yards, fund, bobbins);
        assertThat(reached(List.of(YARDS), List.of(with(YARDS, "spindle yards fund", List.of()))))
                .as("a phrase in which it means something else")
                .containsExactly(fund);
        assertThat(
                        reached(
                                List.of(YARDS, TOP),
                                List.of(
                                        with(YARDS, null, List.of("reed-houses")),
                                        with(TOP, null, List.of("spindle-yards")))))
                .as("being related matters to everyday words only")
                .isEmpty();
    }

    @Test
    void an_abbreviation_reaches_only_documents_that_write_it_so() {
        String capitals = sent("capitals", "The SYRD met.");
        sent("small", "The syrd met.");

        assertThat(reached(List.of(YARDS), List.of(named(YARDS, Map.of("en", List.of("SYRD"))))))
                .containsExactly(capitals);
        assertThat(reached(List.of(YARDS), List.of(named(YARDS, Map.of("fr", List.of("SYRD"))))))
                .as("a French name means nothing in an English text")
                .isEmpty();
    }

    private String sent(String name, String text) {
        return added(
                administrator(),
                "reach-" + name + ".txt",
                ("Of " + name + "\n\n" + text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private List<String> reached(List<Concept> before, List<Concept> after) {
        List<String> edited = new ArrayList<>();
        after.forEach(concept -> edited.add(concept.id()));
        return reach.of(new Change(before, after, edited)).stream().map(DocumentId::value).toList();
    }

    private static Concept concept(String english, @Nullable String broader) {
        Map<String, String> labels = new HashMap<>();
        Concept.LANGUAGES.forEach(language -> labels.put(language, english + " " + language));
        labels.put("en", english);
        return new Concept(
                english.replace(' ', '-'),
                broader,
                labels,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                "",
                List.of());
    }

    private static Concept moved(Concept concept, String broader) {
        return new Concept(
                concept.id(),
                broader,
                concept.preferred(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                "",
                List.of());
    }

    private static Concept named(Concept concept, Map<String, List<String>> alternative) {
        return new Concept(
                concept.id(),
                null,
                concept.preferred(),
                alternative,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                "",
                List.of());
    }

    private static Concept with(Concept concept, @Nullable String phrase, List<String> related) {
        return new Concept(
                concept.id(),
                null,
                concept.preferred(),
                Map.of(),
                Map.of(),
                phrase == null ? Map.of() : Map.of("en", List.of(phrase)),
                Map.of(),
                related,
                "",
                List.of());
    }
}
