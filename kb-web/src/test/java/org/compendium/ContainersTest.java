package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Archives, mails and locked files from outside, over HTTP.
class ContainersTest extends WholeApplication {

    @Autowired private JdbcClient jdbc;

    @Test
    void each_file_in_a_zip_is_a_document_of_its_own() throws IOException {
        Caller curator = administrator();
        JsonNode receipt =
                outcomeOf(
                        curator,
                        curator.sendWithMetadata(
                                "box.zip",
                                zip(
                                        Map.of(
                                                "south/one.txt",
                                                        utf8(
                                                                "The south quay mends nets in its own sheds, and lends them out."),
                                                "two.txt",
                                                        utf8(
                                                                "The north quay buys its nets from three makers in the town."),
                                                "noise.bin",
                                                        new byte[] {1, 2, (byte) 0xfe, 0, 0, 9},
                                                "__MACOSX/two.txt", utf8("fork"))),
                                "{\"title\":\"A box\",\"language\":\"en\",\"kind\":\"manual\"}"));

        assertThat(receipt.path("outcome").asString()).isEqualTo("added");
        assertThat(receipt.path("reason").asString())
                .isEqualTo("3 files in it: 2 added, 1 unreadable.");
        assertThat(receipt.path("members").asInt()).isEqualTo(3);
        assertThat(receipt.path("documentId").isNull()).isTrue();
        List<JsonNode> members = members(curator, receipt);
        assertThat(members)
                .extracting(one -> one.path("fileName").asString())
                .containsExactly("noise.bin", "south/one.txt", "two.txt");
        assertThat(members)
                .allMatch(
                        one -> one.path("parent").asString().equals(receipt.path("id").asString()));
        JsonNode document =
                curator.get("/api/v1/documents/" + members.get(1).path("documentId").asString())
                        .json();
        assertThat(document.path("fileName").asString()).isEqualTo("south/one.txt");
        assertThat(document.path("kind").asString()).isEqualTo("manual");
        assertThat(document.path("title").asString()).isNotEqualTo("A box");
        assertThat(document.path("state").asString()).isEqualTo("released");
    }

    @Test
    void the_list_in_a_zip_speaks_of_its_files_and_bad_lines_are_told() throws IOException {
        Caller curator = administrator();
        JsonNode receipt =
                outcomeOf(
                        curator,
                        curator.send(
                                "listed.zip",
                                zip(
                                        Map.of(
                                                "box/metadata.csv",
                                                utf8(
                                                        """
                                                        file,title,date
                                                        eels.txt,Of eels and weirs,1987-02-03
                                                        carp.txt,Of carp,yesterday
                                                        pike.txt,Of pike,1988
                                                        """),
                                                "box/eels.txt",
                                                utf8("Eels are caught at the weir in autumn."),
                                                "box/carp.txt",
                                                utf8("Carp are kept in ponds behind the mill."),
                                                "box/tench.txt",
                                                utf8("Tench sleep in the mud of the same pond."))),
                                Map.of()));

        assertThat(receipt.path("outcome").asString()).isEqualTo("added");
        assertThat(receipt.path("reason").asString())
                .startsWith("metadata.csv line 4: there is no file 'pike.txt'")
                .endsWith("3 files in it: 2 added, 1 refused.");
        List<JsonNode> members = members(curator, receipt);
        assertThat(members)
                .extracting(one -> one.path("fileName").asString())
                .containsExactly("box/carp.txt", "box/eels.txt", "box/tench.txt");
        assertThat(members.get(0).path("outcome").asString()).isEqualTo("refused");
        assertThat(members.get(0).path("reason").asString())
                .startsWith("metadata.csv line 3: date must be like");
        JsonNode eels =
                curator.get("/api/v1/documents/" + members.get(1).path("documentId").asString())
                        .json();
        assertThat(eels.path("title").asString()).isEqualTo("Of eels and weirs");
        assertThat(eels.path("date").asString()).isEqualTo("1987-02-03");
    }

    @Test
    void a_list_that_cannot_be_used_is_a_file_like_the_others() throws IOException {
        Caller curator = administrator();
        JsonNode receipt =
                outcomeOf(
                        curator,
                        curator.send(
                                "unlisted.zip",
                                zip(
                                        Map.of(
                                                "metadata.csv",
                                                utf8("name,title\nroach.txt,Of roach\n"),
                                                "roach.txt",
                                                utf8("Roach live in every river of the plain."))),
                                Map.of()));

        assertThat(receipt.path("outcome").asString()).isEqualTo("added");
        assertThat(receipt.path("reason").asString())
                .startsWith("Not used as a list: metadata.csv has no column 'file'")
                .contains("2 files in it");
    }

    @Test
    void the_same_zip_again_adds_nothing() throws IOException {
        Caller curator = administrator();
        byte[] box =
                zip(Map.of("a.txt", utf8("Herring is salted on the day on which it is caught.")));
        outcomeOf(curator, curator.send("a.zip", box, Map.of()));

        JsonNode again = outcomeOf(curator, curator.send("b.zip", box, Map.of()));

        assertThat(again.path("outcome").asString()).isEqualTo("already-known");
        assertThat(again.path("reason").asString()).isEqualTo("1 file in it: 1 already known.");
    }

    @Test
    void a_zip_whose_opening_was_broken_off_doubles_nothing() throws IOException {
        Caller curator = administrator();
        JsonNode receipt =
                outcomeOf(
                        curator,
                        curator.send(
                                "broken-off.zip",
                                zip(
                                        Map.of(
                                                "a.txt",
                                                        utf8(
                                                                "Sails are cut from flax that is woven in the next valley."),
                                                "b.txt",
                                                        utf8(
                                                                "Masts come down the river on rafts in the spring."))),
                                Map.of()));
        String id = receipt.path("id").asString();
        // As it stands when a process dies between opening it and saying so.
        jdbc.sql(
                        "UPDATE ingestion SET state = 'accepted', outcome = NULL, members = NULL,"
                                + " lease_until = NULL, finished_at = NULL WHERE id = :id")
                .param("id", id)
                .update();

        JsonNode again = outcomeOf(curator, unlocked(curator, id));

        assertThat(again.path("reason").asString()).isEqualTo("2 files in it: 2 added.");
        assertThat(members(curator, again)).hasSize(2);
    }

    @Test
    void a_zip_in_a_zip_counts_when_all_is_read() throws IOException {
        Caller curator = administrator();
        byte[] inner =
                zip(
                        Map.of(
                                "deep.txt",
                                utf8("Barrels are made from oak that has dried for years.")));
        JsonNode receipt =
                outcomeOf(
                        curator,
                        curator.send("outer.zip", zip(Map.of("inner.zip", inner)), Map.of()));

        assertThat(receipt.path("outcome").asString()).isEqualTo("added");
        JsonNode within = members(curator, receipt).getFirst();
        assertThat(within.path("reason").asString()).isEqualTo("1 file in it: 1 added.");
    }

    @Test
    void a_zip_that_holds_itself_too_often_stops_at_the_depth_that_is_allowed() throws IOException {
        Caller curator = administrator();
        byte[] box = zip(Map.of("z.txt", utf8("Tar is boiled from the roots of pines in autumn.")));
        for (int i = 0; i < 5; i++) {
            box = zip(Map.of("level-" + i + ".zip", box));
        }
        JsonNode receipt = outcomeOf(curator, curator.send("deep.zip", box, Map.of()));

        assertThat(receipt.path("outcome").asString()).isEqualTo("refused");
        assertThat(
                        jdbc.sql("SELECT reason FROM ingestion WHERE root = :root AND depth = 3")
                                .param("root", receipt.path("id").asString())
                                .query(String.class)
                                .single())
                .contains("too deep");
    }

    @Test
    void a_mail_and_its_attachment_lead_to_each_other() {
        Caller curator = administrator();
        JsonNode receipt = outcomeOf(curator, curator.send("quay.eml", mail(), Map.of()));
        assertThat(receipt.path("outcome").asString()).isEqualTo("added");
        assertThat(receipt.path("reason").asString()).isEqualTo("1 file attached: 1 added.");
        String mail = receipt.path("documentId").asString();
        String attached = members(curator, receipt).getFirst().path("documentId").asString();

        JsonNode whole = curator.get("/api/v1/documents/" + mail).json();
        assertThat(whole.path("title").asString()).isEqualTo("Forty barrels for the east quay");
        assertThat(whole.path("date").asString()).isEqualTo("2004-05-06");
        assertThat(whole.path("parts").get(0).path("id").asString()).isEqualTo(attached);
        JsonNode part = curator.get("/api/v1/documents/" + attached).json();
        assertThat(part.path("partOf").get(0).path("id").asString()).isEqualTo(mail);
        assertThat(part.path("parts").isEmpty()).isTrue();
    }

    @Test
    void a_locked_file_asks_for_its_password_which_is_written_nowhere() throws IOException {
        Caller curator = administrator();
        byte[] locked = locked(Report.of("TD/B/TEST/71").pdf(), "herring-and-tar");
        JsonNode asks = outcomeOf(curator, curator.send("locked.pdf", locked, Map.of()));
        String id = asks.path("id").asString();
        assertThat(asks.path("outcome").asString()).isEqualTo("unreadable");
        assertThat(asks.path("locked").asBoolean()).isTrue();
        assertThat(asks.path("reason").asString()).contains("Enter its password");

        assertThat(unlock(curator, id, "wrong").status()).isEqualTo(202);
        JsonNode wrong = outcomeOf(curator, unlocked(curator, id));
        assertThat(wrong.path("reason").asString()).contains("does not open");
        assertThat(unlock(curator, id, "herring-and-tar").status()).isEqualTo(202);
        JsonNode opened = outcomeOf(curator, unlocked(curator, id));

        assertThat(opened.path("outcome").asString()).as(opened.toString()).isEqualTo("added");
        assertThat(opened.path("locked").asBoolean()).isFalse();
        assertThat(unlock(curator, id, "herring-and-tar").status()).isEqualTo(409);
        assertThat(
                        jdbc.sql(
                                        "SELECT count(*) FROM ingestion i WHERE i::text LIKE '%herring-and%'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void a_password_that_is_sent_with_the_file_opens_it_and_is_not_kept() throws IOException {
        Caller curator = administrator();
        byte[] locked = locked(Report.of("TD/B/TEST/72").pdf(), "pitch-and-oakum");
        JsonNode receipt =
                outcomeOf(
                        curator,
                        curator.sendWithMetadata(
                                "locked-2.pdf", locked, "{\"password\":\"pitch-and-oakum\"}"));

        assertThat(receipt.path("outcome").asString()).as(receipt.toString()).isEqualTo("added");
        assertThat(
                        jdbc.sql("SELECT count(*) FROM ingestion i WHERE i::text LIKE '%oakum%'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void a_password_is_not_forgotten_while_the_database_is_away() throws IOException {
        Caller curator = administrator();
        byte[] locked = locked(Report.of("TD/B/TEST/73").pdf(), "wax-and-twine");
        JsonNode asks = outcomeOf(curator, curator.send("locked-3.pdf", locked, Map.of()));
        String id = asks.path("id").asString();
        jdbc.sql("CREATE SEQUENCE refused").update();
        // A number that was drawn stays drawn, whatever becomes of the transaction.
        jdbc.sql(
                        """
                        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                        BEGIN
                            PERFORM nextval('refused');
                            RAISE EXCEPTION 'The database is away';
                        END $$
                        """)
                .update();
        jdbc.sql(
                        """
                        CREATE TRIGGER refuse BEFORE UPDATE ON ingestion FOR EACH ROW
                        WHEN (NEW.id = '%s' AND NEW.state = 'reading') EXECUTE FUNCTION refuse()
                        """
                                .formatted(id))
                .update();
        try {
            assertThat(unlock(curator, id, "wax-and-twine").status()).isEqualTo(202);
            await().until(() ->
                    jdbc.sql("SELECT is_called FROM refused").query(Boolean.class).single());
        } finally {
            jdbc.sql("DROP TRIGGER refuse ON ingestion").update();
            jdbc.sql("DROP FUNCTION refuse").update();
            jdbc.sql("DROP SEQUENCE refused").update();
        }

        JsonNode opened = outcomeOf(curator, unlocked(curator, id));
        assertThat(opened.path("outcome").asString()).as(opened.toString()).isEqualTo("added");
    }

    private Caller.Answer unlock(Caller caller, String id, String password) {
        return caller.post(
                "/api/v1/ingestions/" + id + "/password",
                "{\"password\":\"%s\"}".formatted(password));
    }

    /// The answer to having sent it, to wait for what becomes of it.
    private static Caller.Answer unlocked(Caller caller, String id) {
        Caller.Answer now = caller.get("/api/v1/ingestions/" + id);
        return new Caller.Answer(
                202,
                java.net.http.HttpHeaders.of(
                        Map.of("Location", List.of("/api/v1/ingestions/" + id)), (a, b) -> true),
                now.body());
    }

    private static List<JsonNode> members(Caller caller, JsonNode receipt) {
        return List.copyOf(
                caller.get("/api/v1/ingestions/" + receipt.path("id").asString() + "/members")
                        .json()
                        .path("items")
                        .values());
    }

    private static byte[] locked(byte[] pdf, String password) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf);
                var out = new ByteArrayOutputStream()) {
            document.protect(
                    new StandardProtectionPolicy("the owner's", password, new AccessPermission()));
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] mail() {
        return utf8(
                """
                From: Yard Office <office@yard.example>
                To: Cooper <cooper@yard.example>
                Subject: Forty barrels for the east quay
                Date: Thu, 06 May 2004 07:30:00 +0000
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="cut"

                --cut
                Content-Type: text/plain; charset=UTF-8

                Please make the forty barrels before the herring comes, as in the years before.

                --cut
                Content-Type: text/plain; charset=UTF-8; name="list.txt"
                Content-Disposition: attachment; filename="list.txt"

                Twenty barrels of oak and twenty of pine, each with eight hoops of hazel.
                --cut--
                """
                        .replace("\n", "\r\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
