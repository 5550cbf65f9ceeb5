package org.compendium.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.compendium.cli.Client.Failure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The running server, and how to sign in to it.
final class Server {

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final @Nullable String address;
    private final Path data;
    private volatile At at;

    /// Where it was last seen, and what it was told there.
    private record At(String url, String authorization) {

        At {
            url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        }
    }

    private Server(@Nullable String address, Path data, At at) {
        this.address = address;
        this.data = data;
        this.at = at;
    }

    /// Finds it by its address, else through the data folder; signs in with `KB_TOKEN`, else
    /// `KB_ADMIN_PASSWORD`, else the token file of the data folder.
    static Server find(@Nullable String address, Path data) throws IOException {
        return new Server(address, data, at(address, data));
    }

    private static At at(@Nullable String address, Path data) throws IOException {
        return new At(address == null ? announced(data) : address, authorization(data));
    }

    /// Where it was last seen.
    URI address() {
        return URI.create(at.url());
    }

    /// Looks where it is now: a server that was started again has another port, and its data folder
    /// another token.
    ///
    /// @return whether anything is different
    boolean findAgain() {
        At before = at;
        try {
            at = at(address, data);
        } catch (IOException | Failure e) {
            // It is not back yet; it may still come to where it was.
        }
        return !at.equals(before);
    }

    /// The server that runs on a data folder, with that folder's own token.
    static Server of(Path data) throws IOException {
        return new Server(
                null,
                data,
                new At(
                        announced(data),
                        "Bearer " + Files.readString(data.resolve("secrets/token")).strip()));
    }

    private static String announced(Path data) throws IOException {
        Path file = data.resolve("run/server.json");
        if (!Files.isReadable(file)) {
            throw new Failure(
                    "No server runs on the data folder "
                            + data
                            + ". Start one with ./kb run, or name it with --data or --server.");
        }
        try {
            String url =
                    new ObjectMapper().readTree(Files.readString(file)).path("url").asString("");
            if (!url.isBlank()) {
                return url;
            }
        } catch (JacksonException e) {
            // Said below.
        }
        throw new Failure(file + " is damaged; start the server again");
    }

    private static String authorization(Path data) throws IOException {
        String token = System.getenv("KB_TOKEN");
        if (token != null && !token.isBlank()) {
            return "Bearer " + token.strip();
        }
        String password = System.getenv("KB_ADMIN_PASSWORD");
        if (password != null && !password.isBlank()) {
            return "Basic "
                    + Base64.getEncoder()
                            .encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        }
        Path file = data.resolve("secrets/token");
        return Files.isReadable(file) ? "Bearer " + Files.readString(file).strip() : "";
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    JsonNode json(String text) {
        return mapper.readTree(text);
    }

    String get(String path) throws IOException, InterruptedException {
        return call("GET", path, Map.of(), BodyPublishers.noBody()).body();
    }

    /// Writes an answer to a file, which is there as a whole or not at all.
    ///
    /// @throws Refused when the server says no
    /// @throws IOException when the line breaks, there is no server, or the file cannot be written
    void download(String path, Path file) throws IOException, InterruptedException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at.url() + path));
            if (!at.authorization().isEmpty()) {
                request.header("Authorization", at.authorization());
            }
            HttpResponse<Path> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofFile(part));
            if (response.statusCode() >= 400) {
                throw new Refused(
                        response.statusCode(),
                        detail(Files.readString(part), response.statusCode()),
                        Duration.ZERO);
            }
            Files.move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    String delete(String path) throws IOException, InterruptedException {
        return call("DELETE", path, Map.of(), BodyPublishers.noBody()).body();
    }

    String post(String path, String contentType, BodyPublisher body, String key)
            throws IOException, InterruptedException {
        return call("POST", path, Map.of("Content-Type", contentType, "Idempotency-Key", key), body)
                .body();
    }

    /// @throws Refused when the server says no
    /// @throws IOException when the line breaks, or there is no server
    HttpResponse<String> call(
            String method, String path, Map<String, String> headers, BodyPublisher body)
            throws IOException, InterruptedException {
        At here = at;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(here.url() + path))
                        .method(method, body)
                        .timeout(Duration.ofMinutes(10));
        headers.forEach(request::header);
        if (!here.authorization().isEmpty()) {
            request.header("Authorization", here.authorization());
        }
        HttpResponse<String> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw new Refused(
                    response.statusCode(),
                    detail(response.body(), response.statusCode()),
                    response.headers()
                            .firstValue("Retry-After")
                            .filter(value -> value.matches("\\d{1,6}"))
                            .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                            .orElse(Duration.ZERO));
        }
        return response;
    }

    private String detail(String body, int status) {
        try {
            JsonNode detail = mapper.readTree(body).get("detail");
            if (detail != null) {
                return detail.asString();
            }
        } catch (JacksonException e) {
            // Not a problem detail: say the status.
        }
        return "The server answered " + status;
    }

    /// The server's no, in its own words.
    static final class Refused extends Failure {

        private static final long serialVersionUID = 1L;
        private final int status;
        private final Duration retryAfter;

        Refused(int status, String message, Duration retryAfter) {
            super(message);
            this.status = status;
            this.retryAfter = retryAfter;
        }

        int status() {
            return status;
        }

        /// What the server asks for; zero when it does not say.
        Duration retryAfter() {
            return retryAfter;
        }

        /// Whether trying again may help.
        boolean passing() {
            return switch (status) {
                case 409, 423, 429, 502, 503, 504, 507 -> true;
                default -> false;
            };
        }

        /// Whether the server works and only asks for patience.
        boolean busy() {
            return status == 429;
        }
    }
}
