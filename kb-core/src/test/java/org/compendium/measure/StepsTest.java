package org.compendium.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class StepsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Steps steps = new Steps(provider());

    @Test
    void a_step_is_counted_with_what_came_out_of_it() {
        String text = steps.measure(Step.EXTRACT, () -> "abc", result -> "text");

        assertThat(text).isEqualTo("abc");
        assertThat(timed("extract", "text")).isEqualTo(1);
        assertThat(registry.get("compendium.step.cpu").tag("step", "extract").counter().count())
                .isPositive();
    }

    @Test
    void a_step_that_throws_is_counted_as_broken_and_throws_all_the_same() {
        assertThatThrownBy(() -> steps.measure(Step.STORE, StepsTest::fails))
                .isInstanceOf(IllegalStateException.class);

        assertThat(timed("store", "broken")).isEqualTo(1);
    }

    private static Object fails() {
        throw new IllegalStateException("The database is away");
    }

    private long timed(String step, String outcome) {
        return registry.get("compendium.step")
                .tag("step", step)
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private org.springframework.beans.factory.ObjectProvider<MeterRegistry> provider() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("registry", registry);
        return beans.getBeanProvider(MeterRegistry.class);
    }
}
