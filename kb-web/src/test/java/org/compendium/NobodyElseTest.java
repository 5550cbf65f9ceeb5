package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.compendium.alert.FeedKeys;
import org.compendium.alert.Frequency;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.gathered.Gatherings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Whatever is sent by whom and released, withdrawn or neither: nothing that leaves the application
/// for a reader has a word of a document that this reader may not see, and all has what may be
/// seen.
class NobodyElseTest extends WithMail {

    private static final String WORD = "lindenquay";
    private static final int DOCUMENTS = 9;

    @Autowired Gatherings gatherings;
    @Autowired Documents documents;
    @Autowired FeedKeys keys;

    /// @param mark a word that stands in this document and in no other
    /// @param shown whether everybody may see it in the end
    private record Sent(String id, String owner, String mark, boolean shown) {}

    private record Reader(String name, Caller caller, Role role) {

        Viewer viewer() {
            return new Viewer(name, role);
        }
    }

    @Test
    void a_restricted_document_is_in_nobody_elses_list_feed_or_mail() throws Exception {
        Random random = new Random(20261126);
        List<Reader> readers = readers();
        readers.forEach(reader ->
                save(reader.name(), "All of " + WORD, "q=" + WORD, Frequency.DAILY, "en"));
        List<Sent> all = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            all.add(send(readers.get(random.nextInt(readers.size())), i, random.nextInt(3)));
        }
        found(administrator(), WORD, DOCUMENTS);
        // Gathered by way of the store, as if each had seen everything once.
        for (Reader reader : readers) {
            for (Sent sent : all) {
                gatherings.change(
                        reader.name(),
                        list ->
                                list.with(
                                        new Documents.Place(new DocumentId(sent.id()), "para_3"),
                                        "",
                                        NOW.get()));
            }
        }
        later(Duration.ofDays(1));
        alerts.sendDue();
        Map<String, String> mails = mails();

        for (Reader reader : readers) {
            String key = keys.make(reader.name());
            check(reader, all, "list", reader.caller().get("/api/v1/gathered").body());
            check(reader, all, "csv", reader.caller().get("/api/v1/gathered.csv").body());
            check(reader, all, "ris", reader.caller().get("/api/v1/gathered.ris").body());
            check(reader, all, "bib", reader.caller().get("/api/v1/gathered.bib").body());
            check(reader, all, "csl", reader.caller().get("/api/v1/gathered.csl.json").body());
            check(reader, all, "briefing", briefing(reader));
            check(
                    reader,
                    all,
                    "feed",
                    visitor().get("/api/v1/search.atom?q=" + WORD + "&key=" + key).body());
            check(reader, all, "mail", mails.getOrDefault(reader.name() + "@example.org", ""));
            checkSymbols(
                    reader.viewer(),
                    all,
                    reader.caller().get("/api/v1/search/export?q=" + WORD).body());
        }
        Viewer everybody = Viewer.everybody();
        checkSymbols(everybody, all, visitor().get("/api/v1/search/export?q=" + WORD).body());
        String open = visitor().get("/api/v1/search.atom?q=" + WORD).body();
        for (Sent sent : all) {
            assertThat(open.contains(sent.mark()))
                    .as("%s in the open feed", sent)
                    .isEqualTo(sent.shown());
            assertThat(visitor().get("/api/v1/documents/" + sent.id() + "/citation").status())
                    .isEqualTo(sent.shown() ? 200 : 404);
        }
        assertThat(all).extracting(Sent::shown).as("both sorts are there").contains(true, false);
    }

    private static void check(Reader reader, List<Sent> all, String where, String said) {
        for (Sent sent : all) {
            boolean may = reader.viewer().maySee(sent.shown(), sent.owner());
            assertThat(said.contains(sent.mark()))
                    .as("%s for %s in %s", sent, reader.name(), where)
                    .isEqualTo(may);
        }
    }

    private static void checkSymbols(Viewer viewer, List<Sent> all, String said) {
        for (int i = 0; i < all.size(); i++) {
            assertThat(said.contains("TD/B/NOBODY/" + i + ","))
                    .as("%s for %s in the export", all.get(i), viewer.name())
                    .isEqualTo(viewer.maySee(all.get(i).shown(), all.get(i).owner()));
        }
    }

    private List<Reader> readers() throws Exception {
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String name = aReader("en");
            readers.add(
                    new Reader(
                            name, visitor().as(name, "the password of " + name), Role.CONTRIBUTOR));
        }
        String curator = aReader("en");
        a("curator", curator);
        readers.add(
                new Reader(
                        curator,
                        visitor().as(curator, "the password of " + curator),
                        Role.CURATOR));
        return readers;
    }

    /// @param fate 0: as it was sent; 1: released; 2: released and taken back
    private Sent send(Reader sender, int number, int fate) {
        String mark = "mark" + (char) ('a' + number) + "quill";
        String id =
                added(
                        sender.caller(),
                        "nobody-" + number + ".txt",
                        Report.of("TD/B/NOBODY/" + number)
                                .with(3, "The " + WORD + " papers, " + mark + ".")
                                .text());
        if (fate > 0) {
            administrator().post("/api/v1/documents/" + id + "/release");
        }
        if (fate > 1) {
            administrator().post("/api/v1/documents/" + id + "/withdraw");
        }
        boolean shown = documents.find(new DocumentId(id)).orElseThrow().shown();
        return new Sent(id, sender.name(), mark, shown);
    }

    private static String briefing(Reader reader) throws Exception {
        byte[] file = GatheredTest.bytes(reader.caller(), "/api/v1/gathered.docx");
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(file));
                XWPFWordExtractor text = new XWPFWordExtractor(word)) {
            return text.getText();
        }
    }

    private static Map<String, String> mails() throws Exception {
        Map<String, String> mails = new LinkedHashMap<>();
        for (MimeMessage mail : SERVER.getReceivedMessages()) {
            mails.merge(mail.getAllRecipients()[0].toString(), html(mail), String::concat);
        }
        return mails;
    }
}
