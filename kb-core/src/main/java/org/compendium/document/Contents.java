package org.compendium.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.compendium.reference.Mention;
import org.compendium.reference.Mentions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is in a document: its passages, what they cite, and what the machine found them to be
/// about. Part of the transactions of [Documents].
@Repository
class Contents {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    Contents(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /// The passages in reading order.
    List<Passage> passages(DocumentId id) {
        return jdbc.sql("SELECT * FROM passage WHERE expression_id = :id ORDER BY position")
                .param("id", id.value())
                .query(Rows.PASSAGE)
                .list();
    }

    /// What the machine found the document to be about, strongest first, each concept with the
    /// passages that show it. What counts in the end, [ThemeDecisions] knows.
    List<ThemeEvidence> themes(DocumentId id) {
        return jdbc.sql(
                        """
                        SELECT * FROM expression_theme WHERE expression_id = :id
                        ORDER BY score DESC, concept
                        """)
                .param("id", id.value())
                .query((row, number) ->
                        new ThemeEvidence(
                                row.getString("concept"),
                                Math.min(1, row.getDouble("score")),
                                Rows.shown(row)))
                .list();
    }

    /// All retired addresses of a document with their successors.
    Map<String, String> successors(DocumentId id) {
        Map<String, String> successors = new HashMap<>();
        batch.query(
                "SELECT eid, successor FROM passage_redirect WHERE expression_id = ?",
                row -> {
                    successors.put(row.getString("eid"), row.getString("successor"));
                },
                id.value());
        return successors;
    }

    /// The addresses that lead elsewhere.
    Set<String> redirected(DocumentId id) {
        return successors(id).keySet();
    }

    /// Keeps the contents of a new document.
    void insert(DocumentId id, List<Passage> passages, List<ThemeEvidence> themes) {
        insertPassages(id, passages);
        insertThemes(id, themes);
    }

    /// What stands on passages follows them here.
    ///
    /// @return whether anything is different
    boolean write(DocumentId id, List<Passage> before, Succession succession) {
        jdbc.sql("UPDATE expression SET text_hash = :hash WHERE id = :id")
                .param("hash", Likeness.hash(Likeness.words(succession.passages())))
                .param("id", id.value())
                .update();
        if (succession.passages().equals(before)) {
            return false;
        }
        rewrite(id, succession.passages());
        follow(id, succession);
        batch.batchUpdate(
                """
                INSERT INTO passage_redirect (expression_id, eid, successor, why)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (expression_id, eid)
                DO UPDATE SET successor = excluded.successor, why = excluded.why,
                              retired_at = now()
                """,
                succession.retired().stream()
                        .map(retired ->
                                new Object[] {
                                    id.value(),
                                    retired.eId(),
                                    retired.successor(),
                                    retired.why().name().toLowerCase(Locale.ROOT)
                                })
                        .toList());
        jdbc.sql(
                        """
                        DELETE FROM passage_redirect r USING passage p
                        WHERE r.expression_id = :id AND p.expression_id = :id AND p.eid = r.eid
                        """)
                .param("id", id.value())
                .update();
        return true;
    }

    /// Lets what led to passages, or was chosen by a curator, lead to where their text is now. All
    /// at once: what has moved already must not move again with what came to its address.
    private void follow(DocumentId id, Succession succession) {
        List<String> eIds = new ArrayList<>();
        List<String> successors = new ArrayList<>();
        List<String> why = new ArrayList<>();
        for (Succession.Retired one : succession.retired()) {
            eIds.add(one.eId());
            successors.add(one.successor());
            why.add(one.why().name().toLowerCase(Locale.ROOT));
        }
        for (Succession.Reused one : succession.reused()) {
            if (one.formerly() != null) {
                eIds.add(one.eId());
                successors.add(one.formerly());
                why.add("moved");
            }
        }
        // Curators' choices come first: they are read through the redirects as they were.
        for (String sql :
                List.of(
                        """
                        UPDATE theme_decision d SET passages = ARRAY(
                            SELECT coalesce(led.successor, r.successor, said.eid)
                              FROM unnest(d.passages) WITH ORDINALITY AS said (eid, place)
                              LEFT JOIN passage_redirect r
                                ON r.expression_id = d.expression_id AND r.eid = said.eid
                              LEFT JOIN unnest(:eids, :successors) AS led (eid, successor)
                                ON led.eid = coalesce(r.successor, said.eid)
                             ORDER BY place)
                        WHERE d.expression_id = :id AND d.in_force
                        """,
                        """
                        UPDATE passage_redirect r SET successor = led.successor,
                            why = CASE WHEN led.why = 'moved' THEN r.why ELSE led.why END
                        FROM unnest(:eids, :successors, :why) AS led (eid, successor, why)
                        WHERE r.expression_id = :id AND r.successor = led.eid
                        """,
                        """
                        UPDATE former_passage p SET successor = led.successor
                        FROM unnest(:eids, :successors) AS led (eid, successor)
                        WHERE p.successor = led.eid
                          AND p.former_id IN (SELECT id FROM former_document
                                               WHERE document_id = :id)
                        """)) {
            jdbc.sql(sql)
                    .param("eids", eIds.toArray(String[]::new))
                    .param("successors", successors.toArray(String[]::new))
                    .param("why", why.toArray(String[]::new))
                    .param("id", id.value())
                    .update();
        }
    }

    // Whatever else is kept for each passage is written again here.
    void rewrite(DocumentId id, List<Passage> passages) {
        jdbc.sql("DELETE FROM passage WHERE expression_id = :id").param("id", id.value()).update();
        insertPassages(id, passages);
    }

    boolean writeThemes(DocumentId id, List<ThemeEvidence> themes) {
        List<ThemeEvidence> now =
                themes.stream()
                        .sorted(
                                Comparator.comparingDouble(ThemeEvidence::score)
                                        .reversed()
                                        .thenComparing(ThemeEvidence::concept))
                        .toList();
        if (now.equals(themes(id))) {
            return false;
        }
        jdbc.sql("DELETE FROM expression_theme WHERE expression_id = :id")
                .param("id", id.value())
                .update();
        insertThemes(id, now);
        return true;
    }

    static List<ThemeEvidence> named(List<ThemeEvidence> themes, Succession succession) {
        return themes.stream()
                .map(theme ->
                        theme.mapped(shown ->
                                new ThemeEvidence.Shown(
                                        succession.named(shown.eId()), shown.words())))
                .toList();
    }

    /// What was found in a former reading, where its passages are now. The words are places in
    /// their text: where that is not the same to the letter, the passage alone is shown.
    static List<ThemeEvidence> moved(
            List<ThemeEvidence> themes, List<Passage> before, Succession succession) {
        Map<String, String> was = new HashMap<>();
        before.forEach(passage -> was.put(passage.eId(), passage.text()));
        Map<String, String> is = new HashMap<>();
        succession.passages().forEach(passage -> is.put(passage.eId(), passage.text()));
        return themes.stream()
                .map(theme ->
                        theme.mapped(shown -> {
                            String eId = succession.leadsTo(shown.eId());
                            boolean same = Objects.equals(was.get(shown.eId()), is.get(eId));
                            return new ThemeEvidence.Shown(eId, same ? shown.words() : List.of());
                        }))
                .toList();
    }

    private void insertThemes(DocumentId id, List<ThemeEvidence> themes) {
        batch.batchUpdate(
                """
                INSERT INTO expression_theme (expression_id, concept, score, passages, word_passage,
                    word_start, word_end)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                themes.stream()
                        .map(theme -> {
                            List<Integer> passage = new ArrayList<>();
                            List<Integer> start = new ArrayList<>();
                            List<Integer> end = new ArrayList<>();
                            for (int i = 0; i < theme.passages().size(); i++) {
                                for (Span word : theme.passages().get(i).words()) {
                                    passage.add(i + 1);
                                    start.add(word.start());
                                    end.add(word.end());
                                }
                            }
                            return new Object[] {
                                id.value(),
                                theme.concept(),
                                theme.score(),
                                theme.eIds().toArray(String[]::new),
                                passage.toArray(Integer[]::new),
                                start.toArray(Integer[]::new),
                                end.toArray(Integer[]::new)
                            };
                        })
                        .toList());
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
                        passage.closing(),
                        passage.confidence(),
                        passage.role() == null
                                ? null
                                : passage.role().name().toLowerCase(Locale.ROOT),
                        passage.notes().stream().map(Passage.NoteMark::at).toArray(Integer[]::new),
                        passage.notes().stream().map(Passage.NoteMark::note).toArray(String[]::new),
                        passage.language()
                    });
        }
        batch.batchUpdate(
                """
                INSERT INTO passage (expression_id, eid, position, form, label, page, span_start,
                    span_end, headings, parent, text, closing, confidence, role, note_at,
                    note_eids, language)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
    int readReferences(int limit) {
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
}
