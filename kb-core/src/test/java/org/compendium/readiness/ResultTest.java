package org.compendium.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.compendium.curated.Citation;
import org.compendium.document.PassageRef;
import org.compendium.document.Symbol;
import org.compendium.readiness.Result.State;
import org.junit.jupiter.api.Test;

/// What answers come to.
class ResultTest {

    // What is better than what; "not known" is neither better nor worse than "no".
    private static final Map<Answer, List<Answer>> BETTER =
            Map.of(
                    Answer.NO, List.of(Answer.PARTLY, Answer.YES),
                    Answer.NOT_KNOWN, List.of(Answer.PARTLY, Answer.YES),
                    Answer.PARTLY, List.of(Answer.YES),
                    Answer.YES, List.of());

    private final Random random = new Random(41);

    @Test
    void a_better_answer_never_makes_anything_worse() {
        for (int run = 0; run < 2000; run++) {
            Check check = aCheck(1 + random.nextInt(9));
            Map<String, Answer> answers = someAnswers(check);
            Result before = Result.of(check, answers);
            Question question = check.questions().get(random.nextInt(check.questions().size()));
            Answer now = answers.getOrDefault(question.id(), Answer.NOT_KNOWN);
            for (Answer better : BETTER.getOrDefault(now, List.of())) {
                Map<String, Answer> improved = new HashMap<>(answers);
                improved.put(question.id(), better);
                Result after = Result.of(check, improved);

                assertThat(after.whole()).isGreaterThanOrEqualTo(before.whole());
                for (int i = 0; i < before.parts().size(); i++) {
                    assertThat(after.parts().get(i).state())
                            .as("%s to %s in %s", now, better, answers)
                            .isGreaterThanOrEqualTo(before.parts().get(i).state());
                    assertThat(before.parts().get(i).open())
                            .containsAll(
                                    after.parts().get(i).open().stream()
                                            .filter(one -> !one.equals(question))
                                            .toList());
                }
            }
        }
    }

    @Test
    void the_same_answers_give_the_same_result_in_whatever_order_they_came() {
        for (int run = 0; run < 300; run++) {
            Check check = aCheck(6);
            Map<String, Answer> answers = someAnswers(check);
            Map<String, Answer> reversed = new java.util.LinkedHashMap<>();
            new ArrayList<>(answers.keySet())
                    .reversed()
                    .forEach(one -> reversed.put(one, answers.get(one)));

            assertThat(Result.of(check, reversed)).isEqualTo(Result.of(check, answers));
        }
    }

    @Test
    void every_question_is_counted_once() {
        for (int run = 0; run < 300; run++) {
            Check check = aCheck(1 + random.nextInt(9));
            Result result = Result.of(check, someAnswers(check));

            assertThat(result.parts().stream().mapToInt(part -> part.counts().all()).sum())
                    .isEqualTo(check.questions().size());
        }
    }

    @Test
    void the_states_follow_the_rule_that_is_written_down() {
        assertThat(state("yes yes yes yes")).isEqualTo(State.READY);
        assertThat(state("yes yes yes partly")).isEqualTo(State.PARTLY);
        assertThat(state("yes yes yes not-known")).isEqualTo(State.PARTLY);
        assertThat(state("yes no no yes")).isEqualTo(State.PARTLY);
        assertThat(state("yes no no no")).isEqualTo(State.NOT_YET);
        assertThat(state("no no not-known not-known")).isEqualTo(State.NOT_YET);
        assertThat(state("yes not-known not-known not-known")).isEqualTo(State.NOT_ENOUGH_KNOWN);
        assertThat(state("not-known")).isEqualTo(State.NOT_ENOUGH_KNOWN);
    }

    private static State state(String answers) {
        String[] each = answers.split(" ");
        Check check =
                new Check(
                        "harbour",
                        Map.of(),
                        List.of(new Check.Dimension("all", Map.of())),
                        IntStream.range(0, each.length).mapToObj(i -> question(i, "all")).toList());
        Map<String, Answer> given = new HashMap<>();
        for (int i = 0; i < each.length; i++) {
            given.put("q" + i, Answer.ofSlug(each[i]).orElseThrow());
        }
        return Result.of(check, given).whole();
    }

    @Test
    void what_is_answered_with_no_or_partly_leads_to_what_helps() {
        Check check = aCheck(4);
        Result result = Result.of(check, Map.of("q0", Answer.NO, "q1", Answer.YES));

        assertThat(result.parts().getFirst().helps()).containsExactly("both", "help-0");
        assertThat(result.parts().get(1).helps()).isEmpty();
    }

    @Test
    void there_are_no_answers_to_other_questions() {
        assertThatThrownBy(() -> Result.of(aCheck(2), Map.of("q7", Answer.YES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("q7")
                .hasMessageContaining("q0, q1");
    }

    // Its questions are about two dimensions in turn.
    private static Check aCheck(int questions) {
        return new Check(
                "harbour",
                Map.of("en", "Is the harbour ready?"),
                List.of(
                        new Check.Dimension("even", Map.of("en", "Even")),
                        new Check.Dimension("odd", Map.of("en", "Odd"))),
                IntStream.range(0, questions)
                        .mapToObj(i -> question(i, i % 2 == 0 ? "even" : "odd"))
                        .toList());
    }

    private static Question question(int number, String dimension) {
        return new Question(
                "q" + number,
                dimension,
                Map.of("en", "Is it " + number + "?"),
                new Citation(new PassageRef(new Symbol("HB/READY/1"), "para_1"), "harbour"),
                List.of("both", "help-" + number));
    }

    private Map<String, Answer> someAnswers(Check check) {
        Map<String, Answer> answers = new HashMap<>();
        check.questions()
                .forEach(question -> {
                    if (random.nextInt(6) > 0) {
                        answers.put(question.id(), Answer.values()[random.nextInt(4)]);
                    }
                });
        return answers;
    }
}
