package org.compendium.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
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

    private static final long BUSY_NANOS = TimeUnit.SECONDS.toNanos(5);

    /// Between two rounds while documents keep coming: a request for many costs little more than
    /// one for a single document.
    private static final long GAP_MILLIS = 1_000;

    /// Between two looks whether others are done with what they hold.
    private static final long HELD_MILLIS = 20;

    /// When a document that cannot be indexed is tried again.
    private static final Duration LATER = Duration.ofMinutes(10);

    /// What an instance wrote that died before its refresh is made findable by the others.
    private static final long OTHERS_NANOS = TimeUnit.SECONDS.toNanos(30);

    /// Between two looks whether a new index is filled.
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(2);

    /// Between two comparisons of the index with the store, and before the first.
    private static final long REPAIR_NANOS = TimeUnit.HOURS.toNanos(1);

    private static final long FIRST_REPAIR_NANOS = TimeUnit.MINUTES.toNanos(1);

    /// No question takes longer.
    private static final long PAST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final SearchIndex index;
    private final Outbox outbox;
    private final Documents documents;
    private final SearchSettings settings;
    private final Vectors vectors;
    private final Steps steps;
    private final IndexChanges changes;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Semaphore asked = new Semaphore(0);
    private boolean prepared;

    /// Whether something was indexed that cannot be found yet; at the start, perhaps by a process
    /// that was killed.
    private final AtomicBoolean unseen = new AtomicBoolean(true);

    private volatile long repaired = System.nanoTime() - REPAIR_NANOS + FIRST_REPAIR_NANOS;
    private Set<String> past = Set.of();
    private long pastSince = System.nanoTime();
    private long looked = System.nanoTime();
    private volatile long refreshed = System.nanoTime() - BUSY_NANOS;
    private volatile boolean running;
    private Thread thread = new Thread(this::run, "index-feed");

    IndexFeed(
            SearchIndex index,
            Outbox outbox,
            Documents documents,
            SearchSettings settings,
            Vectors vectors,
            Steps steps,
            IndexChanges changes) {
        this.index = index;
        this.outbox = outbox;
        this.documents = documents;
        this.settings = settings;
        this.vectors = vectors;
        this.steps = steps;
        this.changes = changes;
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
            fill(index.prepare());
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
        prepared = true;
        ready.countDown();
    }

    private void fill(String identity) {
        int waiting = outbox.addAllFor(identity);
        if (waiting > 0) {
            LOG.info("The index {} is new; {} documents are fed to it", identity, waiting);
        }
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
                if (!some && System.nanoTime() - looked > LOOK_NANOS) {
                    swapWhenFilled();
                    removePast();
                    repairWhenDue();
                    looked = System.nanoTime();
                }
                wait = settings.feedInterval().toMillis();
                rest(busy ? Math.max(wait, GAP_MILLIS) : wait);
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

    private void rest(long millis) throws InterruptedException {
        // Asked for while a round was under way: that round may have come too early.
        if (asked.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            asked.drainPermits();
        }
    }

    /// Says that no more documents come for now, so that it is not worth waiting for more before
    /// those that wait are indexed.
    public void soon() {
        asked.release();
    }

    /// Makes both indices anew from the store, beside those that are searched, which they replace
    /// when they are filled. Nothing is missing meanwhile.
    public void rebuild() {
        try {
            index.rebuild();
            fill(index.prepare());
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
    }

    // What could not be written to the new index, or was written by an instance that did not know
    // of it yet, is asked for again before it is searched.
    private void swapWhenFilled() {
        try {
            Optional<Indices.Pair> next = index.next();
            if (next.isEmpty() || outbox.due() > 0) {
                return;
            }
            Differences differences = differences(next.get());
            Set<DocumentId> all = differences.all();
            all.removeAll(outbox.putOff());
            if (all.isEmpty()) {
                index.swap();
                changes.here();
                LOG.info("A new index is searched now");
            } else {
                LOG.info("The new index lacks {} documents still", all.size());
                all.forEach(outbox::again);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A question that began before the swap is answered from the old index.
    private void removePast() {
        try {
            Set<String> now = index.past();
            if (!now.equals(past)) {
                past = now;
                pastSince = System.nanoTime();
            } else if (!past.isEmpty() && System.nanoTime() - pastSince > PAST_NANOS) {
                index.remove(past);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void repairWhenDue() {
        if (System.nanoTime() - repaired > REPAIR_NANOS && outbox.waiting() == 0) {
            repair();
        }
    }

    /// Asks once more for every document that the index does not have as the store has it; done by
    /// itself every hour.
    ///
    /// @return how many those are; changes under way are among them
    public int repair() {
        repaired = System.nanoTime();
        try {
            index.refresh();
            Set<DocumentId> all = differences(index.searched()).all();
            if (!all.isEmpty()) {
                LOG.warn(
                        "The index differs from the store in {} documents: written again",
                        all.size());
                all.forEach(outbox::again);
            }
            return all.size();
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
    }

    /// Indexes what waits now, until nothing does, and makes it findable; what another thread or
    /// instance is indexing is waited for.
    ///
    /// @return how many outbox rows were worked off here
    public int drain() {
        int all = 0;
        try {
            for (int taken = followAll(true); taken > 0 || outbox.due() > 0; ) {
                all += taken;
                if (taken == 0) {
                    Thread.sleep(HELD_MILLIS);
                }
                taken = followAll(true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refresh();
        // What another thread is making findable, it says a moment later.
        changes.here();
        swapWhenFilled();
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
            if (own) {
                changes.here();
            }
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
            Differences differences = differences(documents.revisions(), index.searched());
            long passages = documents.passageCount();
            long indexedPassages = index.passageCount();
            return new Agreement(
                    differences.all().isEmpty() && passages == indexedPassages,
                    differences.held(),
                    passages,
                    indexedPassages,
                    outbox.waiting(),
                    names(differences.missing()),
                    names(differences.stale()),
                    names(differences.surplus()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Set<DocumentId> documents) {
        return documents.stream().map(DocumentId::value).sorted().toList();
    }

    /// @param held how many documents the store has
    private record Differences(
            int held, Set<DocumentId> missing, Set<DocumentId> stale, Set<DocumentId> surplus) {

        Set<DocumentId> all() {
            Set<DocumentId> all = new HashSet<>(missing);
            all.addAll(stale);
            all.addAll(surplus);
            return all;
        }
    }

    private Differences differences(Map<DocumentId, Long> truth, Indices.Pair pair)
            throws IOException {
        Map<DocumentId, Long> indexed = index.revisions(pair);
        var differences =
                new Differences(truth.size(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        truth.forEach((id, revision) -> {
            Long found = indexed.get(id);
            if (found == null) {
                differences.missing().add(id);
            } else if (!found.equals(revision)) {
                differences.stale().add(id);
            }
        });
        indexed.keySet().stream()
                .filter(id -> !truth.containsKey(id))
                .forEach(differences.surplus()::add);
        return differences;
    }

    /// Passages counted as well, document by document.
    private Differences differences(Indices.Pair pair) throws IOException {
        index.refresh(pair);
        Differences differences = differences(documents.revisions(), pair);
        Map<DocumentId, Long> truth = documents.passageCounts();
        Map<DocumentId, Long> indexed = index.passageCounts(pair);
        truth.forEach((id, count) -> {
            if (!count.equals(indexed.get(id))) {
                differences.stale().add(id);
            }
        });
        indexed.keySet().stream()
                .filter(id -> !truth.containsKey(id))
                .forEach(differences.surplus()::add);
        return differences;
    }
}
