package org.compendium.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.compendium.document.Blobs;
import org.compendium.document.Description;
import org.compendium.document.Documents;
import org.compendium.document.NewDocument;
import org.compendium.document.Passage;
import org.compendium.document.Provenance;
import org.compendium.document.Stored;
import org.compendium.document.ThemeEvidence;
import org.compendium.ingest.extract.Extraction;
import org.compendium.ingest.extract.Extractor;
import org.compendium.measure.Step;
import org.compendium.measure.Steps;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes files in. [#accept] returns when the bytes are on disk and the database knows of them; the
/// rest happens in the background, here or in any other instance, and survives the death of all.
@Service
public class Ingestion implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Ingestion.class);

    /// A file on which processes died this often is not tried again.
    private static final int MOST_ATTEMPTS = 5;

    private final Queue queue;
    private final Blobs blobs;
    private final Documents documents;
    private final Themes themes;
    private final Extractor extractor;
    private final Describer describer;
    private final IngestSettings settings;
    private final TransactionTemplate transaction;
    private final Steps steps;
    private final String instance = UUID.randomUUID().toString();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Object signal = new Object();
    private volatile boolean running;
    private volatile @Nullable Known known;
    private List<Thread> threads = List.of();

    private record Known(List<Concept> thesaurus, Classifier classifier) {}

    Ingestion(
            Queue queue,
            Blobs blobs,
            Documents documents,
            Themes themes,
            Extractor extractor,
            Describer describer,
            IngestSettings settings,
            TransactionTemplate transaction,
            Steps steps) {
        this.queue = queue;
        this.blobs = blobs;
        this.documents = documents;
        this.themes = themes;
        this.extractor = extractor;
        this.describer = describer;
        this.settings = settings;
        this.transaction = transaction;
        this.steps = steps;
    }

    /// Keeps a file and promises that it will have an outcome.
    ///
    /// @param fileName as the sender calls it; only the last part of a path is kept
    /// @throws Blobs.TooLargeException when the file is larger than is accepted
    /// @throws IOException when the bytes do not arrive or cannot be kept; nothing was accepted
    ///   then
    public Receipt accept(InputStream bytes, String fileName, Submission by) throws IOException {
        if (by.idempotencyKey() != null) {
            Optional<Receipt> before = queue.ofKey(by.owner(), by.idempotencyKey());
            if (before.isPresent()) {
                return before.get();
            }
        }
        return steps.measure(
                Step.RECEIVE,
                () -> accept(blobs.put(bytes, settings.largestFile().toBytes()), fileName, by));
    }

    /// Promises an outcome for bytes that are among the originals already.
    public Receipt accept(Blobs.Blob kept, String fileName, Submission by) {
        Receipt receipt = queue.add(plainName(fileName), kept, by);
        synchronized (signal) {
            signal.notifyAll();
        }
        return receipt;
    }

    public Optional<Receipt> find(String id) {
        return queue.find(id);
    }

    /// What became of an earlier sending with this key.
    public Optional<Receipt> ofKey(String owner, String key) {
        return queue.ofKey(owner, key);
    }

    /// What this account sent, newest first.
    public List<Receipt> recent(String owner, int limit) {
        return queue.recent(owner, limit);
    }

    /// How many files wait or are being read, in all instances.
    public long open() {
        return queue.open();
    }

    @Override
    public void start() {
        running = true;
        threads =
                java.util.stream.Stream.concat(
                                java.util.stream.IntStream.rangeClosed(1, settings.workers())
                                        .mapToObj(number ->
                                                Thread.ofPlatform()
                                                        .name("ingest-" + number)
                                                        .start(this::work)),
                                java.util.stream.Stream.of(
                                        Thread.ofPlatform()
                                                .name("ingest-lease")
                                                .start(this::keepLeases)))
                        .toList();
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
        if (!underWay.isEmpty()) {
            queue.giveBack(underWay, instance);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                Optional<Queue.Task> task = queue.take(instance, settings.lease());
                if (task.isPresent()) {
                    work(task.get());
                } else {
                    synchronized (signal) {
                        signal.wait(500);
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!running) {
                    return;
                }
                // The database is away: what is accepted waits there.
                LOG.warn("Taking in waits: {}", e.toString());
                try {
                    Thread.sleep(2_000);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    private void work(Queue.Task task) {
        underWay.add(task.id());
        try {
            if (task.attempts() > MOST_ATTEMPTS) {
                finish(
                        task,
                        "unreadable",
                        "Reading this file was broken off "
                                + MOST_ATTEMPTS
                                + " times; send it in another format");
                return;
            }
            ingest(task);
        } catch (RuntimeException e) {
            if (!running) {
                return;
            }
            if (documents.holding(task.sha256()).isEmpty() && task.attempts() >= MOST_ATTEMPTS) {
                LOG.error("{} could not be taken in", task.fileName(), e);
                finish(task, "unreadable", "An unforeseen error: " + e.getMessage());
            } else {
                LOG.warn("{} is tried again: {}", task.fileName(), e.toString(), e);
                queue.giveBack(List.of(task.id()), instance);
            }
        } finally {
            underWay.remove(task.id());
        }
    }

    private void ingest(Queue.Task task) {
        if (documents.holding(task.sha256()).isPresent()) {
            store(task, null);
            return;
        }
        switch (extract(task)) {
            case Extraction.Unreadable(var reason) -> finish(task, "unreadable", reason);
            case Extraction.Text text -> {
                List<Passage> passages = steps.measure(Step.STRUCTURE, () -> Structure.read(text));
                if (passages.isEmpty()) {
                    finish(task, "unreadable", "There is no text in it");
                    return;
                }
                Description description =
                        steps.measure(
                                Step.DESCRIBE,
                                () ->
                                        corrected(
                                                describer.describe(text, passages, task.fileName()),
                                                task.metadata()));
                List<ThemeEvidence> shown =
                        steps.measure(
                                Step.CLASSIFY, () -> classifier().classify(description, passages));
                queue.storing(task.id(), instance);
                store(
                        task,
                        new NewDocument(
                                task.sha256(),
                                task.fileName(),
                                text.mediaType(),
                                task.size(),
                                text.pages(),
                                description,
                                passages,
                                shown,
                                rights(task.metadata()),
                                task.owner(),
                                task.release()));
            }
        }
    }

    private Extraction extract(Queue.Task task) {
        return steps.measure(
                Step.EXTRACT,
                () -> extractor.extract(blobs.path(task.sha256()), task.fileName()),
                found -> found instanceof Extraction.Text ? "text" : "unreadable");
    }

    // The document and the outcome are one transaction: both are there, or neither.
    private void store(Queue.Task task, @Nullable NewDocument document) {
        alone(
                task,
                () -> {
                    Stored stored =
                            document == null
                                    ? new Stored.AlreadyKnown(
                                            documents.holding(task.sha256()).orElseThrow())
                                    : documents.store(document);
                    queue.finish(task.id(), outcome(stored), null, stored.document());
                    return outcome(stored);
                });
    }

    private void finish(Queue.Task task, String outcome, String reason) {
        alone(
                task,
                () -> {
                    queue.finish(task.id(), outcome, reason, null);
                    return outcome;
                });
    }

    /// Does it in one transaction, unless our lease ran out and another instance has the file.
    private void alone(Queue.Task task, Supplier<String> work) {
        steps.measure(
                Step.STORE,
                () ->
                        transaction.execute(
                                status -> queue.hold(task.id(), instance) ? work.get() : "lost"),
                String::valueOf);
    }

    private static String outcome(Stored stored) {
        return switch (stored) {
            case Stored.Added added -> "added";
            case Stored.NewVersion version -> "new-version";
            case Stored.NewFormat format -> "new-format";
            case Stored.NewLanguage language -> "new-language";
            case Stored.AlreadyKnown same -> "already-known";
        };
    }

    private void keepLeases() {
        long pause = settings.lease().toMillis() / 4;
        while (running) {
            try {
                Thread.sleep(pause);
                if (!underWay.isEmpty()) {
                    queue.renew(underWay, instance, settings.lease());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The lease could not be renewed: {}", e.toString());
            }
        }
    }

    private Classifier classifier() {
        List<Concept> thesaurus = themes.all();
        Known current = known;
        if (current == null || !current.thesaurus().equals(thesaurus)) {
            current = new Known(thesaurus, new Classifier(thesaurus));
            known = current;
        }
        return current.classifier();
    }

    /// What a person says of a document goes before what the machine read.
    ///
    /// @throws IllegalArgumentException naming the field that is wrong
    static Description corrected(Description read, Map<String, String> said) {
        return corrected(read, said, Provenance.Source.CONTRIBUTOR);
    }

    /// What a person says goes before what was there. An empty text takes a value away, where there
    /// may be none.
    ///
    /// @param by who says it
    /// @throws IllegalArgumentException naming the field that is wrong
    public static Description corrected(
            Description before, Map<String, String> said, Provenance.Source by) {
        return Correction.of(before, said, by);
    }

    /// Checks what a sender says before the file is accepted.
    ///
    /// @throws IllegalArgumentException naming the field that is wrong
    public static void check(Map<String, String> said) {
        corrected(Correction.UNREAD, said);
    }

    private static NewDocument.Rights rights(Map<String, String> said) {
        return new NewDocument.Rights(
                said.get("licence"),
                said.get("rightsHolder"),
                Boolean.parseBoolean(said.get("redistributable")),
                said.get("sourceUrl"));
    }

    private static String plainName(String fileName) {
        String name = fileName.replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1).replaceAll("\\p{Cntrl}", "").strip();
        return name.isEmpty() ? "unnamed" : name;
    }
}
