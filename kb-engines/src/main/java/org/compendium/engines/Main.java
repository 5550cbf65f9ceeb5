package org.compendium.engines;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/// Runs the engines by hand: `java -cp … org.compendium.engines.Main [--data DIR] [--heap 512m]
/// [--engines DIR] [--tether] [--install]`. They stop on Ctrl-C and, with `--tether`, at the end of
/// standard input; `--install` only unpacks them.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Deque<String> left = new ArrayDeque<>(Arrays.asList(arguments));
        boolean tethered = false;
        boolean installOnly = false;
        try {
            Engines.Options options =
                    Engines.Options.in(DataFolder.standard()).withProgress(System.out::println);
            while (!left.isEmpty()) {
                switch (left.pop()) {
                    case "--data" -> options = in(Path.of(left.pop()), options);
                    case "--heap" -> options = options.withElasticsearchHeap(left.pop());
                    case "--engines" -> options = options.withDistributions(Path.of(left.pop()));
                    case "--tether" -> tethered = true;
                    case "--install" -> installOnly = true;
                    case String other ->
                            throw new IllegalArgumentException("Unknown argument: " + other);
                }
            }
            if (installOnly) {
                Engines.install(options);
                return;
            }
            run(options, tethered);
        } catch (EnginesException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Engines.Options in(Path data, Engines.Options options) {
        return new Engines.Options(
                data,
                options.elasticsearchHeap(),
                options.member(),
                options.patience(),
                options.progress(),
                options.distributions());
    }

    private static void run(Engines.Options options, boolean tethered) throws InterruptedException {
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        // A signal may come before both are ready; the watcher then ends what has started.
        if (tethered) {
            Thread.ofPlatform().daemon().name("tether").start(() -> exitAtEndOfInput(stop));
        }
        Engines engines = Engines.start(options);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            stop.countDown();
                            engines.close();
                            stopped.countDown();
                        }));
        System.out.println("PostgreSQL: " + engines.postgres());
        System.out.println("Elasticsearch: " + engines.elasticsearch());
        System.out.println("Passwords are in " + engines.folder().secrets());
        System.out.println("Ready");
        engines.whenOneEnds(System.err::println);
        stop.await();
    }

    private static void exitAtEndOfInput(CountDownLatch stop) {
        try {
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
        } catch (IOException e) {
            // That is an end as well.
        }
        stop.countDown();
        System.exit(0);
    }
}
