package org.compendium.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ExtractorTest {

    static final Path PARSERS = Path.of("parsers", "target", "lib-tika");

    @TempDir static Path work;

    private static Extractor extractor;

    @TempDir Path files;

    @BeforeAll
    static void start() {
        extractor = new Extractor(ExtractionSettings.in(PARSERS, work));
    }

    @AfterAll
    static void stop() throws IOException {
        extractor.close();
        assertThat(forks(work)).isEmpty();
    }

    @Test
    void a_pdf_comes_in_paragraphs_with_the_pages_they_start_on() throws IOException {
        Extraction.Text text = read("report.pdf", Files30.report());

        assertThat(text.mediaType()).isEqualTo("application/pdf");
        assertThat(text.pages()).isGreaterThan(2);
        assertThat(
                        text.blocks().stream()
                                .map(Block::text)
                                .filter(block -> block.matches("\\d+\\. Yard.*")))
                .hasSize(30);
        assertThat(text.blocks().getLast().page()).isEqualTo(text.pages());
        assertThat(text.text()).doesNotContain("2/9");
    }

    @Test
    void blocks_know_where_they_stand_in_the_text() throws IOException {
        Extraction.Text text = read("report.pdf", Files30.report());

        assertThat(text.blocks())
                .allSatisfy(block ->
                        assertThat(text.text().substring(block.start(), block.end()))
                                .isEqualTo(block.text()));
    }

    @Test
    void a_docx_comes_with_headings_tables_and_no_pages() throws IOException {
        Extraction.Text text = read("report.docx", aDocx());

        assertThat(text.pages()).isNull();
        assertThat(text.blocks())
                .extracting(Block::kind)
                .containsExactly(
                        Block.Kind.PARAGRAPH, Block.Kind.PARAGRAPH, Block.Kind.ROW, Block.Kind.ROW);
        assertThat(text.blocks().getFirst().bold()).isTrue();
        assertThat(text.blocks().getLast().text()).isEqualTo("south\t9");
    }

    @Test
    void text_is_utf_8_when_it_can_be() throws IOException {
        assertThat(read("a.txt", "Größe\n\nnaïve".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("Größe\nnaïve\n");
        assertThat(
                        read(
                                        "b.txt",
                                        "Die Größe der Netze ist für die Flicker wichtig, sagte er, und ging über die Brücke."
                                                .getBytes(StandardCharsets.ISO_8859_1))
                                .text())
                .contains("Größe", "über");
    }

    @Test
    void html_comes_without_scripts() throws IOException {
        Extraction.Text text =
                read(
                        "a.html",
                        "<html><head><title>Nets</title></head><body><h2>Sheds</h2><script>x()</script><p>Keep <b>dry</b>.</p></body></html>"
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(text.blocks()).extracting(Block::text).containsExactly("Sheds", "Keep dry.");
        assertThat(text.blocks().getFirst().level()).isEqualTo(2);
        assertThat(text.properties()).containsEntry("title", "Nets");
    }

    @Test
    void what_cannot_be_read_says_why() throws IOException {
        assertThat(reason("empty.pdf", new byte[0])).isEqualTo("The file is empty.");
        assertThat(reason("noise.bin", new byte[] {1, 2, 3, (byte) 0x90, (byte) 0xfe, 0, 0, 7}))
                .contains("Not a document format");
        assertThat(
                        reason(
                                "broken.pdf",
                                "%PDF-1.7\nnothing follows".getBytes(StandardCharsets.US_ASCII)))
                .contains("damaged");
        assertThat(reason("blank.txt", " \n\n ".getBytes(StandardCharsets.US_ASCII)))
                .contains("no text");
        assertThat(
                        reason(
                                "picture.png",
                                new byte[] {
                                    (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13
                                }))
                .contains("damaged");
        assertThat(reason("files.zip", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 0, 0}))
                .contains("damaged");
    }

    @Test
    void a_damaged_file_says_what_to_do_and_names_no_class() throws IOException {
        String pdf =
                reason(
                        "broken.pdf",
                        "%PDF-1.7\nnothing follows".getBytes(StandardCharsets.US_ASCII));

        assertThat(pdf)
                .startsWith(
                        "The file is damaged and cannot be read; open it in the program that made"
                                + " it, save it again and send that copy")
                .endsWith(" (Missing root object specification in trailer).");
        assertThat(reason("broken.docx", aZipWith("word/document.xml")))
                .startsWith("The file is damaged")
                .doesNotContainPattern("(?i)exception|error:|org\\.|@[0-9a-f]{4}");
        assertThat(reason("blank.html", "<p></p>".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("There is no text in it; send a copy that has its words as text.");
    }

    private static byte[] aZipWith(String name) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(out)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("[Content_Types].xml"));
            zip.write(
                    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"
                            .getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new java.util.zip.ZipEntry(name));
            zip.write("<w:document".getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    @Test
    void too_much_text_is_said_and_not_cut() throws IOException {
        var short_ =
                new ExtractionSettings(PARSERS, work, 1, Duration.ofSeconds(60), "256m", 1_000);
        try (var strict = new Extractor(short_)) {
            assertThat(
                            strict.extract(
                                    file(
                                            "long.txt",
                                            "nets "
                                                    .repeat(500)
                                                    .getBytes(StandardCharsets.US_ASCII)),
                                    "long.txt"))
                    .isEqualTo(
                            new Extraction.Unreadable(
                                    "It holds more than 1000 characters; send it in parts."));
        }
    }

    @Test
    void a_file_that_fills_the_memory_costs_only_itself() throws IOException {
        var narrow =
                new ExtractionSettings(PARSERS, work, 1, Duration.ofSeconds(60), "48m", 20_000_000);
        byte[] large = new byte[120_000_000];
        java.util.Arrays.fill(large, (byte) 'n');
        try (var strict = new Extractor(narrow)) {
            assertThat(strict.extract(file("large.txt", large), "large.txt"))
                    .isInstanceOfSatisfying(
                            Extraction.Unreadable.class,
                            found -> assertThat(found.reason()).contains("memory"));
            assertThat(
                            strict.extract(
                                    file("small.txt", "nets".getBytes(StandardCharsets.US_ASCII)),
                                    "small.txt"))
                    .isInstanceOf(Extraction.Text.class);
        }
    }

    @Test
    void a_file_that_takes_too_long_costs_only_itself() throws IOException {
        var hasty =
                new ExtractionSettings(PARSERS, work, 1, Duration.ofMillis(1), "256m", 20_000_000);
        try (var strict = new Extractor(hasty)) {
            assertThat(strict.extract(file("report.pdf", Files30.report()), "report.pdf"))
                    .isInstanceOfSatisfying(
                            Extraction.Unreadable.class,
                            found -> assertThat(found.reason()).contains("longer than"));
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_process_that_hangs_is_ended_and_the_file_read_in_a_fresh_one() throws Exception {
        var patient =
                new ExtractionSettings(PARSERS, work, 1, Duration.ofSeconds(4), "256m", 20_000_000);
        try (var alone = new Extractor(patient)) {
            Path file = file("a.txt", "nets".getBytes(StandardCharsets.US_ASCII));
            alone.extract(file, "a.txt");
            long pid = alone.pids().getFirst();
            new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start().waitFor();

            assertThat(alone.extract(file, "a.txt")).isInstanceOf(Extraction.Text.class);
            assertThat(ProcessHandle.of(pid)).isEmpty();
        }
    }

    @Test
    void a_process_that_was_killed_is_replaced() throws Exception {
        try (var alone =
                new Extractor(
                        new ExtractionSettings(
                                PARSERS, work, 1, Duration.ofSeconds(60), "256m", 20_000_000))) {
            Path file = file("a.txt", "nets".getBytes(StandardCharsets.US_ASCII));
            alone.extract(file, "a.txt");
            ProcessHandle fork = ProcessHandle.of(alone.pids().getFirst()).orElseThrow();
            fork.destroyForcibly();
            fork.onExit().get(10, TimeUnit.SECONDS);

            assertThat(alone.extract(file, "a.txt")).isInstanceOf(Extraction.Text.class);
        }
    }

    @Test
    void what_a_killed_application_left_goes_and_what_a_living_one_needs_stays()
            throws IOException {
        // No system gives a process this number.
        Path left = Files.createDirectories(files.resolve("parser-999999999-1/deep"));
        Files.writeString(left.resolve("part.tmp"), "half a file");
        Path needed = Files.createDirectories(files.resolve("parser-1-1"));

        new Extractor(ExtractionSettings.in(PARSERS, files)).close();

        assertThat(left.getParent()).doesNotExist();
        assertThat(needed).exists();
    }

    @Test
    void the_forks_end_when_the_application_is_killed_in_the_middle_of_a_file() throws Exception {
        var page = new StringBuilder("<html><body>");
        for (int i = 0; i < 400_000; i++) {
            page.append("<p>Nets are mended by menders ").append(i).append("</p>");
        }
        Path large = file("large.html", page.toString().getBytes(StandardCharsets.US_ASCII));
        assertThatForksEndWith(large.toString());
    }

    @Test
    void the_forks_end_when_the_application_is_killed_while_they_wait() throws Exception {
        assertThatForksEndWith("");
    }

    /// @param large the file at which the application is killed; empty when it is killed idle
    private static void assertThatForksEndWith(String large) throws Exception {
        Path folder = work.resolve("killed");
        Process application =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Application.class.getName(),
                                PARSERS.toAbsolutePath().toString(),
                                folder.toString(),
                                large)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var said = application.inputReader()) {
            assertThat(said.readLine()).isEqualTo("reading");
            List<ProcessHandle> forks = application.children().toList();
            assertThat(forks).isNotEmpty();

            application.destroyForcibly();

            for (ProcessHandle fork : forks) {
                fork.onExit().get(15, TimeUnit.SECONDS);
            }
            assertThat(forks).noneMatch(ProcessHandle::isAlive);
        }
        new Extractor(ExtractionSettings.in(PARSERS, folder)).close();
        assertThat(forks(folder)).isEmpty();
    }

    /// Stands for the application: reads a small file, then begins with a large one.
    static final class Application {

        private Application() {}

        public static void main(String[] args) throws Exception {
            var extractor =
                    new Extractor(ExtractionSettings.in(Path.of(args[0]), Path.of(args[1])));
            Path small = Files.createTempFile("small", ".txt");
            Files.writeString(small, "nets");
            extractor.extract(small, "small.txt");
            Files.delete(small);
            if (args[2].isEmpty()) {
                System.out.println("reading");
                Thread.sleep(60_000);
            }
            Thread.ofPlatform()
                    .start(() -> {
                        while (true) {
                            extractor.extract(Path.of(args[2]), "large.html");
                        }
                    });
            Thread.sleep(300);
            System.out.println("reading");
            Thread.sleep(60_000);
        }
    }

    @Test
    void a_folder_without_parsers_is_refused_at_once() {
        assertThatThrownBy(() -> new Extractor(ExtractionSettings.in(files.resolve("none"), work)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("compendium.ingest.parsers");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_process_that_compiles_quickly_gives_way_when_there_is_much_to_read(@TempDir Path own)
            throws IOException {
        Path small = Files.writeString(files.resolve("small.txt"), "Nets are mended here.");
        try (var alone = new Extractor(ExtractionSettings.in(PARSERS, own))) {
            alone.extract(small, "small.txt");
            long first = alone.pids().getFirst();
            assertThat(commandLine(first)).contains("-XX:TieredStopAtLevel=1");

            for (int i = 0; i < 1_000; i++) {
                alone.extract(small, "small.txt");
            }

            assertThat(alone.pids()).hasSize(1).doesNotContain(first);
            assertThat(commandLine(alone.pids().getFirst()))
                    .doesNotContain("-XX:TieredStopAtLevel=1");
        }
    }

    private static String commandLine(long pid) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
    }

    private static List<Path> forks(Path folder) throws IOException {
        try (var folders = Files.list(folder)) {
            return folders.filter(path -> path.getFileName().toString().startsWith("parser-"))
                    .toList();
        }
    }

    private static byte[] aDocx() throws IOException {
        try (var document = new XWPFDocument();
                var out = new java.io.ByteArrayOutputStream()) {
            var title = document.createParagraph().createRun();
            title.setBold(true);
            title.setText("Yards");
            document.createParagraph().createRun().setText("1.\tYards mend nets.");
            var table = document.createTable(2, 2);
            table.getRow(0).getCell(0).setText("yard");
            table.getRow(0).getCell(1).setText("menders");
            table.getRow(1).getCell(0).setText("south");
            table.getRow(1).getCell(1).setText("9");
            document.write(out);
            return out.toByteArray();
        }
    }

    private Extraction.Text read(String name, byte[] bytes) throws IOException {
        return (Extraction.Text) extractor.extract(file(name, bytes), name);
    }

    private String reason(String name, byte[] bytes) throws IOException {
        return ((Extraction.Unreadable) extractor.extract(file(name, bytes), name)).reason();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(files.resolve(name), bytes);
    }
}
