package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// For how long what the index answered may be given again.
class IndexChangesTest {

    private long nanos = System.nanoTime();
    private long written = 7;
    private int looks;

    private final IndexChanges changes =
            new IndexChanges(
                    () -> {
                        looks++;
                        return written;
                    },
                    () -> nanos);

    @Test
    void what_another_instance_writes_is_seen_when_it_is_looked_for_again() {
        IndexChanges.State before = changes.now();
        written++;
        pass(IndexChanges.LOOK.minusMillis(1));
        assertThat(changes.now()).isEqualTo(before);

        pass(Duration.ofMillis(1));

        assertThat(changes.now()).isNotEqualTo(before);
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void what_this_instance_makes_findable_is_seen_at_once() {
        IndexChanges.State before = changes.now();

        changes.here();

        assertThat(changes.now()).isNotEqualTo(before);
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void answers_are_kept_for_long_when_nothing_was_written_for_a_while() {
        assertThat(changes.now().kept()).isEqualTo(IndexChanges.UNSETTLED);
        pass(IndexChanges.UNTIL_SETTLED.minusMillis(1));
        assertThat(changes.now().kept()).isEqualTo(IndexChanges.UNSETTLED);
        pass(Duration.ofMillis(1));
        IndexChanges.State settled = changes.now();
        assertThat(settled.kept()).isEqualTo(IndexChanges.SETTLED);
        pass(Duration.ofHours(1));
        assertThat(changes.now()).isEqualTo(settled);

        written++;
        pass(IndexChanges.LOOK);

        assertThat(changes.now().kept()).isEqualTo(IndexChanges.UNSETTLED);
        pass(IndexChanges.UNTIL_SETTLED.minusMillis(1));
        written++;
        pass(IndexChanges.LOOK);
        assertThat(changes.now().kept()).isEqualTo(IndexChanges.UNSETTLED);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
