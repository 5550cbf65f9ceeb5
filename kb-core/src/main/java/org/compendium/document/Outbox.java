package org.compendium.document;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /// Asks once more for a document that has not changed, because the index can say more of it.
    public void again(DocumentId document) {
        add(document);
    }

    /// Asks once more for those documents that have changed since they were read.
    ///
    /// @param written the revision of each that was read
    @Transactional
    public void addChanged(Map<DocumentId, Long> written) {
        Map<String, Long> now = new HashMap<>();
        jdbc.sql("SELECT id, revision FROM expression WHERE id = ANY(:ids)")
                .param(
                        "ids",
                        written.keySet().stream().map(DocumentId::value).toArray(String[]::new))
                .query(row -> {
                    now.put(row.getString("id"), row.getLong("revision"));
                });
        written.forEach((id, revision) -> {
            if (!revision.equals(now.get(id.value()))) {
                add(id);
            }
        });
    }

    /// Asks for every document, deleted ones included, unless it was done for this index before.
    ///
    /// @param index what tells it from all others, past ones of the same name too
    /// @return how many are asked for
    @Transactional
    public int addAllFor(String index) {
        int isNew =
                jdbc.sql("INSERT INTO fed_index (identity) VALUES (:index) ON CONFLICT DO NOTHING")
                        .param("index", index)
                        .update();
        if (isNew == 0) {
            return 0;
        }
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
                                    SELECT id FROM outbox WHERE due <= now() ORDER BY id LIMIT :limit
                                    FOR UPDATE SKIP LOCKED)
                                RETURNING document_id
                                """)
                        .param("limit", limit)
                        .query((row, number) -> new DocumentId(row.getString("document_id")))
                        .list();
        if (!ids.isEmpty()) {
            work.accept(ids.stream().distinct().toList());
            jdbc.sql("SELECT nextval('index_write')").query(Long.class).single();
        }
        return ids.size();
    }

    /// Grows whenever an instance has worked rows off. What it wrote can be found some seconds
    /// later.
    public long written() {
        return jdbc.sql("SELECT last_value FROM index_write").query(Long.class).single();
    }

    /// Puts off a document that cannot be indexed, so that it does not hold up the others.
    public void postpone(DocumentId document, Duration delay) {
        jdbc.sql(
                        """
                        UPDATE outbox SET due = now() + make_interval(secs => :seconds)
                        WHERE document_id = :id
                        """)
                .param("seconds", delay.toSeconds())
                .param("id", document.value())
                .update();
    }

    /// How many rows wait that were not put off.
    public long due() {
        return jdbc.sql("SELECT count(*) FROM outbox WHERE due <= now()")
                .query(Long.class)
                .single();
    }

    /// Documents that cannot be indexed now.
    public Set<DocumentId> putOff() {
        return jdbc.sql("SELECT DISTINCT document_id FROM outbox WHERE due > now()")
                .query((row, number) -> new DocumentId(row.getString("document_id")))
                .set();
    }

    /// How many rows wait, those that were put off among them.
    public long waiting() {
        return jdbc.sql("SELECT count(*) FROM outbox").query(Long.class).single();
    }
}
