package org.compendium.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.compendium.account.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What documents cite, who cites them, and which works are cited and not held. Symbols are looked
/// up when somebody asks: a work that came today is held in what was stored a year ago.
///
/// Only current documents count, and only those that the viewer may see: superseded versions and
/// digests whose original is held would say everything twice.
@Repository
public class References {

    // The same rule as Viewer#maySee.
    private static final String VISIBLE =
            "(:all OR (%1$s.state = 'released' AND %1$s.visibility = 'public') OR %1$s.owner = :viewer)";

    private static final String CITING =
            """
             FROM reference r
             JOIN expression e ON e.id = r.expression_id
             JOIN work c ON c.id = e.work_id
            WHERE r.symbol_key IS NOT NULL
              AND %s
              AND NOT EXISTS (SELECT 1 FROM expression l
                               WHERE l.work_id = e.work_id AND l.language = e.language
                                 AND l.version > e.version
                                 AND l.state = 'released' AND l.visibility = 'public')
              AND NOT EXISTS (SELECT 1 FROM symbol_of_work o
                                JOIN expression oe ON oe.work_id = o.work_id
                               WHERE o.symbol_key = c.retells_key
                                 AND oe.state = 'released' AND oe.visibility = 'public')
            """
                    .formatted(VISIBLE.formatted("e"));

    private static final String NOT_HELD =
            """
              AND NOT EXISTS (SELECT 1 FROM symbol_of_work w
                                JOIN expression h ON h.work_id = w.work_id
                               WHERE w.symbol_key = r.symbol_key AND %s)
            """
                    .formatted(VISIBLE.formatted("h"));

    /// Shown for each wanted work; the number of citing works is complete.
    private static final int MOST_PASSAGES = 20;

    private final JdbcClient jdbc;
    private final Documents documents;
    private final Works works;

    References(JdbcClient jdbc, Documents documents, Works works) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.works = works;
    }

    /// Where a reference leads now.
    ///
    /// @param target the document; null when the work is not held, or not for this viewer
    /// @param passage in the target; null when the work as a whole is cited or has no such
    ///   paragraph
    /// @param digestInstead the work is not held, and the target is its digest
    public record Resolved(
            Reference reference,
            @Nullable Document target,
            @Nullable Passage passage,
            boolean digestInstead) {

        /// Whether the work itself is held.
        public boolean held() {
            return target != null && !digestInstead;
        }
    }

    /// A document that cites, with the places where it does.
    public record Citing(Document document, List<Reference> references) {}

    /// A work that is cited and not held.
    ///
    /// @param citedBy how many held works cite it
    /// @param citing some of their documents
    public record Wanted(Symbol symbol, int citedBy, List<Citing> citing) {}

    /// A part of a list.
    ///
    /// @param total of the whole list
    public record Page<T>(int total, List<T> items) {}

    /// What a document cites, in reading order.
    public List<Resolved> of(Document document, Viewer viewer) {
        List<Reference> references =
                jdbc.sql("SELECT * FROM reference WHERE expression_id = :id ORDER BY position")
                        .param("id", document.id().value())
                        .query((row, number) -> reference(row))
                        .list();
        List<Symbol> symbols =
                references.stream()
                        .flatMap(reference -> Optional.ofNullable(reference.symbol()).stream())
                        .distinct()
                        .toList();
        Map<Symbol, DocumentId> merged = symbols.isEmpty() ? Map.of() : works.merged(symbols);
        Map<Symbol, Document> held = held(document, symbols, merged, viewer);
        Map<Reference, List<Documents.Place>> places = new HashMap<>();
        for (Reference reference : references) {
            Document target = target(document, reference, held);
            if (target != null && reference.label() != null) {
                places.put(reference, places(reference, target, merged));
            }
        }
        Map<Documents.Place, Passage> passages =
                documents.passages(places.values().stream().flatMap(List::stream).toList());
        return references.stream()
                .map(reference -> {
                    Document target = target(document, reference, held);
                    return new Resolved(
                            reference,
                            target,
                            places.getOrDefault(reference, List.of()).stream()
                                    .map(passages::get)
                                    .filter(found -> found != null)
                                    .findFirst()
                                    .orElse(null),
                            target != null
                                    && reference.symbol() != null
                                    && target.retells() != null);
                })
                .toList();
    }

    private List<Documents.Place> places(
            Reference reference, Document target, Map<Symbol, DocumentId> merged) {
        DocumentId former = reference.symbol() == null ? null : merged.get(reference.symbol());
        return eIds(reference).stream()
                .map(eId ->
                        Optional.ofNullable(former)
                                .flatMap(work -> documents.moved(work, eId))
                                .filter(place -> place.document().equals(target.id()))
                                .orElse(new Documents.Place(target.id(), eId)))
                .toList();
    }

    private static @Nullable Document target(
            Document document, Reference reference, Map<Symbol, Document> held) {
        return reference.symbol() == null ? document : held.get(reference.symbol());
    }

    // An item may not be told apart in what we hold; its paragraph is.
    private static List<String> eIds(Reference reference) {
        String first = reference.first();
        int open = first.indexOf('(');
        return open < 0
                ? List.of(Citations.eIdOf(first))
                : List.of(Citations.eIdOf(first), Citations.eIdOf(first.substring(0, open)));
    }

    /// For each symbol the document to read: the work before its digest, the reader's language
    /// before others; always the one that holds the text, where a person found two to be the same.
    private Map<Symbol, Document> held(
            Document document,
            List<Symbol> symbols,
            Map<Symbol, DocumentId> merged,
            Viewer viewer) {
        Map<Symbol, Document> held = new HashMap<>();
        if (symbols.isEmpty()) {
            return held;
        }
        documents
                .ofSymbols(symbols, viewer)
                .forEach((symbol, all) ->
                        all.stream()
                                .reduce((one, other) -> better(document, one, other))
                                .ifPresent(best -> held.put(symbol, best)));
        merged.forEach((symbol, work) ->
                documents.find(work, viewer).ifPresent(holder -> held.put(symbol, holder)));
        return held;
    }

    private static Document better(Document reader, Document one, Document other) {
        if (one.retells() == null != (other.retells() == null)) {
            return one.retells() == null ? one : other;
        }
        return !one.language().equals(reader.language())
                        && other.language().equals(reader.language())
                ? other
                : one;
    }

    /// Who cites a work, the latest document first, by whatever symbol leads to it.
    ///
    /// @param page from 0
    /// @param size at least 1
    public Page<Citing> citing(Symbol symbol, Viewer viewer, int page, int size) {
        List<String> keys = keys(symbol);
        int total =
                asked(
                                "SELECT count(DISTINCT e.id)"
                                        + CITING
                                        + " AND r.symbol_key = ANY (:keys)",
                                viewer)
                        .param("keys", keys.toArray(String[]::new))
                        .query(Integer.class)
                        .single();
        List<String> ids =
                asked(
                                "SELECT e.id, max(e.date) AS day"
                                        + CITING
                                        + " AND r.symbol_key = ANY (:keys) GROUP BY e.id"
                                        + " ORDER BY day DESC NULLS LAST, e.id LIMIT :size OFFSET :from",
                                viewer)
                        .param("keys", keys.toArray(String[]::new))
                        .param("size", size)
                        .param("from", (long) page * size)
                        .query((row, number) -> row.getString("id"))
                        .list();
        return new Page<>(total, citing(ids, keys, any -> symbol).getOrDefault(symbol, List.of()));
    }

    /// All symbols that lead to the work with this one: those that it had before, and those of
    /// works that a person found to be the same.
    private List<String> keys(Symbol symbol) {
        return jdbc.sql(
                        """
                        SELECT :key::text AS symbol_key UNION
                        SELECT o.symbol_key FROM symbol_of_work s
                        JOIN symbol_of_work o ON o.work_id = s.work_id WHERE s.symbol_key = :key
                        """)
                .param("key", symbol.key())
                .query((row, number) -> row.getString("symbol_key"))
                .list();
    }

    /// The works that are cited and not held, the most cited first.
    ///
    /// @param page from 0
    /// @param size at least 1
    public Page<Wanted> wanted(Viewer viewer, int page, int size) {
        int total =
                asked("SELECT count(DISTINCT r.symbol_key)" + CITING + NOT_HELD, viewer)
                        .query(Integer.class)
                        .single();
        return new Page<>(
                total,
                withCiting(
                        asked(
                                        "SELECT r.symbol_key, min(r.symbol) AS symbol,"
                                                + " count(DISTINCT e.work_id) AS works"
                                                + CITING
                                                + NOT_HELD
                                                + " GROUP BY r.symbol_key ORDER BY works DESC,"
                                                + " r.symbol_key LIMIT :size OFFSET :from",
                                        viewer)
                                .param("size", size)
                                .param("from", (long) page * size)
                                .query(References::bare)
                                .list(),
                        viewer));
    }

    /// One work that is cited and not held; empty when it is held or nobody cites it.
    public Optional<Wanted> wanted(Symbol symbol, Viewer viewer) {
        return withCiting(
                        asked(
                                        "SELECT r.symbol_key, min(r.symbol) AS symbol,"
                                                + " count(DISTINCT e.work_id) AS works"
                                                + CITING
                                                + NOT_HELD
                                                + " AND r.symbol_key = :key GROUP BY r.symbol_key",
                                        viewer)
                                .param("key", symbol.key())
                                .query(References::bare)
                                .list(),
                        viewer)
                .stream()
                .findFirst();
    }

    /// The works that these passages cite and that are not held: those of the first passage first,
    /// none twice.
    public List<Symbol> wanted(List<Documents.Place> citing, Viewer viewer) {
        return asked(
                        "SELECT min(r.symbol) AS symbol, min(array_position(CAST(:places AS text[]),"
                                + " r.expression_id || '/' || r.eid)) AS first"
                                + CITING
                                + NOT_HELD
                                + " AND r.expression_id = ANY (CAST(:documents AS text[]))"
                                + " AND r.expression_id || '/' || r.eid"
                                + " = ANY (CAST(:places AS text[]))"
                                + " GROUP BY r.symbol_key ORDER BY first, r.symbol_key",
                        viewer)
                .param(
                        "documents",
                        citing.stream().map(one -> one.document().value()).toArray(String[]::new))
                .param(
                        "places",
                        citing.stream()
                                .map(one -> one.document() + "/" + one.eId())
                                .toArray(String[]::new))
                .query((row, number) -> new Symbol(row.getString("symbol")))
                .list();
    }

    private List<Wanted> withCiting(List<Wanted> bare, Viewer viewer) {
        if (bare.isEmpty()) {
            return bare;
        }
        String[] keys = bare.stream().map(one -> one.symbol().key()).toArray(String[]::new);
        List<String> ids =
                asked(
                                "SELECT id FROM (SELECT e.id, row_number() OVER (PARTITION BY"
                                        + " r.symbol_key ORDER BY e.date DESC NULLS LAST, e.id) AS n"
                                        + CITING
                                        + " AND r.symbol_key = ANY (:keys)) AS ranked WHERE n <= "
                                        + MOST_PASSAGES,
                                viewer)
                        .param("keys", keys)
                        .query((row, number) -> row.getString("id"))
                        .list();
        Map<Symbol, List<Citing>> citing =
                citing(ids.stream().distinct().toList(), List.of(keys), same -> same);
        return bare.stream()
                .map(one ->
                        new Wanted(
                                one.symbol(),
                                one.citedBy(),
                                citing.getOrDefault(one.symbol(), List.of())))
                .toList();
    }

    private static Wanted bare(ResultSet row, int number) throws SQLException {
        return new Wanted(new Symbol(row.getString("symbol")), row.getInt("works"), List.of());
    }

    /// The places in these documents that cite these works, a document after the other in the order
    /// of `ids`.
    ///
    /// @param work the symbol under which what cites another one is given
    private Map<Symbol, List<Citing>> citing(
            List<String> ids, List<String> keys, UnaryOperator<Symbol> work) {
        Map<DocumentId, Document> all =
                documents.findAll(ids.stream().map(DocumentId::new).toList());
        Map<Symbol, Map<String, List<Reference>>> bySymbol = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        SELECT * FROM reference
                        WHERE expression_id = ANY (:ids) AND symbol_key = ANY (:keys)
                        ORDER BY expression_id, position
                        """)
                .param("ids", ids.toArray(String[]::new))
                .param("keys", keys.toArray(String[]::new))
                .query((ResultSet row) -> {
                    Reference reference = reference(row);
                    Symbol symbol = reference.symbol();
                    if (symbol != null) {
                        bySymbol.computeIfAbsent(work.apply(symbol), any -> new LinkedHashMap<>())
                                .computeIfAbsent(
                                        row.getString("expression_id"), any -> new ArrayList<>())
                                .add(reference);
                    }
                });
        Map<Symbol, List<Citing>> citing = new LinkedHashMap<>();
        bySymbol.forEach((symbol, byDocument) -> {
            List<Citing> list = new ArrayList<>();
            for (String id : ids) {
                Document document = all.get(new DocumentId(id));
                List<Reference> references = byDocument.get(id);
                if (document != null && references != null) {
                    list.add(new Citing(document, List.copyOf(references)));
                }
            }
            citing.put(symbol, list);
        });
        return citing;
    }

    private JdbcClient.StatementSpec asked(String sql, Viewer viewer) {
        String name = viewer.name();
        return jdbc.sql(sql)
                .param("all", viewer.curates())
                .param("viewer", name == null ? "" : name);
    }

    private static Reference reference(ResultSet row) throws SQLException {
        String symbol = row.getString("symbol");
        return new Reference(
                row.getString("eid"),
                new Span(row.getInt("span_start"), row.getInt("span_end")),
                symbol == null ? null : new Symbol(symbol),
                row.getString("label"));
    }
}
