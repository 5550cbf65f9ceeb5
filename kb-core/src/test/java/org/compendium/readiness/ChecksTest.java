package org.compendium.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.compendium.curated.Entry;
import org.compendium.curated.EntryFile;
import org.compendium.table.PackTable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The checks of the pack, and how they are read.
class ChecksTest {

    private static final String[] LANGUAGES = {"ar", "zh", "en", "fr", "ru", "es"};

    private final List<Check> all = Checks.ofPack();

    @Test
    void there_is_one_for_a_firm_an_association_and_a_ministry_and_a_survey_among_partners() {
        assertThat(all)
                .extracting(Check::id)
                .containsExactly("firm", "association", "ministry", "partners");
        assertThat(all).filteredOn(Check::survey).extracting(Check::id).containsExactly("partners");
    }

    @Test
    void every_title_dimension_and_question_is_there_in_six_languages() {
        assertThat(all)
                .allSatisfy(check -> {
                    assertThat(check.titles()).as(check.id()).containsOnlyKeys(LANGUAGES);
                    assertThat(check.dimensions())
                            .allSatisfy(one ->
                                    assertThat(one.names())
                                            .as(one.slug())
                                            .containsOnlyKeys(LANGUAGES));
                    assertThat(check.questions())
                            .allSatisfy(one ->
                                    assertThat(one.texts())
                                            .as(one.id())
                                            .containsOnlyKeys(LANGUAGES));
                });
    }

    @Test
    void every_question_is_asked_once_and_keeps_words_of_its_passage() {
        List<Question> questions =
                all.stream().flatMap(check -> check.questions().stream()).toList();

        assertThat(questions).hasSizeGreaterThan(40);
        assertThat(questions).extracting(Question::id).doesNotHaveDuplicates();
        assertThat(questions)
                .allSatisfy(one -> assertThat(one.from().words()).as(one.id()).isNotBlank());
    }

    @Test
    void every_question_leads_to_something_that_is_held() throws IOException {
        Set<String> held =
                new HashSet<>(Helps.chaptersOfPack().getOrDefault("en", Map.of()).keySet());
        for (Entry.Type type : Entry.Type.values()) {
            for (Resource file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:pack/" + type.plural() + "/*.md")) {
                String text = file.getContentAsString(StandardCharsets.UTF_8);
                held.add(EntryFile.read(String.valueOf(file.getFilename()), text).id());
            }
        }

        assertThat(all.stream().flatMap(check -> check.questions().stream()))
                .allSatisfy(question ->
                        assertThat(held)
                                .as(question.id())
                                .isNotEmpty()
                                .containsAll(question.helps()));
        assertThat(all.stream().flatMap(check -> check.questions().stream()))
                .allSatisfy(
                        question -> assertThat(question.helps()).as(question.id()).isNotEmpty());
    }

    @Test
    void a_chapter_of_a_manual_is_found_with_its_title() {
        String manual =
                """
                ---
                id: quay
                title: "How to mend a quay"
                ---

                # The stones {stones}

                ## Not a chapter {part}

                # Money and time {money}
                """;

        assertThat(Helps.chapters("quay", "en", manual))
                .containsOnly(
                        Map.entry(
                                "quay#stones",
                                new Helps.Help(
                                        "manuals/quay/stones",
                                        "How to mend a quay: The stones",
                                        "en")),
                        Map.entry(
                                "quay#money",
                                new Helps.Help(
                                        "manuals/quay/money",
                                        "How to mend a quay: Money and time",
                                        "en")));
    }

    @Test
    void questions_stay_in_their_order_and_a_name_that_is_missing_is_the_slug() {
        PackTable.Line first = line("q1", "quay", "stones", "HB/QUAY/1#para_1");
        PackTable.Line second = line("q2", "quay", "ropes", "HB/QUAY/1#para_2");
        PackTable.Line third = line("q3", "quay", "stones", "HB/QUAY/1#para_3");

        Check check = Checks.of(List.of(first, second, third), List.of()).getFirst();

        assertThat(check.dimensions())
                .extracting(dimension -> dimension.name("fr"))
                .containsExactly("stones", "ropes");
        assertThat(check.about(check.dimensions().getFirst()))
                .extracting(Question::id)
                .containsExactly("q1", "q3");
        assertThat(check.title("fr")).isEqualTo("quay");
    }

    private static PackTable.Line line(String id, String check, String dimension, String passage) {
        return new PackTable.Line(
                id,
                Map.of("check", check, "dimension", dimension, "passage", passage, "en", "Is it?"));
    }
}
