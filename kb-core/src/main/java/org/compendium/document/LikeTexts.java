package org.compendium.document;

import java.sql.Array;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds documents with a like text at a cost that does not grow with their number: by the bands of
/// their signatures, a bounded number of documents under each.
@Repository
class LikeTexts {

    /// Documents looked at under one band. Where more are alike, the nearest have other bands in
    /// common too.
    private static final int UNDER_ONE_BAND = 8;

    /// Compared by their whole signature.
    private static final int COMPARED = 8;

    private final JdbcClient jdbc;

    LikeTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A document of another work in the same language.
    record Like(DocumentId document, double likeness) {}

    /// @param work none of its documents is looked for; empty for a new work
    /// @param least likeness, from 0 to 1
    /// @return the nearest first
    List<Like> like(Signature signature, String language, String work, double least) {
        List<Like> like = new ArrayList<>();
        jdbc.sql(
                        """
                        WITH near AS (
                            SELECT b.expression_id, count(*) AS shared
                            FROM unnest(:bands) AS wanted (band)
                            CROSS JOIN LATERAL (
                                SELECT expression_id FROM likeness_band
                                WHERE band = wanted.band
                                ORDER BY expression_id LIMIT :most) b
                            GROUP BY b.expression_id)
                        SELECT s.expression_id, s.hashes
                        FROM near
                        JOIN likeness_signature s USING (expression_id)
                        JOIN expression e ON e.id = s.expression_id
                        JOIN work w ON w.id = e.work_id
                        WHERE e.language = :language AND e.work_id <> :work AND w.retells IS NULL
                        ORDER BY near.shared DESC, s.expression_id LIMIT :compared
                        """)
                .param("bands", signature.bands())
                .param("most", UNDER_ONE_BAND)
                .param("language", language)
                .param("work", work)
                .param("compared", COMPARED)
                .query(row -> {
                    Array hashes = row.getArray("hashes");
                    Long[] boxed = (Long[]) hashes.getArray();
                    long[] other = new long[boxed.length];
                    for (int i = 0; i < boxed.length; i++) {
                        other[i] = boxed[i];
                    }
                    double likeness = signature.likeness(other);
                    if (likeness >= least) {
                        like.add(
                                new Like(new DocumentId(row.getString("expression_id")), likeness));
                    }
                });
        like.sort((one, other) -> Double.compare(other.likeness(), one.likeness()));
        return like;
    }

    /// Whether the text of this document can be found.
    boolean knows(DocumentId document) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM likeness_signature WHERE expression_id = :id)
                        """)
                .param("id", document.value())
                .query(Boolean.class)
                .single();
    }

    void remember(DocumentId document, Signature signature) {
        for (String table : List.of("likeness_signature", "likeness_band")) {
            jdbc.sql("DELETE FROM " + table + " WHERE expression_id = :id")
                    .param("id", document.value())
                    .update();
        }
        jdbc.sql(
                        """
                        INSERT INTO likeness_signature (expression_id, hashes)
                        VALUES (:id, :hashes)
                        """)
                .param("id", document.value())
                .param("hashes", signature.hashes())
                .update();
        jdbc.sql(
                        """
                        INSERT INTO likeness_band (band, expression_id)
                        SELECT band, :id FROM unnest(:bands) AS bands (band)
                        """)
                .param("id", document.value())
                .param("bands", signature.bands())
                .update();
    }
}
