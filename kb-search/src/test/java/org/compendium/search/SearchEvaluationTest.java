package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/// The profile gives it an installation of its own: what other tests store would be found too.
@SpringBootTest(classes = TestSearch.class)
@ActiveProfiles({"meaning", "judged"})
class SearchEvaluationTest {

    private static final List<String> TEXTS =
            List.of(
                    text("a", "Small companies find it hard to borrow money from banks."),
                    text("b", "The weather in the mountains was fine and dry."),
                    text("c", "Harbours were dredged so that bigger ships could call."));

    @Autowired SearchEvaluation evaluation;

    @TempDir Path folder;

    @Test
    void words_alone_meaning_alone_and_both_are_measured_beside_lucene() throws Exception {
        Files.write(folder.resolve("corpus.jsonl"), TEXTS);
        // The first is answered in other words, the second in the same.
        Files.write(
                folder.resolve("queries.jsonl"),
                List.of(
                        "{\"_id\":\"1\",\"text\":\"access of SMEs to credit\"}",
                        "{\"_id\":\"2\",\"text\":\"harbours dredged\"}"));
        Files.createDirectories(folder.resolve("qrels"));
        Files.write(
                folder.resolve("qrels/test.tsv"),
                List.of("query-id\tcorpus-id\tscore", "1\ta\t1", "2\tc\t1"));

        assertThat(printed())
                .contains("3 texts in 'en', 2 questions")
                .containsPattern("Lucene's BM25 +0\\.5000 +0\\.5000 +0\\.5000 +0\\.5000")
                .containsPattern("lexical +0\\.5000 +0\\.5000 +0\\.5000 +0\\.5000")
                .containsPattern("vector +1\\.0000 +1\\.0000 +1\\.0000 +1\\.0000")
                .containsPattern("hybrid +1\\.0000 +1\\.0000 +1\\.0000 +1\\.0000");
    }

    private String printed() throws Exception {
        var bytes = new ByteArrayOutputStream();
        evaluation.print(
                folder, text -> "en", new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String text(String id, String text) {
        return "{\"_id\":\"%s\",\"title\":\"\",\"text\":\"%s\"}".formatted(id, text);
    }
}
