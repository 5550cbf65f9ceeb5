package org.compendium.cli;

import java.io.Console;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import org.compendium.cli.Client.Failure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Has stored documents made again from their files, waits, and says what came of it.
final class Reprocess {

    private static final String PATH = "/api/v1/administration/reprocessing";
    private static final List<String> WITH_VALUE =
            List.of("--only", "--document", "--symbol", "--kind", "--since");
    private static final List<String> ALONE = List.of("--failed", "--all");

    private final Server server;
    private final boolean terminal =
            System.console() instanceof Console console && console.isTerminal();

    Reprocess(Server server) {
        this.server = server;
    }

    /// Takes what it understands out of the arguments.
    static String asked(List<String> arguments) {
        ObjectNode asked = new ObjectMapper().createObjectNode();
        for (String name : WITH_VALUE) {
            String value = Client.option(arguments, name);
            if (value != null) {
                asked.put(name.substring(2), value);
            }
        }
        for (String name : ALONE) {
            if (arguments.remove(name)) {
                asked.put(name.substring(2), true);
            }
        }
        arguments.remove("--outdated"); // What is meant without any selection.
        return asked.toString();
    }

    /// @return 0 when every document is as the steps of today make it
    int run(String asked) throws IOException, InterruptedException {
        JsonNode job =
                server.json(
                        server.post(
                                PATH,
                                "application/json",
                                HttpRequest.BodyPublishers.ofString(asked),
                                UUID.randomUUID().toString()));
        String id = job.get("id").asString();
        if (job.get("total").asLong() > 0) {
            System.err.println(
                    "Job "
                            + id
                            + ". It goes on when you leave; ./kb reprocess --cancel "
                            + id
                            + " stops it.");
        }
        long pause = 100;
        while (job.get("state").asString().equals("running")) {
            progress(job);
            Thread.sleep(pause);
            pause = Math.min(1_000, pause * 2);
            job = server.json(server.get(PATH + "/" + id));
        }
        return summary(job);
    }

    int cancel(String id) throws IOException, InterruptedException {
        return summary(server.json(server.delete(PATH + "/" + Server.encode(id))));
    }

    private int summary(JsonNode job) {
        if (terminal) {
            System.err.print("\r\033[K");
        }
        long total = job.get("total").asLong();
        if (total == 0) {
            System.out.println(
                    job.get("selection").asString().equals("outdated")
                            ? "Every document was made by the steps of today: nothing to do. --all does"
                                    + " them nevertheless."
                            : "There is nothing of this kind.");
            return 0;
        }
        for (JsonNode failure : job.get("failures")) {
            System.out.println(
                    failure.get("what").asString()
                            + "  failed: "
                            + failure.get("words").asString());
        }
        for (JsonNode kept : job.get("kept")) {
            System.out.println(
                    kept.get("what").asString() + "  to decide: " + kept.get("words").asString());
        }
        for (JsonNode claim : job.get("claims")) {
            System.out.println(
                    claim.get("practice").asString()
                            + "  to check: "
                            + claim.get("cited").asString()
                            + " "
                            + words(claim)
                            + ". It says: "
                            + claim.get("claim").asString());
        }
        System.out.printf(
                "%d of %d done%s: %d unchanged, %d changed, %d failed; %d eIds retired, %d stand for"
                        + " another text, %d claims to check%n",
                job.get("done").asLong(),
                total,
                job.get("state").asString().equals("cancelled") ? " or left out (cancelled)" : "",
                job.get("unchanged").asLong(),
                job.get("changed").asLong(),
                job.get("failed").asLong(),
                job.get("retired").asLong(),
                job.get("reused").asLong(),
                job.get("claims").size());
        return job.get("failed").asLong() == 0 ? 0 : 1;
    }

    private static String words(JsonNode claim) {
        String now = claim.get("now").asString();
        return switch (claim.get("what").asString()) {
            case "moved" -> "is " + now + " now";
            case "held" -> "is part of " + now + " now";
            case "gone" -> "is gone; " + now + " stood before it";
            case "reused" ->
                    "stands for another text now"
                            + (now.isEmpty() ? "" : "; the former one is " + now);
            case "reworded" -> "has other words now";
            default -> throw new Failure("The server is newer than this command; build it again");
        };
    }

    private void progress(JsonNode job) {
        if (terminal) {
            int width = 30;
            long done = job.get("done").asLong();
            long total = job.get("total").asLong();
            int full = (int) (done * width / total);
            System.err.printf(
                    "\rReading again [%s%s] %d of %d",
                    "#".repeat(full), " ".repeat(width - full), done, total);
        }
    }
}
