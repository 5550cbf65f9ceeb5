package org.compendium.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.compendium.document.PassageRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManualFileTest {

    static final String FIELDS =
            """
            ---
            id: looms
            kind: manual
            language: en
            form: outline
            title: "How to share looms"
            summary: "For weavers who lack one each."
            themes: [clusters, trust]
            reviewedBy: []
            ---

            """;

    @Test
    void a_manual_has_chapters_sections_paragraphs_and_sentences_with_their_marks() {
        Manual manual =
                ManualFile.read(
                        "looms.en.md",
                        FIELDS
                                + """
                                # Before you begin {before}

                                E: Firms [[trust|trust one another]] slowly. [TD/B/COM.3/19#para_29 "networks … time"] [TD/B/COM.3/19#para_42]
                                S: Agree who mends what.

                                ## The place

                                @place BRA
                                @stage least-developed
                                @culture
                                L: Who owns the shed?

                                # Running it {running}
                                S: Write it down.
                                """);

        assertThat(manual.form()).isEqualTo(Manual.Form.OUTLINE);
        assertThat(manual.themes()).containsExactly("clusters", "trust");
        assertThat(manual.reviewedBy()).isEmpty();
        assertThat(manual.chapters())
                .extracting(Manual.Chapter::id)
                .containsExactly("before", "running");
        Manual.Chapter before = manual.chapters().getFirst();
        assertThat(before.sections())
                .extracting(Manual.Section::title)
                .containsExactly(null, "The place");
        Manual.Sentence evidence = before.sentences().findFirst().orElseThrow();
        assertThat(evidence.mark()).isEqualTo(Manual.Mark.EVIDENCE);
        assertThat(evidence.text()).isEqualTo("Firms trust one another slowly.");
        assertThat(evidence.pieces().get(1))
                .isEqualTo(new Manual.Piece.Term("trust", "trust one another"));
        assertThat(evidence.citations())
                .extracting(cited -> cited.passage(), cited -> cited.words())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                PassageRef.of("TD/B/COM.3/19#para_29"), "networks … time"),
                        org.assertj.core.groups.Tuple.tuple(
                                PassageRef.of("TD/B/COM.3/19#para_42"), null));
        Manual.Paragraph bound = before.sections().get(1).paragraphs().getFirst();
        assertThat(bound.place()).isEqualTo("BRA");
        assertThat(bound.stage()).isEqualTo(Manual.Stage.LEAST_DEVELOPED);
        assertThat(bound.culture()).isTrue();
        assertThat(before.paragraphs().findFirst().orElseThrow().culture()).isFalse();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("S: Agree.", 12, "begin a chapter first"),
                Arguments.of("# Looms", 12, "# Title {chapter-id}"),
                Arguments.of("# Looms {compose}", 12, "another id"),
                Arguments.of("# A {a}\nS: Agree.\n\n# B {a}", 15, "there is a chapter 'a' already"),
                Arguments.of("# A {a}\nAgree.", 13, "begin the sentence with its mark"),
                Arguments.of("# A {a}\nX: Agree.", 13, "'X' is no mark"),
                Arguments.of("# A {a}\nE: Firms agree.", 13, "cite at its end"),
                Arguments.of(
                        "# A {a}\nS: Agree. [TD/B/COM.3/19#para_1]", 13, "only evidence cites"),
                Arguments.of("# A {a}\nE: Agree. [para_1 \"x\"]", 13, "cite a passage as"),
                Arguments.of("# A {a}\nS: Agree [soon] on it.", 13, "brackets hold"),
                Arguments.of("# A {a}\nS: [[Trust it|Agree]] now.", 13, "write a term as"),
                Arguments.of("# A {a}\nS: Agree.\n@culture", 14, "before the first sentence"),
                Arguments.of("# A {a}\n@place Brazil", 13, "three letters of a country"),
                Arguments.of("# A {a}\n@place XYZ", 13, "three letters of a country"),
                Arguments.of(
                        "# A {a}\n@stage rich",
                        13,
                        "developing, developed, least-developed, transition"),
                Arguments.of("# A {a}\n@culture of all", 13, "alone on its line"),
                Arguments.of("# A {a}\n@until 2030", 13, "'@until' is unknown"),
                Arguments.of("# A {a}\n@culture\n\nS: Agree.", 14, "right below @place"),
                Arguments.of("# A {a}\n## S\n# B {b}", 14, "in the section 'S'"),
                Arguments.of("# A {a}\n\n# B {b}", 14, "in the chapter 'a'"),
                Arguments.of("", 11, "at least one chapter"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_names_file_and_line_and_says_what_to_do(String lines, int line, String says) {
        String text = FIELDS + lines;

        assertThatThrownBy(() -> ManualFile.read("looms.en.md", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("looms.en.md, line " + line + ": ")
                .hasMessageContaining(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: manual| kind: case | write kind: manual",
                "form: outline| form: short | form: thorough or form: outline",
                "id: looms| id: Looms | small letters",
                "reviewedBy: []| reviewedBy: nobody | write reviewedBy: []",
                "language: en| | the field 'language' is missing"
            })
    void a_wrong_field_is_named(String was, String is, String says) {
        String text = FIELDS.replace(was, is == null ? "" : is) + "# A {a}\nS: Agree.\n";

        assertThatThrownBy(() -> ManualFile.read("looms.en.md", text))
                .hasMessageStartingWith("looms.en.md, line 1: ")
                .hasMessageContaining(says);
    }

    @Test
    void fields_that_are_no_yaml_say_in_which_line() {
        assertThatThrownBy(() ->
                        ManualFile.read("looms.en.md", FIELDS.replace("\"How to", "\"How\" to")))
                .hasMessageStartingWith("looms.en.md, line 6: write the fields as YAML");
    }
}
