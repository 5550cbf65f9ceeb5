package org.compendium.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The engines that tests use: real ones, never a stand-in.
///
/// They come, in this order, from addresses in the environment (`KB_TEST_JDBC_URL`, `…_USER`,
/// `…_PASSWORD`, `KB_TEST_ES_URI`, `…_USER`, `…_PASSWORD`); from Docker with `-Dkb.engines=docker`;
/// else from the distributions that the build downloaded, started once for a whole Maven run and
/// shared by all its modules. With `-Dkb.engines=cluster` these have three nodes of Elasticsearch
/// instead of one, started for each module.
///
/// Tests share the servers, so each takes a database and an index prefix of its own.
public final class TestEngines {

    /// A database made for one test or test class.
    public record Database(String jdbcUrl, String user, String password) {

        /// The password stays out of logs.
        @Override
        public String toString() {
            return jdbcUrl + " as " + user;
        }
    }

    private enum Source {
        ENVIRONMENT,
        DOCKER,
        EMBEDDED,
        CLUSTER
    }

    private static final Pattern JDBC_URL =
            Pattern.compile("(jdbc:postgresql://[^/]+/)([^?]*)(\\?.*)?");

    private final Addresses addresses;
    private final Source source;
    private final Optional<Cluster> cluster;
    private final ConcurrentLinkedQueue<String> toDrop = new ConcurrentLinkedQueue<>();

    private static final class Holder {
        private static final TestEngines ENGINES = open();
    }

    private TestEngines(Addresses addresses, Source source, Optional<Cluster> cluster) {
        this.addresses = addresses;
        this.source = source;
        this.cluster = cluster;
    }

    /// Starts or finds them the first time it is called in this JVM.
    public static TestEngines get() {
        return Holder.ENGINES;
    }

    private static TestEngines open() {
        Source source = source();
        Optional<Cluster> cluster = Optional.empty();
        Addresses addresses =
                switch (source) {
                    case ENVIRONMENT ->
                            new Addresses(
                                    environment("KB_TEST_JDBC_URL"),
                                    environment("KB_TEST_JDBC_USER"),
                                    environment("KB_TEST_JDBC_PASSWORD"),
                                    Addresses.uris(environment("KB_TEST_ES_URI")),
                                    environment("KB_TEST_ES_USER"),
                                    environment("KB_TEST_ES_PASSWORD"),
                                    0);
                    case DOCKER -> DockerEngines.start();
                    case EMBEDDED, CLUSTER -> SharedEngines.find();
                };
        if (source == Source.CLUSTER) {
            var three = startCluster();
            cluster = Optional.of(three);
            addresses = addresses.with(three);
        }
        System.out.println(
                "Tests use "
                        + switch (source) {
                            case ENVIRONMENT -> "the engines named in the environment";
                            case DOCKER -> "engines in Docker";
                            case EMBEDDED -> "embedded engines";
                            case CLUSTER -> "embedded engines, three nodes of Elasticsearch";
                        }
                        + ": PostgreSQL at "
                        + addresses.jdbcUrl()
                        + ", Elasticsearch at "
                        + addresses.elasticsearch());
        var engines = new TestEngines(addresses, source, cluster);
        if (source == Source.ENVIRONMENT) {
            // Somebody else's server outlives us; ours is thrown away whole.
            Runtime.getRuntime().addShutdownHook(new Thread(engines::dropDatabases));
        }
        return engines;
    }

    private static Cluster startCluster() {
        try {
            return Cluster.start(SharedEngines.folder());
        } catch (IOException e) {
            throw new UncheckedIOException("The cluster for tests cannot be started", e);
        }
    }

    private static Source source() {
        boolean jdbc = !environment("KB_TEST_JDBC_URL").isBlank();
        boolean elasticsearch = !environment("KB_TEST_ES_URI").isBlank();
        if (jdbc != elasticsearch) {
            throw new IllegalStateException(
                    "Set both KB_TEST_JDBC_URL and KB_TEST_ES_URI, or neither.");
        }
        if (jdbc) {
            return Source.ENVIRONMENT;
        }
        String wanted = System.getProperty("kb.engines", "embedded").toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "docker" -> Source.DOCKER;
            case "embedded", "" -> Source.EMBEDDED;
            case "cluster" -> Source.CLUSTER;
            default ->
                    throw new IllegalStateException(
                            "kb.engines must be docker, cluster or embedded, was " + wanted);
        };
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }

    /// An empty database that no other test knows.
    public Database freshDatabase() {
        String name = "t" + random();
        execute("CREATE DATABASE " + name);
        toDrop.add(name);
        return new Database(urlOf(name), addresses.jdbcUser(), addresses.jdbcPassword());
    }

    private String urlOf(String database) {
        Matcher url = JDBC_URL.matcher(addresses.jdbcUrl());
        if (!url.matches()) {
            throw new IllegalStateException(
                    "Not an address of a PostgreSQL database: " + addresses.jdbcUrl());
        }
        String parameters = url.group(3);
        return url.group(1) + database + (parameters == null ? "" : parameters);
    }

    private void dropDatabases() {
        for (String name : List.copyOf(toDrop)) {
            execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
    }

    private void execute(String sql) {
        try (var connection =
                        DriverManager.getConnection(
                                addresses.jdbcUrl(),
                                addresses.jdbcUser(),
                                addresses.jdbcPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + " failed: " + e.getMessage(), e);
        }
    }

    /// The first of its addresses.
    public URI elasticsearchUri() {
        return addresses.elasticsearch().getFirst();
    }

    /// Every node's address.
    public List<URI> elasticsearchUris() {
        return addresses.elasticsearch();
    }

    /// How many copies of each shard there is room for, beside the shard itself.
    public int replicas() {
        return addresses.elasticsearch().size() > 1 ? 1 : 0;
    }

    /// @throws IllegalStateException unless there are three nodes of our own
    public Cluster cluster() {
        return cluster.orElseThrow(
                () -> new IllegalStateException("Run this test with -Dkb.engines=cluster"));
    }

    public String elasticsearchUser() {
        return addresses.elasticsearchUser();
    }

    public String elasticsearchPassword() {
        return addresses.elasticsearchPassword();
    }

    /// What the names of a test's indices and aliases begin with, such as `t3f9c02d41b-`.
    public String freshIndexPrefix() {
        return "t" + random() + "-";
    }

    private static String random() {
        byte[] bytes = new byte[5];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return source + " engines: " + addresses.jdbcUrl() + ", " + addresses.elasticsearch();
    }
}
