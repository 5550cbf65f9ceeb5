package org.compendium.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Pages that are images. Needs Tesseract with English.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RecognitionTest {

    private static final String[] NETS = {
        "The menders of the south quay",
        "Nets are washed in fresh water and hung to dry",
        "before they are mended in the winter months."
    };

    @TempDir static Path work;

    private static Extractor extractor;

    @TempDir Path files;

    @BeforeAll
    static void start() {
        extractor = new Extractor(ExtractionSettings.in(ExtractorTest.PARSERS, work));
    }

    @AfterAll
    static void stop() {
        extractor.close();
    }

    @Test
    void the_words_of_an_image_are_read_and_it_is_said_how_surely() throws IOException {
        assumeTesseract();
        Extraction.Text text = read("nets.png", png(NETS));

        assertThat(text.text()).containsIgnoringCase("nets are washed in fresh water");
        assertThat(text.pages()).isEqualTo(1);
        assertThat(text.blocks()).allMatch(block -> Integer.valueOf(1).equals(block.page()));
        assertThat(text.recognised()).containsOnlyKeys(1);
        assertThat(text.confidence(1, NETS[1])).isBetween(60, 100);
        assertThat(text.notes()).singleElement().asString().contains("read by machine");
    }

    @Test
    void only_the_pages_without_text_are_recognised() throws IOException {
        assumeTesseract();
        Extraction.Text text = read("mixed.pdf", aPdf(true));

        assertThat(text.recognised()).containsOnlyKeys(2);
        assertThat(text.blocks())
                .extracting(Block::page)
                .as("in the order of the pages")
                .isSorted()
                .contains(1, 2, 3);
        assertThat(text.text()).containsIgnoringCase("hung to dry").contains("printed as text");
        assertThat(text.confidence(1, "printed as text")).isNull();
    }

    @Test
    void each_page_of_a_tiff_is_a_page() throws IOException {
        assumeTesseract();
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (String last : new String[] {"The first page of two", "The second page of two"}) {
                writer.writeToSequence(
                        new IIOImage(image(NETS[0], NETS[1], last), null, null), null);
            }
            writer.endWriteSequence();
        }
        Extraction.Text text = read("nets.tiff", out.toByteArray());

        assertThat(text.pages()).isEqualTo(2);
        assertThat(text.recognised()).containsOnlyKeys(1, 2);
        assertThat(text.text()).containsSubsequence("first page", "second page");
    }

    @Test
    void a_picture_without_words_is_not_taken_for_text() throws IOException {
        assumeTesseract();
        var picture = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(new java.awt.GradientPaint(0, 0, Color.BLUE, 600, 400, Color.GREEN));
        graphics.fillRect(0, 0, 600, 400);
        graphics.dispose();

        assertThat(extractor.extract(file("sea.png", bytes(picture)), "sea.png"))
                .isInstanceOfSatisfying(
                        Extraction.Unreadable.class,
                        found -> assertThat(found.reason()).contains("no words in its images"));
    }

    @Test
    void without_tesseract_it_is_said_what_to_install() throws IOException {
        try (var without = new Extractor(with("/nowhere/tesseract", 80_000_000))) {
            Conditions russian = new Conditions(null, "ru", true, 10, 1_000);

            assertThat(
                            without.extract(
                                    file("nets.png", png(NETS)),
                                    "nets.png",
                                    russian,
                                    (path, bytes) -> {}))
                    .isInstanceOfSatisfying(
                            Extraction.Unreadable.class,
                            found ->
                                    assertThat(found.reason())
                                            .contains("tesseract-ocr and tesseract-ocr-rus"));
            Extraction.Text text =
                    (Extraction.Text) without.extract(file("mixed.pdf", aPdf(true)), "mixed.pdf");
            assertThat(text.notes())
                    .singleElement()
                    .asString()
                    .startsWith("Page 2 could not be read")
                    .contains("install tesseract-ocr");
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void tesseract_ends_with_the_process_that_called_it() throws Exception {
        Path pid = files.resolve("pid");
        Path slow =
                script(
                        "case \"$*\" in *list-langs*) echo eng; exit;; esac; echo $$ > "
                                + pid
                                + "; sleep 300");
        try (var patient = new Extractor(with(slow.toString(), 80_000_000))) {
            Path page = file("nets.png", png(NETS));
            Thread reading =
                    Thread.ofPlatform().daemon().start(() -> patient.extract(page, "nets.png"));
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
            ProcessHandle tesseract =
                    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
            ProcessHandle fork =
                    ProcessHandle.current()
                            .descendants()
                            .filter(one ->
                                    one.info().command().orElse("").endsWith("java")
                                            && one.descendants().anyMatch(tesseract::equals))
                            .findFirst()
                            .orElseThrow();

            fork.destroyForcibly();

            tesseract.onExit().get(15, TimeUnit.SECONDS);
            assertThat(tesseract.isAlive()).isFalse();
            // The second attempt, in a fresh process.
            patient.close();
            reading.join(60_000);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_process_that_is_killed_from_outside_says_nothing_of_the_file() throws IOException {
        // Kills the nearest Java above it, as the kernel does when memory runs short.
        Path killer =
                script(
                        "pid=$PPID; while [ $pid -gt 1 ] && [ \"$(cat /proc/$pid/comm)\" != java ];"
                                + " do pid=$(sed -n 's/^PPid:\\s*//p' /proc/$pid/status); done;"
                                + " [ $pid -gt 1 ] && kill -9 $pid");
        try (var endangered = new Extractor(with(killer.toString(), 80_000_000))) {
            Path page = file("nets.png", png(NETS));

            assertThatThrownBy(() -> endangered.extract(page, "nets.png"))
                    .isInstanceOf(Extractor.KilledException.class);
        }
    }

    @Test
    void an_image_of_too_many_points_is_not_looked_at() throws IOException {
        try (var strict = new Extractor(with("tesseract", 10_000))) {
            assertThat(strict.extract(file("nets.png", png(NETS)), "nets.png"))
                    .isInstanceOfSatisfying(
                            Extraction.Unreadable.class,
                            found -> assertThat(found.reason()).contains("points, more than"));
        }
    }

    @Test
    void a_page_can_be_shown_as_it_looks() throws IOException {
        Optional<byte[]> pdf = extractor.draw(file("mixed.pdf", aPdf(true)), "mixed.pdf", 2);
        Optional<byte[]> image = extractor.draw(file("nets.png", png(NETS)), "nets.png", 1);

        for (Optional<byte[]> png : java.util.List.of(pdf, image)) {
            assertThat(ImageIO.read(new java.io.ByteArrayInputStream(png.orElseThrow())).getWidth())
                    .isGreaterThan(400);
        }
        assertThat(extractor.draw(file("mixed.pdf", aPdf(true)), "mixed.pdf", 9)).isEmpty();
        assertThat(extractor.draw(file("a.txt", Samples.utf8("nets")), "a.txt", 1)).isEmpty();
    }

    private ExtractionSettings with(String tesseract, long pixels) {
        return new ExtractionSettings(
                ExtractorTest.PARSERS,
                files.resolve("work"),
                1,
                Duration.ofSeconds(60),
                "256m",
                20_000_000,
                new ExtractionSettings.Limits(
                        1L << 30, pixels, 10, Duration.ofSeconds(60), tesseract));
    }

    private static void assumeTesseract() {
        try {
            Process version =
                    new ProcessBuilder("tesseract", "--version").redirectErrorStream(true).start();
            version.getInputStream().readAllBytes();
            assumeTrue(version.waitFor() == 0);
        } catch (IOException | InterruptedException e) {
            assumeTrue(false, "Skipped: tesseract is not installed");
        }
    }

    private Path script(String body) throws IOException {
        Path script = Files.writeString(files.resolve("tesseract"), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    /// Text, a picture of text, and text.
    private static byte[] aPdf(boolean scanned) throws IOException {
        try (var pdf = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            text(pdf, "This page is printed as text and needs no machine to read its letters.");
            if (scanned) {
                var page = new PDPage(PDRectangle.A4);
                pdf.addPage(page);
                try (var content = new PDPageContentStream(pdf, page)) {
                    content.drawImage(
                            LosslessFactory.createFromImage(pdf, image(NETS)), 50, 500, 500, 250);
                }
            }
            text(pdf, "The last page too is printed as text, and longer than any stamp would be.");
            pdf.save(out);
            return out.toByteArray();
        }
    }

    private static void text(PDDocument pdf, String words) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (var content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 12);
            content.newLineAtOffset(60, 700);
            content.showText(words);
            content.endText();
        }
    }

    private static byte[] png(String... lines) throws IOException {
        return bytes(image(lines));
    }

    private static byte[] bytes(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static BufferedImage image(String... lines) {
        var image = new BufferedImage(1400, 700, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 1400, 700);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font("DejaVu Serif", Font.PLAIN, 40));
        int y = 120;
        for (String line : lines) {
            graphics.drawString(String.format(Locale.ROOT, "%s", line), 80, y);
            y += 70;
        }
        graphics.dispose();
        return image;
    }

    private Extraction.Text read(String name, byte[] bytes) throws IOException {
        return (Extraction.Text) extractor.extract(file(name, bytes), name);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(files.resolve(name), bytes);
    }
}
