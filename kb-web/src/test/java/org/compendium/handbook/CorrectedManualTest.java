package org.compendium.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.compendium.curated.Citation;
import org.compendium.document.Description;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.document.Symbol;
import org.compendium.manual.Choice;
import org.compendium.manual.Manual;
import org.compendium.manual.Manuals;
import org.compendium.testing.TestEngines;
import org.compendium.web.manual.Handbooks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// All manuals of the pack, composed before and after a paragraph of their report is corrected.
@SpringBootTest(
        classes = CorrectedManualTest.Store.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class CorrectedManualTest {

    /// What is stored and curated, on a database of its own, and what makes handbooks of it.
    @SpringBootConfiguration
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @ComponentScan({
        "org.compendium.curated",
        "org.compendium.document",
        "org.compendium.manual",
        "org.compendium.theme"
    })
    @Import(Handbooks.class)
    static class Store {

        @Bean
        static DynamicPropertyRegistrar database() {
            var database = TestEngines.get().freshDatabase();
            return properties -> {
                properties.add("spring.datasource.url", database::jdbcUrl);
                properties.add("spring.datasource.username", database::user);
                properties.add("spring.datasource.password", database::password);
            };
        }
    }

    private static final Symbol REPORT = new Symbol("TD/B/COM.3/19");
    private static final String CORRECTED = "para_35";

    @Autowired Manuals manuals;
    @Autowired Handbooks handbooks;
    @Autowired Documents documents;

    @Test
    void exactly_the_sentences_that_rest_on_it_say_so_in_every_file() throws IOException {
        List<Manual> all = manuals.all().stream().flatMap(List::stream).toList();
        stored(1, passages(all, false));
        for (Manual manual : all) {
            assertThat(flagged(book(manual), FileFormat.HTML)).as(manual.id()).isEmpty();
        }

        stored(2, passages(all, true));

        for (Manual manual : all) {
            Handbook book = book(manual);
            List<Manual.Sentence> resting =
                    book.composition()
                            .sentences()
                            .filter(sentence ->
                                    sentence.citations().stream()
                                            .anyMatch(one -> one.passage().eId().equals(CORRECTED)))
                            .toList();
            for (FileFormat format : FileFormat.values()) {
                assertThat(flagged(book, format))
                        .as(manual.id() + '.' + manual.language() + ' ' + format)
                        .isEqualTo(resting);
            }
        }
        assertThat(all.stream().filter(manual -> !book(manual).changed().isEmpty()))
                .extracting(Manual::language)
                .contains("en", "fr");
    }

    private Handbook book(Manual manual) {
        return handbooks.of(
                manual,
                Choice.of(manual, "", "", "", "", "true"),
                "https://compendium.example.org");
    }

    /// The sentences behind which the file says, in the language of the manual, that they have to
    /// be checked again.
    private static List<Manual.Sentence> flagged(Handbook book, FileFormat format)
            throws IOException {
        String text = HandbookTest.text(format, format.write(book));
        String says = book.labels().of("toCheck", "").replaceFirst("\\s*\\(\\)\\.$", "");
        List<Manual.Sentence> sentences = book.composition().sentences().toList();
        List<Integer> starts = new ArrayList<>();
        int from = 0;
        for (Manual.Sentence sentence : sentences) {
            String words =
                    book.labels().of("mark." + sentence.mark().slug())
                            + ": "
                            + sentence.text().replaceAll("\\s+", " ");
            assertThat(text.indexOf(words, from)).as(words).isNotNegative();
            starts.add(text.indexOf(words, from));
            from = starts.getLast() + words.length();
        }
        starts.add(text.length());
        List<Manual.Sentence> flagged = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            if (text.substring(starts.get(i), starts.get(i + 1)).contains(says)) {
                flagged.add(sentences.get(i));
            }
        }
        return flagged;
    }

    /// Each passage that a manual cites, saying all that was kept of it and nothing else.
    private static List<Passage> passages(List<Manual> all, boolean corrected) {
        Map<String, String> kept = new LinkedHashMap<>();
        all.stream()
                .flatMap(Manual::sentences)
                .flatMap(sentence -> sentence.citations().stream())
                .forEach((Citation one) ->
                        kept.merge(
                                one.passage().eId(),
                                String.valueOf(one.words()),
                                (a, b) -> a + "; " + b));
        if (corrected) {
            kept.put(CORRECTED, "Nothing that was told here is told any more.");
        }
        return kept.entrySet().stream()
                .map(one ->
                        new Passage(
                                one.getKey(),
                                Passage.Form.PARAGRAPH,
                                null,
                                null,
                                new Span(0, one.getValue().length()),
                                List.of(),
                                null,
                                one.getValue(),
                                null))
                .toList();
    }

    private void stored(int version, List<Passage> passages) {
        documents.store(
                new NewDocument(
                        String.format("%064x", version + 44_500_000),
                        "report.txt",
                        "text/plain",
                        1,
                        null,
                        new Description(
                                REPORT,
                                null,
                                null,
                                "Policy issues",
                                LocalDate.of(1998, 10, 2),
                                "en",
                                Kind.SECRETARIAT_REPORT,
                                null,
                                List.of()),
                        passages,
                        List.of(),
                        NewDocument.Rights.unknown(),
                        "curator",
                        true));
    }
}
