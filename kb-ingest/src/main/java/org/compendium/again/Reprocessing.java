package org.compendium.again;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.compendium.curated.Entries;
import org.compendium.document.Document;
import org.compendium.document.Documents;
import org.compendium.document.PassageRef;
import org.compendium.document.Replaced;
import org.compendium.document.Succession;
import org.compendium.document.Symbol;
import org.compendium.ingest.Ingestion;
import org.compendium.ingest.Receipt;
import org.compendium.ingest.Rereading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes stored documents again from their files with the steps of today, one after another in the
/// background, while new files go first. Jobs are rows in the database: several instances share
/// them, and they go on after the death of all.
@Service
public class Reprocessing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Reprocessing.class);

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// An item on which processes died this often stays as it is.
    private static final int MOST_ATTEMPTS = 5;

    private final Items items;
    private final Rereading rereading;
    private final Ingestion ingestion;
    private final Documents documents;
    private final Entries entries;
    private final TransactionTemplate transaction;
    private final String instance = UUID.randomUUID().toString();
    private final Object signal = new Object();
    private volatile boolean running;
    private volatile Items.@Nullable Item underWay;
    private List<Thread> threads = List.of();

    Reprocessing(
            Items items,
            Rereading rereading,
            Ingestion ingestion,
            Documents documents,
            Entries entries,
            TransactionTemplate transaction) {
        this.items = items;
        this.rereading = rereading;
        this.ingestion = ingestion;
        this.documents = documents;
        this.entries = entries;
        this.transaction = transaction;
    }

    /// Takes a job on and returns at once.
    ///
    /// @param by the administrator's account
    public Progress add(Wanted wanted, String by) {
        String id = items.add(wanted, by);
        synchronized (signal) {
            signal.notifyAll();
        }
        return items.find(id).orElseThrow();
    }

    public Optional<Progress> find(String id) {
        return items.find(id);
    }

    /// The newest jobs first.
    public List<Progress> recent(int limit) {
        return items.recent(limit);
    }

    /// Leaves out what is not done yet; what is done stays done.
    ///
    /// @return false when there is no such job, or it was over already
    public boolean cancel(String id) {
        return items.cancel(id);
    }

    @Override
    public void start() {
        running = true;
        threads =
                List.of(
                        Thread.ofPlatform()
                                .name("reprocess")
                                .priority(Thread.MIN_PRIORITY)
                                .start(this::work),
                        Thread.ofPlatform().name("reprocess-lease").start(this::keepLease));
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Items.Item item = underWay;
        if (item != null) {
            items.giveBack(item, instance);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                Optional<Items.Item> item =
                        items.newFilesWait() ? Optional.empty() : items.take(instance, LEASE);
                if (item.isPresent()) {
                    work(item.get());
                } else {
                    synchronized (signal) {
                        signal.wait(PAUSE.toMillis());
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!running) {
                    return;
                }
                LOG.warn("Making documents again waits: {}", e.toString());
                try {
                    Thread.sleep(2_000);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    private void work(Items.Item item) throws InterruptedException {
        underWay = item;
        try {
            if (item.attempts() > MOST_ATTEMPTS) {
                fail(item, "It was broken off " + MOST_ATTEMPTS + " times");
            } else if (item.receipt() != null) {
                tryAgain(item, item.receipt());
            } else {
                makeAgain(item);
            }
        } catch (RuntimeException e) {
            if (!running) {
                return;
            }
            if (item.attempts() >= MOST_ATTEMPTS) {
                LOG.error("{} could not be made again", item.document(), e);
                fail(item, "An unforeseen error: " + e.getMessage());
            } else {
                LOG.warn("{} is made again later: {}", item.document(), e.toString());
                items.giveBack(item, instance);
            }
        } finally {
            if (running) {
                underWay = null;
            }
        }
    }

    private void makeAgain(Items.Item item) {
        Optional<Document> held = Optional.ofNullable(item.document()).flatMap(documents::find);
        if (held.isEmpty()) {
            fail(item, "It is no longer there");
            return;
        }
        Document document = held.get();
        switch (rereading.read(document, item.part())) {
            case Rereading.Reread.Unreadable(var reason) -> fail(item, reason);
            case Rereading.Reread.Made made ->
                    transaction.executeWithoutResult(status -> {
                        if (!items.hold(item, instance)) {
                            return; // Cancelled, or our lease ran out and another instance has it.
                        }
                        Optional<Replaced> replaced =
                                documents.replace(
                                        document.id(),
                                        document.revision(),
                                        rereading.asOfNow(document, made));
                        if (replaced.isEmpty()) {
                            items.giveBack(item, instance); // It changed meanwhile: once more.
                            return;
                        }
                        items.finish(
                                item,
                                replaced.get().changed() ? "changed" : "unchanged",
                                report(document, replaced.get()));
                    });
        }
    }

    // The file goes through the queue like any other, so that its receipt gets the outcome.
    private void tryAgain(Items.Item item, String receipt) throws InterruptedException {
        ingestion.again(receipt);
        while (running) {
            Optional<Receipt> now = ingestion.find(receipt);
            if (now.isEmpty() || now.get().finished()) {
                boolean unreadable = now.isEmpty() || "unreadable".equals(now.get().outcome());
                String reason =
                        now.map(found -> found.fileName() + ": " + found.reason())
                                .orElse("Its receipt is gone");
                transaction.executeWithoutResult(status -> {
                    if (items.hold(item, instance)) {
                        items.finish(
                                item,
                                unreadable ? "failed" : "changed",
                                Items.Report.failed(reason));
                    }
                });
                return;
            }
            Thread.sleep(100);
        }
    }

    private void fail(Items.Item item, String reason) {
        transaction.executeWithoutResult(status -> {
            if (items.hold(item, instance)) {
                items.finish(item, "failed", Items.Report.failed(reason));
            }
        });
    }

    private Items.Report report(Document document, Replaced replaced) {
        List<Items.Link> retired = new ArrayList<>();
        List<Items.Link> reused = new ArrayList<>();
        Map<String, Items.Link> moved = new HashMap<>();
        for (Succession.Retired one : replaced.retired()) {
            retired.add(
                    new Items.Link(
                            one.eId(), one.successor(), one.why().name().toLowerCase(Locale.ROOT)));
        }
        for (Succession.Reused one : replaced.reused()) {
            reused.add(new Items.Link(one.eId(), one.formerly(), "reused"));
        }
        replaced.reworded().forEach(eId -> moved.put(eId, new Items.Link(eId, eId, "reworded")));
        retired.forEach(link -> moved.put(link.eId(), link));
        reused.forEach(link -> moved.put(link.eId(), link));
        return new Items.Report(retired, reused, claims(document, moved), replaced.kept(), null);
    }

    private List<Progress.ClaimToCheck> claims(Document document, Map<String, Items.Link> moved) {
        Symbol work = document.symbol() != null ? document.symbol() : document.retells();
        if (work == null || moved.isEmpty()) {
            return List.of();
        }
        List<Progress.ClaimToCheck> claims = new ArrayList<>();
        entries.standingOn(work)
                .forEach((cited, all) -> {
                    Items.Link link = moved.get(cited);
                    if (link != null) {
                        for (Entries.ClaimOf claim : all) {
                            claims.add(
                                    new Progress.ClaimToCheck(
                                            claim.entry().id(),
                                            claim.claim().text(),
                                            new PassageRef(work, cited).toString(),
                                            link.to() == null ? "" : link.to(),
                                            link.why()));
                        }
                    }
                });
        return claims;
    }

    private void keepLease() {
        while (running) {
            try {
                Thread.sleep(LEASE.toMillis() / 4);
                Items.Item item = underWay;
                if (item != null) {
                    items.renew(item, instance, LEASE);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The lease could not be renewed: {}", e.toString());
            }
        }
    }
}
