package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.compendium.curated.KeptWords;
import org.compendium.document.Passage;
import org.compendium.document.Symbol;
import org.compendium.ingest.extract.Plain;
import org.compendium.readiness.Checks;
import org.compendium.readiness.Question;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/// Every question of a readiness check comes from a passage that has the words it rests on.
class CheckPassagesTest {

    private static final String REPORT = "td-b-com-3-19";

    @Test
    void they_stand_in_the_digest() throws IOException {
        assertRestOn(
                new ClassPathResource("pack/digests/" + REPORT + ".md")
                        .getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void they_stand_in_the_original_too() throws IOException {
        String folder = System.getenv("KB_CORPUS");
        assumeTrue(folder != null, "Skipped: KB_CORPUS does not name the folder of the corpus");

        assertRestOn(Files.readString(Path.of(String.valueOf(folder), "seed", REPORT + ".txt")));
    }

    private static void assertRestOn(String text) {
        Map<String, String> passages =
                Structure.read(Plain.text(text)).stream()
                        .collect(Collectors.toMap(Passage::eId, Passage::text));
        List<Question> questions =
                Checks.ofPack().stream().flatMap(check -> check.questions().stream()).toList();

        assertThat(questions)
                .isNotEmpty()
                .allSatisfy(question -> {
                    assertThat(question.from().passage().symbol())
                            .isEqualTo(new Symbol("TD/B/COM.3/19"));
                    assertThat(
                                    KeptWords.in(
                                            String.valueOf(question.from().words()),
                                            passages.getOrDefault(
                                                    question.from().passage().eId(), "")))
                            .as(question.toString())
                            .isTrue();
                });
    }
}
