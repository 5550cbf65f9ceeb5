package org.compendium.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.compendium.document.Blobs;
import org.compendium.document.Description;
import org.compendium.document.Documents;
import org.compendium.document.Manifestation;
import org.compendium.document.NewDocument;
import org.compendium.document.Passage;
import org.compendium.document.Provenance;
import org.compendium.document.Stored;
import org.compendium.document.ThemeEvidence;
import org.compendium.ingest.extract.Conditions;
import org.compendium.ingest.extract.Extraction;
import org.compendium.ingest.extract.Extractor;
import org.compendium.measure.Step;
import org.compendium.measure.Steps;
import org.compendium.search.IndexFeed;
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

    /// For more than three days, as [Queue#putOff] spaces them: even a promise that this machine
    /// cannot keep ends with an outcome.
    private static final int MOST_FAULTS = 500;

    private final Queue queue;
    private final Blobs blobs;
    private final Documents documents;
    private final Themes themes;
    private final Extractor extractor;
    private final Describer describer;
    private final IndexFeed feed;
    private final IngestSettings settings;
    private final ThemeSettings themeSettings;
    private final TransactionTemplate transaction;
    private final Steps steps;
    private final String instance = UUID.randomUUID().toString();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Object signal = new Object();

    // Passwords are in memory alone, with the instance that was given them. When it dies, another
    // finds the file locked and asks again.
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> reserved = new ConcurrentLinkedQueue<>();
    private volatile boolean running;
    private volatile @Nullable Known known;
    private List<Thread> threads = List.of();

    /// A thesaurus, and what finds its concepts.
    record Known(List<Concept> thesaurus, Classifier classifier) {}

    /// The machine is at fault and not the file: a disk is away or full, or no process starts.
    private static final class MachineFault extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MachineFault(RuntimeException cause) {
            super(cause.getMessage(), cause);
        }

        /// Whether a file may have brought it about, by asking for more memory than there is.
        boolean counts() {
            return getCause() instanceof Extractor.KilledException;
        }
    }

    Ingestion(
            Queue queue,
            Blobs blobs,
            Documents documents,
            Themes themes,
            Extractor extractor,
            Describer describer,
            IndexFeed feed,
            IngestSettings settings,
            ThemeSettings themeSettings,
            TransactionTemplate transaction,
            Steps steps) {
        this.queue = queue;
        this.blobs = blobs;
        this.documents = documents;
        this.themes = themes;
        this.extractor = extractor;
        this.describer = describer;
        this.feed = feed;
        this.settings = settings;
        this.themeSettings = themeSettings;
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
        String password = by.password();
        Receipt receipt =
                queue.add(
                        plainName(fileName),
                        kept,
                        by,
                        password == null ? null : instance,
                        settings.lease());
        if (password != null && !receipt.finished()) {
            unlockWith(receipt.id(), password);
        }
        wake();
        return receipt;
    }

    /// Tries a locked file again with a password, which is used once and kept nowhere.
    ///
    /// @return false when the file does not wait for a password
    public boolean unlock(String id, String password) {
        if (password.isEmpty() || !queue.reopen(id, instance, settings.lease())) {
            return false;
        }
        unlockWith(id, password);
        wake();
        return true;
    }

    private void unlockWith(String id, String password) {
        passwords.put(id, password);
        underWay.add(id);
        reserved.add(id);
    }

    private void wake() {
        synchronized (signal) {
            signal.notifyAll();
        }
    }

    public Optional<Receipt> find(String id) {
        return queue.find(id);
    }

    /// What became of an earlier sending with this key.
    public Optional<Receipt> ofKey(String owner, String key) {
        return queue.ofKey(owner, key);
    }

    /// What became of earlier sendings with these keys, by key.
    public Map<String, Receipt> ofKeys(String owner, Collection<String> keys) {
        return queue.ofKeys(owner, keys);
    }

    /// The receipts of what came out of an archive or a mail, in the order of their paths.
    public List<Receipt> members(String id) {
        return queue.members(id);
    }

    /// A page of a file as it looks, as a PNG.
    ///
    /// @param page from 1
    /// @return empty when the file has no such page, or is of a kind that has none, or is locked
    public Optional<byte[]> page(Manifestation file, int page) {
        return extractor.draw(blobs.path(file.sha256()), file.fileName(), page);
    }

    /// What this account sent, newest first.
    public List<Receipt> recent(String owner, int limit) {
        return queue.recent(owner, limit);
    }

    /// Tries a file once more that could not be read; its receipt gets the new outcome.
    ///
    /// @return false when it has none of the outcomes that another try may change
    public boolean again(String id) {
        boolean reopened = queue.again(id);
        synchronized (signal) {
            signal.notifyAll();
        }
        return reopened;
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
                                // While some files are with the parsers, as many are being stored.
                                java.util.stream.IntStream.rangeClosed(1, 2 * settings.workers())
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
        boolean worked = false;
        while (running) {
            try {
                Optional<Queue.Task> task = next();
                if (task.isPresent()) {
                    worked = true;
                    work(task.get());
                } else {
                    if (worked) {
                        worked = false;
                        feed.soon();
                    }
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
                // The database is away, or a disk: what is accepted waits there.
                LOG.warn("Taking in waits: {}", e.toString());
                try {
                    Thread.sleep(2_000);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    private Optional<Queue.Task> next() {
        String id = reserved.poll();
        if (id == null) {
            return queue.take(instance, settings.lease());
        }
        Optional<Queue.Task> task;
        try {
            task = queue.take(id, instance, settings.lease());
        } catch (RuntimeException e) {
            // Nobody else takes it while its lease is renewed.
            reserved.add(id);
            throw e;
        }
        if (task.isEmpty()) {
            passwords.remove(id);
            underWay.remove(id);
        }
        return task;
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
        } catch (MachineFault e) {
            if (running) {
                putOff(task, e);
                throw e;
            }
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
            passwords.remove(task.id());
        }
    }

    private void putOff(Queue.Task task, MachineFault fault) {
        if (fault.counts() ? task.attempts() >= MOST_ATTEMPTS : task.faults() >= MOST_FAULTS) {
            LOG.error("{} could not be taken in", task.fileName(), fault);
            finish(
                    task,
                    "unreadable",
                    fault.counts()
                            ? "The machine ended the reading of it "
                                    + MOST_ATTEMPTS
                                    + " times; mostly it lacks memory then. Send it in parts, or"
                                    + " tell the administrator."
                            : "The machine could not read it for days; tell the administrator, and"
                                    + " try it again when that is mended.");
        } else {
            queue.putOff(task.id(), instance, fault.counts());
        }
    }

    private void ingest(Queue.Task task) {
        if (documents.holding(task.sha256()).isPresent()) {
            store(task, null, null, List.of(), List.of());
            return;
        }
        List<Queue.Member> members = new ArrayList<>();
        switch (extract(task, members)) {
            case Extraction.Unreadable(var reason) -> finish(task, "unreadable", reason);
            case Extraction.Refused(var reason) -> finish(task, "refused", reason);
            case Extraction.Locked(var reason) -> lock(task, reason);
            case Extraction.Text text -> take(task, text, List.of());
            case Extraction.Opened(var text, int count) when text == null -> open(task, members);
            case Extraction.Opened(var text, int count) -> take(task, text, members);
        }
    }

    private Extraction extract(Queue.Task task, List<Queue.Member> members) {
        try {
            return steps.measure(
                    Step.EXTRACT,
                    () ->
                            extractor.extract(
                                    blobs.path(task.sha256()),
                                    task.lastName(),
                                    reading(task),
                                    (path, bytes) -> members.add(kept(path, bytes))),
                    found ->
                            found instanceof Extraction.Text || found instanceof Extraction.Opened
                                    ? "text"
                                    : "unreadable");
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new MachineFault(e);
        }
    }

    private Conditions reading(Queue.Task task) {
        Queue.Unpacked so =
                task.root() == null ? new Queue.Unpacked(0, 0) : queue.unpacked(task.root());
        return new Conditions(
                passwords.get(task.id()),
                task.metadata().get("language"),
                task.depth() < settings.deepestNesting(),
                Math.max(0, settings.mostMembers() - so.members()),
                Math.max(0, settings.largestUnpacked().toBytes() - so.bytes()));
    }

    // On disk before the database knows of it; the same bytes lie in the same place if this is
    // broken off and done again.
    private Queue.Member kept(String path, Path bytes) throws IOException {
        try (InputStream in = Files.newInputStream(bytes)) {
            return new Queue.Member(path, blobs.put(in, settings.largestUnpacked().toBytes()));
        }
    }

    private void take(Queue.Task task, Extraction.Text text, List<Queue.Member> members) {
        List<Passage> read =
                steps.measure(Step.STRUCTURE, () -> recognised(text, Structure.read(text)));
        if (read.isEmpty()) {
            if (members.isEmpty()) {
                finish(task, "unreadable", "There is no text in it");
            } else {
                open(task, members);
            }
            return;
        }
        Description description =
                steps.measure(
                        Step.DESCRIBE,
                        () ->
                                corrected(
                                        describer.describe(text, read, task.lastName()),
                                        said(task.metadata(), text)));
        List<Passage> passages = PassageLanguages.marked(read, description.language());
        Known current = known();
        List<ThemeEvidence> shown =
                steps.measure(
                        Step.CLASSIFY, () -> current.classifier().classify(description, passages));
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
                        task.release()),
                current,
                text.notes(),
                members);
    }

    /// The sender of a mail has named it, whatever its first lines look like.
    static Map<String, String> said(Map<String, String> metadata, Extraction.Text text) {
        Map<String, String> said = new HashMap<>(metadata);
        String subject = text.properties().get("title");
        if (text.properties().containsKey("from") && subject != null) {
            said.putIfAbsent("title", subject);
        }
        return said;
    }

    /// Says of each passage how sure the machine is that read it from an image.
    static List<Passage> recognised(Extraction.Text text, List<Passage> passages) {
        if (text.recognised().isEmpty()) {
            return passages;
        }
        return passages.stream()
                .map(passage ->
                        passage.withConfidence(text.confidence(passage.page(), passage.text())))
                .toList();
    }

    // The document, what is attached to it and the outcome are one transaction: all are there, or
    // none.
    private void store(
            Queue.Task task,
            @Nullable NewDocument document,
            @Nullable Known classified,
            List<String> notes,
            List<Queue.Member> members) {
        alone(
                task,
                () -> {
                    Stored stored =
                            document == null
                                    ? new Stored.AlreadyKnown(
                                            documents.holding(task.sha256()).orElseThrow())
                                    : documents.store(asOfNow(document, classified));
                    queue.whole(task.id())
                            .ifPresent(whole -> documents.join(whole, stored.document()));
                    String reason = notes.isEmpty() ? null : String.join(" ", notes);
                    if (members.isEmpty()) {
                        queue.finish(task.id(), outcome(stored), reason, stored.document());
                    } else {
                        queue.contain(task, members, outcome(stored), reason, stored.document());
                    }
                    return outcome(stored);
                });
        wake();
    }

    // A change of the thesaurus looks for the documents that it touches among those that are
    // stored,
    // so none may be stored after it with what was found before it.
    private NewDocument asOfNow(NewDocument document, @Nullable Known classified) {
        Known now = held();
        return now.equals(classified)
                ? document
                : document.withThemes(
                        now.classifier().classify(document.description(), document.passages()));
    }

    private void open(Queue.Task task, List<Queue.Member> members) {
        PackedList list = PackedList.among(members, blobs);
        alone(
                task,
                () -> {
                    queue.contain(task, list.members(), null, list.remark(), null);
                    return "opened";
                });
        wake();
    }

    private void lock(Queue.Task task, String reason) {
        alone(
                task,
                () -> {
                    queue.lock(task.id(), reason);
                    return "unreadable";
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

    Known known() {
        // Not a second old: a document that is classified because a label changed must see it.
        return known(themes.now());
    }

    /// The thesaurus, which stays as it is until the transaction ends.
    Known held() {
        return known(themes.held());
    }

    private Known known(List<Concept> thesaurus) {
        Known current = known;
        if (current == null || !current.thesaurus().equals(thesaurus)) {
            current = new Known(thesaurus, new Classifier(thesaurus, themeSettings.threshold()));
            known = current;
        }
        return current;
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
