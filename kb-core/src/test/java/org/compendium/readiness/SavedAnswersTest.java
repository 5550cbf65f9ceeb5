package org.compendium.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.compendium.TestDatabase;
import org.compendium.account.Accounts;
import org.compendium.account.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// Answers that are kept, each round for itself and each for its owner alone.
@SpringBootTest(classes = TestDatabase.class)
class SavedAnswersTest {

    private static final LocalDate SPRING = LocalDate.of(2026, 3, 20);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 9, 22);

    @Autowired SavedAnswers saved;
    @Autowired Accounts accounts;
    @Autowired Checks checks;

    @BeforeEach
    void people() {
        accounts.save("ada", "a password of ada", Role.CONTRIBUTOR);
        accounts.save("grace", "a password of grace", Role.CONTRIBUTOR);
        saved.of("ada", survey()).forEach(round -> saved.delete("ada", round.id()));
    }

    @Test
    void rounds_are_kept_in_the_order_of_their_days() {
        Map<String, Answer> first = Map.of(survey().questions().getFirst().id(), Answer.PARTLY);
        Map<String, Answer> second = Map.of(survey().questions().getFirst().id(), Answer.YES);
        saved.save("ada", survey(), "The quay", AUTUMN, second);
        saved.save("ada", survey(), " The quay ", SPRING, first);

        assertThat(saved.of("ada", survey()))
                .extracting(SavedAnswers.Round::day, SavedAnswers.Round::answers)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(SPRING, first),
                        org.assertj.core.groups.Tuple.tuple(AUTUMN, second));
        assertThat(saved.of("ada", survey()))
                .extracting(SavedAnswers.Round::partnership)
                .containsOnly("The quay");
    }

    @Test
    void only_the_owner_sees_and_deletes_them() {
        Map<String, Answer> answers = Map.of(survey().questions().getFirst().id(), Answer.NO);
        SavedAnswers.Round round = saved.save("ada", survey(), "The quay", SPRING, answers);

        assertThat(saved.of("grace", survey())).isEmpty();
        assertThat(saved.delete("grace", round.id())).isFalse();
        assertThat(saved.of("ada", survey())).hasSize(1);
        assertThat(saved.delete("ada", round.id())).isTrue();
        assertThat(saved.of("ada", survey())).isEmpty();
    }

    @Test
    void there_has_to_be_something_to_keep() {
        assertThatThrownBy(() -> saved.save("ada", survey(), "The quay", SPRING, Map.of()))
                .hasMessageContaining("nothing to save");
        assertThatThrownBy(() ->
                        saved.save(
                                "ada",
                                survey(),
                                " ",
                                SPRING,
                                Map.of(survey().questions().getFirst().id(), Answer.YES)))
                .hasMessageContaining("Name the partnership");
    }

    private Check survey() {
        return checks.find(Check.SURVEY).orElseThrow();
    }
}
