package org.compendium.ingest.extract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Small files of many formats, made here.
final class Samples {

    static final String CANARY = "the-canary-must-not-sing";

    private Samples() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A ZIP of these files, in the order of their names.
    static byte[] zip(Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// An OpenDocument or EPUB file: its type stands first, and is not compressed.
    static byte[] packaged(String mediaType, Map<String, String> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            byte[] type = utf8(mediaType);
            var crc = new CRC32();
            crc.update(type);
            var first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            first.setCrc(crc.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            for (var file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(utf8(file.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] odt(String body) {
        return packaged(
                "application/vnd.oasis.opendocument.text",
                Map.of(
                        "META-INF/manifest.xml",
                        "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><manifest:file-entry manifest:full-path='/' manifest:media-type='application/vnd.oasis.opendocument.text'/><manifest:file-entry manifest:full-path='content.xml' manifest:media-type='text/xml'/></manifest:manifest>",
                        "content.xml",
                        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>"
                                + body
                                + "</office:text></office:body></office:document-content>"));
    }

    /// A book whose files stand in another order than they are read in.
    static byte[] epub() {
        String page = "<html xmlns='http://www.w3.org/1999/xhtml'><body>%s</body></html>";
        return packaged(
                "application/epub+zip",
                Map.of(
                        "META-INF/container.xml",
                        "<container version='1.0' xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>",
                        "book.opf",
                        "<package xmlns='http://www.idpf.org/2007/opf' version='2.0'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>The net menders</dc:title></metadata><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/><item id='z' href='z.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='z'/><itemref idref='a'/></spine></package>",
                        "a.xhtml",
                        page.formatted("<h1>Second chapter</h1><p>Nets are hung to dry.</p>"),
                        "z.xhtml",
                        page.formatted("<h1>First chapter</h1><p>Nets are washed.</p>")));
    }

    /// A mail with a note attached, written as it goes over the wire.
    static byte[] mail(String attached) {
        return utf8(
                ("""
                From: Yard Office <office@yard.example>
                To: Net Shed <shed@yard.example>
                Subject: Twelve nets for the south quay
                Date: Tue, 04 Mar 2003 09:15:00 +0000
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="cut"

                --cut
                Content-Type: text/plain; charset=UTF-8

                Please mend the twelve nets before the herring comes.

                --cut
                Content-Type: text/plain; charset=UTF-8; name="list.txt"
                Content-Disposition: attachment; filename="list.txt"

                %s
                --cut--
                """)
                        .formatted(attached)
                        .replace("\n", "\r\n"));
    }

    static byte[] rtf() {
        return utf8(
                "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times;}}{\\info{\\title The rope walk}}\\b Ropes\\b0\\par Tar keeps ropes from rotting.\\par}");
    }
}
