package org.compendium.search;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Something that is asked for on a thread of its own, while the caller waits for something else.
final class Beside<T> {

    /// What is asked for. It must not touch what the caller goes on using.
    interface Work<T> {
        T run() throws IOException;
    }

    private final FutureTask<T> task;

    private Beside(FutureTask<T> task) {
        this.task = task;
    }

    static <T> Beside<T> start(Work<T> work) {
        var task = new FutureTask<T>(work::run);
        Thread.ofVirtual().name("beside").start(task);
        return new Beside<>(task);
    }

    /// Something that need not be asked for.
    static <T> Beside<T> known(T value) {
        var task = new FutureTask<T>(() -> value);
        task.run();
        return new Beside<>(task);
    }

    /// Waits for it.
    ///
    /// @throws IOException as the work threw it, or when the caller is interrupted
    T get() throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for an answer");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException own -> throw own;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
