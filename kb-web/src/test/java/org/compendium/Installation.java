package org.compendium;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.compendium.testing.TestEngines;

/// What instances of one installation share: a database, the indices and the originals.
record Installation(TestEngines.Database database, String indexPrefix, Path blobs) {

    static final String ADMINISTRATOR = "admin";
    static final String PASSWORD = "correct horse battery staple";

    static Installation fresh() {
        try {
            Path blobs = folder("blobs-");
            return new Installation(
                    TestEngines.get().freshDatabase(), TestEngines.get().freshIndexPrefix(), blobs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A new folder that goes with the build's output.
    static Path folder(String prefix) throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "installations")).toAbsolutePath(),
                prefix);
    }

    /// The settings that every instance of it starts with.
    Map<String, String> settings() {
        TestEngines engines = TestEngines.get();
        return Map.ofEntries(
                Map.entry("spring.datasource.url", database.jdbcUrl()),
                Map.entry("spring.datasource.username", database.user()),
                Map.entry("spring.datasource.password", database.password()),
                Map.entry("spring.elasticsearch.uris", engines.elasticsearchUri().toString()),
                Map.entry("spring.elasticsearch.username", engines.elasticsearchUser()),
                Map.entry("spring.elasticsearch.password", engines.elasticsearchPassword()),
                Map.entry("compendium.search.index-prefix", indexPrefix),
                // Vectors have tests of their own; here they would only take time.
                Map.entry("compendium.search.model.source", "none"),
                Map.entry("compendium.ingest.blobs", blobs.toString()),
                Map.entry("compendium.ingest.lease", "5s"),
                Map.entry("KB_ADMIN_PASSWORD", PASSWORD));
    }
}
