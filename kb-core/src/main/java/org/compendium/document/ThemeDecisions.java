package org.compendium.document;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What curators say of documents' themes. Their word stands whatever the machine finds later, and
/// earlier words are kept. Search and facets follow as after any change of a document.
@Repository
public class ThemeDecisions {

    private static final int LONGEST_NOTE = 2_000;

    private final JdbcClient jdbc;
    private final Documents documents;

    ThemeDecisions(JdbcClient jdbc, Documents documents) {
        this.jdbc = jdbc;
        this.documents = documents;
    }

    /// What the document is about: what curators added, then what the machine found, strongest
    /// first. Themes that a curator removed come last.
    public List<DocumentTheme> themes(DocumentId id) {
        return jdbc.sql(
                        """
                        SELECT concept, t.score, t.passages, t.word_passage, t.word_start, t.word_end,
                               d.verdict, d.note, d.decided_by, d.decided_at,
                               ARRAY(SELECT coalesce(r.successor, said.eid)
                                       FROM unnest(d.passages) WITH ORDINALITY AS said (eid, place)
                                       LEFT JOIN passage_redirect r
                                         ON r.expression_id = :id AND r.eid = said.eid
                                      ORDER BY place) AS chosen
                          FROM (SELECT * FROM expression_theme WHERE expression_id = :id) t
                          FULL JOIN (SELECT * FROM theme_decision
                                      WHERE expression_id = :id AND in_force) d USING (concept)
                         ORDER BY (d.verdict IS NOT DISTINCT FROM 'removed'),
                                  (d.verdict IS NOT DISTINCT FROM 'added') DESC,
                                  t.score DESC NULLS LAST, concept
                        """)
                .param("id", id.value())
                .query((row, number) -> {
                    String concept = row.getString("concept");
                    double score = row.getDouble("score");
                    ThemeEvidence found =
                            row.wasNull()
                                    ? null
                                    : new ThemeEvidence(
                                            concept, Math.min(1, score), Rows.shown(row));
                    String verdict = row.getString("verdict");
                    return new DocumentTheme(
                            concept,
                            found,
                            verdict == null
                                    ? null
                                    : new DocumentTheme.Decision(
                                            DocumentTheme.Verdict.ofSlug(verdict),
                                            Rows.strings(row, "chosen"),
                                            row.getString("note"),
                                            row.getString("decided_by"),
                                            row.getTimestamp("decided_at").toInstant()));
                })
                .list();
    }

    /// Says that a document is about a concept. The broader ones come with it, unless the document
    /// has them or a curator has spoken on them.
    ///
    /// @param passages eIds of the passages that show it; may be empty
    /// @param note why; null when nothing is said
    /// @param by the curator's account
    /// @throws IllegalArgumentException when the document has no such passage, or the note is too
    ///   long
    @Transactional
    public void add(
            DocumentId id,
            String concept,
            List<String> passages,
            @Nullable String note,
            String by) {
        for (String eId : passages) {
            if (documents.passage(id, eId).isEmpty()) {
                throw new IllegalArgumentException(
                        "The document has no passage '"
                                + eId
                                + "'. GET /api/v1/documents/"
                                + id
                                + "/passages lists the ids of all.");
            }
        }
        decide(id, concept, DocumentTheme.Verdict.ADDED, passages, note, by);
        for (String broader : broaderMissing(id, concept)) {
            decide(id, broader, DocumentTheme.Verdict.ADDED, passages, null, by);
        }
    }

    /// Says that a document is not about a concept.
    ///
    /// @param note why; null when nothing is said
    /// @param by the curator's account
    /// @throws IllegalArgumentException when the note is too long
    @Transactional
    public void remove(DocumentId id, String concept, @Nullable String note, String by) {
        decide(id, concept, DocumentTheme.Verdict.REMOVED, List.of(), note, by);
    }

    private void decide(
            DocumentId id,
            String concept,
            DocumentTheme.Verdict verdict,
            List<String> passages,
            @Nullable String said,
            String by) {
        String note = said == null || said.isBlank() ? null : said.strip();
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException(
                    "A note may have "
                            + LONGEST_NOTE
                            + " characters, this one has "
                            + note.length());
        }
        // Two curators at once: the second waits, and has the last word.
        jdbc.sql("SELECT id FROM expression WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query(String.class)
                .optional();
        Optional<DocumentTheme.Decision> before = inForce(id, concept);
        if (before.filter(
                        decision ->
                                decision.verdict() == verdict
                                        && decision.passages().equals(passages)
                                        && Objects.equals(decision.note(), note))
                .isPresent()) {
            return;
        }
        jdbc.sql(
                        """
                        UPDATE theme_decision SET in_force = false
                         WHERE expression_id = :id AND concept = :concept AND in_force
                        """)
                .param("id", id.value())
                .param("concept", concept)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO theme_decision (expression_id, concept, verdict, passages, note,
                                                    decided_by)
                        VALUES (:id, :concept, :verdict, :passages, :note, :by)
                        """)
                .param("id", id.value())
                .param("concept", concept)
                .param("verdict", verdict.slug())
                .param("passages", passages.toArray(String[]::new))
                .param("note", note)
                .param("by", by)
                .update();
        documents.touch(id);
    }

    private Optional<DocumentTheme.Decision> inForce(DocumentId id, String concept) {
        return themes(id).stream()
                .filter(theme -> theme.concept().equals(concept))
                .findFirst()
                .flatMap(theme -> Optional.ofNullable(theme.decision()));
    }

    private List<String> broaderMissing(DocumentId id, String concept) {
        return jdbc.sql(
                        """
                        WITH RECURSIVE above (id) AS (
                            SELECT broader FROM concept WHERE id = :concept
                            UNION
                            SELECT c.broader FROM concept c JOIN above ON above.id = c.id)
                        SELECT id FROM above
                         WHERE id IS NOT NULL
                           AND NOT EXISTS (SELECT 1 FROM expression_theme t
                                            WHERE t.expression_id = :id AND t.concept = above.id)
                           AND NOT EXISTS (SELECT 1 FROM theme_decision d
                                            WHERE d.expression_id = :id AND d.concept = above.id
                                              AND d.in_force)
                        """)
                .param("concept", concept)
                .param("id", id.value())
                .query((row, number) -> row.getString("id"))
                .list();
    }
}
