package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The application in a process of its own, so that it can be killed as an outage kills.
record OwnProcess(Process process, Path output) {

    private static final Pattern READY = Pattern.compile("Compendium is ready at (\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    /// @param settings what each is called and its value; engines without an address start with it
    static OwnProcess start(Path data, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(Compendium.class.getName(), "--port", "0"));
        command.addAll(List.of("--data", data.toString()));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        Path output = data.resolveSibling("output");
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        // Not an argument: a class path may be longer than one may be.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new OwnProcess(builder.start(), output);
    }

    /// @return where it answers
    String awaitReady() {
        Matcher[] ready = new Matcher[1];
        await().atMost(PATIENCE)
                .until(() -> {
                    assertThat(process.isAlive()).as(this::said).isTrue();
                    ready[0] = READY.matcher(said());
                    return ready[0].find();
                });
        return ready[0].group(1);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
