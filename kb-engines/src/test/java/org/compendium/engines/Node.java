package org.compendium.engines;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Talks to an Elasticsearch node in plain HTTP.
record Node(Elasticsearch.Address address) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Token(String text, int start, int end, int position) {}

    String get(String path) throws IOException {
        return send("GET", path, "");
    }

    String put(String path, String json) throws IOException {
        return send("PUT", path, json);
    }

    List<String> tokens(String path, String request) throws IOException {
        return analyze(path, request).stream().map(Token::text).toList();
    }

    List<Token> analyze(String path, String request) throws IOException {
        var tokens = new ArrayList<Token>();
        for (JsonNode token : JSON.readTree(send("POST", path, request)).get("tokens")) {
            tokens.add(
                    new Token(
                            token.get("token").asString(),
                            token.get("start_offset").asInt(),
                            token.get("end_offset").asInt(),
                            token.get("position").asInt()));
        }
        return tokens;
    }

    static String json(String text) {
        return JSON.writeValueAsString(text);
    }

    String send(String method, String path, String json) throws IOException {
        var connection = (HttpURLConnection) address.uri().resolve(path).toURL().openConnection();
        connection.setRequestMethod(method);
        String credentials = address.user() + ":" + address.password();
        connection.setRequestProperty(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        if (!json.isEmpty()) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
        }
        boolean failed = connection.getResponseCode() >= 400;
        try (InputStream in = failed ? connection.getErrorStream() : connection.getInputStream()) {
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (failed) {
                throw new IOException(method + " " + path + ": " + answer);
            }
            return answer;
        }
    }
}
