package org.compendium.document;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Remembers pairs of documents about which a person has to be asked. Nobody is asked twice about
/// the same two.
@Repository
class Suggestions {

    private final JdbcClient jdbc;

    Suggestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(
            DocumentId document,
            DocumentId other,
            PossibleDuplicate.Reason reason,
            @Nullable Double likeness) {
        jdbc.sql(
                        """
                        INSERT INTO possible_duplicate (document_id, other_id, reason, likeness)
                        SELECT :document, :other, :reason, :likeness
                        WHERE NOT EXISTS (SELECT 1 FROM possible_duplicate
                                           WHERE document_id = :other AND other_id = :document)
                        ON CONFLICT (document_id, other_id) DO NOTHING
                        """)
                .param("document", document.value())
                .param("other", other.value())
                .param("reason", reason.slug())
                .param("likeness", likeness, java.sql.Types.DOUBLE)
                .update();
    }

    /// Asks on behalf of a curator, who may come back to what was decided.
    void ask(DocumentId document, DocumentId other, PossibleDuplicate.Reason reason) {
        int asked =
                jdbc.sql(
                                """
                                UPDATE possible_duplicate
                                SET decision = NULL, decided_by = NULL, decided_at = NULL,
                                    reason = :reason
                                WHERE document_id = :document AND other_id = :other
                                   OR document_id = :other AND other_id = :document
                                """)
                        .param("reason", reason.slug())
                        .param("document", document.value())
                        .param("other", other.value())
                        .update();
        if (asked == 0) {
            add(document, other, reason, null);
        }
    }
}
