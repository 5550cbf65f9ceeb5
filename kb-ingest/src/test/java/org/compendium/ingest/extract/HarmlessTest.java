package org.compendium.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.compendium.ingest.extract.Samples.CANARY;
import static org.compendium.ingest.extract.Samples.utf8;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a file may name outside itself is neither read nor fetched, and what it may cost is
/// bounded.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HarmlessTest {

    @TempDir static Path work;

    private static Extractor extractor;

    @TempDir Path files;

    @BeforeAll
    static void start() {
        // Its own folder would be that of whoever ran the tests first on this machine.
        TempFile.setTempFileCreationStrategy(new DefaultTempFileCreationStrategy(work.toFile()));
        extractor = new Extractor(ExtractionSettings.in(ExtractorTest.PARSERS, work));
    }

    @AfterAll
    static void stop() {
        extractor.close();
    }

    @Test
    void nothing_outside_a_file_is_read_and_nobody_is_called() throws IOException {
        Path canary = Files.writeString(files.resolve("canary.txt"), CANARY);
        Files.writeString(files.resolve("canary.dtd"), "<!ENTITY loud \"" + CANARY + "\">");
        var calls = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    calls.incrementAndGet();
                    byte[] answer = utf8(CANARY);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
        try {
            String away = "http://127.0.0.1:" + server.getAddress().getPort() + "/canary";
            String near = canary.toUri().toString();
            for (var file : reachingOut(away, near).entrySet()) {
                Extraction found =
                        extractor.extract(
                                Files.write(files.resolve(file.getKey()), file.getValue()),
                                file.getKey());

                assertThat(found.toString()).as(file.getKey()).doesNotContain(CANARY);
                assertThat(calls).as(file.getKey()).hasValue(0);
            }
        } finally {
            server.stop(0);
        }
    }

    /// Files that ask for something outside themselves, each in a way of its format.
    private static Map<String, byte[]> reachingOut(String away, String near) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        String entities =
                "<!DOCTYPE r [<!ENTITY %% p SYSTEM '%s'><!ENTITY e SYSTEM '%s'><!ENTITY f SYSTEM '%s'>]>"
                        .formatted(away, away, near);
        String include =
                "<x:include xmlns:x='http://www.w3.org/2001/XInclude' parse='text' href='%s'/>";
        files.put(
                "entities.xml",
                utf8("<?xml version='1.0'?>" + entities + "<r>nets &e; &f; %p;</r>"));
        files.put("stylesheet.xml", utf8("<?xml-stylesheet href='" + away + "'?><r>nets</r>"));
        files.put(
                "include.xml",
                utf8("<r>nets " + include.formatted(away) + include.formatted(near) + "</r>"));
        files.put(
                "page.html",
                utf8(
                        "<html><head><link rel=stylesheet href='%1$s'><script src='%1$s'></script></head><body>nets <img src='%1$s'><img src='%2$s'><iframe src='%2$s'></iframe><object data='%1$s'></object></body></html>"
                                .formatted(away, near)));
        files.put(
                "drawing.svg",
                utf8(
                        "<?xml version='1.0'?>"
                                + entities
                                + "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'><text>nets &f;</text><image xlink:href='"
                                + away
                                + "'/><use xlink:href='"
                                + near
                                + "#a'/></svg>"));
        files.put("nets.docx", aDocxThatNames(away, near));
        files.put(
                "nets.odt",
                Samples.odt(
                        "<text:p>nets</text:p><draw:image xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='"
                                + away
                                + "'/>"));
        files.put(
                "nets.rtf",
                utf8(
                        "{\\rtf1{\\*\\template "
                                + away
                                + "}{\\field{\\*\\fldinst INCLUDETEXT \""
                                + near
                                + "\"}{\\fldrslt nets}}{\\field{\\*\\fldinst INCLUDEPICTURE \""
                                + away
                                + "\"}{\\fldrslt }}}"));
        files.put(
                "nets.eml",
                utf8(
                        ("From: a@b.example\nTo: c@d.example\nSubject: nets\nContent-Type: message/external-body; access-type=URL; URL=\""
                                        + away
                                        + "\"\n\nContent-Type: text/plain\n\nnets\n")
                                .replace("\n", "\r\n")));
        files.put("nets.pdf", aPdfThatNames(away, near));
        files.put("nets.md", utf8("nets ![a](" + away + ") [b](" + near + ")\n"));
        return files;
    }

    private static byte[] aDocxThatNames(String away, String near) {
        String relation =
                "<Relationship Id='%s' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s' Target='%s' TargetMode='External'/>";
        return Samples.zip(
                Map.of(
                        "[Content_Types].xml",
                        utf8(
                                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/><Override PartName='/word/settings.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml'/></Types>"),
                        "_rels/.rels",
                        utf8(
                                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>"),
                        "word/_rels/document.xml.rels",
                        utf8(
                                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='s' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings' Target='settings.xml'/>"
                                        + relation.formatted("i", "image", away)
                                        + relation.formatted("o", "oleObject", near)
                                        + relation.formatted("c", "aFChunk", near)
                                        + "</Relationships>"),
                        "word/_rels/settings.xml.rels",
                        utf8(
                                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                                        + relation.formatted("t", "attachedTemplate", away)
                                        + "</Relationships>"),
                        "word/settings.xml",
                        utf8(
                                "<w:settings xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><w:attachedTemplate r:id='t'/></w:settings>"),
                        "word/document.xml",
                        utf8(
                                "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><w:body><w:p><w:r><w:t>nets</w:t></w:r></w:p><w:altChunk r:id='c'/></w:body></w:document>")));
    }

    private static byte[] aPdfThatNames(String away, String near) {
        return utf8(
                """
                %%PDF-1.4
                1 0 obj <</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(%1$s)>>>> endobj
                2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
                3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>>> endobj
                4 0 obj <</Length 44>> stream
                BT /F 12 Tf 20 200 Td (nets) Tj ET q /I Do Q
                endstream endobj
                5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
                6 0 obj <</Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceGray/F<</FS/URL/F(%1$s)>>/Length 0>> stream
                endstream endobj
                7 0 obj <</Length 0/F(%2$s)>> stream
                endstream endobj
                trailer <</Root 1 0 R>>
                """
                        .formatted(away, near));
    }

    @Test
    void entities_that_grow_without_end_cost_only_the_file() throws IOException {
        var bomb = new StringBuilder("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a0 'net'>");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY a%d '%s'>".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        bomb.append("]><r>&a11;</r>");

        assertThat(
                        extractor.extract(
                                Files.writeString(files.resolve("bomb.xml"), bomb), "bomb.xml"))
                .isInstanceOfSatisfying(
                        Extraction.Unreadable.class,
                        found -> assertThat(found.reason()).doesNotContain("JAXP", "Exception"));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void the_process_that_reads_knows_no_passwords() throws Exception {
        Path told = files.resolve("environment");
        Path script =
                Files.writeString(
                        files.resolve("tesseract"), "#!/bin/sh\nenv > " + told + "\nexit 1\n");
        Files.setPosixFilePermissions(
                script, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        var picture = new java.awt.image.BufferedImage(90, 90, 10);
        var png = new ByteArrayOutputStream();
        javax.imageio.ImageIO.write(picture, "png", png);
        try (var asking =
                new Extractor(
                        new ExtractionSettings(
                                ExtractorTest.PARSERS,
                                files.resolve("work"),
                                1,
                                Duration.ofSeconds(60),
                                "256m",
                                1_000,
                                new ExtractionSettings.Limits(
                                        1L << 30,
                                        1_000_000,
                                        9,
                                        Duration.ofSeconds(20),
                                        script.toString())))) {
            asking.extract(Files.write(files.resolve("a.png"), png.toByteArray()), "a.png");
        }

        // What the fork hands on is all it has; the test itself has a home and a user.
        assertThat(System.getenv()).containsKey("HOME");
        assertThat(Files.readString(told)).contains("PATH=").doesNotContain("HOME=");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_file_on_which_the_process_crashes_is_tried_once_more_alone_and_costs_only_itself()
            throws Exception {
        Path tries = files.resolve("tries");
        // Stands for a parser that a file brings down: it ends the process that called it.
        Path script =
                Files.writeString(
                        files.resolve("tesseract"),
                        "#!/bin/sh\ncase \"$*\" in *list-langs*) echo eng; exit;; esac\n"
                                + "echo once more >> "
                                + tries
                                + "\nkill -SEGV $(ps -o ppid= -p $PPID)\n");
        Files.setPosixFilePermissions(
                script, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        var png = new ByteArrayOutputStream();
        javax.imageio.ImageIO.write(new java.awt.image.BufferedImage(90, 90, 10), "png", png);
        try (var unlucky =
                new Extractor(
                        new ExtractionSettings(
                                ExtractorTest.PARSERS,
                                files.resolve("work"),
                                1,
                                Duration.ofSeconds(60),
                                "256m",
                                1_000,
                                new ExtractionSettings.Limits(
                                        1L << 30,
                                        1_000_000,
                                        9,
                                        Duration.ofSeconds(60),
                                        script.toString())))) {
            assertThat(
                            unlucky.extract(
                                    Files.write(files.resolve("a.png"), png.toByteArray()),
                                    "a.png"))
                    .isInstanceOfSatisfying(
                            Extraction.Unreadable.class,
                            found -> assertThat(found.reason()).contains("crashes the program"));
            assertThat(Files.readAllLines(tries)).hasSize(2);
            assertThat(unlucky.extract(Files.write(files.resolve("a.txt"), utf8("nets")), "a.txt"))
                    .isInstanceOf(Extraction.Text.class);
        }
    }

    @Test
    void more_disk_than_is_allowed_ends_the_file_and_leaves_nothing() throws IOException {
        var narrow =
                new ExtractionSettings(
                        ExtractorTest.PARSERS,
                        files.resolve("work"),
                        1,
                        Duration.ofSeconds(60),
                        "256m",
                        20_000_000,
                        new ExtractionSettings.Limits(
                                3_000_000, 1_000_000, 9, Duration.ofSeconds(20), "tesseract"));
        try (var strict = new Extractor(narrow)) {
            byte[] large = Samples.zip(Map.of("zeros.txt", new byte[40_000_000]));

            assertThat(strict.extract(Files.write(files.resolve("a.zip"), large), "a.zip"))
                    .isInstanceOf(Extraction.Unreadable.class);
            try (var left = Files.walk(files.resolve("work"))) {
                assertThat(left.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()))
                        .allMatch(size -> size < 3_000_000);
            }
        }
    }

    @Test
    void locked_files_ask_for_their_password_and_open_with_it() throws Exception {
        Map<String, byte[]> locked =
                Map.of(
                        "nets.pdf", aLockedPdf(),
                        "nets.docx", aLockedDocx(EncryptionMode.agile),
                        "old.docx", aLockedDocx(EncryptionMode.standard));
        for (var file : locked.entrySet()) {
            Path place = Files.write(files.resolve(file.getKey()), file.getValue());

            assertThat(extractor.extract(place, file.getKey()))
                    .as(file.getKey())
                    .isInstanceOf(Extraction.Locked.class);
            assertThat(with("salmon", place))
                    .as(file.getKey())
                    .isInstanceOfSatisfying(
                            Extraction.Locked.class,
                            found -> assertThat(found.reason()).contains("does not open"));
            assertThat(with("herring", place))
                    .as(file.getKey())
                    .isInstanceOfSatisfying(
                            Extraction.Text.class,
                            found -> assertThat(found.text()).contains("nets"));
        }
    }

    @Test
    void an_old_sheet_that_is_locked_opens_with_its_password() throws Exception {
        var out = new ByteArrayOutputStream();
        org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword("herring");
        try (var book = new org.apache.poi.hssf.usermodel.HSSFWorkbook()) {
            book.createSheet("nets").createRow(0).createCell(0).setCellValue("twelve");
            book.write(out);
        } finally {
            org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        Path place = Files.write(files.resolve("nets.xls"), out.toByteArray());

        assertThat(extractor.extract(place, "nets.xls")).isInstanceOf(Extraction.Locked.class);
        assertThat(with("herring", place)).isInstanceOf(Extraction.Text.class);
    }

    private Extraction with(String password, Path place) {
        return extractor.extract(
                place,
                place.getFileName().toString(),
                new Conditions(password, null, true, 10, 1_000_000),
                (path, bytes) -> {});
    }

    private static byte[] aLockedPdf() throws IOException {
        try (PDDocument pdf = org.apache.pdfbox.Loader.loadPDF(Files30.report());
                var out = new ByteArrayOutputStream()) {
            var policy = new StandardProtectionPolicy("owner", "herring", new AccessPermission());
            policy.setEncryptionKeyLength(256);
            pdf.protect(policy);
            pdf.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] aLockedDocx(EncryptionMode mode) throws Exception {
        try (var document = new XWPFDocument();
                var file = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("Twelve nets hang on the quay.");
            var encryptor = new EncryptionInfo(mode).getEncryptor();
            encryptor.confirmPassword("herring");
            try (var data = encryptor.getDataStream(file)) {
                document.write(data);
            }
            file.writeFilesystem(out);
            return out.toByteArray();
        }
    }
}
