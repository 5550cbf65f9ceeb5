package org.compendium.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real engines, and real kills.
class EnginesTest {

    private static final Duration ALL_GONE_WITHIN = Duration.ofSeconds(15);

    private static Path data = Path.of("");

    private final ConcurrentLinkedQueue<String> progress = new ConcurrentLinkedQueue<>();
    private final List<Process> applications = new ArrayList<>();

    @BeforeAll
    static void makeFolder() throws IOException {
        data = Folders.fresh();
    }

    @AfterAll
    static void removeFolder() throws IOException {
        Folders.remove(data);
    }

    @AfterEach
    void endApplications() throws InterruptedException {
        for (Process application : applications) {
            application.destroyForcibly().waitFor();
        }
        awaitNoneLeft();
    }

    private Engines start() {
        return Engines.start(Engines.Options.in(data).withProgress(progress::add));
    }

    private static Connection connect(Engines engines) throws SQLException {
        var address = engines.postgres();
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    @Test
    void data_survive_a_restart() throws Exception {
        try (var engines = start()) {
            try (var connection = connect(engines);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS memory (word text)");
                statement.execute("INSERT INTO memory VALUES ('пункт')");
            }
            var node = new Node(engines.elasticsearch());
            node.put("/memory/_doc/1?refresh=true", "{\"word\": \"paragraph\"}");
        }
        try (var engines = start()) {
            try (var connection = connect(engines);
                    var statement = connection.createStatement();
                    var words = statement.executeQuery("SELECT word FROM memory")) {
                assertThat(words.next()).isTrue();
                assertThat(words.getString(1)).isEqualTo("пункт");
            }
            var node = new Node(engines.elasticsearch());
            assertThat(node.get("/memory/_search?q=paragraph")).contains("\"value\":1");
        }
        assertThat(progress)
                .anyMatch(line -> line.matches("Elasticsearch is ready on port \\d+ after .* s.*"))
                .anyMatch(line -> line.matches("PostgreSQL is ready on port \\d+ after .* s.*"));
    }

    @Test
    void letters_of_every_script_are_letters_to_the_database() throws Exception {
        try (var folder = DataFolder.open(data);
                var engines =
                        Engines.start(
                                folder,
                                Engines.Options.in(data),
                                Set.of(Engines.Engine.POSTGRESQL));
                var connection = connect(engines);
                var statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm");
            statement.execute("CREATE EXTENSION IF NOT EXISTS unaccent");
            try (var answer =
                    statement.executeQuery(
                            "SELECT similarity('инкубатор', 'инкубаторы') > 0.5,"
                                    + " lower('ÉCOLE') = 'école'")) {
                answer.next();
                assertThat(answer.getBoolean(1)).isTrue();
                assertThat(answer.getBoolean(2)).isTrue();
            }
        }
    }

    @Test
    void the_database_is_closed_to_whoever_has_no_password() {
        try (var folder = DataFolder.open(data);
                var engines =
                        Engines.start(
                                folder,
                                Engines.Options.in(data),
                                Set.of(Engines.Engine.POSTGRESQL))) {
            String url = engines.postgres().jdbcUrl();

            assertThatThrownBy(() -> DriverManager.getConnection(url, "kb", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(engines.postgres().toString()).doesNotContain(engines.postgres().password());
        }
    }

    @Test
    void a_second_application_on_the_same_folder_is_refused_in_plain_words() throws Exception {
        var first = application();
        awaitLine(first, "Ready");

        assertThatThrownBy(this::start)
                .isInstanceOf(EnginesException.class)
                .hasMessageContaining("already running")
                .hasMessageContaining("process " + first.process().pid());
    }

    @Test
    void a_stale_pid_file_that_names_somebody_else_is_no_obstacle() throws Exception {
        try (var folder = DataFolder.open(data)) {
            Engines.start(folder, Engines.Options.in(data), Set.of(Engines.Engine.POSTGRESQL))
                    .close();
        }
        var command = new ArrayList<>(Account.current().prefix());
        command.addAll(List.of("sleep", "60"));
        Process somebody = new ProcessBuilder(command).start();
        try {
            Path stale = data.resolve("postgres/18/postmaster.pid");
            Files.writeString(
                    stale,
                    somebody.pid() + "\n" + data + "/postgres/18\n0\n1\n\n127.0.0.1\n\nready\n");
            Account.current().ownFile(stale);

            try (var folder = DataFolder.open(data);
                    var engines =
                            Engines.start(
                                    folder,
                                    Engines.Options.in(data),
                                    Set.of(Engines.Engine.POSTGRESQL));
                    var connection = connect(engines)) {
                assertThat(connection.isValid(5)).isTrue();
            }
            assertThat(somebody.isAlive()).isTrue();
        } finally {
            somebody.destroyForcibly();
        }
    }

    @Test
    void when_one_engine_cannot_start_the_other_is_stopped_and_the_reason_told() {
        var impossible =
                Engines.Options.in(data)
                        .withElasticsearchHeap("900000g")
                        .withPatience(Duration.ofSeconds(60));

        assertThatThrownBy(() -> Engines.start(impossible))
                .isInstanceOf(EnginesException.class)
                .hasMessageContaining("Elasticsearch")
                .hasMessageContaining("logs");
        awaitNoneLeft();
        DataFolder.open(data).close();
    }

    @Test
    void a_folder_that_the_engines_user_cannot_enter_is_refused_and_not_created() throws Exception {
        assumeTrue(Account.isRoot(), "only root lends the engines to another user");
        Path closed = Files.createDirectory(data.resolveSibling("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> Engines.start(Engines.Options.in(closed.resolve("data"))))
                .isInstanceOf(EnginesException.class)
                .hasMessageContaining("may not enter " + closed.toRealPath())
                .hasMessageContaining("--data");
        assertThat(closed).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {700, 3500})
    void nothing_outlives_an_application_killed_while_starting(int milliseconds) throws Exception {
        killAfter(milliseconds);
    }

    @Test
    void nothing_outlives_an_application_killed_when_it_was_ready() throws Exception {
        var application = application();
        awaitLine(application, "Ready");
        application.process().destroyForcibly().waitFor();

        awaitNoneLeft();
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(
            ints = {
                200, 300, 400, 500, 600, 800, 1000, 1300, 1700, 2200, 3000, 4500, 6000, 8000, 10000
            })
    void nothing_outlives_an_application_killed_at_any_moment_of_its_first_start(int milliseconds)
            throws Exception {
        Distributions.remove(data);
        killAfter(milliseconds);
    }

    private void killAfter(int milliseconds) throws Exception {
        var application = application();
        application.process().waitFor(milliseconds, TimeUnit.MILLISECONDS);
        application.process().destroyForcibly().waitFor();

        awaitNoneLeft();
    }

    @Test
    void what_outlives_even_the_watcher_is_ended_by_the_next_start() throws Exception {
        var application = application();
        awaitLine(application, "Ready");
        ProcessHandle watcher =
                application
                        .process()
                        .children()
                        .filter(child -> commandLine(child).contains("compendium-watcher"))
                        .findFirst()
                        .orElseThrow();
        watcher.destroyForcibly();
        application.process().destroyForcibly().waitFor();
        assertThat(left()).anyMatch(command -> command.contains("postgres"));

        try (var engines = start();
                var connection = connect(engines)) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    /// Another JVM, as it is after `kill -9`: nothing of it runs any more.
    private record Application(Process process, Path output) {}

    private Application application() throws IOException {
        Path output = data.resolveSibling("application.log");
        Files.deleteIfExists(output);
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "--data",
                                data.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(output.toFile()))
                        .start();
        applications.add(process);
        return new Application(process, output);
    }

    private static void awaitLine(Application application, String line) throws Exception {
        Instant deadline = Instant.now().plusSeconds(120);
        while (!Files.readAllLines(application.output()).contains(line)) {
            assertThat(application.process().isAlive())
                    .as(Files.readString(application.output()))
                    .isTrue();
            assertThat(Instant.now()).isBefore(deadline);
            Pause.millis(50);
        }
    }

    private static void awaitNoneLeft() {
        Instant deadline = Instant.now().plus(ALL_GONE_WITHIN);
        while (!left().isEmpty() && Instant.now().isBefore(deadline)) {
            Pause.millis(100);
        }
        assertThat(left()).isEmpty();
    }

    /// Every process that works on our folder, whoever its parent is by now.
    private static List<String> left() {
        String ours = data.getParent().toString();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> process.pid() != ProcessHandle.current().pid())
                    .map(EnginesTest::commandLine)
                    .filter(command -> command.contains(ours))
                    .toList();
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .replace('\0', ' ');
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }
}
