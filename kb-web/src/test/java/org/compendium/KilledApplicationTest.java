package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/// The whole application with engines of its own, killed as an outage kills.
@Tag("long")
class KilledApplicationTest {

    private static final Duration FIRST_WITHIN = Duration.ofMinutes(1);
    private static final Duration ALL_GONE_WITHIN = Duration.ofSeconds(15);

    private static Path folder = Path.of("");

    /// Not JUnit's folder: as root the engines run as somebody else, who must get into it.
    @BeforeAll
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("compendium-killed-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @AfterAll
    static void removeFolder() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 2_000, 4_000, 7_000, 10_000, 14_000, 18_000, 22_000})
    void nothing_outlives_an_application_killed_while_starting(int milliseconds) throws Exception {
        OwnProcess application = start();
        Set<ProcessHandle> children = new HashSet<>();
        // The moments count from the first of them: how soon it starts is for the machine to say.
        await().atMost(FIRST_WITHIN)
                .until(() -> {
                    assertThat(application.process().isAlive()).as(application::said).isTrue();
                    return children.addAll(descendants(application));
                });
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (System.nanoTime() < end) {
            assertThat(application.process().isAlive()).as(application::said).isTrue();
            children.addAll(descendants(application));
            Thread.sleep(20);
        }
        application.kill();

        assertNoneLeft(children);
    }

    private static OwnProcess start() throws IOException {
        return OwnProcess.start(
                folder.resolve("data"), Map.of("KB_ADMIN_PASSWORD", Installation.PASSWORD));
    }

    private static Set<ProcessHandle> descendants(OwnProcess application) {
        try (Stream<ProcessHandle> all = application.process().descendants()) {
            return new HashSet<>(all.toList());
        }
    }

    private static void assertNoneLeft(Set<ProcessHandle> children) {
        assertThat(children).isNotEmpty();
        await().atMost(ALL_GONE_WITHIN)
                .untilAsserted(() ->
                        assertThat(children.stream().filter(ProcessHandle::isAlive)).isEmpty());
    }
}
