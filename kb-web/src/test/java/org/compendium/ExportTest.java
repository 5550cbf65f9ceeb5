package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/// Everything as one file, from outside.
class ExportTest extends WholeApplication {

    private static final String EXPORT = "/api/v1/administration/export";

    @Test
    void an_administrator_gets_the_tables_and_the_originals_and_nobody_else_does()
            throws IOException, InterruptedException {
        byte[] original =
                "Weavers of the export share their looms.".getBytes(StandardCharsets.UTF_8);
        added(administrator(), "looms-to-export.txt", original);

        Map<String, byte[]> parts = parts();

        assertThat(new String(parts.get("README.txt"), StandardCharsets.UTF_8))
                .contains("not a United Nations publication");
        assertThat(new String(parts.get("tables/manifestation.csv"), StandardCharsets.UTF_8))
                .contains("looms-to-export.txt");
        assertThat(parts.values()).contains(original);
        assertThat(visitor().get(EXPORT).status()).isEqualTo(401);
        assertThat(a("curator", "exporter").get(EXPORT).status()).isEqualTo(403);
    }

    private Map<String, byte[]> parts() throws IOException, InterruptedException {
        String signIn = Installation.ADMINISTRATOR + ':' + Installation.PASSWORD;
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(base() + EXPORT))
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(
                                                            signIn.getBytes(
                                                                    StandardCharsets.UTF_8)))
                            .build();
            byte[] zip = http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return parts;
    }
}
