package org.compendium.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/// Where a pair of engines is, as the process that holds them tells the tests.
///
/// @param holder the process that holds them; 0 when nobody of ours does
record Addresses(
        String jdbcUrl,
        String jdbcUser,
        String jdbcPassword,
        URI elasticsearch,
        String elasticsearchUser,
        String elasticsearchPassword,
        long holder) {

    void write(Path file) {
        var properties = new Properties();
        properties.setProperty("jdbc.url", jdbcUrl);
        properties.setProperty("jdbc.user", jdbcUser);
        properties.setProperty("jdbc.password", jdbcPassword);
        properties.setProperty("elasticsearch.uri", elasticsearch.toString());
        properties.setProperty("elasticsearch.user", elasticsearchUser);
        properties.setProperty("elasticsearch.password", elasticsearchPassword);
        properties.setProperty("holder", Long.toString(holder));
        try {
            Path part = Files.createTempFile(file.getParent(), "addresses", ".part");
            try (var writer = Files.newBufferedWriter(part)) {
                properties.store(writer, null);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Addresses read(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new Addresses(
                properties.getProperty("jdbc.url", ""),
                properties.getProperty("jdbc.user", ""),
                properties.getProperty("jdbc.password", ""),
                URI.create(properties.getProperty("elasticsearch.uri", "")),
                properties.getProperty("elasticsearch.user", ""),
                properties.getProperty("elasticsearch.password", ""),
                Long.parseLong(properties.getProperty("holder", "0")));
    }
}
