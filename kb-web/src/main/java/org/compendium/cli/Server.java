package org.compendium.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
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
    private final String url;
    private final String authorization;

    private Server(String url, String authorization) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.authorization = authorization;
    }

    /// Finds it by its address, else through the data folder; signs in with `KB_TOKEN`, else
    /// `KB_ADMIN_PASSWORD`, else the token file of the data folder.
    static Server find(@Nullable String address, Path data) throws IOException {
        return new Server(address == null ? announced(data) : address, authorization(data));
    }

    /// The server that runs on a data folder, with that folder's own token.
    static Server of(Path data) throws IOException {
        return new Server(
                announced(data),
                "Bearer " + Files.readString(data.resolve("secrets/token")).strip());
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
            return new ObjectMapper().readTree(Files.readString(file)).get("url").asString();
        } catch (JacksonException e) {
            throw new Failure(file + " is damaged; start the server again");
        }
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
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    String delete(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path)).DELETE());
    }

    String post(String path, String contentType, HttpRequest.BodyPublisher body, String key)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", contentType)
                        .header("Idempotency-Key", key)
                        .POST(body));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        request.timeout(Duration.ofMinutes(10));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw new Refused(response.statusCode(), detail(response));
        }
        return response.body();
    }

    private String detail(HttpResponse<String> response) {
        try {
            JsonNode detail = mapper.readTree(response.body()).get("detail");
            if (detail != null) {
                return detail.asString();
            }
        } catch (JacksonException e) {
            // Not a problem detail: say the status.
        }
        return "The server answered " + response.statusCode();
    }

    /// The server's no, in its own words.
    static final class Refused extends Failure {

        private static final long serialVersionUID = 1L;
        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        /// Whether trying again may help.
        boolean passing() {
            return status == 429 || status == 503 || status == 507;
        }
    }
}
