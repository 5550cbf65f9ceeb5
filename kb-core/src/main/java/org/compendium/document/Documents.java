package org.compendium.document;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.compendium.account.Viewer;
import org.compendium.reference.Mention;
import org.compendium.reference.Mentions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// All documents, their files and their passages: the truth that the index is derived from.
///
/// Every change takes a new revision and puts the document in the [Outbox] in the same transaction.
@Repository
public class Documents {

    // Storing decides by what is there, so it goes one at a time over all instances. It takes
    // milliseconds; reading the file, which takes seconds, happens before.
    private static final long STORE_LOCK = 0x436f6d70656e64L;

    private static final String SELECT =
            """
            SELECT e.*, w.symbol, w.retells, w.licence, w.rights_holder, w.redistributable, w.source_url,
                   m.file_name,
                   (SELECT max(pages) FROM manifestation p WHERE p.expression_id = e.id) AS pages,
                   (SELECT array_agg(t.concept ORDER BY t.score DESC, t.concept)
                      FROM expression_theme t WHERE t.expression_id = e.id) AS themes,
                   NOT EXISTS (SELECT 1 FROM expression l
                                WHERE l.work_id = e.work_id AND l.language = e.language
                                  AND l.version > e.version
                                  AND l.state = 'released' AND l.visibility = 'public') AS current,
                   EXISTS (SELECT 1 FROM work o JOIN expression oe ON oe.work_id = o.id
                            WHERE o.symbol_key = w.retells_key
                              AND oe.state = 'released' AND oe.visibility = 'public') AS folded
              FROM expression e
              JOIN work w ON w.id = e.work_id
              JOIN manifestation m ON m.expression_id = e.id AND m.is_leading
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Outbox outbox;

    Documents(JdbcClient jdbc, JdbcTemplate batch, Outbox outbox) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.outbox = outbox;
    }

    /// Stores a file that was read, decides what it is to what we hold, and asks for it to be
    /// indexed. Joins a transaction that is under way, so that the caller's record of it is part of
    /// the same.
    @Transactional
    public Stored store(NewDocument file) {
        batch.query("SELECT pg_advisory_xact_lock(?)", row -> {}, STORE_LOCK);
        Optional<DocumentId> known = holding(file.sha256());
        if (known.isPresent()) {
            return new Stored.AlreadyKnown(known.get());
        }
        String hash = Likeness.hash(file.passages());
        Optional<DocumentId> work = workOf(file.description());
        if (work.isEmpty()) {
            Optional<DocumentId> sameText =
                    named(file.description()) ? Optional.empty() : withText(hash);
            if (sameText.isPresent()) {
                return newFormat(sameText.get(), file);
            }
            DocumentId added = insert(insertWork(file), 1, hash, file);
            foldDigestsOf(file.description());
            return new Stored.Added(added);
        }
        Optional<Latest> latest = latest(work.get(), file.description().language());
        if (latest.isEmpty()) {
            DocumentId added = insert(work.get(), 1, hash, file);
            foldDigestsOf(file.description());
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
        touch(held);
        foldDigestsOf(file.description());
        return new Stored.NewVersion(added);
    }

    /// The document that a file belongs to, by the SHA-256 of its bytes.
    public Optional<DocumentId> holding(String sha256) {
        return jdbc.sql("SELECT expression_id FROM manifestation WHERE sha256 = :sha256")
                .param("sha256", sha256)
                .query(String.class)
                .optional()
                .map(DocumentId::new);
    }

    /// The document as it stands now; empty when there is none or the viewer may not see it.
    public Optional<Document> find(DocumentId id, Viewer viewer) {
        return find(id).filter(document -> viewer.maySee(document.shown(), document.owner()));
    }

    /// The document as it stands now, whoever asks: for indexing and taking-in.
    public Optional<Document> find(DocumentId id) {
        return jdbc.sql(SELECT + " WHERE e.id = :id").param("id", id.value()).query(ROW).optional();
    }

    /// All documents of a work that the viewer may see, current ones first.
    ///
    /// @param work the work's local identifier
    public List<Document> ofWork(DocumentId work, Viewer viewer) {
        return visible(
                jdbc.sql(SELECT + " WHERE e.work_id = :work ORDER BY e.language, e.version DESC")
                        .param("work", work.value())
                        .query(ROW)
                        .list(),
                viewer);
    }

    /// All documents of the work with this symbol that the viewer may see.
    public List<Document> ofSymbol(Symbol symbol, Viewer viewer) {
        return visible(
                jdbc.sql(SELECT + " WHERE w.symbol_key = :key ORDER BY e.language, e.version DESC")
                        .param("key", symbol.key())
                        .query(ROW)
                        .list(),
                viewer);
    }

    /// All documents of the works with these symbols, and their digests, that the viewer may see.
    List<Document> ofSymbols(List<Symbol> symbols, Viewer viewer) {
        return visible(
                jdbc.sql(
                                SELECT
                                        + """
                                         WHERE w.symbol_key = ANY (:keys) OR w.retells_key = ANY (:keys)
                                         ORDER BY e.language, e.version DESC
                                        """)
                        .param("keys", symbols.stream().map(Symbol::key).toArray(String[]::new))
                        .query(ROW)
                        .list(),
                viewer);
    }

    /// The digest of the work with this symbol, where there is one that the viewer may see.
    public Optional<Document> digestOf(Symbol symbol, Viewer viewer) {
        return visible(
                        jdbc.sql(SELECT + " WHERE w.retells_key = :key ORDER BY e.version DESC")
                                .param("key", symbol.key())
                                .query(ROW)
                                .list(),
                        viewer)
                .stream()
                .filter(Document::current)
                .findFirst();
    }

    /// What waits for a curator: submitted documents, oldest first.
    public List<Document> submitted(Viewer viewer) {
        return visible(
                jdbc.sql(SELECT + " WHERE e.state = 'submitted' ORDER BY e.created_at LIMIT 500")
                        .query(ROW)
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
        return jdbc.sql("SELECT * FROM passage WHERE expression_id = :id ORDER BY position")
                .param("id", id.value())
                .query(PASSAGE)
                .list();
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
                .query(PASSAGE)
                .optional();
    }

    /// Many documents at once, whoever asks; those that are gone are left out.
    public Map<DocumentId, Document> findAll(List<DocumentId> ids) {
        Map<DocumentId, Document> found = new HashMap<>();
        jdbc.sql(SELECT + " WHERE e.id = ANY (:ids)")
                .param("ids", ids.stream().map(DocumentId::value).toArray(String[]::new))
                .query(ROW)
                .list()
                .forEach(document -> found.put(document.id(), document));
        return found;
    }

    /// One passage of one document.
    public record Place(DocumentId document, String eId) {}

    /// Many passages of many documents at once; those that are gone are left out.
    public Map<Place, Passage> passages(List<Place> places) {
        Map<Place, Passage> found = new HashMap<>();
        batch.query(
                """
                SELECT p.* FROM passage p
                JOIN unnest(?::text[], ?::text[]) AS wanted (expression_id, eid)
                  ON p.expression_id = wanted.expression_id AND p.eid = wanted.eid
                """,
                row -> {
                    found.put(
                            new Place(
                                    new DocumentId(row.getString("expression_id")),
                                    row.getString("eid")),
                            PASSAGE.mapRow(row, 0));
                },
                places.stream().map(place -> place.document().value()).toArray(String[]::new),
                places.stream().map(Place::eId).toArray(String[]::new));
        return found;
    }

    /// What the document is about, strongest first, each concept with the passages that show it.
    public List<ThemeEvidence> themes(DocumentId id) {
        return jdbc.sql(
                        """
                        SELECT * FROM expression_theme WHERE expression_id = :id
                        ORDER BY score DESC, concept
                        """)
                .param("id", id.value())
                .query((row, number) ->
                        new ThemeEvidence(
                                row.getString("concept"),
                                row.getDouble("score"),
                                strings(row, "passages")))
                .list();
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
                                        integer(row, "pages"),
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

    /// Takes a document back from the public; its address stays.
    ///
    /// @return false when there is no such document
    @Transactional
    public boolean withdraw(DocumentId id, String by) {
        return change(id, State.WITHDRAWN, by);
    }

    /// Puts another description in the place of a document's own. The symbol is the work's: it
    /// changes for all its languages and versions, whose addresses by identifier stay.
    ///
    /// @return false when there is no such document
    /// @throws IllegalArgumentException when another work has the symbol, or another document of
    ///   the work has the language; the message says what to do
    @Transactional
    public boolean describe(DocumentId id, Description description) {
        batch.query("SELECT pg_advisory_xact_lock(?)", row -> {}, STORE_LOCK);
        Optional<Document> found = find(id);
        if (found.isEmpty()) {
            return false;
        }
        Document before = found.get();
        Symbol symbol = description.symbol();
        if (symbol != null) {
            if (before.retells() != null) {
                throw new IllegalArgumentException(
                        "A digest has no symbol of its own; it retells " + before.retells() + ".");
            }
            work("symbol_key", symbol)
                    .filter(other -> !other.equals(before.work()))
                    .ifPresent(other -> {
                        throw new IllegalArgumentException(
                                "Another work has the symbol "
                                        + symbol
                                        + " already (/id/"
                                        + other
                                        + "). If this file is that work in another language,"
                                        + " format or version, withdraw this document and send the"
                                        + " file again with that symbol in its metadata.");
                    });
        }
        if (!description.language().equals(before.language())
                && latest(before.work(), description.language()).isPresent()) {
            throw new IllegalArgumentException(
                    "This work has a document in the language '"
                            + description.language()
                            + "' already. Withdraw the one that is wrong first.");
        }
        jdbc.sql("UPDATE work SET symbol = :symbol, symbol_key = :key WHERE id = :work")
                .param("symbol", symbol == null ? null : symbol.value())
                .param("key", symbol == null ? null : symbol.key())
                .param("work", before.work().value())
                .update();
        jdbc.sql(
                        """
                        UPDATE expression SET title = :title, date = :date, language = :language,
                            version = CASE WHEN language = :language THEN version ELSE 1 END,
                            kind = :kind, body = :body, session = :session,
                            agenda_item = :agendaItem, distribution = :distribution,
                            original_language = :originalLanguage, countries = :countries,
                            regions = :regions, provenance = CAST(:provenance AS jsonb)
                        WHERE id = :id
                        """)
                .param("title", description.title())
                .param("date", sqlDate(description.date()))
                .param("language", description.language())
                .param("kind", description.kind().slug())
                .param("body", description.body())
                .param("session", description.session())
                .param("agendaItem", description.agendaItem())
                .param("distribution", slug(description.distribution()))
                .param("originalLanguage", description.originalLanguage())
                .param("countries", description.countries().toArray(String[]::new))
                .param("regions", description.regions().toArray(String[]::new))
                .param("provenance", written(description.provenance()))
                .param("id", id.value())
                .update();
        // Its other languages carry the symbol too, and digests fold or unfold by it.
        jdbc.sql(
                        """
                        SELECT o.id FROM expression o JOIN work ow ON ow.id = o.work_id
                        WHERE o.work_id = :work OR ow.retells_key = ANY (:keys)
                        """)
                .param("work", before.work().value())
                .param(
                        "keys",
                        Stream.of(Optional.ofNullable(before.symbol()), Optional.ofNullable(symbol))
                                .flatMap(Optional::stream)
                                .map(Symbol::key)
                                .toArray(String[]::new))
                .query(String.class)
                .list()
                .forEach(other -> touch(new DocumentId(other)));
        return true;
    }

    private boolean change(DocumentId id, State state, String by) {
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
        // The other versions may become or cease to be current, a digest may fold or unfold.
        jdbc.sql(
                        """
                        SELECT o.id FROM expression o JOIN work ow ON ow.id = o.work_id
                        WHERE o.work_id = (SELECT work_id FROM expression WHERE id = :id)
                           OR ow.retells_key = (SELECT symbol_key FROM work JOIN expression e
                                                    ON e.work_id = work.id WHERE e.id = :id)
                        """)
                .param("id", id.value())
                .query(String.class)
                .list()
                .forEach(other -> touch(new DocumentId(other)));
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

    /// How many passages are held in all.
    public long passageCount() {
        return jdbc.sql("SELECT count(*) FROM passage").query(Long.class).single();
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

    private Optional<DocumentId> workOf(Description description) {
        if (description.symbol() != null) {
            return work("symbol_key", description.symbol());
        }
        return description.retells() != null
                ? work("retells_key", description.retells())
                : Optional.empty();
    }

    private Optional<DocumentId> work(String column, Symbol symbol) {
        return jdbc.sql("SELECT id FROM work WHERE " + column + " = :key")
                .param("key", symbol.key())
                .query(String.class)
                .optional()
                .map(DocumentId::new);
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

    private record Latest(DocumentId id, int version, String textHash, List<String> mediaTypes) {}

    private Optional<Latest> latest(DocumentId work, String language) {
        return jdbc.sql(
                        """
                        SELECT id, version, text_hash,
                            (SELECT array_agg(media_type) FROM manifestation
                              WHERE expression_id = expression.id) AS media_types
                        FROM expression
                        WHERE work_id = :work AND language = :language
                        ORDER BY version DESC LIMIT 1
                        """)
                .param("work", work.value())
                .param("language", language)
                .query((row, number) ->
                        new Latest(
                                new DocumentId(row.getString("id")),
                                row.getInt("version"),
                                row.getString("text_hash"),
                                strings(row, "media_types")))
                .optional();
    }

    private DocumentId insertWork(NewDocument file) {
        DocumentId id = DocumentId.fresh();
        Symbol symbol = file.description().symbol();
        Symbol retells = file.description().retells();
        jdbc.sql(
                        """
                        INSERT INTO work (id, symbol, symbol_key, retells, retells_key, licence,
                                          rights_holder, redistributable, source_url)
                        VALUES (:id, :symbol, :symbolKey, :retells, :retellsKey, :licence,
                                :holder, :redistributable, :source)
                        """)
                .param("id", id.value())
                .param("symbol", symbol == null ? null : symbol.value())
                .param("symbolKey", symbol == null ? null : symbol.key())
                .param("retells", retells == null ? null : retells.value())
                .param("retellsKey", retells == null ? null : retells.key())
                .param("licence", file.rights().licence())
                .param("holder", file.rights().holder())
                .param("redistributable", file.rights().redistributable())
                .param("source", file.rights().sourceUrl())
                .update();
        return id;
    }

    private DocumentId insert(DocumentId work, int version, String hash, NewDocument file) {
        DocumentId id = DocumentId.fresh();
        Description description = file.description();
        jdbc.sql(
                        """
                        INSERT INTO expression (id, work_id, language, version, title, date,
                            retells_date, kind, body, countries, session, agenda_item, distribution,
                            original_language, regions, provenance, state, visibility, owner,
                            text_hash, released_at, released_by)
                        VALUES (:id, :work, :language, :version, :title, :date, :retellsDate, :kind,
                            :body, :countries, :session, :agendaItem, :distribution,
                            :originalLanguage, :regions, CAST(:provenance AS jsonb), :state,
                            'public', :owner, :hash,
                            CASE WHEN :released THEN now() END,
                            CASE WHEN :released THEN :owner END)
                        """)
                .param("id", id.value())
                .param("work", work.value())
                .param("language", description.language())
                .param("version", version)
                .param("title", description.title())
                .param("date", sqlDate(description.date()))
                .param("retellsDate", sqlDate(description.retellsDate()))
                .param("kind", description.kind().slug())
                .param("body", description.body())
                .param("countries", description.countries().toArray(String[]::new))
                .param("session", description.session())
                .param("agendaItem", description.agendaItem())
                .param("distribution", slug(description.distribution()))
                .param("originalLanguage", description.originalLanguage())
                .param("regions", description.regions().toArray(String[]::new))
                .param("provenance", written(description.provenance()))
                .param("state", (file.release() ? State.RELEASED : State.SUBMITTED).slug())
                .param("owner", file.owner())
                .param("hash", hash)
                .param("released", file.release())
                .update();
        insertFile(id, true, file);
        insertPassages(id, file.passages());
        batch.batchUpdate(
                "INSERT INTO expression_theme (expression_id, concept, score, passages)"
                        + " VALUES (?, ?, ?, ?)",
                file.themes().stream()
                        .map(theme ->
                                new @Nullable Object[] {
                                    id.value(),
                                    theme.concept(),
                                    theme.score(),
                                    theme.passages().toArray(String[]::new)
                                })
                        .toList());
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

    private void insertPassages(DocumentId id, List<Passage> passages) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Passage passage : passages) {
            rows.add(
                    new @Nullable Object[] {
                        id.value(),
                        passage.eId(),
                        rows.size(),
                        passage.form().name().toLowerCase(Locale.ROOT),
                        passage.label(),
                        passage.page(),
                        passage.span().start(),
                        passage.span().end(),
                        passage.headings().toArray(String[]::new),
                        passage.parent(),
                        passage.text(),
                        passage.closing()
                    });
        }
        batch.batchUpdate(
                """
                INSERT INTO passage (expression_id, eid, position, form, label, page, span_start,
                    span_end, headings, parent, text, closing)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows);
        insertReferences(id, passages);
    }

    /// Keeps what the passages cite, instead of what was kept before.
    private void insertReferences(DocumentId id, List<Passage> passages) {
        Mentions mentions = new Mentions(ownSymbol(id).orElse(null));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Passage passage : passages) {
            for (Mention mention : mentions.in(passage.text())) {
                Optional<Symbol> symbol = Optional.ofNullable(mention.symbol()).flatMap(Symbol::of);
                if (mention.symbol() != null && symbol.isEmpty()) {
                    continue;
                }
                rows.add(
                        new @Nullable Object[] {
                            id.value(),
                            rows.size(),
                            passage.eId(),
                            mention.start(),
                            mention.end(),
                            symbol.map(Symbol::value).orElse(null),
                            symbol.map(Symbol::key).orElse(null),
                            mention.label()
                        });
            }
        }
        jdbc.sql("DELETE FROM reference WHERE expression_id = :id")
                .param("id", id.value())
                .update();
        batch.batchUpdate(
                """
                INSERT INTO reference (expression_id, position, eid, span_start, span_end, symbol,
                    symbol_key, label)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows);
        jdbc.sql("UPDATE expression SET references_read = true WHERE id = :id")
                .param("id", id.value())
                .update();
    }

    private Optional<String> ownSymbol(DocumentId id) {
        return jdbc.sql(
                        """
                        SELECT w.symbol FROM work w JOIN expression e ON e.work_id = w.id
                        WHERE e.id = :id AND w.symbol IS NOT NULL
                        """)
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /// Reads the references of some documents that were stored before references were kept.
    ///
    /// @return how many documents were read; 0 when none is left
    @Transactional
    public int readReferences(int limit) {
        List<DocumentId> unread =
                jdbc.sql(
                                """
                                SELECT id FROM expression WHERE NOT references_read LIMIT :limit
                                FOR UPDATE SKIP LOCKED
                                """)
                        .param("limit", limit)
                        .query((row, number) -> new DocumentId(row.getString("id")))
                        .list();
        unread.forEach(id -> insertReferences(id, passages(id)));
        return unread.size();
    }

    private Stored newFormat(DocumentId held, NewDocument file) {
        insertFile(held, false, file);
        touch(held);
        return new Stored.NewFormat(held);
    }

    private void foldDigestsOf(Description description) {
        Symbol symbol = description.symbol();
        if (symbol == null) {
            return;
        }
        jdbc.sql(
                        """
                        SELECT e.id FROM expression e JOIN work w ON w.id = e.work_id
                        WHERE w.retells_key = :key
                        """)
                .param("key", symbol.key())
                .query(String.class)
                .list()
                .forEach(digest -> touch(new DocumentId(digest)));
    }

    private void touch(DocumentId id) {
        jdbc.sql(
                        "UPDATE expression SET revision = nextval('document_revision') WHERE id ="
                                + " :id")
                .param("id", id.value())
                .update();
        outbox.add(id);
    }

    private static @Nullable Date sqlDate(@Nullable LocalDate date) {
        return date == null ? null : Date.valueOf(date);
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        Date date = row.getDate(column);
        return date == null ? null : date.toLocalDate();
    }

    private static final RowMapper<Document> ROW =
            (row, number) -> {
                State state = State.ofSlug(row.getString("state"));
                boolean shown =
                        state == State.RELEASED && row.getString("visibility").equals("public");
                Timestamp received = row.getTimestamp("created_at");
                return new Document(
                        new DocumentId(row.getString("id")),
                        new DocumentId(row.getString("work_id")),
                        symbol(row.getString("symbol")),
                        symbol(row.getString("retells")),
                        date(row, "retells_date"),
                        row.getString("title"),
                        Kind.ofSlug(row.getString("kind")).orElse(Kind.OTHER),
                        row.getString("language"),
                        date(row, "date"),
                        row.getString("body"),
                        row.getInt("version"),
                        row.getBoolean("current"),
                        row.getBoolean("folded"),
                        state,
                        shown,
                        row.getString("owner"),
                        row.getLong("revision"),
                        row.getString("file_name"),
                        integer(row, "pages"),
                        strings(row, "themes"),
                        strings(row, "countries"),
                        row.getString("session"),
                        row.getString("agenda_item"),
                        Optional.ofNullable(row.getString("distribution"))
                                .flatMap(Distribution::ofSlug)
                                .orElse(null),
                        row.getString("original_language"),
                        strings(row, "regions"),
                        provenance(row.getString("provenance")),
                        row.getString("licence"),
                        row.getString("rights_holder"),
                        row.getBoolean("redistributable"),
                        row.getString("source_url"),
                        received.toInstant());
            };

    private static final RowMapper<Passage> PASSAGE =
            (row, number) ->
                    new Passage(
                            row.getString("eid"),
                            Passage.Form.valueOf(row.getString("form").toUpperCase(Locale.ROOT)),
                            row.getString("label"),
                            integer(row, "page"),
                            new Span(row.getInt("span_start"), row.getInt("span_end")),
                            strings(row, "headings"),
                            row.getString("parent"),
                            row.getString("text"),
                            row.getString("closing"));

    private static @Nullable String slug(@Nullable Distribution distribution) {
        return distribution == null ? null : distribution.slug();
    }

    private static String written(Map<Field, Provenance> provenance) {
        Map<String, Map<String, String>> fields = new TreeMap<>();
        provenance.forEach((field, one) ->
                fields.put(
                        field.slug(),
                        Map.of(
                                "source",
                                one.source().slug(),
                                "certainty",
                                one.certainty().slug())));
        return JSON.writeValueAsString(fields);
    }

    private static Map<Field, Provenance> provenance(String written) {
        Map<Field, Provenance> provenance = new EnumMap<>(Field.class);
        JSON.readTree(written)
                .properties()
                .forEach(entry -> {
                    var source =
                            Provenance.Source.ofSlug(entry.getValue().path("source").asString());
                    var certainty =
                            Provenance.Certainty.ofSlug(
                                    entry.getValue().path("certainty").asString());
                    Field.ofSlug(entry.getKey())
                            .filter(field -> source.isPresent() && certainty.isPresent())
                            .ifPresent(field ->
                                    provenance.put(
                                            field, new Provenance(source.get(), certainty.get())));
                });
        return provenance;
    }

    private static @Nullable Symbol symbol(@Nullable String value) {
        return value == null ? null : new Symbol(value);
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
