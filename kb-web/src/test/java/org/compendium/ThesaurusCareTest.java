package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.compendium.again.ThesaurusCare;
import org.compendium.theme.Change;
import org.compendium.theme.Concept;
import org.compendium.theme.Skos;
import org.compendium.theme.ThemeChanges;
import org.compendium.theme.Themes;
import org.compendium.theme.Thesaurus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// The thesaurus as a file, from outside, and what its changes do to documents.
class ThesaurusCareTest extends WholeApplication {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String PREFIXES =
            """
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix theme: <urn:compendium:theme:> .
            """;

    @Autowired private Themes themes;
    @Autowired private JdbcClient jdbc;
    @Autowired private ThemeChanges changes;
    @Autowired private ThesaurusCare care;
    @Autowired private TransactionTemplate transaction;

    private String before = "";

    @BeforeEach
    void remember() {
        before = visitor().get("/api/v1/concepts.ttl").body();
    }

    // All tests share one thesaurus.
    @AfterEach
    void putBack() {
        JsonNode answer = send(administrator(), before, Skos.TURTLE, "?only=true").json();
        finished(answer);
    }

    @Test
    void everybody_may_take_the_whole_thesaurus_and_it_comes_back_the_same() throws IOException {
        for (Skos form : Skos.values()) {
            Caller.Answer file = visitor().get("/api/v1/concepts." + form.ending());

            assertThat(file.status()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Type").orElse(""))
                    .startsWith(form.mediaType());
            assertThat(file.body()).contains("Not a United Nations publication", "licenses/by/4.0");
            assertThat(read(file.body(), form)).isEqualTo(themes.now());
            JsonNode nothing = send(administrator(), file.body(), form, "?only=true").json();
            assertThat(nothing.path("added")).isEmpty();
            assertThat(nothing.path("changed")).isEmpty();
            assertThat(nothing.path("removed")).isEmpty();
            assertThat(nothing.path("documents").asInt()).isZero();
            assertThat(nothing.path("job").isNull()).isTrue();
        }
    }

    @Test
    void only_curators_bring_a_file_in() {
        String file = looms("spinning gardens");

        assertThat(send(visitor(), file, Skos.TURTLE, "").status()).isEqualTo(401);
        Caller.Answer refused = send(a("contributor", "no-keeper"), file, Skos.TURTLE, "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("Only curators change the thesaurus");
        assertThat(themes.now()).extracting(Concept::id).doesNotContain("spinning-gardens");
    }

    @Test
    void a_file_with_faults_changes_nothing_and_says_each() {
        Caller curator = a("curator", "makes-faults");
        String file =
                looms("spinning gardens")
                        .replace("skos:prefLabel \"spinning gardens zh\"@zh ;", "")
                        .replace("skos:altLabel", "skos:altLabel \"trust\"@en , ");

        Caller.Answer answer = send(curator, file, Skos.TURTLE, "");

        assertThat(answer.status()).isEqualTo(400);
        List<String> faults = new ArrayList<>();
        answer.json().path("faults").forEach(fault -> faults.add(fault.asString()));
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "'spinning gardens' (spinning-gardens) has no preferred label in Chinese.",
                        "'trust' (English) is a label of 'trust' (trust) and of 'spinning gardens'"
                                + " (spinning-gardens).");
        assertThat(themes.now()).extracting(Concept::id).doesNotContain("spinning-gardens");
        assertThat(send(curator, "no turtle", Skos.TURTLE, "").status()).isEqualTo(400);
        Caller.Answer plain =
                curator.call(
                        "POST",
                        "/api/v1/concepts",
                        bytes(file),
                        Map.of("Content-Type", "text/plain"));
        assertThat(plain.status()).isEqualTo(415);
        assertThat(plain.body()).contains("text/turtle", "application/ld+json");
    }

    @Test
    void a_changed_label_has_the_documents_with_its_words_classified_again_and_no_other() {
        Caller curator = a("curator", "keeps-labels");
        String saying = added(curator, "gardens.txt", aText("The spinning gardens"));
        String other = added(curator, "mills.txt", aText("The spinning mills"));
        String later = added(curator, "yards.txt", aText("The carding yards"));
        long revision = revision(other);
        JsonNode tried = send(curator, looms("spinning gardens"), Skos.TURTLE, "?try=true").json();
        assertThat(tried.path("tried").asBoolean()).isTrue();
        assertThat(tried.path("added").path(0).asString()).isEqualTo("spinning-gardens");
        assertThat(tried.path("documents").asInt()).isEqualTo(1);
        assertThat(themes.now()).extracting(Concept::id).doesNotContain("spinning-gardens");

        JsonNode made = send(curator, looms("spinning gardens"), Skos.TURTLE, "").json();
        assertThat(made.path("documents").asInt()).isEqualTo(1);
        finished(made);

        assertThat(concepts(saying)).contains("spinning-gardens");
        assertThat(concepts(other)).doesNotContain("spinning-gardens");
        assertThat(revision(other)).isEqualTo(revision);
        JsonNode expansion = visitor().get("/api/v1/search?q=spinning+gardens&expand=true").json();
        assertThat(expansion.path("expansion").toString()).contains("spinning gardens fr");

        long untouched = revision(other);
        JsonNode widened =
                send(
                                curator,
                                looms("spinning gardens")
                                        .replace(
                                                "skos:altLabel",
                                                "skos:altLabel \"carding yards\"@en , "),
                                Skos.TURTLE,
                                "")
                        .json();
        assertThat(widened.path("documents").asInt()).isEqualTo(2);
        finished(widened);
        assertThat(concepts(later)).contains("spinning-gardens");
        assertThat(revision(other)).isEqualTo(untouched);

        finished(send(curator, before, Skos.TURTLE, "?only=true").json());
        assertThat(concepts(saying)).doesNotContain("spinning-gardens");
        assertThat(concepts(later)).doesNotContain("spinning-gardens");
    }

    @Test
    void a_definition_or_a_confirmed_label_touches_no_document() {
        Caller curator = a("curator", "keeps-definitions");
        added(curator, "gardens-2.txt", aText("Some spinning sheds"));
        finished(send(curator, looms("spinning sheds"), Skos.TURTLE, "").json());

        JsonNode answer =
                send(
                                curator,
                                looms("spinning sheds")
                                        .replace(
                                                "skos:topConceptOf",
                                                "<urn:compendium:vocabulary:confirmed> \"spinning"
                                                        + " sheds\"@en ; skos:definition"
                                                        + " \"Sheds.\"@en ; skos:topConceptOf"),
                                Skos.TURTLE,
                                "")
                        .json();

        assertThat(answer.path("changed").path(0).asString()).isEqualTo("spinning-sheds");
        assertThat(answer.path("documents").asInt()).isZero();
        JsonNode concept = visitor().get("/api/v1/concepts/spinning-sheds").json();
        assertThat(concept.path("confirmed").path(0).asString()).isEqualTo("en");
        assertThat(concept.path("definition").asString()).isEqualTo("Sheds.");
    }

    @Test
    void a_document_that_was_read_before_a_change_and_is_stored_after_it_has_the_changed_themes()
            throws IOException {
        Caller curator = a("curator", "keeps-late-ones");
        Change change =
                changes.propose(
                        Thesaurus.parts(
                                new ByteArrayInputStream(bytes(looms("spinning lofts"))),
                                Skos.TURTLE));
        Caller.Answer sent = sent(change, curator);

        assertThat(concepts(outcomeOf(curator, sent).path("documentId").asString()))
                .contains("spinning-lofts");
    }

    // The thesaurus is taken hold of before the file is stored, and changed only when the file has
    // been classified and waits.
    private Caller.Answer sent(Change change, Caller curator) {
        return transaction.execute(status -> {
            themes.alone();
            Caller.Answer sent = curator.send("lofts.txt", aText("The spinning lofts"), Map.of());
            await().atMost(PATIENCE)
                    .until(() ->
                            curator.get(sent.location())
                                    .json()
                                    .path("state")
                                    .asString()
                                    .equals("storing"));
            assertThat(care.make(care.weigh(change), "keeps-late-ones"))
                    .isEqualTo(new ThesaurusCare.Outcome.Made(null));
            return sent;
        });
    }

    private static String looms(String label) {
        StringBuilder turtle = new StringBuilder(PREFIXES);
        turtle.append("theme:")
                .append(label.replace(' ', '-'))
                .append(" a skos:Concept ; skos:topConceptOf theme:scheme ;\n")
                .append("skos:prefLabel \"" + label + "\"@en ;\n");
        for (String language : List.of("fr", "es", "ru", "ar", "zh")) {
            turtle.append("skos:prefLabel \"%s %s\"@%s ;\n".formatted(label, language, language));
        }
        return turtle.append("skos:altLabel \"" + label + " of the valley\"@en .\n").toString();
    }

    private static byte[] aText(String subject) {
        return bytes(
                """
                %s

                %s lie beside the river, and weavers rent them for three years.
                """
                        .formatted(subject, subject));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Caller.Answer send(Caller caller, String file, Skos form, String query) {
        return caller.call(
                "POST",
                "/api/v1/concepts" + query,
                bytes(file),
                Map.of("Content-Type", form.mediaType()));
    }

    private static List<Concept> read(String file, Skos form) throws IOException {
        return Thesaurus.parts(new ByteArrayInputStream(bytes(file)), form);
    }

    private void finished(JsonNode answer) {
        assertThat(answer.has("job")).as(answer.toString()).isTrue();
        if (answer.path("job").isNull()) {
            return;
        }
        String job = answer.path("job").path("id").asString();
        await().atMost(PATIENCE)
                .until(
                        () ->
                                administrator()
                                        .get("/api/v1/administration/reprocessing/" + job)
                                        .json()
                                        .path("state")
                                        .asString(),
                        "finished"::equals);
    }

    private List<String> concepts(String document) {
        List<String> concepts = new ArrayList<>();
        visitor()
                .get("/api/v1/documents/" + document + "/themes")
                .json()
                .path("items")
                .forEach(item -> concepts.add(item.path("concept").asString()));
        return concepts;
    }

    private long revision(String document) {
        return jdbc.sql("SELECT revision FROM expression WHERE id = :id")
                .param("id", document)
                .query(Long.class)
                .single();
    }
}
