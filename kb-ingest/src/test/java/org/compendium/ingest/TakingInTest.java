package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.compendium.document.Description;
import org.compendium.document.Kind;
import org.compendium.document.Passage;
import org.compendium.document.Symbol;
import org.compendium.ingest.extract.Extraction;
import org.compendium.ingest.extract.ExtractionSettings;
import org.compendium.ingest.extract.Extractor;
import org.compendium.ingest.extract.Files30;
import org.compendium.place.Countries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The steps one after another, on whole files.
class TakingInTest {

    private static final Path DIGEST =
            Path.of("../content/src/main/resources/pack/digests/td-b-com-3-19.md");

    @TempDir static Path work;

    private static Extractor extractor;
    private static final Describer DESCRIBER = new Describer(Countries.ofPack());

    @BeforeAll
    static void start() {
        extractor =
                new Extractor(
                        ExtractionSettings.in(
                                Path.of("parsers", "target", "lib-tika"), work.resolve("run")));
    }

    @AfterAll
    static void stop() {
        extractor.close();
    }

    @Test
    void thirty_paragraphs_split_by_pages_come_out_exactly() throws IOException {
        Extraction.Text text = read(Files.write(work.resolve("30.pdf"), Files30.report()));
        List<Passage> paragraphs =
                Structure.read(text).stream()
                        .filter(passage -> passage.form() == Passage.Form.PARAGRAPH)
                        .toList();

        assertThat(paragraphs)
                .extracting(Passage::eId)
                .containsExactlyElementsOf(numbers(30).map(number -> "para_" + number).toList());
        assertThat(paragraphs)
                .extracting(Passage::text)
                .containsExactlyElementsOf(numbers(30).map(Files30::paragraph).toList());
        assertThat(paragraphs.getFirst().page()).isEqualTo(1);
        assertThat(paragraphs.get(12).headings()).containsExactly("B. Part 11");
        Description said = DESCRIBER.describe(text, paragraphs, "30.pdf");
        assertThat(said.symbol()).isEqualTo(new Symbol("HB/B/COM.4/30"));
        assertThat(said.date()).isEqualTo(LocalDate.of(2003, 6, 9));
        assertThat(said.kind()).isEqualTo(Kind.SECRETARIAT_REPORT);
        assertThat(said.title()).isEqualTo("Thirty yards and their nets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "docx"})
    void a_printed_digest_says_what_its_markdown_says(String format) throws IOException {
        Path folder = Path.of("..", "kb-print", "target", "try");
        Extraction.Text printed = read(folder.resolve("td-b-com-3-19-digest." + format));
        Extraction.Text markdown = read(DIGEST);

        assertThat(citable(printed)).isEqualTo(citable(markdown));
        for (Passage passage : Structure.read(markdown)) {
            if (passage.form() != Passage.Form.TEXT) {
                assertThat(Structure.read(printed))
                        .extracting(Passage::eId, Passage::text, Passage::closing)
                        .contains(tuple(passage.eId(), passage.text(), passage.closing()));
            }
        }
        Description said = DESCRIBER.describe(printed, Structure.read(printed), "report." + format);
        assertThat(said.kind()).isEqualTo(Kind.DIGEST);
        assertThat(said.retells()).isEqualTo(new Symbol("TD/B/COM.3/19"));
        assertThat(said.symbol()).isNull();
        assertThat(said.date()).isEqualTo(LocalDate.of(2026, 11, 26));
        assertThat(said.language()).isEqualTo("en");
        assertThat(said.title()).startsWith("Digest of TD/B/COM.3/19: policy issues");
    }

    @Test
    void the_seed_report_is_what_its_readers_cite() {
        Path seed = corpus().resolve("seed").resolve("td-b-com-3-19.txt");
        Extraction.Text text = read(seed);
        List<Passage> passages = Structure.read(text);
        Description said = DESCRIBER.describe(text, passages, "td-b-com-3-19.txt");

        assertThat(said.symbol()).isEqualTo(new Symbol("TD/B/COM.3/19"));
        assertThat(said.date()).isEqualTo(LocalDate.of(1998, 10, 2));
        assertThat(said.language()).isEqualTo("en");
        assertThat(said.kind()).isEqualTo(Kind.SECRETARIAT_REPORT);
        assertThat(said.title())
                .isEqualTo(
                        "Policy issues relevant to inter-firm cooperation, clustering and networking");
        assertThat(eIds(passages, "para_\\d+"))
                .containsExactlyElementsOf(numbers(42).map(number -> "para_" + number).toList());
        for (int number : List.of(7, 13, 22, 26, 30, 35)) {
            assertThat(passage(passages, "para_" + number).text())
                    .endsWith(".")
                    .hasSizeGreaterThan(500);
        }
        assertThat(eIds(passages, "para_3__.*")).hasSize(4);
        assertThat(passage(passages, "para_3").closing()).startsWith("In line with");
        assertThat(eIds(passages, "para_18__.*")).hasSize(5);
        assertThat(eIds(passages, "sec_recommendations-addressed-to-governments__para_\\d"))
                .hasSize(3);
        assertThat(
                        eIds(
                                passages,
                                "sec_recommendations-addressed-to-governments__para_\\d__item_[a-d]"))
                .hasSize(9);
        assertThat(
                        eIds(
                                passages,
                                "sec_recommendations-addressed-to-governments__para_\\d__item_[a-d]__item_[iv]+"))
                .hasSize(6);
        assertThat(eIds(passages, "sec_recommendations-addressed-to-unctad__item_[a-c]"))
                .hasSize(3);
        assertThat(
                        eIds(
                                passages,
                                "sec_recommendations-addressed-to-unctad__item_[a-c]__item_[iv]+"))
                .hasSize(4);
        assertThat(passages).allMatch(passage -> passage.page() == null);
        assertThat(passages).extracting(Passage::eId).doesNotHaveDuplicates();
    }

    @Test
    void the_digest_of_the_seed_has_the_eids_of_the_original() throws IOException {
        Path seed = corpus().resolve("seed").resolve("td-b-com-3-19.txt");

        assertThat(citable(read(DIGEST))).isEqualTo(citable(read(seed)));
    }

    @Test
    void the_pdf_and_the_docx_of_a_report_have_the_same_numbers() throws IOException {
        Path folder = corpus().resolve("un-docs-pdf-docx");
        List<String> unlike = new ArrayList<>();
        try (var files = Files.list(folder.resolve("pdf"))) {
            for (Path pdf : files.sorted().limit(4).toList()) {
                Path docx =
                        folder.resolve("docx")
                                .resolve(pdf.getFileName().toString().replace(".pdf", ".docx"));
                Extraction.Text one = read(pdf);
                Extraction.Text other = read(docx);
                if (!eIds(Structure.read(one), "para_\\d+")
                        .equals(eIds(Structure.read(other), "para_\\d+"))) {
                    unlike.add(pdf.getFileName().toString());
                }
                assertThat(DESCRIBER.describe(one, Structure.read(one), "a.pdf").symbol())
                        .isEqualTo(
                                DESCRIBER
                                        .describe(other, Structure.read(other), "a.docx")
                                        .symbol());
            }
        }

        assertThat(unlike).isEmpty();
    }

    @Test
    void a_real_resolution_is_told_apart_into_what_it_recalls_and_what_it_decides() {
        List<Passage> passages =
                Structure.read(
                        read(corpus().resolve("un-ga-resolutions").resolve("A_RES_73_7-EN.pdf")));

        assertThat(passages)
                .filteredOn(passage -> passage.role() == Passage.Role.PREAMBULAR)
                .hasSize(14)
                .allMatch(passage -> passage.label() == null);
        assertThat(passages)
                .filteredOn(passage -> passage.role() == Passage.Role.OPERATIVE)
                .extracting(Passage::eId)
                .containsExactlyElementsOf(numbers(28).map(number -> "para_" + number).toList());
    }

    private static Path corpus() {
        String folder = System.getenv("KB_CORPUS");
        assumeTrue(folder != null, "Skipped: KB_CORPUS does not name the folder of the corpus");
        return Path.of(String.valueOf(folder));
    }

    private static Extraction.Text read(Path file) {
        return (Extraction.Text) extractor.extract(file, file.getFileName().toString());
    }

    private static List<String> citable(Extraction.Text text) {
        return Structure.read(text).stream()
                .filter(p -> p.form() == Passage.Form.PARAGRAPH || p.form() == Passage.Form.ITEM)
                .map(p -> p.eId() + " " + p.label())
                .toList();
    }

    private static List<String> eIds(List<Passage> passages, String pattern) {
        return passages.stream().map(Passage::eId).filter(eId -> eId.matches(pattern)).toList();
    }

    private static Passage passage(List<Passage> passages, String eId) {
        return passages.stream().filter(p -> p.eId().equals(eId)).findFirst().orElseThrow();
    }

    private static java.util.stream.Stream<Integer> numbers(int last) {
        return IntStream.rangeClosed(1, last).boxed();
    }
}
