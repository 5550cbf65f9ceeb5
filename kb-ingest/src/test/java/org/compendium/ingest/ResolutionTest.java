package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.compendium.document.Passage;
import org.compendium.document.Passage.Role;
import org.compendium.ingest.extract.Plain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResolutionTest {

    private static final String HEAD =
            """
            A/RES/99/5

            United Nations

            General Assembly

            Distr.: General
            3 December 2044

            Resolution adopted by the General Assembly on 2 December 2044

            99/5. Yards and the mending of nets

            """;

    static Stream<Arguments> languages() {
        return Stream.of(
                Arguments.of(
                        "The General Assembly,",
                        "Recalling its resolution 98/4 on small yards and what they lack,",
                        "1. Requests owners to keep their sheds dry in winter;"),
                Arguments.of(
                        "L’Assemblée générale,",
                        "Rappelant sa résolution 98/4 sur les petits chantiers et leurs besoins,",
                        "1. Prie les propriétaires de garder leurs hangars au sec ;"),
                Arguments.of(
                        "La Asamblea General,",
                        "Recordando su resolución 98/4 sobre los pequeños astilleros y sus redes,",
                        "1. Solicita a los propietarios que mantengan secos los cobertizos;"),
                Arguments.of(
                        "Генеральная Ассамблея,",
                        "ссылаясь на свою резолюцию 98/4 о малых верфях и починке сетей,",
                        "1. просит владельцев держать сараи сухими в зимнее время;"),
                Arguments.of(
                        "إن الجمعية العامة،",
                        "إذ تشير إلى قرارها 98/4 بشأن ورش إصلاح شباك الصيد الصغيرة،",
                        "1 - تطلب إلى المالكين إبقاء المستودعات جافة في الشتاء؛"),
                Arguments.of("大会，", "回顾其关于小型船坞和修补渔网的第98/4号决议，", "1. 请船主在冬季保持棚屋干燥；"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void reasons_and_decisions_are_told_apart_in_all_six_languages(
            String subject, String reason, String decision) {
        List<Passage> passages =
                read(
                        HEAD
                                + subject
                                + "\n\n"
                                + reason
                                + "\n\n"
                                + reason
                                + "\n\n"
                                + decision
                                + "\n\n"
                                + decision.replace('1', '2'));

        assertThat(passages)
                .extracting(Passage::role)
                .containsExactly(
                        Role.PREAMBULAR,
                        Role.PREAMBULAR,
                        Role.PREAMBULAR,
                        Role.OPERATIVE,
                        Role.OPERATIVE);
        assertThat(passages)
                .extracting(Passage::eId)
                .containsExactly("p_1", "p_2", "p_3", "para_1", "para_2");
        assertThat(passages.get(1).label()).isNull();
    }

    @Test
    void the_subject_stands_alone_even_where_the_file_has_it_in_one_paragraph() {
        List<Passage> passages =
                read(
                        HEAD
                                + "The General Assembly, Recalling its resolution 98/4 on yards and"
                                + " their nets,\n\n1. Requests owners to keep their sheds dry.");

        assertThat(passages)
                .extracting(Passage::text)
                .containsExactly(
                        "The General Assembly,",
                        "Recalling its resolution 98/4 on yards and their nets,",
                        "Requests owners to keep their sheds dry.");
    }

    @Test
    void a_sentence_about_the_assembly_is_no_resolution() {
        List<Passage> passages =
                read(
                        "1. The General Assembly, in its resolution 98/4, asked for sheds.\n\n"
                                + "2. The board was told, and it has built some of them.");

        assertThat(passages).allMatch(passage -> passage.role() == null);
    }

    @Test
    void a_single_decision_needs_no_number() {
        List<Passage> passages =
                read(
                        HEAD
                                + """
                                The General Assembly,

                                Recalling its resolution 98/4 on small yards,

                                Having considered the report of the harbour board,

                                Decides to admit the yards of the bay to the board.

                                28th plenary meeting
                                2 December 2044
                                """);

        assertThat(passages)
                .extracting(Passage::role)
                .containsExactly(
                        Role.PREAMBULAR, Role.PREAMBULAR, Role.PREAMBULAR, Role.OPERATIVE, null);
        assertThat(passages.get(3).form()).isEqualTo(Passage.Form.TEXT);
    }

    @Test
    void items_of_a_decision_decide_too() {
        List<Passage> passages =
                read(
                        HEAD
                                + """
                                The General Assembly,

                                Recalling its resolution 98/4 on small yards,

                                1. Requests owners:

                                (a) To keep sheds dry;

                                (b) To share saws;

                                2. Decides to meet again.
                                """);

        assertThat(passage(passages, "para_1__item_b").role()).isEqualTo(Role.OPERATIVE);
        assertThat(passage(passages, "para_2").label()).isEqualTo("2");
    }

    @Test
    void an_annex_counts_its_own_paragraphs() {
        List<Passage> passages =
                read(
                        HEAD
                                + """
                                The General Assembly,

                                Recalling its resolution 98/4 on small yards,

                                1. Adopts the declaration annexed to the present resolution;

                                2. Requests owners to follow it.

                                Annex I

                                Declaration on the mending of nets

                                1. Nets are mended by those who know how.

                                2. Those who know how are asked first.

                                3. Those who ask are answered.

                                4. Those who answer are thanked.

                                Annex II

                                Rules of the sheds

                                1. Sheds are kept dry by their owners.

                                2. Owners are kept dry by their sheds.
                                """);

        assertThat(passages)
                .filteredOn(passage -> passage.form() == Passage.Form.PARAGRAPH)
                .extracting(Passage::eId)
                .containsExactly(
                        "para_1",
                        "para_2",
                        "annex_1__para_1",
                        "annex_1__para_2",
                        "annex_1__para_3",
                        "annex_1__para_4",
                        "annex_2__para_1",
                        "annex_2__para_2");
        assertThat(passage(passages, "annex_1__para_3").role()).isNull();
        assertThat(passage(passages, "annex_1__para_3").headings().getFirst()).isEqualTo("Annex I");
    }

    @Test
    void an_annex_that_goes_on_counting_changes_no_number() {
        List<Passage> passages =
                read(
                        """
                        1. The first paragraph is a sentence of its own.

                        2. The second paragraph is one too.

                        Annex

                        3. The third paragraph stands in the annex.

                        4. The fourth paragraph does so as well.
                        """);

        assertThat(passages)
                .filteredOn(passage -> passage.form() == Passage.Form.PARAGRAPH)
                .extracting(Passage::eId)
                .containsExactly("para_1", "para_2", "para_3", "para_4");
    }

    @Test
    void the_parts_of_a_resolution_each_count_from_one() {
        String text =
                HEAD
                        + """
                        A

                        Sheds

                        The General Assembly,

                        Recalling its resolution 98/4 on small yards,

                        1. Requests owners to keep sheds dry;

                        2. Decides to meet again.

                        B

                        Saws

                        The General Assembly,

                        Recalling its resolution 98/5 on large saws,

                        1. Requests owners to share their saws;

                        2. Decides to meet once more.
                        """;

        assertThat(read(text))
                .filteredOn(passage -> passage.form() == Passage.Form.PARAGRAPH)
                .extracting(Passage::eId)
                .containsExactly(
                        "part_A__para_1", "part_A__para_2", "part_B__para_1", "part_B__para_2");
        assertThat(passage(read(text), "part_B__para_1").headings()).containsExactly("B", "Saws");
    }

    private static List<Passage> read(String text) {
        return Structure.read(Plain.text(text));
    }

    private static Passage passage(List<Passage> passages, String eId) {
        return passages.stream()
                .filter(passage -> passage.eId().equals(eId))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(
                                eId
                                        + " is not among "
                                        + passages.stream().map(Passage::eId).toList()));
    }
}
