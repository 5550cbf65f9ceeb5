package org.compendium.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Outbox;
import org.compendium.document.Passage;
import org.compendium.search.meaning.Model;
import org.compendium.search.meaning.Vectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Makes the vectors of passages in the background, for as long as the application runs, on one
/// processor. A document is found by its words at once and by its meaning when this has come by.
/// What was made is kept, whatever is killed; several instances share the work.
@Component
public class VectorFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(VectorFeed.class);

    /// At a time: some seconds of work.
    private static final int PASSAGES = 64;

    private static final long PAUSE_MILLIS = 500;

    /// Documents that come in go first: for so long nothing but the one that was just worked on
    /// must have waited for the index.
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

    /// After so long without quiet a fifth of the time is taken all the same.
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(30);

    private static final int OTHERS_SHARE = 4;

    private static final long COUNTED_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Model model;
    private final Vectors vectors;
    private final Documents documents;
    private final SearchIndex index;
    private final Outbox outbox;
    private volatile long waiting;
    private volatile long counted = System.nanoTime() - COUNTED_NANOS - 1;
    private volatile boolean running;
    private Thread thread = new Thread(this::run, "vector-feed");

    VectorFeed(
            Model model, Vectors vectors, Documents documents, SearchIndex index, Outbox outbox) {
        this.model = model;
        this.vectors = vectors;
        this.documents = documents;
        this.index = index;
        this.outbox = outbox;
    }

    @Override
    public void start() {
        running = true;
        if (model.name().isPresent()) {
            thread = Thread.ofPlatform().name("vector-feed").daemon().start(this::run);
        }
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

    private void run() {
        long busy = System.nanoTime();
        long worked = busy;
        while (running) {
            try {
                long now = System.nanoTime();
                if (outbox.waiting() > 1) {
                    busy = now;
                }
                boolean quiet = now - busy > QUIET_NANOS;
                boolean some = false;
                if (quiet || now - worked > PATIENCE_NANOS) {
                    some = vectors.take(this::make);
                    if (!some || quiet) {
                        worked = System.nanoTime();
                    }
                }
                if (!some) {
                    Thread.sleep(PAUSE_MILLIS);
                } else if (!quiet) {
                    Thread.sleep(
                            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - now) * OTHERS_SHARE);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!running) {
                    return;
                }
                LOG.warn("Vectors wait: {}", e.toString());
                try {
                    Thread.sleep(TimeUnit.SECONDS.toMillis(30));
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    /// Makes all that are wanted now.
    ///
    /// @return how many turns that took
    public int drain() {
        int turns = 0;
        while (vectors.take(this::make)) {
            turns++;
        }
        return turns;
    }

    /// Some of the passages of one document; the others in another turn.
    private void make(DocumentId id) {
        Optional<Document> document = documents.find(id);
        if (document.isEmpty()) {
            return;
        }
        List<String> texts =
                documents.passages(id).stream()
                        .filter(passage -> index.hasVector(document.get(), passage))
                        .map(Passage::text)
                        .distinct()
                        .toList();
        Map<String, float[]> known = vectors.of(texts);
        List<String> missing = texts.stream().filter(text -> !known.containsKey(text)).toList();
        List<String> now = missing.stream().limit(PASSAGES).toList();
        Optional<List<float[]>> made = now.isEmpty() ? Optional.of(List.of()) : model.passages(now);
        if (made.isEmpty()) {
            // Without a model nothing is lost: a new one makes a new index, which asks again.
            return;
        }
        Map<String, float[]> byText = new HashMap<>();
        for (int i = 0; i < now.size(); i++) {
            byText.put(now.get(i), made.get().get(i));
        }
        vectors.keep(byText);
        if (now.size() < missing.size()) {
            vectors.want(List.of(id));
        } else {
            outbox.again(id);
        }
    }

    /// How many documents are found by their words alone so far; some seconds old at most.
    public long waiting() {
        long now = System.nanoTime();
        if (now - counted > COUNTED_NANOS) {
            waiting = model.name().isPresent() ? vectors.waiting() : 0;
            counted = now;
        }
        return waiting;
    }
}
