package org.compendium.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/// Where a pair of engines is, as the process that holds them tells the tests.
///
/// @param elasticsearch each node of it
/// @param holder the process that holds them; 0 when nobody of ours does
record Addresses(
        String jdbcUrl,
        String jdbcUser,
        String jdbcPassword,
        List<URI> elasticsearch,
        String elasticsearchUser,
        String elasticsearchPassword,
        long holder) {

    /// @param text addresses with commas between them
    static List<URI> uris(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).map(URI::create).toList();
    }

    /// The same database beside another Elasticsearch.
    Addresses with(Cluster cluster) {
        var account = cluster.account();
        return new Addresses(
                jdbcUrl,
                jdbcUser,
                jdbcPassword,
                cluster.addresses(),
                account.user(),
                account.password(),
                holder);
    }

    void write(Path file) {
        var properties = new Properties();
        properties.setProperty("jdbc.url", jdbcUrl);
        properties.setProperty("jdbc.user", jdbcUser);
        properties.setProperty("jdbc.password", jdbcPassword);
        properties.setProperty(
                "elasticsearch.uris",
                elasticsearch.stream().map(URI::toString).collect(Collectors.joining(",")));
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
                uris(properties.getProperty("elasticsearch.uris", "")),
                properties.getProperty("elasticsearch.user", ""),
                properties.getProperty("elasticsearch.password", ""),
                Long.parseLong(properties.getProperty("holder", "0")));
    }
}
