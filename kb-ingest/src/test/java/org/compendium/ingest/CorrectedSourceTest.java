package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.compendium.curated.CitedRecords;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.EntryFile;
import org.compendium.curated.Rechecks;
import org.compendium.document.Description;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.Passage;
import org.compendium.document.Symbol;
import org.compendium.ingest.extract.Plain;
import org.compendium.testing.TestEngines;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// The whole pack over its report, of which one paragraph is corrected.
@SpringBootTest(classes = CorrectedSourceTest.Store.class)
class CorrectedSourceTest {

    /// What is stored, and everything curated, on a database of its own.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan({
        "org.compendium.curated",
        "org.compendium.document",
        "org.compendium.manual",
        "org.compendium.readiness",
        "org.compendium.score",
        "org.compendium.theme"
    })
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

    @Autowired Entries entries;
    @Autowired Documents documents;
    @Autowired Rechecks rechecks;
    @Autowired List<CitedRecords> records;

    @Test
    void everything_that_rests_on_the_paragraph_is_flagged_and_nothing_else() throws IOException {
        List<Entry> pack = new ArrayList<>();
        for (Entry.Type type : Entry.Type.values()) {
            for (String text : texts("pack/" + type.plural() + "/*.md")) {
                pack.add(EntryFile.read(type.plural(), text));
            }
        }
        entries.replacePack(pack);
        List<Passage> passages = Structure.read(Plain.text(texts("pack/digests/*.md").getFirst()));
        stored(1, passages);
        assertThat(rechecks.all()).isEmpty();
        List<CitedRecords.Statement> resting =
                records.stream()
                        .flatMap(kind -> kind.statements().stream())
                        .filter(statement ->
                                statement.citations().stream()
                                        .anyMatch(cited -> cited.passage().eId().equals("para_35")))
                        .toList();

        stored(2, passages.stream().map(CorrectedSourceTest::corrected).toList());

        assertThat(rechecks.all())
                .allSatisfy(one -> assertThat(one.citation().passage().eId()).isEqualTo("para_35"))
                .extracting(Rechecks.Recheck::statement)
                .containsExactlyInAnyOrderElementsOf(resting);
        assertThat(resting)
                .extracting(one -> one.address().replaceFirst("/.*", ""))
                .contains("practices", "dossiers", "scorecards", "manuals");
    }

    private static Passage corrected(Passage passage) {
        return passage.eId().equals("para_35")
                ? new Passage(
                        passage.eId(),
                        passage.form(),
                        passage.label(),
                        passage.page(),
                        passage.span(),
                        passage.headings(),
                        passage.parent(),
                        "Nothing that was told here is told any more.",
                        passage.closing(),
                        passage.confidence(),
                        passage.role(),
                        passage.notes(),
                        passage.language())
                : passage;
    }

    private void stored(int version, List<Passage> passages) {
        documents.store(
                new NewDocument(
                        String.format("%064x", version + 6_000_000),
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

    private static List<String> texts(String pattern) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Resource resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern)) {
            texts.add(resource.getContentAsString(StandardCharsets.UTF_8));
        }
        return texts;
    }
}
