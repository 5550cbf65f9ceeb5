package org.compendium.search.judged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuresTest {

    @TempDir Path folder;

    @Test
    void the_figures_are_those_that_are_worked_out_by_hand() {
        JudgedSet set =
                new JudgedSet(
                        List.of(),
                        Map.of("q", "nets"),
                        Map.of("q", Map.of("a", 2, "b", 1, "c", 1)));

        Measures measures = Measures.of(set, Map.of("q", List.of("x", "b", "a")));

        // Gains 2^grade - 1 over log2(rank + 1): found 0 + 1/1.58496 + 3/2, at best 3 + 1/1.58496
        // + 1/2.
        assertThat(measures.ndcg10())
                .isCloseTo((1 / 1.58496 + 1.5) / (3 + 1 / 1.58496 + 0.5), within(1e-5));
        assertThat(measures.recall100()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(measures.mrr()).isEqualTo(0.5);
    }

    @Test
    void a_question_without_an_answer_counts_nothing() {
        JudgedSet set =
                new JudgedSet(
                        List.of(),
                        Map.of("q", "nets", "r", "baskets"),
                        Map.of("q", Map.of("a", 1), "r", Map.of("b", 1)));

        Measures measures = Measures.of(set, Map.of("q", List.of("a")));

        assertThat(measures).isEqualTo(new Measures(0.5, 0.5, 0.5, 0.5));
    }

    @Test
    void a_set_is_read_as_beir_writes_it() throws IOException {
        write(
                """
                {"_id": "1", "title": "Nets", "text": "Numbats mend nets."}
                {"_id": "2", "text": "Quolls."}
                """,
                """
                {"_id": "q1", "text": "who mends nets"}
                {"_id": "q2", "text": "never judged"}
                """,
                "query-id\tcorpus-id\tscore\nq1\t1\t2\nq1\t2\t0\n");

        JudgedSet set = JudgedSet.read(folder);

        assertThat(set.texts())
                .containsExactly(
                        new JudgedSet.Text("1", "Nets", "Numbats mend nets."),
                        new JudgedSet.Text("2", "", "Quolls."));
        assertThat(set.questions()).isEqualTo(Map.of("q1", "who mends nets"));
        assertThat(set.relevant()).isEqualTo(Map.of("q1", Map.of("1", 2)));
    }

    @Test
    void what_is_missing_or_broken_is_said() throws IOException {
        assertThatThrownBy(() -> JudgedSet.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("corpus.jsonl is missing");

        write("{not json", "", "");
        assertThatThrownBy(() -> JudgedSet.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("corpus.jsonl cannot be read");

        write("{\"_id\": \"1\"}\n", "", "head\tof\ttable\nq9\t1\t1\n");
        assertThatThrownBy(() -> JudgedSet.read(folder)).hasMessageContaining("q9");
    }

    @Test
    void the_baseline_knows_the_forms_of_words_of_each_language() throws IOException {
        JudgedSet set =
                new JudgedSet(
                        List.of(
                                new JudgedSet.Text("1", "", "Доверие между предприятиями растёт."),
                                new JudgedSet.Text("2", "", "Погода была хорошая.")),
                        Map.of("q", "доверия предприятий"),
                        Map.of("q", Map.of("1", 1)));

        assertThat(LuceneBaseline.order(set, "ru")).isEqualTo(Map.of("q", List.of("1")));
    }

    private void write(String corpus, String queries, String judged) throws IOException {
        Files.writeString(folder.resolve("corpus.jsonl"), corpus);
        Files.writeString(folder.resolve("queries.jsonl"), queries);
        Files.createDirectories(folder.resolve("qrels"));
        Files.writeString(folder.resolve("qrels/test.tsv"), judged);
    }
}
