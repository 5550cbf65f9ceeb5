package org.compendium.document;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Documents whose index entry is behind the truth. Rows name documents, not changes: whoever takes
/// one reads the current truth, so that late or repeated rows do no harm.
@Component
public class Outbox {

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Asks for a document to be indexed; part of the transaction that changed it.
    void add(DocumentId document) {
        jdbc.sql("INSERT INTO outbox (document_id) VALUES (:id)")
                .param("id", document.value())
                .update();
    }

    /// Asks for every document, deleted ones included.
    @Transactional
    public int addAll() {
        return jdbc.sql(
                        """
                        INSERT INTO outbox (document_id)
                        SELECT id FROM expression UNION ALL SELECT id FROM deleted_expression
                        """)
                .update();
    }

    /// Takes up to `limit` rows that no other instance holds, and forgets them when `work` returns.
    /// When it throws, or this process dies, they are there for the next.
    ///
    /// @return how many rows were taken; 0 means that nothing waits
    @Transactional
    public int take(int limit, Consumer<List<DocumentId>> work) {
        List<DocumentId> ids =
                jdbc.sql(
                                """
                                DELETE FROM outbox WHERE id IN (
                                    SELECT id FROM outbox ORDER BY id LIMIT :limit
                                    FOR UPDATE SKIP LOCKED)
                                RETURNING document_id
                                """)
                        .param("limit", limit)
                        .query((row, number) -> new DocumentId(row.getString("document_id")))
                        .list();
        if (!ids.isEmpty()) {
            work.accept(ids.stream().distinct().toList());
        }
        return ids.size();
    }

    /// How many rows wait.
    public long waiting() {
        return jdbc.sql("SELECT count(*) FROM outbox").query(Long.class).single();
    }
}
