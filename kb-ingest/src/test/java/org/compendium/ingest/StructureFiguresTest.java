package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.compendium.ingest.StructureFigures.Comparison;
import org.compendium.ingest.StructureFigures.Side;
import org.compendium.ingest.extract.ExtractionSettings;
import org.compendium.ingest.extract.Extractor;
import org.compendium.ingest.extract.Files30;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StructureFiguresTest {

    @TempDir Path folder;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void a_pdf_a_docx_and_a_parse_of_one_text_agree() throws IOException {
        write("pdf/HB_30.pdf", Files30.report());
        write("docx/HB_30.docx", aDocx());
        write("their-json/hb_30.json", aParse().getBytes(StandardCharsets.UTF_8));

        StructureFigures figures = measured();

        assertThat(figures.comparisons())
                .hasSize(3)
                .allSatisfy(one -> {
                    assertThat(one.first()).isEqualTo(30);
                    assertThat(one.second()).isEqualTo(30);
                    assertThat(one.pairs()).hasSize(30);
                    assertThat(one.pairs())
                            .allSatisfy(pair -> assertThat(pair.similarity()).isGreaterThan(0.999));
                });
        assertThat(figures.symbols().get("hb_30"))
                .containsEntry(Side.PDF, "HB/B/COM.4/30")
                .containsEntry(Side.DOCX, "HB/B/COM.4/30");
        assertThat(printed(figures)).contains("symbols: 1 of 1 documents");
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void a_folder_that_is_missing_is_named_and_the_others_are_compared() throws IOException {
        write("docx/HB_30.docx", aDocx());
        write("their-json/hb_30.json", aParse().getBytes(StandardCharsets.UTF_8));

        StructureFigures figures = measured();

        assertThat(figures.comparisons()).hasSize(1);
        assertThat(figures.remarks()).singleElement().asString().contains("pdf", "is not there");
    }

    @Test
    void a_folder_with_nothing_to_compare_is_refused_with_what_is_needed() {
        assertThatThrownBy(this::measured)
                .isInstanceOf(Evaluation.Refused.class)
                .hasMessageContaining("pdf, docx and their-json");
    }

    @Test
    void what_only_one_side_has_counts_against_precision_or_recall() {
        Comparison one =
                Comparison.of(
                        "a",
                        Side.PDF,
                        java.util.Map.of("1", "Nets.", "2", "Saws."),
                        Side.JSON,
                        java.util.Map.of("2", "Saws.", "3", "Sheds."));

        assertThat(one.onlyFirst()).containsExactly("1");
        assertThat(one.onlySecond()).containsExactly("3");
        assertThat(one.pairs()).hasSize(1);
    }

    @Test
    void similarity_is_one_minus_distance_by_length_after_folding() {
        assertThat(StructureFigures.similarity("nets", "nets")).isEqualTo(1);
        assertThat(StructureFigures.similarity("ﬁve\u00a0 nets", "five nets")).isEqualTo(1);
        assertThat(StructureFigures.similarity("kitten", "sitting"))
                .isCloseTo(1 - 3 / 7.0, within(1e-9));
        assertThat(StructureFigures.similarity("", "")).isEqualTo(1);
        assertThat(StructureFigures.similarity("nets", "")).isZero();
    }

    private StructureFigures measured() throws IOException {
        try (var extractor =
                new Extractor(
                        ExtractionSettings.in(
                                Path.of("parsers", "target", "lib-tika"),
                                folder.resolve("work")))) {
            return StructureFigures.of(folder, extractor);
        }
    }

    private static String printed(StructureFigures figures) {
        var out = new ByteArrayOutputStream();
        figures.print(new PrintStream(out, true, StandardCharsets.UTF_8), 3);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] aDocx() throws IOException {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            for (String line :
                    List.of(
                            "HB/B/COM.4/30",
                            "Distr.: General",
                            "THIRTY YARDS AND THEIR NETS",
                            "Report by the secretariat of the harbour board")) {
                document.createParagraph().createRun().setText(line);
            }
            for (int number = 1; number <= 30; number++) {
                document.createParagraph()
                        .createRun()
                        .setText(number + ". " + Files30.paragraph(number));
            }
            document.write(out);
            return out.toByteArray();
        }
    }

    /// Numbered paragraphs stand at any depth, among blocks of other kinds.
    private static String aParse() {
        return IntStream.rangeClosed(1, 30)
                .mapToObj(number ->
                        "{\"block_type\": \"paragraph-1\", \"text\": \""
                                + number
                                + ".\\t"
                                + Files30.paragraph(number)
                                + "\", \"children\": []}")
                .collect(
                        Collectors.joining(
                                ", ",
                                "[{\"block_type\": \"heading\", \"text\": \"1. Yards\", \"children\": [",
                                "]}]"));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
