package org.compendium.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// All documents, their files and their passages: the truth that the index is derived from.
///
/// Every change takes a new revision and puts the document in the [Outbox] in the same transaction.
@Repository
public class Documents {

    // Storing decides by what is there, so it goes one at a time over all instances. It takes
    // milliseconds; reading the file, which takes seconds, happens before.
    private static final long STORE_LOCK = 0x436f6d70656e64L;

    /// Sequences of words. Forms that are filled in differently are as like as two formats of one
    /// text, but short.
    private static final int LONG = 300;

    /// Sequences of words; below it likeness is chance.
    private static final int SHORT = 40;

    /// From here on a person is asked whether two texts are one.
    private static final double LIKE = 0.5;

    /// Four standard errors of a signature below the likeness of two formats of one text.
    private static final double ABOUT_THE_SAME = 0.85;

    private static final int MOST_ASKED = 3;

    private static final String SELECT =
            """
            SELECT e.*, w.symbol, w.retells, w.licence, w.rights_holder, w.redistributable, w.source_url,
                   m.file_name,
                   (SELECT p.pages FROM manifestation p
                     WHERE p.expression_id = e.id AND p.pages IS NOT NULL
                     ORDER BY p.is_leading DESC, p.received_at, p.sha256 LIMIT 1) AS pages,
                   (SELECT array_agg(t.concept ORDER BY t.score DESC, t.concept)
                      FROM document_theme t WHERE t.expression_id = e.id) AS themes,
                   NOT EXISTS (SELECT 1 FROM expression l
                                WHERE l.work_id = e.work_id AND l.language = e.language
                                  AND l.version > e.version
                                  AND l.state = 'released' AND l.visibility = 'public') AS current,
                   w.retells_key IS NOT NULL
                     AND EXISTS (SELECT 1 FROM symbol_of_work o
                                   JOIN expression oe ON oe.work_id = o.work_id
                                  WHERE o.symbol_key = w.retells_key
                                    AND oe.state = 'released' AND oe.visibility = 'public') AS folded
              FROM expression e
              JOIN work w ON w.id = e.work_id
              JOIN manifestation m ON m.expression_id = e.id AND m.is_leading
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Outbox outbox;
    private final Works works;
    private final Contents contents;
    private final LikeTexts likeTexts;
    private final Suggestions suggestions;

    Documents(
            JdbcClient jdbc,
            JdbcTemplate batch,
            Outbox outbox,
            Works works,
            Contents contents,
            LikeTexts likeTexts,
            Suggestions suggestions) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.outbox = outbox;
        this.works = works;
        this.contents = contents;
        this.likeTexts = likeTexts;
        this.suggestions = suggestions;
    }

    /// Stores a file that was read, decides what it is to what we hold, and asks for it to be
    /// indexed. Joins a transaction that is under way, so that the caller's record of it is part of
    /// the same.
    @Transactional
    public Stored store(NewDocument file) {
        List<String> words = Likeness.words(file.passages());
        String hash = Likeness.hash(words);
        Signature signature = Signature.ofWords(words);
        oneAtATime();
        Optional<DocumentId> known = holding(file.sha256());
        if (known.isPresent()) {
            return new Stored.AlreadyKnown(known.get());
        }
        Optional<DocumentId> work = works.of(file.description());
        if (work.isEmpty()) {
            Optional<DocumentId> sameText =
                    named(file.description()) ? Optional.empty() : withText(hash, signature, file);
            if (sameText.isPresent()) {
                return newFormat(sameText.get(), file);
            }
            DocumentId newWork = works.add(file);
            DocumentId added = insert(newWork, 1, hash, file);
            compare(added, signature, file.description());
            touchDigests(newWork);
            return new Stored.Added(added);
        }
        Optional<Works.Latest> latest = works.latest(work.get(), file.description().language());
        if (latest.isEmpty()) {
            DocumentId added = insert(work.get(), 1, hash, file);
            compare(added, signature, file.description());
            touchDigests(work.get());
            return new Stored.NewLanguage(added);
        }
        DocumentId held = latest.get().id();
        // Two formats of one text never come out quite alike. The same format with other words is a
        // correction, however small.
        boolean sameText =
                latest.get().textHash().equals(hash)
                        || (!latest.get().mediaTypes().contains(file.mediaType())
                                && Likeness.same(passages(held), file.passages()));
        if (sameText) {
            return newFormat(held, file);
        }
        DocumentId added = insert(work.get(), latest.get().version() + 1, hash, file);
        likeTexts.remember(added, signature);
        touchWork(work.get());
        return new Stored.NewVersion(added);
    }

    /// Puts what the steps make of a document today in the place of what is stored. Addresses pass
    /// over as [Succession] says; a document to which nothing happens keeps its revision.
    ///
    /// @param revision at which the document was read; empty is returned when it has another one by
    ///   now, and nothing was done
    @Transactional
    public Optional<Replaced> replace(DocumentId id, long revision, Reading reading) {
        oneAtATime();
        Optional<Document> held = find(id).filter(document -> document.revision() == revision);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        List<String> kept = new ArrayList<>();
        Succession succession = Succession.NONE;
        List<Passage> before = passages(id);
        boolean changed = false;
        if (reading.passages() != null && reading.leading() != null) {
            succession = Succession.of(before, reading.passages(), contents.redirected(id));
            changed |= lead(id, reading.leading());
            changed |= paginate(reading.pages());
            boolean reworded = contents.write(id, before, succession);
            changed |= reworded;
            if (!likeTexts.knows(id)) {
                compare(id, Signature.of(succession.passages()), held.get().description());
            } else if (reworded) {
                likeTexts.remember(id, Signature.of(succession.passages()));
            }
        }
        Succession now = succession;
        if (reading.themes() != null) {
            changed |= contents.writeThemes(id, Contents.named(reading.themes(), now));
        } else if (reading.passages() != null) {
            changed |= contents.writeThemes(id, Contents.moved(themes(id), before, now));
        }
        if (reading.description() != null) {
            changed |= describe(held.get(), reading.description(), kept);
        }
        jdbc.sql("UPDATE expression SET processed_with = :steps WHERE id = :id")
                .param("steps", reading.with().toString())
                .param("id", id.value())
                .update();
        if (changed) {
            touch(id);
        }
        return Optional.of(
                new Replaced(
                        changed,
                        now.passages().isEmpty() ? before.size() : now.passages().size(),
                        now.retired(),
                        now.reused(),
                        now.reworded(),
                        kept));
    }

    /// Which version of the steps made the document.
    public MadeWith madeWith(DocumentId id) {
        return jdbc.sql("SELECT processed_with FROM expression WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(MadeWith::of)
                .orElse(MadeWith.UNKNOWN);
    }

    /// Where a retired address leads and why.
    public Optional<Succession.Retired> retired(DocumentId id, String eId) {
        return jdbc.sql(
                        """
                        SELECT * FROM passage_redirect WHERE expression_id = :id AND eid = :eid
                        """)
                .param("id", id.value())
                .param("eid", eId)
                .query((row, number) ->
                        new Succession.Retired(
                                row.getString("eid"),
                                row.getString("successor"),
                                Succession.Why.valueOf(
                                        row.getString("why").toUpperCase(Locale.ROOT))))
                .optional();
    }

    /// All retired addresses of a document with their successors.
    public Map<String, String> successors(DocumentId id) {
        return contents.successors(id);
    }

    /// The document that a file belongs to, by the SHA-256 of its bytes.
    public Optional<DocumentId> holding(String sha256) {
        return jdbc.sql("SELECT expression_id FROM manifestation WHERE sha256 = :sha256")
                .param("sha256", sha256)
                .query(String.class)
                .optional()
                .map(DocumentId::new);
    }

    /// The document as it stands now; empty when there is none or the viewer may not see it. The
    /// address of one whose text another document holds leads to that.
    public Optional<Document> find(DocumentId id, Viewer viewer) {
        return find(now(id)).filter(document -> viewer.maySee(document.shown(), document.owner()));
    }

    /// The document under which the text of this one is held: itself, unless a person found both to
    /// be the same.
    public DocumentId now(DocumentId id) {
        return jdbc.sql("SELECT document_id FROM former_document WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(DocumentId::new)
                .orElse(id);
    }

    /// Where a passage of a document is whose text another document holds now.
    public Optional<Place> moved(DocumentId id, String eId) {
        return jdbc.sql(
                        """
                        SELECT f.document_id, r.successor FROM former_document f
                        JOIN former_passage r ON r.former_id = f.id AND r.eid = :eid
                        WHERE f.id = :id
                        """)
                .param("id", id.value())
                .param("eid", eId)
                .query((row, number) ->
                        new Place(
                                new DocumentId(row.getString("document_id")),
                                row.getString("successor")))
                .optional();
    }

    /// The document as it stands now, whoever asks: for indexing and taking-in.
    public Optional<Document> find(DocumentId id) {
        return jdbc.sql(SELECT + " WHERE e.id = :id")
                .param("id", id.value())
                .query(Rows.DOCUMENT)
                .optional();
    }

    /// All documents of a work that the viewer may see, current ones first.
    ///
    /// @param work the work's local identifier
    public List<Document> ofWork(DocumentId work, Viewer viewer) {
        return visible(
                jdbc.sql(
                                SELECT
                                        + """
                                         WHERE e.work_id = coalesce(
                                            (SELECT merged_into FROM work WHERE id = :work), :work)
                                         ORDER BY e.language, e.version DESC
                                        """)
                        .param("work", work.value())
                        .query(Rows.DOCUMENT)
                        .list(),
                viewer);
    }

    /// All documents of the work with this symbol that the viewer may see.
    public List<Document> ofSymbol(Symbol symbol, Viewer viewer) {
        return visible(
                jdbc.sql(
                                SELECT
                                        + """
                                         WHERE e.work_id IN (
                                            SELECT work_id FROM symbol_of_work WHERE symbol_key = :key)
                                         ORDER BY e.language, e.version DESC
                                        """)
                        .param("key", symbol.key())
                        .query(Rows.DOCUMENT)
                        .list(),
                viewer);
    }

    /// All documents of the works that these symbols lead to, and their digests, that the viewer
    /// may see.
    Map<Symbol, List<Document>> ofSymbols(List<Symbol> symbols, Viewer viewer) {
        Map<String, Set<DocumentId>> works = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT symbol_key, work_id FROM symbol_of_work WHERE symbol_key = ANY (:keys)
                        UNION ALL
                        SELECT retells_key, id FROM work WHERE retells_key = ANY (:keys)
                        """)
                .param("keys", symbols.stream().map(Symbol::key).toArray(String[]::new))
                .query(row -> {
                    works.computeIfAbsent(row.getString("symbol_key"), key -> new HashSet<>())
                            .add(new DocumentId(row.getString("work_id")));
                });
        List<Document> documents =
                visible(
                        jdbc.sql(
                                        SELECT
                                                + " WHERE e.work_id = ANY (:works)"
                                                + " ORDER BY e.language, e.version DESC")
                                .param(
                                        "works",
                                        works.values().stream()
                                                .flatMap(Set::stream)
                                                .map(DocumentId::value)
                                                .toArray(String[]::new))
                                .query(Rows.DOCUMENT)
                                .list(),
                        viewer);
        Map<Symbol, List<Document>> found = new HashMap<>();
        for (Symbol symbol : symbols) {
            Set<DocumentId> of = works.getOrDefault(symbol.key(), Set.of());
            found.put(
                    symbol,
                    documents.stream().filter(document -> of.contains(document.work())).toList());
        }
        return found;
    }

    /// The digest of the work with this symbol, where there is one that the viewer may see.
    public Optional<Document> digestOf(Symbol symbol, Viewer viewer) {
        return visible(
                        jdbc.sql(SELECT + " WHERE w.retells_key = :key ORDER BY e.version DESC")
                                .param("key", symbol.key())
                                .query(Rows.DOCUMENT)
                                .list(),
                        viewer)
                .stream()
                .filter(Document::current)
                .findFirst();
    }

    /// Says that a document came with another, as an attachment with its mail. Joins a transaction
    /// that is under way.
    @Transactional
    public void join(DocumentId whole, DocumentId part) {
        if (!whole.equals(part)) {
            jdbc.sql(
                            """
                            INSERT INTO document_part (whole, part) VALUES (:whole, :part)
                            ON CONFLICT DO NOTHING
                            """)
                    .param("whole", whole.value())
                    .param("part", part.value())
                    .update();
        }
    }

    /// What came with this document, such as the attachments of a mail.
    public List<Document> parts(DocumentId whole, Viewer viewer) {
        return joined("part", "whole", whole, viewer);
    }

    /// The documents that this one came with, such as the mail of an attachment.
    public List<Document> partOf(DocumentId part, Viewer viewer) {
        return joined("whole", "part", part, viewer);
    }

    private List<Document> joined(String wanted, String given, DocumentId id, Viewer viewer) {
        return jdbc
                .sql(
                        SELECT
                                + " JOIN document_part dp ON dp."
                                + wanted
                                + " = e.id WHERE dp."
                                + given
                                + " = :id ORDER BY dp.added_at, e.id")
                .param("id", id.value())
                .query(Rows.DOCUMENT)
                .list()
                .stream()
                .filter(document -> viewer.maySee(document.shown(), document.owner()))
                .toList();
    }

    /// What waits for a curator: submitted documents, oldest first.
    public List<Document> submitted(Viewer viewer) {
        return visible(
                jdbc.sql(SELECT + " WHERE e.state = 'submitted' ORDER BY e.created_at LIMIT 500")
                        .query(Rows.DOCUMENT)
                        .list(),
                viewer);
    }

    private static List<Document> visible(List<Document> documents, Viewer viewer) {
        return documents.stream()
                .filter(document -> viewer.maySee(document.shown(), document.owner()))
                .sorted((one, other) ->
                        Boolean.compare(
                                other.current() && other.shown(), one.current() && one.shown()))
                .toList();
    }

    /// The passages in reading order.
    public List<Passage> passages(DocumentId id) {
        return contents.passages(id);
    }

    /// One passage. A retired eId leads to its successor.
    public Optional<Passage> passage(DocumentId id, String eId) {
        return jdbc.sql(
                        """
                        SELECT * FROM passage WHERE expression_id = :id AND eid = coalesce(
                            (SELECT successor FROM passage_redirect
                              WHERE expression_id = :id AND eid = :eid), :eid)
                        """)
                .param("id", id.value())
                .param("eid", eId)
                .query(Rows.PASSAGE)
                .optional();
    }

    /// Many documents at once, whoever asks; those that are gone are left out.
    public Map<DocumentId, Document> findAll(List<DocumentId> ids) {
        Map<DocumentId, Document> found = new HashMap<>();
        jdbc.sql(SELECT + " WHERE e.id = ANY (:ids)")
                .param("ids", ids.stream().map(DocumentId::value).toArray(String[]::new))
                .query(Rows.DOCUMENT)
                .list()
                .forEach(document -> found.put(document.id(), document));
        return found;
    }

    /// What a document is called in a list.
    public record Titled(DocumentId id, @Nullable Symbol symbol, String title) {}

    /// What those of the documents are called that the viewer may see, in the same order. Costs
    /// much less than all that is known of them.
    public List<Titled> titled(List<DocumentId> ids, Viewer viewer) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<DocumentId, Titled> found = new HashMap<>();
        batch.query(
                """
                SELECT e.id, e.title, e.owner, w.symbol,
                       e.state = 'released' AND e.visibility = 'public' AS shown
                FROM expression e JOIN work w ON w.id = e.work_id
                WHERE e.id = ANY (?)
                """,
                row -> {
                    if (viewer.maySee(row.getBoolean("shown"), row.getString("owner"))) {
                        var id = new DocumentId(row.getString("id"));
                        found.put(
                                id,
                                new Titled(
                                        id,
                                        Rows.symbol(row.getString("symbol")),
                                        row.getString("title")));
                    }
                },
                (Object) ids.stream().map(DocumentId::value).toArray(String[]::new));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /// One passage of one document.
    public record Place(DocumentId document, String eId) {}

    /// Many passages of many documents at once, by the addresses that were asked for; a retired one
    /// gives its successor, those that are gone are left out.
    public Map<Place, Passage> passages(List<Place> places) {
        Map<Place, Passage> found = new HashMap<>();
        batch.query(
                """
                SELECT p.*, wanted.eid AS wanted
                FROM unnest(?::text[], ?::text[]) AS wanted (expression_id, eid)
                LEFT JOIN passage_redirect r
                  ON r.expression_id = wanted.expression_id AND r.eid = wanted.eid
                JOIN passage p ON p.expression_id = wanted.expression_id
                              AND p.eid = coalesce(r.successor, wanted.eid)
                """,
                row -> {
                    found.put(
                            new Place(
                                    new DocumentId(row.getString("expression_id")),
                                    row.getString("wanted")),
                            Rows.PASSAGE.mapRow(row, 0));
                },
                places.stream().map(place -> place.document().value()).toArray(String[]::new),
                places.stream().map(Place::eId).toArray(String[]::new));
        return found;
    }

    /// What the machine found the document to be about, strongest first, each concept with the
    /// passages that show it. What counts in the end, [ThemeDecisions] knows.
    public List<ThemeEvidence> themes(DocumentId id) {
        return contents.themes(id);
    }

    /// The files of the document, the leading one first; the public sees released ones only.
    public List<Manifestation> manifestations(DocumentId id, Viewer viewer) {
        return jdbc
                .sql(
                        """
                        SELECT * FROM manifestation WHERE expression_id = :id
                        ORDER BY is_leading DESC, received_at
                        """)
                .param("id", id.value())
                .query((row, number) ->
                        Map.entry(
                                row.getString("owner"),
                                new Manifestation(
                                        row.getString("sha256"),
                                        row.getString("file_name"),
                                        row.getString("media_type"),
                                        row.getLong("size"),
                                        Rows.integer(row, "pages"),
                                        row.getBoolean("is_leading"),
                                        row.getBoolean("released"),
                                        row.getTimestamp("received_at").toInstant())))
                .list()
                .stream()
                .filter(entry -> viewer.maySee(entry.getValue().released(), entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Shows a document and all its files to everybody.
    ///
    /// @param by the curator's account
    /// @return false when there is no such document
    @Transactional
    public boolean release(DocumentId id, String by) {
        return change(id, State.RELEASED, by);
    }

    /// Shows a document and all its files to everybody, as long as it is what the curator saw: a
    /// file that came meanwhile has been seen by nobody.
    ///
    /// @param seen the revision that the curator saw
    /// @return false when it has another one by now, or is gone; nothing was done then
    @Transactional
    public boolean release(DocumentId id, long seen, String by) {
        oneAtATime();
        return find(id).filter(document -> document.revision() == seen).isPresent()
                && release(id, by);
    }

    /// Takes a document back from the public; its address stays.
    ///
    /// @return false when there is no such document
    @Transactional
    public boolean withdraw(DocumentId id, String by) {
        return change(id, State.WITHDRAWN, by);
    }

    /// Another work has the symbol. Both documents are among the possible duplicates now.
    public static final class SymbolTaken extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        SymbolTaken(String message) {
            super(message);
        }
    }

    /// Corrects the description of a document. The symbol is the work's: it changes for all its
    /// languages and versions, and the former one goes on leading there.
    ///
    /// @param correction makes the new description of the one that is there now, whoever changed it
    ///   meanwhile
    /// @return false when there is no such document
    /// @throws IllegalArgumentException when another work has the symbol, or another document of
    ///   the work has the language; the message says what to do
    @Transactional(noRollbackFor = SymbolTaken.class)
    public boolean describe(DocumentId id, UnaryOperator<Description> correction) {
        oneAtATime();
        Optional<Document> found = find(id);
        if (found.isEmpty()) {
            return false;
        }
        Document before = found.get();
        Description description = correction.apply(before.description());
        Symbol symbol = description.symbol();
        if (symbol != null && before.retells() != null) {
            throw new IllegalArgumentException(
                    "A digest has no symbol of its own; it retells " + before.retells() + ".");
        }
        if (symbol != null && !symbol.equals(before.symbol())) {
            mayHave(before, symbol, description.language());
        }
        if (!description.language().equals(before.language())
                && works.isHeld(before.work(), description.language())) {
            throw new IllegalArgumentException(
                    "This work has a document in the language '"
                            + description.language()
                            + "' already. Withdraw the one that is wrong first.");
        }
        works.rename(before.work(), before.symbol(), symbol);
        write(id, description);
        touchWork(before.work());
        return true;
    }

    private void mayHave(Document document, Symbol symbol, String language) {
        Optional<DocumentId> holder = works.withSymbol(symbol);
        if (holder.isEmpty()) {
            return;
        }
        if (holder.get().equals(document.work())) {
            throw new IllegalArgumentException(
                    symbol
                            + " leads to this work already: a person found a work of that symbol to"
                            + " be the same. The symbol that this work has stays.");
        }
        works.counterpart(holder.get(), language)
                .ifPresent(other ->
                        suggestions.ask(
                                document.id(), other, PossibleDuplicate.Reason.SAME_SYMBOL));
        throw new SymbolTaken(
                "Another work has the symbol "
                        + symbol
                        + " already (/id/"
                        + holder.get()
                        + "). If this document is that work in another language, format or version,"
                        + " say so under Possible duplicates, where both stand side by side now.");
    }

    // Beside a file that is being stored, neither would see what the other does: its text, which no
    // curator has seen, would lead a released document.
    private boolean change(DocumentId id, State state, String by) {
        oneAtATime();
        int changed =
                jdbc.sql(
                                """
                                UPDATE expression SET state = :state, released_at = now(),
                                    released_by = :by
                                WHERE id = :id
                                """)
                        .param("state", state.slug())
                        .param("by", by)
                        .param("id", id.value())
                        .update();
        if (changed == 0) {
            return false;
        }
        jdbc.sql("UPDATE manifestation SET released = :released WHERE expression_id = :id")
                .param("released", state == State.RELEASED)
                .param("id", id.value())
                .update();
        touchWork(find(id).orElseThrow().work());
        return true;
    }

    /// How many documents and passages the index must hold, and the revision of each document.
    public Map<DocumentId, Long> revisions() {
        Map<DocumentId, Long> revisions = new HashMap<>();
        batch.query(
                "SELECT id, revision FROM expression",
                row -> {
                    revisions.put(new DocumentId(row.getString("id")), row.getLong("revision"));
                });
        return revisions;
    }

    /// The revisions of these documents; those that are gone are left out.
    public Map<DocumentId, Long> revisions(Collection<DocumentId> ids) {
        Map<DocumentId, Long> revisions = new HashMap<>();
        batch.query(
                "SELECT id, revision FROM expression WHERE id = ANY (?)",
                row -> {
                    revisions.put(new DocumentId(row.getString("id")), row.getLong("revision"));
                },
                (Object) ids.stream().map(DocumentId::value).toArray(String[]::new));
        return revisions;
    }

    /// How many passages are held in all.
    public long passageCount() {
        return jdbc.sql("SELECT count(*) FROM passage").query(Long.class).single();
    }

    /// How many passages each document has; documents without any are left out.
    public Map<DocumentId, Long> passageCounts() {
        Map<DocumentId, Long> counts = new HashMap<>();
        jdbc.sql("SELECT expression_id, count(*) FROM passage GROUP BY expression_id")
                .query(row -> {
                    counts.put(new DocumentId(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    /// The revision of a tombstone; empty when the document was not deleted.
    public Optional<Long> deletedAt(DocumentId id) {
        return jdbc.sql("SELECT revision FROM deleted_expression WHERE id = :id")
                .param("id", id.value())
                .query(Long.class)
                .optional();
    }

    private static boolean named(Description description) {
        return description.symbol() != null || description.retells() != null;
    }

    // A symbol decides. Without one, only a long text in another format is the same by its likeness
    // alone; about all else a person is asked.
    private Optional<DocumentId> withText(String hash, Signature signature, NewDocument file) {
        Optional<DocumentId> exact = withText(hash);
        if (exact.isPresent() || signature.sequences() < LONG) {
            return exact;
        }
        return likeTexts.like(signature, file.description().language(), "", ABOUT_THE_SAME).stream()
                .map(LikeTexts.Like::document)
                .filter(like -> find(like).filter(held -> held.symbol() == null).isPresent())
                .filter(like ->
                        files(like).stream()
                                .noneMatch(held -> held.mediaType().equals(file.mediaType())))
                .filter(like -> Likeness.same(passages(like), file.passages()))
                .findFirst();
    }

    /// Lets the text be found by its likeness, and remembers what it may be a duplicate of.
    private void compare(DocumentId id, Signature signature, Description description) {
        likeTexts.remember(id, signature);
        if (description.retells() != null) {
            return;
        }
        Map<DocumentId, Double> like = new LinkedHashMap<>();
        if (signature.sequences() >= SHORT) {
            DocumentId work = find(id).orElseThrow().work();
            likeTexts
                    .like(signature, description.language(), work.value(), LIKE)
                    .forEach(other -> like.put(other.document(), other.likeness()));
        }
        Symbol symbol = description.symbol();
        if (symbol != null) {
            Amendment.of(symbol)
                    .ifPresent(amendment ->
                            works.withSymbol(amendment.to())
                                    .flatMap(work -> works.latest(work, description.language()))
                                    .ifPresent(to ->
                                            suggest(id, to.id(), amendment, like.get(to.id()))));
            for (Works.Work amending : works.amending(symbol)) {
                works.latest(amending.id(), description.language())
                        .ifPresent(from ->
                                suggest(from.id(), id, amending.amendment(), like.get(from.id())));
            }
        }
        like.entrySet().stream()
                .limit(MOST_ASKED)
                .forEach(other ->
                        suggestions.add(
                                id,
                                other.getKey(),
                                PossibleDuplicate.Reason.LIKE,
                                other.getValue()));
    }

    private void suggest(
            DocumentId id, DocumentId to, Amendment amendment, @Nullable Double likeness) {
        switch (amendment.sort()) {
            case REV -> suggestions.add(id, to, PossibleDuplicate.Reason.REVISION, likeness);
            case CORR -> suggestions.add(id, to, PossibleDuplicate.Reason.CORRIGENDUM, likeness);
            case ADD -> {} // A further part is a work of its own, beyond doubt.
        }
    }

    /// A document that amends another one or is amended by it.
    ///
    /// @param amends whether it is the one that amends
    public record Related(Amendment.Sort sort, boolean amends, Document document) {}

    /// What amends the document, and what it amends, as far as their symbols say so and the viewer
    /// may see it; one document of each work, in the same language where there is one.
    public List<Related> related(Document document, Viewer viewer) {
        Symbol symbol = document.symbol();
        if (symbol == null) {
            return List.of();
        }
        List<Related> related = new ArrayList<>();
        Amendment.of(symbol)
                .ifPresent(amendment ->
                        inLanguage(ofSymbol(amendment.to(), viewer), document)
                                .ifPresent(to ->
                                        related.add(new Related(amendment.sort(), false, to))));
        for (Works.Work work : works.amending(symbol)) {
            inLanguage(ofWork(work.id(), viewer), document)
                    .ifPresent(by -> related.add(new Related(work.amendment().sort(), true, by)));
        }
        return related;
    }

    private static Optional<Document> inLanguage(List<Document> documents, Document like) {
        return documents.stream()
                .filter(other -> !other.work().equals(like.work()))
                .min(Comparator.comparing(other -> !other.language().equals(like.language())));
    }

    private Optional<DocumentId> withText(String hash) {
        return jdbc.sql(
                        """
                        SELECT e.id FROM expression e JOIN work w ON w.id = e.work_id
                        WHERE e.text_hash = :hash AND w.symbol IS NULL AND w.retells IS NULL
                        ORDER BY e.created_at LIMIT 1
                        """)
                .param("hash", hash)
                .query(String.class)
                .optional()
                .map(DocumentId::new);
    }

    private DocumentId insert(DocumentId work, int version, String hash, NewDocument file) {
        DocumentId id = DocumentId.fresh();
        Description description = file.description();
        jdbc.sql(
                        """
                        INSERT INTO expression (id, work_id, language, version, title, date,
                            retells_date, kind, body, countries, session, agenda_item, distribution,
                            original_language, regions, provenance, state, visibility, owner,
                            text_hash, released_at, released_by, processed_with)
                        VALUES (:id, :work, :language, :version, :title, :date, :retellsDate, :kind,
                            :body, :countries, :session, :agendaItem, :distribution,
                            :originalLanguage, :regions, CAST(:provenance AS jsonb), :state,
                            'public', :owner, :hash,
                            CASE WHEN :released THEN now() END,
                            CASE WHEN :released THEN :owner END, :steps)
                        """)
                .param("id", id.value())
                .param("work", work.value())
                .param("language", description.language())
                .param("version", version)
                .param("title", description.title())
                .param("date", Rows.sqlDate(description.date()))
                .param("retellsDate", Rows.sqlDate(description.retellsDate()))
                .param("kind", description.kind().slug())
                .param("body", description.body())
                .param("countries", description.countries().toArray(String[]::new))
                .param("session", description.session())
                .param("agendaItem", description.agendaItem())
                .param("distribution", Rows.slug(description.distribution()))
                .param("originalLanguage", description.originalLanguage())
                .param("regions", description.regions().toArray(String[]::new))
                .param("provenance", Rows.written(description.provenance()))
                .param("state", (file.release() ? State.RELEASED : State.SUBMITTED).slug())
                .param("owner", file.owner())
                .param("hash", hash)
                .param("released", file.release())
                .param("steps", MadeWith.CURRENT.toString())
                .update();
        insertFile(id, true, file);
        contents.insert(id, file.passages(), file.themes());
        outbox.add(id);
        return id;
    }

    private void insertFile(DocumentId id, boolean leading, NewDocument file) {
        jdbc.sql(
                        """
                        INSERT INTO manifestation (sha256, expression_id, file_name, media_type, size,
                            pages, is_leading, released, owner)
                        VALUES (:sha256, :id, :name, :type, :size, :pages, :leading, :released, :owner)
                        """)
                .param("sha256", file.sha256())
                .param("id", id.value())
                .param("name", file.fileName())
                .param("type", file.mediaType())
                .param("size", file.size())
                .param("pages", file.pages())
                .param("leading", leading)
                .param("released", file.release())
                .param("owner", file.owner())
                .update();
    }

    /// Reads the references of some documents that were stored before references were kept.
    ///
    /// @return how many documents were read; 0 when none is left
    @Transactional
    public int readReferences(int limit) {
        return contents.readReferences(limit);
    }

    // A file that shows the structure better takes the lead, and one with pages gives them. Neither
    // may say anything to the public before a curator has released it.
    private Stored newFormat(DocumentId held, NewDocument file) {
        insertFile(held, false, file);
        List<Manifestation> files = files(held);
        Manifestation leading = files.getFirst();
        if (file.release() || !leading.released()) {
            List<Passage> before = passages(held);
            Rank now = Rank.of(leading.mediaType(), before);
            if (Rank.of(file.mediaType(), file.passages()).above(now)) {
                List<Passage> after =
                        file.pages() == null
                                ? Pages.of(before).onto(file.passages())
                                : file.passages();
                Succession succession = Succession.of(before, after, contents.redirected(held));
                lead(held, file.sha256());
                contents.write(held, before, succession);
                contents.writeThemes(held, Contents.named(file.themes(), succession));
            } else if (file.pages() != null
                    && files.stream().filter(one -> one.pages() != null).count() == 1) {
                contents.rewrite(held, Pages.of(file.passages()).onto(before));
            }
        }
        touch(held);
        return new Stored.NewFormat(held);
    }

    /// All files of a document, the leading one first, whoever asks.
    public List<Manifestation> files(DocumentId id) {
        return manifestations(id, new Viewer(null, Role.ADMINISTRATOR));
    }

    /// @return whether a file has more or fewer pages than before
    private boolean paginate(Map<String, Integer> pages) {
        int changed = 0;
        for (Map.Entry<String, Integer> file : pages.entrySet()) {
            changed +=
                    jdbc.sql(
                                    """
                                    UPDATE manifestation SET pages = :pages
                                    WHERE sha256 = :sha256 AND pages IS DISTINCT FROM :pages
                                    """)
                            .param("pages", file.getValue())
                            .param("sha256", file.getKey())
                            .update();
        }
        return changed > 0;
    }

    /// @return whether it did not lead before
    private boolean lead(DocumentId id, String sha256) {
        int followed =
                jdbc.sql(
                                """
                                UPDATE manifestation SET is_leading = false
                                WHERE expression_id = :id AND is_leading AND sha256 <> :sha256
                                """)
                        .param("id", id.value())
                        .param("sha256", sha256)
                        .update();
        jdbc.sql(
                        """
                        UPDATE manifestation SET is_leading = true
                        WHERE expression_id = :id AND sha256 = :sha256 AND NOT is_leading
                        """)
                .param("id", id.value())
                .param("sha256", sha256)
                .update();
        return followed > 0;
    }

    private void write(DocumentId id, Description description) {
        jdbc.sql(
                        """
                        UPDATE expression SET title = :title, date = :date,
                            retells_date = :retellsDate, language = :language,
                            version = CASE WHEN language = :language THEN version
                                ELSE 1 + coalesce(
                                    (SELECT max(o.version) FROM expression o
                                      WHERE o.work_id = expression.work_id
                                        AND o.language = :language), 0) END,
                            kind = :kind, body = :body, session = :session,
                            agenda_item = :agendaItem, distribution = :distribution,
                            original_language = :originalLanguage, countries = :countries,
                            regions = :regions, provenance = CAST(:provenance AS jsonb)
                        WHERE id = :id
                        """)
                .param("title", description.title())
                .param("date", Rows.sqlDate(description.date()))
                .param("retellsDate", Rows.sqlDate(description.retellsDate()))
                .param("language", description.language())
                .param("kind", description.kind().slug())
                .param("body", description.body())
                .param("session", description.session())
                .param("agendaItem", description.agendaItem())
                .param("distribution", Rows.slug(description.distribution()))
                .param("originalLanguage", description.originalLanguage())
                .param("countries", description.countries().toArray(String[]::new))
                .param("regions", description.regions().toArray(String[]::new))
                .param("provenance", Rows.written(description.provenance()))
                .param("id", id.value())
                .update();
    }

    private boolean describe(Document held, Description anew, List<String> kept) {
        Description was = held.description();
        Description read = was.reread(anew);
        Description now =
                new Description(
                        identity(held, read, kept),
                        was.retells(),
                        was.retells() == null ? null : read.retellsDate(),
                        read.title(),
                        read.date(),
                        language(held, read.language(), kept),
                        read.kind(),
                        read.body(),
                        read.session(),
                        read.agendaItem(),
                        read.distribution(),
                        read.originalLanguage(),
                        read.countries(),
                        read.regions(),
                        read.provenance());
        if (now.equals(was)) {
            return false;
        }
        write(held.id(), now);
        if (!Objects.equals(now.symbol(), was.symbol()) || !now.language().equals(was.language())) {
            touchWork(held.work());
        }
        return true;
    }

    // A symbol is an address: it is never dropped, and never taken from another work.
    private @Nullable Symbol identity(Document held, Description read, List<String> kept) {
        Symbol was = held.symbol();
        Symbol now = read.symbol();
        if (!Objects.equals(held.retells(), read.retells())) {
            kept.add(
                    "It is read as "
                            + (read.retells() == null
                                    ? "no digest"
                                    : "a digest of " + read.retells())
                            + "; what it retells stays as it is");
            return was;
        }
        if (now == null || now.equals(was)) {
            if (now == null && was != null) {
                kept.add("No symbol is found in it; " + was + " stays");
            }
            return was;
        }
        Optional<DocumentId> holder = works.withSymbol(now);
        if (holder.isPresent()) {
            if (holder.get().equals(held.work())) {
                return was; // It leads here already.
            }
            works.counterpart(holder.get(), read.language())
                    .ifPresent(other ->
                            suggestions.add(
                                    held.id(), other, PossibleDuplicate.Reason.SAME_SYMBOL, null));
            kept.add("It is read as " + now + ", which another work has; see possible duplicates");
            return was;
        }
        boolean alone =
                jdbc.sql("SELECT count(*) FROM expression WHERE work_id = :work")
                                .param("work", held.work().value())
                                .query(Integer.class)
                                .single()
                        == 1;
        if (!alone) {
            kept.add(
                    "It is read as " + now + "; its work has other documents, so its symbol stays");
            return was;
        }
        works.rename(held.work(), was, now);
        return now;
    }

    private String language(Document held, String read, List<String> kept) {
        if (read.equals(held.language())) {
            return read;
        }
        if (works.latest(held.work(), read).isPresent()) {
            kept.add(
                    "It is read as language "
                            + read
                            + ", in which its work has another document; "
                            + held.language()
                            + " stays");
            return held.language();
        }
        return read;
    }

    void oneAtATime() {
        batch.query("SELECT pg_advisory_xact_lock(?)", row -> {}, STORE_LOCK);
    }

    /// Touches whatever a change of one document of the work may change: which of its versions are
    /// current, and which digests are folded.
    void touchWork(DocumentId work) {
        jdbc.sql("SELECT id FROM expression WHERE work_id = :work")
                .param("work", work.value())
                .query(String.class)
                .list()
                .forEach(id -> touch(new DocumentId(id)));
        touchDigests(work);
    }

    private void touchDigests(DocumentId work) {
        jdbc.sql(
                        """
                        SELECT e.id FROM symbol_of_work s
                        JOIN work w ON w.retells_key = s.symbol_key
                        JOIN expression e ON e.work_id = w.id
                        WHERE s.work_id = :work
                        """)
                .param("work", work.value())
                .query(String.class)
                .list()
                .forEach(digest -> touch(new DocumentId(digest)));
    }

    /// Gives the document a new revision and asks for it to be indexed; part of the transaction
    /// that changed it.
    void touch(DocumentId id) {
        jdbc.sql(
                        "UPDATE expression SET revision = nextval('document_revision') WHERE id ="
                                + " :id")
                .param("id", id.value())
                .update();
        outbox.add(id);
    }
}
