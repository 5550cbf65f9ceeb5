package org.compendium.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// One file on its way to the server, over lines that break and servers that are started again.
///
/// The key stays the same for every try, so that a file whose receipt was lost on the way is not
/// sent twice. Large files go in pieces (tus 1.0.0) and on from where they broke off.
final class Sending {

    /// What a broken line may cost to send again, in bytes.
    private static final long SMALL = 1024 * 1024;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Map<String, String> TUS = Map.of("Tus-Resumable", "1.0.0");

    private final Server server;
    private final Path file;
    private final Map<String, String> said;
    private final Duration patience;
    private final String key = UUID.randomUUID().toString();
    private @Nullable String upload;
    private long offset;
    private long lastProgress = System.nanoTime();
    private Duration pause = FIRST_PAUSE;

    /// @param patience for how long it is tried without any progress
    Sending(Server server, Path file, Map<String, String> said, Duration patience) {
        this.server = server;
        this.file = file;
        this.said = said;
        this.patience = patience;
    }

    /// @param receipt the address of the outcome; empty when the file could not be sent
    /// @param refusal why it could not be sent
    record Sent(Path file, String receipt, String refusal) {}

    Sent run() throws InterruptedException {
        while (true) {
            String last;
            Duration asked = Duration.ZERO;
            try {
                return new Sent(file, Files.size(file) <= SMALL ? form() : pieces(), "");
            } catch (NoSuchFileException e) {
                return new Sent(file, "", "It is no longer there");
            } catch (Server.Refused e) {
                last = String.valueOf(e.getMessage());
                asked = e.retryAfter();
                if (e.busy()) {
                    lastProgress = System.nanoTime();
                } else if (e.status() == 401 && server.findAgain()) {
                    continue;
                } else if (e.status() == 404 && upload != null) {
                    upload = null;
                } else if (!e.passing()) {
                    return new Sent(file, "", last);
                }
            } catch (IOException e) {
                last = "The line broke off (" + e + ")";
                server.findAgain();
            }
            if (System.nanoTime() - lastProgress > patience.toNanos()) {
                return new Sent(
                        file, "", last + ". Tried for " + patience.toMinutes() + " minutes.");
            }
            Thread.sleep(asked.compareTo(pause) > 0 ? asked : pause);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
    }

    private String form() throws IOException, InterruptedException {
        String boundary = "kb" + key;
        String head = "";
        if (!said.isEmpty()) {
            head =
                    "--"
                            + boundary
                            + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n"
                            + json()
                            + "\r\n";
        }
        head +=
                "--"
                        + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name().replace("\"", "%22")
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        HttpResponse<String> accepted =
                server.call(
                        "POST",
                        "/api/v1/documents",
                        Map.of(
                                "Content-Type",
                                "multipart/form-data; boundary=" + boundary,
                                "Idempotency-Key",
                                key),
                        BodyPublishers.concat(
                                BodyPublishers.ofString(head, StandardCharsets.UTF_8),
                                BodyPublishers.ofFile(file),
                                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")));
        return header(accepted, "Location");
    }

    private String pieces() throws IOException, InterruptedException {
        long size = Files.size(file);
        HttpResponse<String> answer;
        if (upload == null) {
            Map<String, String> headers = new HashMap<>(TUS);
            headers.put("Idempotency-Key", key);
            headers.put("Upload-Length", Long.toString(size));
            headers.put(
                    "Upload-Metadata",
                    "filename " + base64(name()) + ",metadata " + base64(json()));
            answer = server.call("POST", "/api/v1/uploads", headers, BodyPublishers.noBody());
            upload = header(answer, "Location");
        } else {
            answer = server.call("HEAD", upload, TUS, BodyPublishers.noBody());
        }
        progress(Long.parseLong(header(answer, "Upload-Offset")));
        while (answer.headers().firstValue("Ingestion-Location").isEmpty()) {
            Map<String, String> headers = new HashMap<>(TUS);
            headers.put("Content-Type", "application/offset+octet-stream");
            headers.put("Upload-Offset", Long.toString(offset));
            answer = server.call("PATCH", upload, headers, from(offset, size - offset));
            progress(Long.parseLong(header(answer, "Upload-Offset")));
        }
        return header(answer, "Ingestion-Location");
    }

    private void progress(long now) {
        if (now > offset) {
            lastProgress = System.nanoTime();
            pause = FIRST_PAUSE;
        }
        offset = now;
    }

    private BodyPublisher from(long start, long length) {
        if (length == 0) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> {
                    try {
                        InputStream in = Files.newInputStream(file);
                        in.skipNBytes(start);
                        return new Only(in, length);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }),
                length);
    }

    /// As much as was announced, even when the file grows meanwhile.
    private static final class Only extends FilterInputStream {

        private long left;

        Only(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int one = left > 0 ? super.read() : -1;
            left -= one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] buffer, int start, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read(buffer, start, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }

    private static String header(HttpResponse<String> answer, String name) throws IOException {
        return answer.headers()
                .firstValue(name)
                .orElseThrow(() -> new IOException("The server's answer lacks " + name));
    }

    private String name() {
        return file.getFileName().toString();
    }

    private String json() {
        return new ObjectMapper().writeValueAsString(said);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
