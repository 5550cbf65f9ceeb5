package org.compendium;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Somebody who calls the interface for programs from outside; redirects are seen, not followed.
///
/// @param authorization the header; empty for the public
record Caller(String base, String authorization) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "----a-boundary-that-no-file-has";

    record Answer(int status, HttpHeaders headers, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String location() {
            return headers.firstValue("Location").orElse("");
        }
    }

    static Caller visitor(String base) {
        return new Caller(base, "");
    }

    Caller as(String name, String password) {
        String both = name + ":" + password;
        return new Caller(
                base,
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Answer get(String path) {
        return call("GET", path, BodyPublishers.noBody(), Map.of());
    }

    Answer post(String path) {
        return call("POST", path, BodyPublishers.noBody(), Map.of());
    }

    Answer patch(String path, String json) {
        return call(
                "PATCH",
                path,
                BodyPublishers.ofString(json),
                Map.of("Content-Type", "application/json"));
    }

    Answer put(String path, String json) {
        return call(
                "PUT",
                path,
                BodyPublishers.ofString(json),
                Map.of("Content-Type", "application/json"));
    }

    Answer send(String fileName, byte[] bytes, Map<String, String> headers) {
        return sendParts(Map.of(), fileName, bytes, headers);
    }

    Answer sendWithMetadata(String fileName, byte[] bytes, String metadata) {
        return sendParts(Map.of("metadata", metadata), fileName, bytes, Map.of());
    }

    private Answer sendParts(
            Map<String, String> fields, String fileName, byte[] bytes, Map<String, String> more) {
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) ->
                body.writeBytes(
                        utf8(
                                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                        .formatted(BOUNDARY, name, value))));
        body.writeBytes(
                utf8(
                        ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                                        + "Content-Type: application/octet-stream\r\n\r\n")
                                .formatted(BOUNDARY, fileName)));
        body.writeBytes(bytes);
        body.writeBytes(utf8("\r\n--" + BOUNDARY + "--\r\n"));
        var headers = new java.util.HashMap<>(more);
        headers.put("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        return call(
                "POST",
                "/api/v1/documents",
                BodyPublishers.ofByteArray(body.toByteArray()),
                headers);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Answer call(
            String method, String path, BodyPublisher body, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(URI.create(base).resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .method(method, body);
        headers.forEach(request::header);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            var response =
                    HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
