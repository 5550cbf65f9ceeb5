package org.compendium.search;

import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    /// What an instance wrote that died before its refresh is made findable by the others.
    private static final long OTHERS_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final SearchIndex index;
    private final Outbox outbox;
    private final Documents documents;
    private final SearchSettings settings;
    private final Steps steps;
    private final CountDownLatch ready = new CountDownLatch(1);

    /// Whether something was indexed that cannot be found yet; at the start, perhaps by a process
    /// that was killed.
    private final AtomicBoolean unseen = new AtomicBoolean(true);

    private volatile long refreshed = System.nanoTime() - REFRESH_NANOS;
    private volatile boolean running;
    private Thread thread = new Thread(this::run, "index-feed");

    IndexFeed(
            SearchIndex index,
            Outbox outbox,
            Documents documents,
            SearchSettings settings,
            Steps steps) {
        this.index = index;
        this.outbox = outbox;
        this.documents = documents;
        this.settings = settings;
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

    private void prepare() {
        try {
            if (index.prepare()) {
                LOG.info("The index is new; {} documents are fed to it", outbox.addAll());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
        ready.countDown();
    }

    private void run() {
        long pause = settings.feedInterval().toMillis();
        while (running) {
            try {
                if (ready.getCount() > 0) {
                    prepare();
                }
                int taken = followAll();
                refreshWhenDue();
                if (taken == 0) {
                    Thread.sleep(settings.feedInterval().toMillis());
                }
                pause = settings.feedInterval().toMillis();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!running) {
                    return;
                }
                // The rows are still in the outbox. Ask less often while an engine is away.
                pause = Math.min(pause * 2, 30_000);
                LOG.warn("Indexing waits {} ms: {}", pause, e.toString());
                try {
                    Thread.sleep(pause);
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
        int all = followAll();
        if (all > 0) {
            refresh();
        }
        return all;
    }

    private int followAll() {
        int all = 0;
        int taken;
        do {
            taken = outbox.take(BATCH, this::follow);
            all += taken;
            if (taken > 0) {
                unseen.set(true);
                refreshWhenDue();
            }
        } while (taken > 0 && running);
        return all;
    }

    /// A single document can be found at once. While many come in, all pay for each refresh, so
    /// they share one.
    private void refreshWhenDue() {
        if (unseen.get() && System.nanoTime() - refreshed >= REFRESH_NANOS) {
            refresh();
        }
    }

    private void refresh() {
        try {
            unseen.set(false);
            steps.measure(
                    Step.REFRESH,
                    () -> {
                        index.refresh();
                        return true;
                    });
            refreshed = System.nanoTime();
        } catch (IOException e) {
            unseen.set(true);
            throw new UncheckedIOException(e);
        }
    }

    private void follow(List<DocumentId> ids) {
        steps.measure(
                Step.INDEX,
                () -> {
                    index.follow(documents, ids);
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
