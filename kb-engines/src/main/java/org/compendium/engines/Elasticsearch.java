package org.compendium.engines;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// The Elasticsearch node of one data folder; alone, unless it is made a [Member] of a cluster.
///
/// Elasticsearch's launcher starts twice: a preparer works out how to start the server, and the
/// server itself speaks a small protocol on its standard streams (arguments in, a line starting
/// with 0x18 when it is ready, 0x1B to stop it). We run the two ourselves, so that the server is
/// our own child and ends at the end of its input. What the preparer found is kept, since it costs
/// seconds and changes only with what it reads.
public final class Elasticsearch {

    private static final String USER = "kb";
    private static final char READY = 0x18;
    private static final int STOP = 0x1B;
    private static final int PBKDF2_ROUNDS = 1000;

    /// How often it is started again with another number.
    private static final int NUMBERS_TAKEN = 3;

    private static final Pattern NUMBER_TAKEN = Pattern.compile("\\.java_pid\\d+ is not secure");

    private final Tether tether;
    private final DataFolder folder;
    private final Account account;
    private final Distributions.Installed installed;
    private final String heap;
    private final Optional<Member> member;
    private final Duration patience;
    private final Consumer<String> progress;
    private final Path instance;
    private final Path config;
    private final Path logs;
    private final LogFile log;
    private final LogFile console;

    /// Where the node listens.
    ///
    /// @param password generated, kept in the data folder
    public record Address(URI uri, String user, String password) {

        /// The password stays out of logs.
        @Override
        public String toString() {
            return uri + " as " + user;
        }
    }

    Elasticsearch(
            Tether tether,
            DataFolder folder,
            Account account,
            Distributions.Installed installed,
            String heap,
            Optional<Member> member,
            Duration patience,
            Consumer<String> progress) {
        this.tether = tether;
        this.folder = folder;
        this.account = account;
        this.installed = installed;
        this.heap = heap;
        this.member = member;
        this.patience = patience;
        this.progress = progress;
        this.instance = folder.root().resolve("elasticsearch").resolve(installed.major());
        this.config = instance.resolve("config");
        this.logs = folder.logs().resolve("elasticsearch");
        this.log = new LogFile(logs.resolve("elasticsearch.log"));
        this.console = new LogFile(folder.logs().resolve("elasticsearch-console.log"));
    }

    record Running(Tether.Child child, Address address) implements Server {

        @Override
        public String name() {
            return "Elasticsearch";
        }

        @Override
        public void stop() {
            try {
                OutputStream input = child.process().getOutputStream();
                input.write(STOP);
                input.flush();
            } catch (IOException e) {
                // It is ending already.
            }
            child.end(20);
        }
    }

    Running start() throws IOException {
        Instant begun = Instant.now();
        progress.accept("Starting Elasticsearch " + installed.version() + " …");
        console.rotate();
        String password = folder.secret("elasticsearch");
        writeInstance(password);
        Path kept = folder.run().resolve("elasticsearch.launch");
        String key = launchKey();
        byte[] known = keptLaunch(kept, key);
        if (known.length > 0) {
            try {
                return launch(descriptor(known), password, begun);
            } catch (EnginesException e) {
                // Whatever made it stale, a fresh one decides.
                Files.deleteIfExists(kept);
                progress.accept(
                        "Elasticsearch did not start as it did last time; preparing it anew …");
            }
        }
        byte[] fresh = prepare();
        Running running = launchAnew(descriptor(fresh), password, begun);
        // Only now: the first run of the preparer makes the keystore, which is part of the key.
        DataFolder.write(
                kept, launchKey() + "\n" + Base64.getEncoder().encodeToString(fresh), "rw-------");
        return running;
    }

    // A Java process lets an agent in over a file in /tmp that bears its number, and refuses one
    // that another user left there. The next process has another number.
    private Running launchAnew(LaunchDescriptor descriptor, String password, Instant begun)
            throws IOException {
        for (int left = NUMBERS_TAKEN; ; left--) {
            try {
                return launch(descriptor, password, begun);
            } catch (EnginesException e) {
                if (left == 0 || !NUMBER_TAKEN.matcher(String.valueOf(e.getMessage())).find()) {
                    throw e;
                }
                progress.accept(
                        "Elasticsearch met a file that a former process left in /tmp; starting it"
                                + " again …");
            }
        }
    }

    private static LaunchDescriptor descriptor(byte[] bytes) throws IOException {
        return LaunchDescriptor.read(new ByteArrayInputStream(bytes));
    }

    private void writeInstance(String password) throws IOException {
        for (Path part :
                List.of(
                        instance,
                        config,
                        instance.resolve("data"),
                        instance.resolve("tmp"),
                        logs)) {
            if (Files.notExists(part)) {
                Files.createDirectories(part);
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
                account.ownFile(part);
            }
        }
        account.own(instance);
        account.own(logs);
        Files.deleteIfExists(logs.resolve("http.ports"));
        file("elasticsearch.yml", settings());
        file("jvm.options", jvmOptions());
        file("log4j2.properties", LOGGING);
        file("users", USER + ":" + passwordHash(password) + "\n");
        file("users_roles", "superuser:" + USER + "\n");
        file("roles.yml", "");
        file("role_mapping.yml", "");
    }

    private void file(String name, String text) throws IOException {
        Path file = config.resolve(name);
        DataFolder.write(file, text, "rw-------");
        account.ownFile(file);
    }

    private String settings() {
        return """
        cluster.name: compendium
        path.data: "%s"
        path.logs: "%s"
        http.host: 127.0.0.1
        transport.host: 127.0.0.1
        node.portsfile: true
        # Absolute: a laptop's disk is often nine tenths full and still has room for years.
        cluster.routing.allocation.disk.watermark.low: 1gb
        cluster.routing.allocation.disk.watermark.high: 700mb
        cluster.routing.allocation.disk.watermark.flood_stage: 400mb
        xpack.security.enabled: true
        xpack.security.autoconfiguration.enabled: false
        xpack.security.enrollment.enabled: false
        xpack.security.http.ssl.enabled: false
        xpack.security.transport.ssl.enabled: false
        xpack.security.authc.reserved_realm.enabled: false
        xpack.security.authc.realms.file.file1.order: 0
        xpack.security.authc.realms.native.native1.enabled: false
        """
                        .formatted(instance.resolve("data"), logs)
                + member.map(Member::settings).orElse(Member.ALONE);
    }

    /// The distribution's own options, which go with its version, less its endless logging of
    /// garbage collections and its heap dumps, which would fill the disk of whoever runs out of
    /// memory. The heap starts small: an idle server then takes 370 MB in all instead of 600. Code
    /// has to run fifty times as often as usual before it is compiled thoroughly: on the few
    /// processors of a small machine that compilation costs more than the work for the first
    /// minutes.
    private String jvmOptions() throws IOException {
        String options;
        try (Stream<String> lines =
                Files.lines(installed.home().resolve("config").resolve("jvm.options"))) {
            options =
                    lines.map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .filter(line -> !line.contains("-Xlog:gc"))
                            .filter(line -> !line.contains("HeapDump"))
                            .filter(line -> !line.contains("ErrorFile"))
                            .collect(Collectors.joining("\n"));
        }
        return options
                + """

                -Xms128m
                -Xmx%s
                -XX:-AlwaysPreTouch
                -XX:Tier4InvocationThreshold=250000
                -XX:Tier4MinInvocationThreshold=30000
                -XX:Tier4CompileThreshold=750000
                -XX:Tier4BackEdgeThreshold=2000000
                -XX:ErrorFile=%s/hs_err_pid%%p.log
                """
                        .formatted(heap, logs);
    }

    private static final String LOGGING =
            """
            status = error
            appender.rolling.type = RollingFile
            appender.rolling.name = rolling
            appender.rolling.fileName = ${sys:es.logs.base_path}/elasticsearch.log
            appender.rolling.filePattern = ${sys:es.logs.base_path}/elasticsearch-%i.log.gz
            appender.rolling.layout.type = PatternLayout
            appender.rolling.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %marker%m%n
            appender.rolling.policies.type = Policies
            appender.rolling.policies.size.type = SizeBasedTriggeringPolicy
            appender.rolling.policies.size.size = 10MB
            appender.rolling.strategy.type = DefaultRolloverStrategy
            appender.rolling.strategy.max = 3
            rootLogger.level = info
            rootLogger.appenderRef.rolling.ref = rolling
            """;

    /// The password is long and random, so the rounds protect nothing; Elasticsearch checks the
    /// hash once and then remembers.
    private static String passwordHash(String password) {
        byte[] salt = new byte[32];
        new SecureRandom().nextBytes(salt);
        try {
            byte[] hash =
                    SecretKeyFactory.getInstance("PBKDF2withHMACSHA512")
                            .generateSecret(
                                    new PBEKeySpec(
                                            password.toCharArray(), salt, PBKDF2_ROUNDS, 256))
                            .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return "{PBKDF2}"
                    + PBKDF2_ROUNDS
                    + "$"
                    + base64.encodeToString(salt)
                    + "$"
                    + base64.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has PBKDF2", e);
        }
    }

    /// All that the preparer's answer depends on.
    private String launchKey() throws IOException {
        var text = new StringBuilder();
        text.append(installed.home()).append('\n').append(config).append('\n');
        text.append(System.getProperty("java.home")).append(Runtime.version()).append('\n');
        text.append(Runtime.getRuntime().availableProcessors()).append('\n');
        for (String name : List.of("elasticsearch.yml", "jvm.options", "elasticsearch.keystore")) {
            Path file = config.resolve(name);
            text.append(name).append('=');
            text.append(
                    Files.exists(file)
                            ? HexFormat.of().formatHex(Files.readAllBytes(file))
                            : "none");
        }
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static byte[] keptLaunch(Path file, String key) throws IOException {
        if (Files.notExists(file)) {
            return new byte[0];
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != 2 || !lines.getFirst().equals(key)) {
            return new byte[0];
        }
        return Base64.getDecoder().decode(lines.get(1));
    }

    private byte[] prepare() throws IOException {
        Path home = installed.home();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(account.prefix());
        command.addAll(
                List.of(
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dcli.name=server",
                        "-Dcli.libs=lib/tools/server-cli",
                        "-Des.path.home=" + home,
                        "-Des.path.conf=" + config,
                        "-Des.distribution.type=zip",
                        "-cp",
                        home + "/lib/*:" + home + "/lib/cli-launcher/*",
                        "org.elasticsearch.launcher.CliToolLauncher"));
        // Left behind by a kill in the middle of making the keystore, and then it cannot be made.
        Files.deleteIfExists(config.resolve("elasticsearch.keystore.tmp"));
        Tether.Child child =
                tether.start(
                        new Tether.Job(
                                "elasticsearch-preparer",
                                command,
                                home,
                                Map.of(
                                        "ES_TMPDIR",
                                        instance.resolve("tmp").toString(),
                                        "ES_REDIRECT_STDOUT_TO_STDERR",
                                        "true",
                                        "LC_ALL",
                                        "C.UTF-8"),
                                Redirect.PIPE,
                                console.append(),
                                "TERM"));
        byte[] answer = child.process().getInputStream().readAllBytes();
        child.end(patience.toSeconds());
        if (child.process().exitValue() != 0 || answer.length == 0) {
            throw console.failure("Elasticsearch could not be prepared.");
        }
        return answer;
    }

    private Running launch(LaunchDescriptor descriptor, String password, Instant begun)
            throws IOException {
        var command = new ArrayList<>(account.prefix());
        command.addAll(descriptor.fullCommand());
        Tether.Child child =
                tether.start(
                        new Tether.Job(
                                "elasticsearch",
                                command,
                                Path.of(descriptor.workingDirectory()),
                                descriptor.environment(),
                                console.append(),
                                Redirect.PIPE,
                                "TERM"));
        var settled = new CountDownLatch(1);
        Thread.ofPlatform()
                .name("elasticsearch-console")
                .daemon()
                .start(() -> readConsole(child, settled));
        try {
            OutputStream input = child.process().getOutputStream();
            input.write(descriptor.serverArguments());
            input.flush();
        } catch (IOException e) {
            child.end(1);
            throw console.failure("Elasticsearch ended before it had read its settings.");
        }
        awaitReady(child, settled, begun);
        var address = new Address(URI.create("http://" + httpAddress()), USER, password);
        awaitShards(address);
        progress.accept(
                "Elasticsearch is ready on port "
                        + address.uri().getPort()
                        + " after "
                        + Spent.since(begun)
                        + Spent.memory(child.pid())
                        + ".");
        return new Running(child, address);
    }

    /// Reads until the end, or its pipe would fill up and stop it.
    private void readConsole(Tether.Child child, CountDownLatch settled) {
        try (BufferedReader lines = child.process().errorReader(StandardCharsets.UTF_8);
                var file =
                        Files.newBufferedWriter(
                                console.path(),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && line.charAt(0) == READY) {
                    settled.countDown();
                } else {
                    file.write(line);
                    file.newLine();
                    file.flush();
                }
            }
        } catch (IOException e) {
            // The disk is full, perhaps; whether it runs is for its process to say.
        } finally {
            settled.countDown();
        }
    }

    private void awaitReady(Tether.Child child, CountDownLatch settled, Instant begun) {
        try {
            long left = patience.toMillis() - Duration.between(begun, Instant.now()).toMillis();
            boolean spoke = settled.await(Math.max(left, 1), TimeUnit.MILLISECONDS);
            if (!spoke) {
                child.end(3);
                throw failure("Elasticsearch was not ready after " + patience.toSeconds() + " s.");
            }
            if (Files.notExists(logs.resolve("http.ports"))) {
                child.end(10);
                throw failure("Elasticsearch did not start.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            child.end(3);
            throw new EnginesException("The start was interrupted.", e);
        }
    }

    private EnginesException failure(String sentence) {
        return Files.exists(log.path()) ? log.failure(sentence) : console.failure(sentence);
    }

    private String httpAddress() throws IOException {
        List<String> addresses = Files.readAllLines(logs.resolve("http.ports"));
        return addresses.stream()
                .filter(address -> address.startsWith("127."))
                .findFirst()
                .orElseThrow(() -> failure("Elasticsearch does not say where it listens."));
    }

    /// Ready means that it listens. Searching works once the shards it had are open again.
    private void awaitShards(Address address) throws IOException {
        URI health =
                address.uri()
                        .resolve(
                                "/_cluster/health?wait_for_no_initializing_shards=true&wait_for_events=languid&timeout=30s");
        HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(40_000);
        String credentials = address.user() + ":" + address.password();
        connection.setRequestProperty(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        int status = connection.getResponseCode();
        connection.disconnect();
        // 408 says that shards are still opening; the application may start meanwhile.
        if (status != HttpURLConnection.HTTP_OK
                && status != HttpURLConnection.HTTP_CLIENT_TIMEOUT) {
            throw failure("Elasticsearch started but answers " + status + " to our own user.");
        }
    }
}
