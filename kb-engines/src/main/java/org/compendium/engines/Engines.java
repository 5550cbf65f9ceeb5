package org.compendium.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The engines of one data folder, running as child processes that end with us.
///
/// ```java
/// try (Engines engines = Engines.start(Options.in(DataFolder.standard()))) {
///     engines.postgres().jdbcUrl();
///     engines.elasticsearch().uri();
/// }
/// ```
public final class Engines implements AutoCloseable {

    /// Which engines to start; the other may be somebody else's, at an address in the settings.
    public enum Engine {
        POSTGRESQL,
        ELASTICSEARCH
    }

    /// How to start.
    ///
    /// @param data the data folder
    /// @param elasticsearchHeap in the JVM's notation, such as `512m`; at least `256m`
    /// @param member what Elasticsearch is in a cluster; empty when it is alone
    /// @param patience how long each engine may take until it is ready; a busy machine needs
    ///   minutes
    /// @param progress takes one sentence at a time, from several threads
    /// @param distributions the folder that holds the downloaded engines
    public record Options(
            Path data,
            String elasticsearchHeap,
            Optional<Member> member,
            Duration patience,
            Consumer<String> progress,
            Path distributions) {

        public Options {
            if (!elasticsearchHeap.matches("[1-9][0-9]{0,6}[mMgG]")
                    || megabytes(elasticsearchHeap) < 256) {
                throw new IllegalArgumentException(
                        "Elasticsearch's heap must look like 512m or 2g and be at least 256m, was "
                                + elasticsearchHeap);
            }
            if (patience.isNegative() || patience.isZero()) {
                throw new IllegalArgumentException("Patience must be positive, was " + patience);
            }
        }

        private static long megabytes(String heap) {
            long number = Long.parseLong(heap.substring(0, heap.length() - 1));
            return heap.toLowerCase(Locale.ROOT).endsWith("g") ? number * 1024 : number;
        }

        /// 512 MB of heap, three minutes, silent, with the engines that came with the application.
        public static Options in(Path data) {
            return new Options(
                    data,
                    "512m",
                    Optional.empty(),
                    Duration.ofSeconds(180),
                    _ -> {},
                    Distributions.standard());
        }

        public Options withElasticsearchHeap(String heap) {
            return new Options(data, heap, member, patience, progress, distributions);
        }

        public Options withMember(Member one) {
            return new Options(
                    data, elasticsearchHeap, Optional.of(one), patience, progress, distributions);
        }

        public Options withPatience(Duration longer) {
            return new Options(data, elasticsearchHeap, member, longer, progress, distributions);
        }

        public Options withProgress(Consumer<String> listener) {
            return new Options(data, elasticsearchHeap, member, patience, listener, distributions);
        }

        public Options withDistributions(Path folder) {
            return new Options(data, elasticsearchHeap, member, patience, progress, folder);
        }
    }

    private final DataFolder folder;
    private final boolean folderIsOurs;
    private final Tether tether;
    private final Consumer<String> progress;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Map<Engine, CompletableFuture<Boolean>> starts = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<Postgres.Running> postgres = Optional.empty();
    private volatile Optional<Elasticsearch.Running> elasticsearch = Optional.empty();

    private Engines(
            DataFolder folder, boolean folderIsOurs, Tether tether, Consumer<String> progress) {
        this.folder = folder;
        this.folderIsOurs = folderIsOurs;
        this.tether = tether;
        this.progress = progress;
    }

    /// Opens the data folder and starts both engines, side by side; returns when both are ready.
    ///
    /// @throws EnginesException when that cannot be; nothing is left running
    public static Engines start(Options options) {
        checkReachable(Account.current(), options.data());
        DataFolder folder = DataFolder.open(options.data());
        try {
            Engines engines = begin(folder, true, options, EnumSet.allOf(Engine.class));
            engines.awaitAll();
            return engines;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /// Starts some engines in a folder that the caller has opened, and closes after these engines.
    public static Engines start(DataFolder folder, Options options, Set<Engine> wanted) {
        Engines engines = begin(folder, options, wanted);
        engines.awaitAll();
        return engines;
    }

    /// Begins to start some engines in a folder that the caller has opened, and returns at once.
    /// The addresses are given when the engine that has them is ready; a failure is told there, and
    /// to those who asked [#whenOneEnds].
    public static Engines begin(DataFolder folder, Options options, Set<Engine> wanted) {
        return begin(folder, false, options, wanted);
    }

    /// Unpacks the engines without starting them, so that the first start is a quick one.
    public static void install(Options options) {
        Account account = Account.current();
        try {
            Distributions downloads =
                    Distributions.in(options.distributions(), options.data(), account);
            downloads.postgresql(options.progress());
            downloads.elasticsearch(options.progress());
        } catch (IOException e) {
            throw new EnginesException(
                    "The engines cannot be unpacked: " + e.getMessage() + ".", e);
        }
    }

    private static Engines begin(
            DataFolder folder, boolean folderIsOurs, Options options, Set<Engine> wanted) {
        Account account = Account.current();
        checkReachable(account, folder.root());
        Path java = Path.of(System.getProperty("java.home"), "bin");
        if (wanted.contains(Engine.ELASTICSEARCH)) {
            account.barrier(java)
                    .ifPresent(barrier -> {
                        throw new EnginesException(
                                "Elasticsearch runs as the user '"
                                        + account.name()
                                        + "' here, who cannot use the Java in "
                                        + java
                                        + " because of "
                                        + barrier
                                        + ". Use a Java installed for everybody.");
                    });
        }
        Distributions downloads = Distributions.in(options.distributions(), folder.root(), account);
        try {
            var leftovers = new Leftovers(folder.run());
            leftovers.end(options.progress());
            var tether = new Tether(leftovers);
            var engines = new Engines(folder, folderIsOurs, tether, options.progress());
            engines.beginAll(account, downloads, options, wanted);
            return engines;
        } catch (IOException e) {
            throw new EnginesException("The engines cannot be started: " + e.getMessage() + ".", e);
        }
    }

    /// Looks at what exists of the way there, so that nothing is created in vain.
    private static void checkReachable(Account account, Path data) {
        Path existing = data.toAbsolutePath().normalize();
        while (Files.notExists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        account.barrier(existing)
                .ifPresent(barrier -> {
                    throw new EnginesException(
                            "PostgreSQL and Elasticsearch run as the user '"
                                    + account.name()
                                    + "' here, who may not enter "
                                    + barrier
                                    + ". Choose a data folder elsewhere with --data, such as"
                                    + " /var/lib/compendium.");
                });
    }

    private void beginAll(
            Account account, Distributions downloads, Options options, Set<Engine> wanted) {
        if (wanted.contains(Engine.ELASTICSEARCH)) {
            begin(Engine.ELASTICSEARCH, () -> startElasticsearch(account, downloads, options));
        }
        if (wanted.contains(Engine.POSTGRESQL)) {
            begin(Engine.POSTGRESQL, () -> startPostgres(account, downloads, options));
        }
    }

    private void begin(Engine engine, Step step) {
        var start = new CompletableFuture<Boolean>();
        starts.put(engine, start);
        Thread.ofPlatform()
                .name("start-" + engine.name().toLowerCase(Locale.ROOT))
                .daemon()
                .start(() -> {
                    try {
                        step.run();
                        start.complete(true);
                    } catch (IOException | RuntimeException e) {
                        // One alone is of no use, so the other goes too.
                        stopAll();
                        start.completeExceptionally(asEnginesException(e));
                        tell(String.valueOf(asEnginesException(e).getMessage()));
                    }
                });
    }

    private void await(Engine engine) {
        CompletableFuture<Boolean> start = starts.get(engine);
        if (start == null) {
            throw new IllegalStateException(engine + " was not started here");
        }
        try {
            start.get();
        } catch (ExecutionException e) {
            throw asEnginesException(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnginesException("The start was interrupted.", e);
        }
    }

    private void awaitAll() {
        try {
            // The first failure counts: it stops the other engine, which then fails because of it.
            CompletableFuture<?> failure = new CompletableFuture<>();
            starts.values()
                    .forEach(start ->
                            start.whenComplete((done, e) -> {
                                if (e != null) {
                                    failure.completeExceptionally(e);
                                }
                            }));
            CompletableFuture.anyOf(
                            failure,
                            CompletableFuture.allOf(
                                    starts.values().toArray(CompletableFuture[]::new)))
                    .get();
        } catch (ExecutionException e) {
            stopAll();
            throw asEnginesException(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopAll();
            throw new EnginesException("The start was interrupted.", e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static EnginesException asEnginesException(Throwable cause) {
        return cause instanceof EnginesException known
                ? known
                : new EnginesException(
                        "The engines cannot be started: " + cause.getMessage() + ".", cause);
    }

    private void startPostgres(Account account, Distributions downloads, Options options)
            throws IOException {
        postgres =
                Optional.of(
                        new Postgres(
                                        tether,
                                        folder,
                                        account,
                                        downloads.postgresql(progress),
                                        options.patience(),
                                        progress)
                                .start());
        postgres.ifPresent(this::watch);
    }

    private void startElasticsearch(Account account, Distributions downloads, Options options)
            throws IOException {
        elasticsearch =
                Optional.of(
                        new Elasticsearch(
                                        tether,
                                        folder,
                                        account,
                                        downloads.elasticsearch(progress),
                                        options.elasticsearchHeap(),
                                        options.member(),
                                        options.patience(),
                                        progress)
                                .start());
        elasticsearch.ifPresent(this::watch);
    }

    public DataFolder folder() {
        return folder;
    }

    /// @throws IllegalStateException when PostgreSQL was not among the engines wanted
    public Postgres.Address postgres() {
        await(Engine.POSTGRESQL);
        return postgres.orElseThrow(
                        () -> new IllegalStateException("PostgreSQL was not started here"))
                .address();
    }

    /// @throws IllegalStateException when Elasticsearch was not among the engines wanted
    public Elasticsearch.Address elasticsearch() {
        await(Engine.ELASTICSEARCH);
        return elasticsearch
                .orElseThrow(() -> new IllegalStateException("Elasticsearch was not started here"))
                .address();
    }

    /// Calls back, on another thread, when an engine ends although nobody closed us: the machine
    /// ran out of memory or of disk, or somebody killed it.
    public void whenOneEnds(Consumer<String> listener) {
        listeners.add(listener);
    }

    private void tell(String sentence) {
        if (!closed.get()) {
            listeners.forEach(listener -> listener.accept(sentence));
        }
    }

    private void watch(Server server) {
        server.child()
                .process()
                .onExit()
                .thenAccept(process ->
                        tell(
                                server.name()
                                        + " has ended (exit value "
                                        + process.exitValue()
                                        + "). See "
                                        + folder.logs()
                                        + "."));
    }

    private List<Server> servers() {
        List<Server> servers = new ArrayList<>();
        elasticsearch.ifPresent(servers::add);
        postgres.ifPresent(servers::add);
        return servers;
    }

    /// Stops Elasticsearch, then PostgreSQL: what is derived goes before what it is derived from.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        stopAll();
        if (folderIsOurs) {
            folder.close();
        }
    }

    private void stopAll() {
        for (Server server : servers()) {
            server.stop();
        }
        // Ends also what is only just starting when the other engine has failed.
        tether.close();
    }
}
