package org.compendium.web.api;

import java.util.HashMap;
import java.util.Map;
import org.compendium.account.Viewer;
import org.compendium.ingest.Ingestion;
import org.compendium.ingest.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What a sender says of a file, besides the file.
record Said(Map<String, String> values) {

    /// @param text a JSON object of plain values; blank for nothing
    /// @throws IllegalArgumentException saying what is wrong with it
    static Said of(@Nullable String text, ObjectMapper json) {
        Map<String, String> said = new HashMap<>();
        if (text == null || text.isBlank()) {
            return new Said(said);
        }
        try {
            JsonNode node = json.readTree(text);
            if (!node.isObject()) {
                throw new IllegalArgumentException("metadata must be a JSON object");
            }
            node.properties()
                    .forEach(field -> {
                        if (!field.getValue().isValueNode()) {
                            throw new IllegalArgumentException(
                                    "metadata." + field.getKey() + " must be a plain value");
                        }
                        if (!field.getValue().isNull()) {
                            said.put(field.getKey(), field.getValue().asString());
                        }
                    });
            return new Said(said);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "metadata must be JSON, for example {\"kind\": \"manual\"}", e);
        }
    }

    /// @param key the sender's own name for this sending
    /// @throws IllegalArgumentException naming the value that is wrong
    Submission submission(Viewer viewer, @Nullable String key) {
        String owner = viewer.name();
        if (owner == null) {
            throw new Problem(HttpStatus.UNAUTHORIZED, "Sign in to send documents.");
        }
        Map<String, String> said = new HashMap<>(values);
        // A curator's own documents need no second look, unless the curator wants one.
        boolean release = Boolean.parseBoolean(said.getOrDefault("release", "true"));
        said.remove("release");
        Ingestion.check(said);
        return new Submission(owner, viewer.curates() && release, key, said);
    }
}
