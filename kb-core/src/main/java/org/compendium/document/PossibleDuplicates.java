package org.compendium.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Documents that may be one, as a person sees and decides them. Nothing is ever merged without
/// one.
@Service
public class PossibleDuplicates {

    private static final String OPEN =
            """
            FROM possible_duplicate p
            JOIN expression d ON d.id = p.document_id
            JOIN expression o ON o.id = p.other_id
            WHERE p.decision IS NULL
            """;

    private final JdbcClient jdbc;
    private final Documents documents;
    private final Outbox outbox;

    PossibleDuplicates(JdbcClient jdbc, Documents documents, Outbox outbox) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.outbox = outbox;
    }

    /// The decision cannot be carried out; the message says what to do first.
    public static final class NotPossible extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotPossible(String message) {
            super(message);
        }
    }

    private record Row(
            DocumentId document,
            DocumentId other,
            PossibleDuplicate.Reason reason,
            @org.jspecify.annotations.Nullable Double likeness,
            java.time.Instant found) {}

    /// What waits for a decision that the viewer may take, the newest first.
    ///
    /// @param page from 0
    public List<PossibleDuplicate> open(Viewer viewer, int page, int size) {
        return list(
                viewer,
                "ORDER BY p.found_at DESC, p.document_id, p.other_id LIMIT :size OFFSET :from",
                size,
                (long) page * size);
    }

    /// How many wait for the viewer.
    public long count(Viewer viewer) {
        return jdbc.sql("SELECT count(*) " + OPEN + MINE)
                .param("all", viewer.curates())
                .param("name", String.valueOf(viewer.name()))
                .query(Long.class)
                .single();
    }

    /// The undecided ones of one document, the likest first.
    public List<PossibleDuplicate> of(DocumentId document, Viewer viewer) {
        return list(
                viewer,
                "AND (p.document_id = '"
                        + document
                        + "' OR p.other_id = '"
                        + document
                        + "') ORDER BY p.likeness DESC NULLS LAST LIMIT :size OFFSET :from",
                20,
                0);
    }

    /// One of them; empty when it is decided or not the viewer's to decide.
    public Optional<PossibleDuplicate> find(DocumentId document, DocumentId other, Viewer viewer) {
        return of(document, viewer).stream()
                .filter(one -> one.document().id().equals(document))
                .filter(one -> one.other().id().equals(other))
                .findFirst();
    }

    // A decision moves the whole work, and with it every symbol that leads there. Its sender
    // decides
    // as long as nobody else has a part in the work: no curator released any of it, and it has no
    // name that others may cite.
    private static final String MINE =
            """
             AND (:all OR d.owner = :name
                  AND (o.owner = :name OR o.state = 'released' AND o.visibility = 'public')
                  AND NOT EXISTS (SELECT 1 FROM expression e
                                   WHERE e.work_id = d.work_id
                                     AND (e.owner <> :name OR e.state <> 'submitted'))
                  AND NOT EXISTS (SELECT 1 FROM work w
                                   WHERE (w.id = d.work_id OR w.merged_into = d.work_id)
                                     AND (w.symbol IS NOT NULL OR w.retells IS NOT NULL))
                  AND NOT EXISTS (SELECT 1 FROM former_symbol f WHERE f.work_id = d.work_id))
            """;

    private List<PossibleDuplicate> list(Viewer viewer, String which, int size, long from) {
        if (!viewer.signedIn()) {
            return List.of();
        }
        List<Row> rows =
                jdbc.sql("SELECT p.* " + OPEN + MINE + which)
                        .param("all", viewer.curates())
                        .param("name", String.valueOf(viewer.name()))
                        .param("size", size)
                        .param("from", from)
                        .query((row, number) ->
                                new Row(
                                        new DocumentId(row.getString("document_id")),
                                        new DocumentId(row.getString("other_id")),
                                        PossibleDuplicate.Reason.ofSlug(row.getString("reason")),
                                        row.getObject("likeness", Double.class),
                                        row.getTimestamp("found_at").toInstant()))
                        .list();
        List<DocumentId> ids = new ArrayList<>();
        rows.forEach(row -> {
            ids.add(row.document());
            ids.add(row.other());
        });
        var held = documents.findAll(ids);
        List<PossibleDuplicate> open = new ArrayList<>();
        for (Row row : rows) {
            Document document = held.get(row.document());
            Document other = held.get(row.other());
            if (document != null && other != null) {
                open.add(
                        new PossibleDuplicate(
                                document, other, row.reason(), row.likeness(), row.found()));
            }
        }
        return open;
    }

    /// Carries a decision out.
    ///
    /// @return the document that stands for both, or the later one; empty when there is nothing to
    ///   decide for this viewer
    /// @throws NotPossible when something has to be done first
    @Transactional
    public Optional<DocumentId> decide(
            DocumentId document,
            DocumentId other,
            PossibleDuplicate.Decision decision,
            Viewer viewer) {
        documents.oneAtATime();
        Optional<PossibleDuplicate> found = find(document, other, viewer);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        jdbc.sql(
                        """
                        UPDATE possible_duplicate
                        SET decision = :decision, decided_by = :by, decided_at = now()
                        WHERE document_id = :document AND other_id = :other
                        """)
                .param("decision", decision.slug())
                .param("by", viewer.name())
                .param("document", document.value())
                .param("other", other.value())
                .update();
        return Optional.of(
                switch (decision) {
                    case DIFFERENT -> document;
                    case VERSION -> asVersion(found.get().document(), found.get().other());
                    case SAME_TEXT -> asOne(found.get().document(), found.get().other());
                });
    }

    // All languages of its work go with it: a work is not divided.
    private DocumentId asVersion(Document document, Document other) {
        if (document.retells() != null || other.retells() != null) {
            throw new NotPossible("A digest is never a version of another work.");
        }
        for (DocumentId id : ofWork(document.work())) {
            jdbc.sql(
                            """
                            UPDATE expression SET work_id = :work, version = 1 + coalesce(
                                (SELECT max(o.version) FROM expression o
                                  WHERE o.work_id = :work AND o.language = expression.language), 0)
                            WHERE id = :id
                            """)
                    .param("work", other.work().value())
                    .param("id", id.value())
                    .update();
        }
        mergeWork(document.work(), other.work());
        documents.touchWork(other.work());
        return document.id();
    }

    private List<DocumentId> ofWork(DocumentId work) {
        return jdbc.sql("SELECT id FROM expression WHERE work_id = :work ORDER BY version")
                .param("work", work.value())
                .query((row, number) -> new DocumentId(row.getString("id")))
                .list();
    }

    private void mergeWork(DocumentId work, DocumentId into) {
        jdbc.sql(
                        """
                        UPDATE work SET merged_into = :into WHERE id = :work OR merged_into = :work
                        """)
                .param("into", into.value())
                .param("work", work.value())
                .update();
        jdbc.sql("UPDATE former_symbol SET work_id = :into WHERE work_id = :work")
                .param("into", into.value())
                .param("work", work.value())
                .update();
    }

    /// What curators said of its themes, where they said nothing of the other's, and what it came
    /// with.
    private void passOn(DocumentId gone, DocumentId kept) {
        for (String sql :
                List.of(
                        """
                        UPDATE theme_decision d SET expression_id = :kept, passages = '{}'
                        WHERE d.expression_id = :gone AND NOT EXISTS (
                            SELECT 1 FROM theme_decision k
                            WHERE k.expression_id = :kept AND k.concept = d.concept)
                        """,
                        """
                        INSERT INTO document_part (whole, part, added_at)
                        SELECT :kept, part, added_at FROM document_part
                        WHERE whole = :gone AND part <> :kept
                        ON CONFLICT DO NOTHING
                        """,
                        """
                        INSERT INTO document_part (whole, part, added_at)
                        SELECT whole, :kept, added_at FROM document_part
                        WHERE part = :gone AND whole <> :kept
                        ON CONFLICT DO NOTHING
                        """)) {
            jdbc.sql(sql).param("kept", kept.value()).param("gone", gone.value()).update();
        }
    }

    private DocumentId asOne(Document gone, Document kept) {
        if (gone.shown() && !kept.shown()) {
            throw new NotPossible(
                    "Everybody can read this document, but not the other one: release that first.");
        }
        if (!gone.language().equals(kept.language())) {
            throw new NotPossible(
                    "They are in different languages, so their text is not the same.");
        }
        List<Passage> before = documents.passages(gone.id());
        List<Succession.Retired> into = Succession.into(before, documents.passages(kept.id()));
        boolean alone = ofWork(gone.work()).size() == 1;
        lead(gone.id(), kept.id(), into);
        if (alone) {
            // Citations by the identifier or the symbol of its work lead on, too.
            lead(gone.work(), kept.id(), into);
        }
        jdbc.sql(
                        """
                        UPDATE manifestation SET expression_id = :kept, is_leading = false
                        WHERE expression_id = :gone
                        """)
                .param("kept", kept.id().value())
                .param("gone", gone.id().value())
                .update();
        jdbc.sql("UPDATE ingestion SET document_id = :kept WHERE document_id = :gone")
                .param("kept", kept.id().value())
                .param("gone", gone.id().value())
                .update();
        passOn(gone.id(), kept.id());
        // Whatever else stands on a document goes with it here.
        for (String table :
                List.of("passage", "passage_redirect", "expression_theme", "theme_decision")) {
            jdbc.sql("DELETE FROM " + table + " WHERE expression_id = :gone")
                    .param("gone", gone.id().value())
                    .update();
        }
        jdbc.sql("DELETE FROM expression WHERE id = :gone")
                .param("gone", gone.id().value())
                .update();
        jdbc.sql("INSERT INTO deleted_expression (id) VALUES (:gone)")
                .param("gone", gone.id().value())
                .update();
        if (alone && !gone.work().equals(kept.work())) {
            mergeWork(gone.work(), kept.work());
        }
        outbox.add(gone.id());
        documents.touchWork(gone.work());
        documents.touchWork(kept.work());
        return kept.id();
    }

    /// Lets all addresses of a document or work lead to the document that holds its text.
    private void lead(DocumentId former, DocumentId kept, List<Succession.Retired> into) {
        String[] eIds = into.stream().map(Succession.Retired::eId).toArray(String[]::new);
        String[] successors =
                into.stream().map(Succession.Retired::successor).toArray(String[]::new);
        // Documents for which it stood itself come first: they lead to what it leads to.
        jdbc.sql(
                        """
                        UPDATE former_passage p SET successor = led.successor
                        FROM unnest(:eids, :successors) AS led (eid, successor)
                        WHERE p.successor = led.eid
                          AND p.former_id IN (SELECT id FROM former_document
                                               WHERE document_id = :former)
                        """)
                .param("eids", eIds)
                .param("successors", successors)
                .param("former", former.value())
                .update();
        jdbc.sql("UPDATE former_document SET document_id = :kept WHERE document_id = :former")
                .param("former", former.value())
                .param("kept", kept.value())
                .update();
        jdbc.sql(
                        """
                        INSERT INTO former_document (id, document_id) VALUES (:former, :kept)
                        ON CONFLICT (id) DO UPDATE SET document_id = :kept
                        """)
                .param("former", former.value())
                .param("kept", kept.value())
                .update();
        jdbc.sql(
                        """
                        INSERT INTO former_passage (former_id, eid, successor)
                        SELECT :former, eid, successor
                        FROM unnest(:eids, :successors) AS led (eid, successor)
                        UNION ALL
                        SELECT :former, r.eid, led.successor FROM passage_redirect r
                        JOIN unnest(:eids, :successors) AS led (eid, successor)
                          ON led.eid = r.successor
                        WHERE r.expression_id = :former
                        ON CONFLICT (former_id, eid) DO UPDATE SET successor = excluded.successor
                        """)
                .param("eids", eIds)
                .param("successors", successors)
                .param("former", former.value())
                .update();
    }
}
