package org.compendium.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The manuals of the pack, as far as they can be read without the digest.
class ManualsOfPackTest {

    @Test
    void all_languages_of_a_manual_say_the_same_line_by_line() {
        Map<String, List<Manual>> manuals =
                Manuals.ofPack().stream().collect(Collectors.groupingBy(Manual::id));

        assertThat(manuals.get("business-incubator"))
                .extracting(Manual::language)
                .containsExactly("en", "fr");
        assertThat(manuals.values())
                .allSatisfy(languages ->
                        assertThat(languages)
                                .as(languages.getFirst().id())
                                .allSatisfy(one -> {
                                    assertThat(one.form()).isEqualTo(languages.getFirst().form());
                                    assertThat(one.themes())
                                            .isEqualTo(languages.getFirst().themes());
                                    assertThat(one.reviewedBy())
                                            .isEqualTo(languages.getFirst().reviewedBy());
                                    assertThat(outline(one))
                                            .as(one.language())
                                            .containsExactlyElementsOf(
                                                    outline(languages.getFirst()));
                                }));
    }

    @Test
    void a_manual_that_nobody_reviewed_names_nobody() {
        assertThat(Manuals.ofPack())
                .isNotEmpty()
                .allSatisfy(manual -> assertThat(manual.reviewedBy()).isEmpty());
    }

    @Test
    void every_sentence_of_evidence_is_compared_with_its_source() {
        Manuals manuals = new Manuals();

        assertThat(manuals.statements())
                .hasSameSizeAs(
                        Manuals.ofPack().stream()
                                .flatMap(Manual::sentences)
                                .filter(one -> one.mark() == Manual.Mark.EVIDENCE)
                                .toList())
                .allSatisfy(statement -> {
                    assertThat(statement.citations()).isNotEmpty();
                    assertThat(statement.address()).matches("manuals/[a-z-]+");
                });
        assertThat(manuals.date()).isAfter(java.time.LocalDate.of(2026, 1, 1));
    }

    /// All but the words: chapters, what paragraphs are bound to, marks, terms, citations.
    private static List<String> outline(Manual manual) {
        return manual.chapters().stream()
                .flatMap(chapter ->
                        Stream.concat(
                                Stream.of("# " + chapter.id()),
                                chapter.sections().stream().flatMap(ManualsOfPackTest::outline)))
                .toList();
    }

    private static Stream<String> outline(Manual.Section section) {
        return Stream.concat(
                Stream.of(section.title() == null ? "" : "##"),
                section.paragraphs().stream()
                        .flatMap(paragraph ->
                                Stream.concat(
                                        Stream.of(
                                                paragraph.place()
                                                        + " "
                                                        + paragraph.stage()
                                                        + " "
                                                        + paragraph.culture()),
                                        paragraph.sentences().stream()
                                                .map(ManualsOfPackTest::outline))));
    }

    private static String outline(Manual.Sentence sentence) {
        return sentence.mark() + " " + sentence.citations();
    }
}
