package org.compendium.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Measures the steps that a file goes through: how often, for how long, with which outcome, and
/// how much processor time of this process it took.
///
/// The timer is `compendium.step` with the tags `step` and `outcome`, the processor seconds are the
/// counter `compendium.step.cpu` with the tag `step`. What the forked parsers use is not in the
/// latter.
@Component
public class Steps {

    /// When a step throws: not the file but the machine was at fault.
    private static final String BROKEN = "broken";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final MeterRegistry registry;

    // Modules that are tested alone have nobody who asks for the figures.
    Steps(ObjectProvider<MeterRegistry> registry) {
        this.registry = registry.getIfAvailable(SimpleMeterRegistry::new);
    }

    /// A step's work.
    public interface Work<T, E extends Exception> {

        T run() throws E;
    }

    /// Does the work and measures it; the outcome is `done`.
    public <T, E extends Exception> T measure(Step step, Work<T, E> work) throws E {
        return measure(step, work, result -> "done");
    }

    /// Does the work and measures it.
    ///
    /// @param outcome names the result; few different ones, as each is a time series of its own
    public <T, E extends Exception> T measure(
            Step step, Work<T, E> work, Function<? super T, String> outcome) throws E {
        long start = System.nanoTime();
        long cpu = cpu();
        String became = BROKEN;
        try {
            T result = work.run();
            became = outcome.apply(result);
            return result;
        } finally {
            Timer.builder("compendium.step")
                    .description("What is done with a file, step by step")
                    .tag("step", step.slug())
                    .tag("outcome", became)
                    .register(registry)
                    .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            Counter.builder("compendium.step.cpu")
                    .description("Processor time of this process, without the parsers")
                    .baseUnit("seconds")
                    .tag("step", step.slug())
                    .register(registry)
                    .increment(Math.max(0, cpu() - cpu) / 1e9);
        }
    }

    /// How long a step took on average, in this process since its start; zero when it was never
    /// done.
    public Duration mean(Step step) {
        long count = 0;
        double seconds = 0;
        for (Timer timer : registry.find("compendium.step").tag("step", step.slug()).timers()) {
            count += timer.count();
            seconds += timer.totalTime(TimeUnit.SECONDS);
        }
        return count == 0 ? Duration.ZERO : Duration.ofNanos((long) (seconds / count * 1e9));
    }

    // Virtual threads have no clock of their own: their steps count no processor time.
    private static long cpu() {
        return Thread.currentThread().isVirtual() ? 0 : THREADS.getCurrentThreadCpuTime();
    }
}
