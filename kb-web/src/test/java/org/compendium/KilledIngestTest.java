package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// Files are sent while the application, or a process it has started, is killed again and again.
@Tag("long")
class KilledIngestTest {

    private static final int KILLS = 25;
    private static final int FILES = 225;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// Where in the ingest a kill falls differs from run to run; this tells which run it was.
    private final long seed = System.nanoTime();

    private final Random random = new Random(seed);
    private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();
    private Path folder = Path.of("");
    private @Nullable OwnProcess application;

    /// Not JUnit's folder: as root the engines run as somebody else, who must get into it.
    @BeforeEach
    void makeFolder() throws IOException {
        System.out.println("Random moments from seed " + seed);
        folder = Files.createTempDirectory("compendium-killed-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @AfterEach
    void removeFolder() throws Exception {
        OwnProcess running = application;
        if (running != null) {
            see();
            running.kill();
            allGone();
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void each_file_ends_once_however_often_the_application_is_killed() throws Exception {
        Map<String, byte[]> files = files();
        Map<String, String> receipts = new LinkedHashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Caller caller = start();
            var killed = new AtomicBoolean();
            OwnProcess running = Optional.ofNullable(application).orElseThrow();
            long moment = random.nextLong(2_500);
            Thread killer =
                    Thread.ofPlatform()
                            .start(() -> {
                                pause(moment);
                                see();
                                killed.set(true);
                                running.process().destroyForcibly();
                            });
            int upTo = (kill + 1) * FILES / KILLS;
            for (var file : files.entrySet().stream().limit(upTo).toList()) {
                if (!killed.get() && !receipts.containsKey(file.getKey())) {
                    send(caller, file.getKey(), file.getValue())
                            .ifPresent(id -> receipts.put(file.getKey(), id));
                }
            }
            killer.join();
            running.process().waitFor();
            allGone();
        }

        assertAllEndedOnce(start(), files, receipts);
    }

    @Test
    void each_file_ends_once_whichever_process_is_killed() throws Exception {
        Map<String, byte[]> files = files();
        Map<String, String> receipts = new LinkedHashMap<>();
        List<Predicate<String>> victims =
                List.of(
                        line -> line.contains("org.compendium.parsers"),
                        line -> line.contains("bin/postgres") || line.startsWith("postgres:"),
                        line -> line.contains("org.elasticsearch"));
        int kill = 0;
        Caller caller = start();
        for (var file : files.entrySet()) {
            Optional<String> id = send(caller, file.getKey(), file.getValue());
            while (id.isEmpty()) {
                caller = again(caller);
                id = send(caller, file.getKey(), file.getValue());
            }
            receipts.put(file.getKey(), id.get());
            if (receipts.size() % (FILES / 12) == 0) {
                kill(victims.get(kill++ % victims.size()));
                pause(random.nextLong(500));
            }
        }

        assertAllEndedOnce(again(caller), files, receipts);
    }

    /// The application ends with an engine. A process that only reads files is replaced, and
    /// PostgreSQL comes back by itself when one of its own processes is killed.
    private Caller again(Caller caller) throws Exception {
        OwnProcess running = Optional.ofNullable(application).orElseThrow();
        while (running.process().isAlive()) {
            try {
                if (caller.get("/actuator/health").status() == 200) {
                    return caller;
                }
            } catch (UncheckedIOException e) {
                // It is gone, or about to go.
            }
            pause(200);
        }
        allGone();
        return start();
    }

    private void kill(Predicate<String> victim) {
        see();
        List<ProcessHandle> candidates = new ArrayList<>();
        try (Stream<ProcessHandle> all =
                Optional.ofNullable(application).orElseThrow().process().descendants()) {
            all.filter(process -> victim.test(commandLine(process))).forEach(candidates::add);
        }
        if (!candidates.isEmpty()) {
            candidates.get(random.nextInt(candidates.size())).destroyForcibly();
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .replace('\0', ' ');
        } catch (IOException e) {
            return process.info().command().orElse("");
        }
    }

    private Caller start() throws IOException {
        OwnProcess started =
                OwnProcess.start(
                        folder.resolve("data"),
                        Map.of(
                                "KB_ADMIN_PASSWORD",
                                Installation.PASSWORD,
                                "compendium.ingest.lease",
                                "5s"));
        application = started;
        return Caller.visitor(started.awaitReady())
                .as(Installation.ADMINISTRATOR, Installation.PASSWORD);
    }

    private static Optional<String> send(Caller caller, String name, byte[] bytes) {
        try {
            Caller.Answer answer = caller.send(name, bytes, Map.of("Idempotency-Key", name));
            return answer.status() == 202
                    ? Optional.of(answer.json().path("id").asString())
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private void assertAllEndedOnce(
            Caller caller, Map<String, byte[]> files, Map<String, String> receipts)
            throws Exception {
        files.forEach((name, bytes) -> {
            String id = send(caller, name, bytes).orElseThrow();
            String before = receipts.putIfAbsent(name, id);
            assertThat(before == null ? id : before).as("the receipt of " + name).isEqualTo(id);
        });
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(agreement(caller).path("openFiles").asInt()).isZero());
        Map<String, Integer> outcomes = new TreeMap<>();
        receipts.values()
                .forEach(id ->
                        outcomes.merge(
                                caller.get("/api/v1/ingestions/" + id)
                                        .json()
                                        .path("outcome")
                                        .asString(),
                                1,
                                Integer::sum));

        assertThat(outcomes)
                .isEqualTo(
                        Map.of(
                                "added", Sort.count(Sort.REPORT),
                                "already-known", Sort.count(Sort.AGAIN),
                                "unreadable", Sort.count(Sort.BROKEN)));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(agreement(caller).path("index").path("agree").asBoolean())
                                .as(agreement(caller).toString())
                                .isTrue());
        see();
        Optional.ofNullable(application).orElseThrow().kill();
        allGone();
        try (Stream<Path> kept = Files.walk(folder.resolve("data/blobs"))) {
            assertThat(kept.filter(Files::isRegularFile))
                    .as("nothing but originals, each under its SHA-256")
                    .allMatch(file -> file.getFileName().toString().matches("[0-9a-f]{64}"));
        }
    }

    private static JsonNode agreement(Caller caller) {
        return caller.get("/api/v1/administration/agreement").json();
    }

    private enum Sort {
        REPORT,
        /// The bytes of the report eight files before, under another name.
        AGAIN,
        BROKEN;

        static Sort of(int i) {
            return switch (i % 10) {
                case 8 -> AGAIN;
                case 9 -> BROKEN;
                default -> REPORT;
            };
        }

        static int count(Sort sort) {
            return (int) IntStream.range(0, FILES).filter(i -> of(i) == sort).count();
        }
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < FILES; i++) {
            byte[] bytes =
                    switch (Sort.of(i)) {
                        case REPORT -> report(i);
                        // Not made again: no two PDFs have the same bytes.
                        case AGAIN -> files.get(name(i - 8));
                        case BROKEN -> ("%PDF-1.7 broken " + i).getBytes(StandardCharsets.UTF_8);
                    };
            files.put(name(i), bytes);
        }
        return files;
    }

    private static String name(int i) {
        return "file-%03d".formatted(i);
    }

    private static byte[] report(int i) {
        Report report = Report.of("TD/B/KILL/" + (i + 1));
        return i % 4 == 0 ? report.pdf() : report.text();
    }

    private void see() {
        OwnProcess running = Optional.ofNullable(application).orElseThrow();
        try (Stream<ProcessHandle> all = running.process().descendants()) {
            all.forEach(seen::add);
        }
    }

    /// Nothing that was started is left, nor anything else that names the data folder.
    private void allGone() {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> {
                    assertThat(seen.stream().filter(ProcessHandle::isAlive)).isEmpty();
                    assertThat(
                                    ProcessHandle.allProcesses()
                                            .filter(process ->
                                                    commandLine(process)
                                                            .contains(folder.toString())))
                            .isEmpty();
                });
        seen.clear();
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
