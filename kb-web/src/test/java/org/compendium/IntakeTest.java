package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What became of files, as their senders and the curators see it.
class IntakeTest extends WholeApplication {

    @Autowired private JdbcClient jdbc;

    @Test
    void senders_see_their_own_files_and_curators_all() {
        Caller sender = a("contributor", "intake-one");
        Caller other = a("contributor", "intake-two");
        added(sender, "mine.txt", Report.of("TD/B/INTAKE/1").text());
        outcomeOf(sender, sender.send("nothing.txt", new byte[0], Map.of()));

        JsonNode mine = sender.get("/api/v1/ingestions?size=1").json();
        assertThat(mine.path("total").asInt()).isEqualTo(2);
        assertThat(mine.path("items")).hasSize(1);
        assertThat(mine.path("items").get(0).path("fileName").asString()).isEqualTo("nothing.txt");
        assertThat(other.get("/api/v1/ingestions?sender=intake-one").json().path("total").asInt())
                .isZero();
        Caller curator = a("curator", "intake-curator");
        assertThat(total(curator, "sender=intake-one")).isEqualTo(2);
        assertThat(total(curator, "sender=intake-one&outcome=added")).isEqualTo(1);
        assertThat(total(curator, "sender=intake-one&state=open")).isZero();
        assertThat(total(curator, "sender=intake-one&q=MINE")).isEqualTo(1);
        assertThat(total(curator, "sender=intake-one&q=m%25e")).isZero();
        assertThat(total(curator, "sender=intake-one&day=2001-01-01")).isZero();
        assertThat(
                        total(
                                curator,
                                "sender=intake-one&reason=" + Caller.encoded("The file is empty")))
                .isEqualTo(1);
        assertThat(visitor().get("/api/v1/ingestions").status()).isEqualTo(401);
        assertThat(visitor().get("/api/v1/ingestions.csv").status()).isEqualTo(401);
        assertThat(sender.get("/api/v1/ingestions?size=0").status()).isEqualTo(400);
    }

    @Test
    void a_receipt_says_what_was_received_and_is_kept_as_text_and_in_a_list() {
        Caller sender = a("contributor", "intake-keeper");
        byte[] report = Report.of("TD/B/INTAKE/2").text();
        JsonNode receipt = outcomeOf(sender, sender.send("=kept.txt", report, Map.of()));
        String address = "/api/v1/ingestions/" + receipt.path("id").asString();

        assertThat(receipt.path("size").asInt()).isEqualTo(report.length);
        assertThat(receipt.path("sha256").asString()).hasSize(64);
        assertThat(receipt.path("receipt").asString())
                .isEqualTo("/receipts/" + receipt.path("id").asString());
        assertThat(sender.get(address + "/receipt.txt").body())
                .contains("=kept.txt", receipt.path("sha256").asString(), "intake-keeper", "added")
                .contains(base() + "/read/" + receipt.path("documentId").asString());
        assertThat(sender.get(address + "/file").body())
                .isEqualTo(new String(report, StandardCharsets.UTF_8));
        assertThat(sender.get("/api/v1/ingestions.csv").body())
                .startsWith("\uFEFFreceived,sender,file,")
                .contains(",intake-keeper,'=kept.txt,");
        Caller other = a("contributor", "intake-nosy");
        assertThat(other.get(address + "/receipt.txt").status()).isEqualTo(404);
        assertThat(other.get(address + "/file").status()).isEqualTo(404);
        assertThat(visitor().get("/api/v1/batches/template.csv").body())
                .startsWith("\uFEFFfile,title,symbol,date,language,kind,");
    }

    @Test
    void a_file_that_could_not_be_read_is_tried_again_and_remembers_what_was_before() {
        Caller sender = a("contributor", "intake-stubborn");
        JsonNode receipt =
                outcomeOf(
                        sender,
                        sender.send(
                                "stub.pdf",
                                "%PDF-1.7 and no more".getBytes(StandardCharsets.UTF_8),
                                Map.of()));
        assertThat(receipt.path("outcome").asString()).isEqualTo("unreadable");
        String address = "/api/v1/ingestions/" + receipt.path("id").asString();

        assertThat(sender.post(address + "/again").status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !sender.get(address).json().path("outcome").isNull());
        assertThat(sender.get(address + "/receipt.txt").body()).contains("Before     unreadable");
        assertThat(
                        sender.post("/api/v1/ingestions/again?outcome=unreadable")
                                .json()
                                .path("files")
                                .asInt())
                .isEqualTo(1);

        String id = added(sender, "fine.txt", Report.of("TD/B/INTAKE/3").text());
        assertThat(id).isNotBlank();
        String fine =
                sender.get("/api/v1/ingestions?outcome=added")
                        .json()
                        .path("items")
                        .get(0)
                        .path("id")
                        .asString();
        assertThat(sender.post("/api/v1/ingestions/" + fine + "/again").status()).isEqualTo(409);
        assertThat(a("contributor", "intake-stranger").post(address + "/again").status())
                .isEqualTo(404);
    }

    @Test
    void a_password_that_is_said_of_a_waiting_file_is_written_nowhere() {
        Caller sender = a("contributor", "intake-secretive");
        jdbc.sql(
                        """
                        INSERT INTO ingestion (id, file_name, sha256, size, owner, release, lease_until)
                        VALUES ('secretive0', 'waits.txt', '', 0, 'intake-secretive', false, 'infinity')
                        """)
                .update();
        try {
            Caller.Answer said =
                    sender.patch(
                            "/api/v1/ingestions/secretive0/metadata",
                            "{\"kind\":\"manual\",\"password\":\"tallow-and-rope\"}");

            assertThat(said.status()).as(said.body()).isEqualTo(200);
            assertThat(
                            jdbc.sql("SELECT i::text FROM ingestion i WHERE id = 'secretive0'")
                                    .query(String.class)
                                    .single())
                    .contains("manual")
                    .doesNotContain("tallow");
        } finally {
            jdbc.sql("DELETE FROM ingestion WHERE id = 'secretive0'").update();
        }
    }

    private static int total(Caller caller, String query) {
        return caller.get("/api/v1/ingestions?" + query).json().path("total").asInt();
    }
}
