package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The manuals of the pack from outside, over HTTP.
class ManualsTest extends WholeApplication {

    private static final String MANUAL = "/api/v1/manuals/business-incubator";
    private static final String COMPOSED = MANUAL + "/composed?format=";

    @Test
    void a_manual_says_of_each_sentence_what_it_rests_on() {
        JsonNode manual = visitor().get(MANUAL + "?language=fr").json();

        assertThat(manual.path("language").asString()).isEqualTo("fr");
        assertThat(manual.path("languages").toString()).isEqualTo("[\"en\",\"fr\"]");
        assertThat(manual.path("reviewedBy").isEmpty()).isTrue();
        List<JsonNode> sentences =
                stream(manual.path("chapters")).stream()
                        .flatMap(chapter -> stream(chapter.path("paragraphs")).stream())
                        .flatMap(paragraph -> stream(paragraph.path("sentences")).stream())
                        .toList();
        assertThat(sentences)
                .hasSizeGreaterThan(100)
                .allSatisfy(sentence -> {
                    boolean evidence = sentence.path("mark").asString().equals("evidence");
                    assertThat(sentence.path("cites").isEmpty()).isNotEqualTo(evidence);
                    assertThat(sentence.path("recheck").asBoolean()).isFalse();
                });
    }

    @Test
    void every_citation_in_the_pdf_and_the_epub_leads_to_a_passage_that_is_there()
            throws IOException {
        Set<String> cited = new LinkedHashSet<>(ofPdf(bytes(COMPOSED + "pdf")));
        Set<String> inEpub = ofEpub(bytes(COMPOSED + "epub"));

        assertThat(cited).hasSizeGreaterThan(20).isEqualTo(inEpub);
        assertThat(cited)
                .allSatisfy(address -> {
                    Caller.Answer there = visitor().get(address.substring(BASE.length()));
                    assertThat(there.status()).as(address).isEqualTo(302);
                    assertThat(there.location()).contains("/read/");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pdf, application/pdf",
        "epub, application/epub+zip",
        "html, text/html;charset=UTF-8"
    })
    void a_manual_is_composed_as_a_file_that_is_the_same_each_time(String format, String type)
            throws IOException {
        String path = COMPOSED + format + "&language=fr&chapters=why,money&region=202&culture=true";
        Caller.Answer answer = visitor().get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("business-incubator.fr." + format);
        assertThat(bytes(path)).isEqualTo(bytes(path));
    }

    @Test
    void what_is_not_there_is_refused_with_what_there_is() {
        refused(MANUAL + "x", 404, "GET /api/v1/manuals lists them");
        refused(MANUAL + "?language=xx", 400, "There are: en, fr");
        refused(COMPOSED + "doc", 400, "format=docx, format=pdf, format=epub, format=html");
        refused(COMPOSED + "pdf&chapters=why,nothing", 400, "There are: why, host-and-partners");
        refused(COMPOSED + "pdf&country=XXX", 400, "KEN");
        refused(COMPOSED + "pdf&region=1", 400, "202");
        refused(COMPOSED + "pdf&stage=rich", 400, "developing, developed, least-developed");
        refused(COMPOSED + "pdf&culture=much", 400, "true, false");
        refused(COMPOSED + "pdf&country=KEN&region=202", 400, "a country or a region");
    }

    @Test
    void pages_of_what_is_not_there_say_so() {
        assertThat(visitor().get("/manuals/business-incubator/money").status()).isEqualTo(200);
        assertThat(visitor().get("/manuals/business-incubator/compose").status()).isEqualTo(200);
        assertThat(visitor().get("/manuals/nothing").status()).isEqualTo(404);
        assertThat(visitor().get("/manuals/business-incubator/nothing").status()).isEqualTo(404);
    }

    private void refused(String path, int status, String says) {
        Caller.Answer answer = visitor().get(path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("detail").asString()).contains(says);
    }

    private byte[] bytes(String path) throws IOException {
        try (InputStream in = URI.create(base() + path).toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    private static Set<String> ofPdf(byte[] pdf) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                page.getAnnotations().stream()
                        .map(one -> ((PDAnnotationLink) one).getAction())
                        .filter(PDActionURI.class::isInstance)
                        .map(action -> ((PDActionURI) action).getURI())
                        .filter(address -> address.startsWith(BASE + "/cite/"))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static Set<String> ofEpub(byte[] epub) throws IOException {
        Pattern address = Pattern.compile("href=\"(" + BASE + "/cite/[^\"]+)\"");
        Set<String> found = new LinkedHashSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(epub))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                address.matcher(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                        .results()
                        .forEach(one -> found.add(one.group(1)));
            }
        }
        return found;
    }

    private static List<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
