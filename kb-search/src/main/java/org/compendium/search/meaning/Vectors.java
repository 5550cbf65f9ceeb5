package org.compendium.search.meaning;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.compendium.document.DocumentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Vectors that were made, by the text they were made of: a text that comes again, in a new version
/// or a new index, is not worked on twice. And the documents that wait for theirs.
@Component
public class Vectors {

    private final JdbcClient jdbc;
    private final Model model;

    Vectors(JdbcClient jdbc, Model model) {
        this.jdbc = jdbc;
        this.model = model;
    }

    /// The vectors of those texts that have one.
    public Map<String, float[]> of(Collection<String> texts) {
        if (model.name().isEmpty() || texts.isEmpty()) {
            return Map.of();
        }
        Map<UUID, String> byHash =
                texts.stream()
                        .distinct()
                        .collect(Collectors.toMap(Vectors::hash, text -> text, (a, b) -> a));
        Map<String, float[]> found = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT text_hash, vector FROM text_vector
                        WHERE model = :model AND text_hash = ANY(:hashes)
                        """)
                .param("model", model.name().get())
                .param("hashes", byHash.keySet().toArray(UUID[]::new))
                .query(row -> {
                    String text = byHash.get(row.getObject("text_hash", UUID.class));
                    if (text != null) {
                        found.put(text, unpacked(row.getBytes("vector")));
                    }
                });
        return found;
    }

    /// Keeps vectors, each by the text it was made of.
    public void keep(Map<String, float[]> made) {
        UUID[] hashes = new UUID[made.size()];
        byte[][] vectors = new byte[made.size()][];
        int count = 0;
        for (Map.Entry<String, float[]> one : made.entrySet()) {
            hashes[count] = hash(one.getKey());
            vectors[count++] = packed(one.getValue());
        }
        jdbc.sql(
                        """
                        INSERT INTO text_vector (model, text_hash, vector)
                        SELECT :model, unnest(:hashes), unnest(:vectors) ON CONFLICT DO NOTHING
                        """)
                .param("model", model.name().orElseThrow())
                .param("hashes", hashes)
                .param("vectors", vectors)
                .update();
    }

    /// Asks for the vectors of these documents.
    public void want(Collection<DocumentId> documents) {
        if (!documents.isEmpty()) {
            jdbc.sql(
                            """
                            INSERT INTO vector_wanted (document_id)
                            SELECT unnest(CAST(:ids AS text[])) ON CONFLICT DO NOTHING
                            """)
                    .param("ids", documents.stream().map(DocumentId::value).toArray(String[]::new))
                    .update();
        }
    }

    /// Takes one document that no other instance holds, the oldest first, and forgets it when
    /// `work` returns.
    ///
    /// @return whether there was one
    @Transactional
    public boolean take(Consumer<DocumentId> work) {
        List<DocumentId> taken =
                jdbc.sql(
                                """
                                DELETE FROM vector_wanted WHERE document_id IN (
                                    SELECT document_id FROM vector_wanted ORDER BY since LIMIT 1
                                    FOR UPDATE SKIP LOCKED)
                                RETURNING document_id
                                """)
                        .query((row, number) -> new DocumentId(row.getString("document_id")))
                        .list();
        taken.forEach(work);
        return !taken.isEmpty();
    }

    /// How many documents wait for vectors.
    public long waiting() {
        return jdbc.sql("SELECT count(*) FROM vector_wanted").query(Long.class).single();
    }

    private static UUID hash(String text) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // Half precision: the third decimal of a cosine does not change an order that anybody sees.
    private static byte[] packed(float[] vector) {
        ByteBuffer packed = ByteBuffer.allocate(vector.length * Short.BYTES);
        for (float value : vector) {
            packed.putShort(Float.floatToFloat16(value));
        }
        return packed.array();
    }

    private static float[] unpacked(byte[] packed) {
        ByteBuffer buffer = ByteBuffer.wrap(packed);
        float[] vector = new float[packed.length / Short.BYTES];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Float.float16ToFloat(buffer.getShort());
        }
        return vector;
    }
}
