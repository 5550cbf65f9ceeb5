package org.compendium.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Outbox;
import org.compendium.measure.Step;
import org.compendium.measure.Steps;
import org.compendium.search.meaning.Vectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Carries documents from the outbox to the index, for as long as the application runs. Several
/// instances share the work; a document whose instance dies is taken up by another.
@Component
public class IndexFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFeed.class);
    private static final int BATCH = 50;

    /// Between two refreshes, which cost the more the smaller they are: while nothing comes, and
    /// while documents keep coming.
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long BUSY_NANOS = TimeUnit.SECONDS.toNanos(3);

    /// Between two rounds while documents keep coming: a request for many costs little more than
    /// one for a single document.
    private static final long GAP_MILLIS = 1_000;

    /// When a document that cannot be indexed is tried again.
    private static final Duration LATER = Duration.ofMinutes(10);

    /// What an instance wrote that died before its refresh is made findable by the others.
    private static final long OTHERS_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final SearchIndex index;
    private final Outbox outbox;
    private final Documents documents;
    private final SearchSettings settings;
    private final Vectors vectors;
    private final Steps steps;
    private final CountDownLatch ready = new CountDownLatch(1);
    private boolean prepared;

    /// Whether something was indexed that cannot be found yet; at the start, perhaps by a process
    /// that was killed.
    private final AtomicBoolean unseen = new AtomicBoolean(true);

    private volatile long refreshed = System.nanoTime() - BUSY_NANOS;
    private volatile boolean running;
    private Thread thread = new Thread(this::run, "index-feed");

    IndexFeed(
            SearchIndex index,
            Outbox outbox,
            Documents documents,
            SearchSettings settings,
            Vectors vectors,
            Steps steps) {
        this.index = index;
        this.outbox = outbox;
        this.documents = documents;
        this.settings = settings;
        this.vectors = vectors;
        this.steps = steps;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("index-feed").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Returns when the index can be asked; the application may have started before Elasticsearch.
    public void awaitReady() throws InterruptedException {
        ready.await();
    }

    /// Also after a failure: the index may have been lost meanwhile.
    private void prepare() {
        try {
            String identity = index.prepare();
            int waiting = outbox.addAllFor(identity);
            if (waiting > 0) {
                LOG.info("The index {} is new; {} documents are fed to it", identity, waiting);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
        prepared = true;
        ready.countDown();
    }

    private void run() {
        long wait = settings.feedInterval().toMillis();
        boolean busy = false;
        prepared = false;
        while (running) {
            try {
                if (!prepared) {
                    prepare();
                }
                boolean some = followAll(busy) > 0;
                busy &= some;
                refreshWhenDue(busy);
                busy = some;
                wait = settings.feedInterval().toMillis();
                Thread.sleep(busy ? Math.max(wait, GAP_MILLIS) : wait);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                if (!running) {
                    return;
                }
                // The rows are still in the outbox. Ask less often while an engine is away.
                prepared = false;
                wait = Math.min(wait * 2, 30_000);
                LOG.warn("Indexing waits {} ms: {}", wait, e.toString());
                try {
                    Thread.sleep(wait);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    /// Indexes what waits now, until nothing does, and makes it findable.
    ///
    /// @return how many outbox rows were worked off
    public int drain() {
        int all = 0;
        for (int taken = followAll(true); taken > 0; taken = followAll(true)) {
            all += taken;
        }
        if (all > 0) {
            refresh();
        }
        return all;
    }

    /// @param busy whether the round before this one had something to do as well
    private int followAll(boolean busy) {
        int all = 0;
        int taken;
        do {
            taken = followSome();
            all += taken;
            if (taken > 0) {
                unseen.set(true);
                refreshWhenDue(busy || taken >= BATCH);
            }
        } while (taken >= BATCH && running);
        return all;
    }

    private int followSome() {
        try {
            return outbox.take(BATCH, this::follow);
        } catch (RuntimeException e) {
            if (!running || !index.answers()) {
                throw e;
            }
            LOG.warn("Documents are indexed one by one; together they failed: {}", e.toString());
            return oneByOne();
        }
    }

    /// One document that cannot be indexed does not hold up the others.
    private int oneByOne() {
        int taken = 0;
        for (int i = 0; i < BATCH; i++) {
            List<DocumentId> tried = new ArrayList<>();
            try {
                int one =
                        outbox.take(
                                1,
                                ids -> {
                                    tried.addAll(ids);
                                    follow(ids);
                                });
                if (one == 0) {
                    break;
                }
                taken++;
            } catch (RuntimeException e) {
                if (tried.isEmpty() || !running || !index.answers()) {
                    throw e;
                }
                LOG.error(
                        "{} cannot be indexed; it is tried again in {} minutes",
                        tried.getFirst(),
                        LATER.toMinutes(),
                        e);
                outbox.postpone(tried.getFirst(), LATER);
            }
        }
        return taken;
    }

    /// A single document can be found at once. While many come in, all pay for each refresh, so
    /// they share one.
    private void refreshWhenDue(boolean busy) {
        long since = System.nanoTime() - refreshed;
        long due = !unseen.get() ? OTHERS_NANOS : busy ? BUSY_NANOS : IDLE_NANOS;
        if (since >= due) {
            refresh();
        }
    }

    private void refresh() {
        boolean own = unseen.getAndSet(false);
        boolean done = false;
        try {
            steps.measure(
                    Step.REFRESH,
                    () -> {
                        index.refresh();
                        return true;
                    });
            refreshed = System.nanoTime();
            done = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (own && !done) {
                unseen.set(true);
            }
        }
    }

    /// What changed while it was written is written again: passages of the older truth may have
    /// come after those of the newer, which another instance wrote meanwhile.
    private void follow(List<DocumentId> ids) {
        steps.measure(
                Step.INDEX,
                () -> {
                    SearchIndex.Written written = index.follow(documents, ids);
                    vectors.want(written.incomplete());
                    outbox.addChanged(written.revisions());
                    return true;
                });
    }

    /// How the index compares with the truth.
    ///
    /// @param documents how many are stored
    /// @param passages how many are stored
    /// @param indexedPassages how many the index has
    /// @param waiting outbox rows not worked off yet; differences are expected while there are any
    /// @param missing documents that the index lacks
    /// @param stale documents of which the index has another revision
    /// @param surplus documents that only the index has
    public record Agreement(
            boolean agree,
            long documents,
            long passages,
            long indexedPassages,
            long waiting,
            List<String> missing,
            List<String> stale,
            List<String> surplus) {}

    /// Compares every document and the number of passages.
    public Agreement compare() {
        try {
            index.refresh();
            Map<DocumentId, Long> truth = documents.revisions();
            Map<DocumentId, Long> indexed = index.revisions();
            TreeSet<String> missing = new TreeSet<>();
            TreeSet<String> stale = new TreeSet<>();
            TreeSet<String> surplus = new TreeSet<>();
            truth.forEach((id, revision) -> {
                Long found = indexed.get(id);
                if (found == null) {
                    missing.add(id.value());
                } else if (!found.equals(revision)) {
                    stale.add(id.value());
                }
            });
            indexed.keySet().stream()
                    .filter(id -> !truth.containsKey(id))
                    .forEach(id -> surplus.add(id.value()));
            long passages = documents.passageCount();
            long indexedPassages = index.passageCount();
            return new Agreement(
                    missing.isEmpty()
                            && stale.isEmpty()
                            && surplus.isEmpty()
                            && passages == indexedPassages,
                    truth.size(),
                    passages,
                    indexedPassages,
                    outbox.waiting(),
                    List.copyOf(missing),
                    List.copyOf(stale),
                    List.copyOf(surplus));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
