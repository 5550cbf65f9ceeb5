package org.compendium.parsers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.DublinCore;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/// Reads one file of any format and writes what it finds to the [Wire].
final class FileReading {

    /// No programs are started for a file: no Tesseract, no external parsers.
    private static final String CONFIG =
            """
            <properties>
              <parsers>
                <parser class="org.apache.tika.parser.DefaultParser">
                  <parser-exclude class="org.apache.tika.parser.ocr.TesseractOCRParser"/>
                  <parser-exclude class="org.apache.tika.parser.external.CompositeExternalParser"/>
                </parser>
              </parsers>
            </properties>
            """;

    private static final Set<String> ARCHIVES =
            Set.of(
                    "zip",
                    "gzip",
                    "x-gtar",
                    "x-tar",
                    "x-7z-compressed",
                    "x-rar-compressed",
                    "vnd.rar",
                    "x-bzip",
                    "x-bzip2",
                    "x-xz",
                    "x-lzma",
                    "x-compress",
                    "x-brotli",
                    "zstd",
                    "x-archive",
                    "x-cpio",
                    "java-archive",
                    "x-tika-java-enterprise-archive",
                    "x-tika-java-web-archive",
                    "x-apple-diskimage",
                    "vnd.android.package-archive",
                    "x-wacz",
                    "warc");

    /// Names of classes, methods and objects: `org.apache.poi.Record`, `load()`, `Block@1f3a90`.
    private static final Pattern OF_THE_PROGRAM =
            Pattern.compile(
                    "\\b(?:[a-z]\\w*\\.){2,}[A-Z]\\w*|\\w\\(\\)|@[0-9a-f]{4,}|\\b\\w+(?:Exception|Error)\\b|^(?:Cannot invoke|Index \\d+ out of bounds)");

    private final Wire wire;
    private final AutoDetectParser parser;

    FileReading(Wire wire) throws TikaException, IOException, SAXException {
        this.wire = wire;
        this.parser = new AutoDetectParser(withoutPrograms());
    }

    static TikaConfig withoutPrograms() throws TikaException, IOException, SAXException {
        return new TikaConfig(new ByteArrayInputStream(CONFIG.getBytes(StandardCharsets.UTF_8)));
    }

    /// Every file ends with one record: read, or not and why.
    void read(Path file, String name) throws IOException {
        String mediaType = "application/octet-stream";
        try {
            mediaType = detect(file, name);
            String refusal = refusal(mediaType);
            if (refusal != null) {
                wire.unreadable(refusal, mediaType);
                return;
            }
            int pages = 0;
            if (mediaType.equals("application/pdf")) {
                pages = new PdfReading(wire).read(file);
            } else {
                String plain = plainText(file, mediaType);
                if (plain != null) {
                    wire.block(Wire.Kind.RAW, 0, 0, 0, plain);
                } else {
                    pages = parse(file, name);
                }
            }
            wire.end(mediaType, pages);
        } catch (Exception | StackOverflowError | LinkageError e) {
            wire.unreadable(code(e), mediaType + "; " + detail(e));
        }
    }

    private String detect(Path file, String name) throws IOException {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try (var in = TikaInputStream.get(file)) {
            MediaType type = parser.getDetector().detect(in, metadata);
            return type.getBaseType().toString();
        }
    }

    private static @Nullable String refusal(String mediaType) {
        String subtype = mediaType.substring(mediaType.indexOf('/') + 1);
        if (mediaType.startsWith("application/") && ARCHIVES.contains(subtype)) {
            return "archive";
        }
        if (mediaType.startsWith("image/") && !mediaType.equals("image/svg+xml")) {
            return "image";
        }
        if (mediaType.startsWith("audio/")
                || mediaType.startsWith("video/")
                || mediaType.startsWith("font/")
                || mediaType.startsWith("multipart/")
                || Set.of(
                                "application/octet-stream",
                                "application/java-vm",
                                "application/x-executable",
                                "application/x-elf",
                                "application/x-sharedlib",
                                "application/x-msdownload",
                                "application/x-font-ttf",
                                "application/x-shockwave-flash")
                        .contains(mediaType)) {
            return "unsupported";
        }
        return null;
    }

    /// Text that is valid UTF-8 is UTF-8: Tika's guess from the statistics of a page can be wrong.
    private static @Nullable String plainText(Path file, String mediaType) throws IOException {
        if (!mediaType.equals("text/plain")
                && !mediaType.equals("text/x-web-markdown")
                && !mediaType.equals("text/markdown")) {
            return null;
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
            return text.indexOf('\0') >= 0 ? null : text.replace("\uFEFF", "");
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private int parse(Path file, String name) throws Exception {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        var context = new ParseContext();
        var office = new OfficeParserConfig();
        office.setIncludeDeletedContent(false);
        office.setIncludeMoveFromContent(false);
        context.set(OfficeParserConfig.class, office);
        var blocks = new XhtmlBlocks(wire);
        try (var in = TikaInputStream.get(file)) {
            parser.parse(in, blocks, metadata, context);
        } finally {
            blocks.flush();
        }
        property("title", metadata.get(DublinCore.TITLE));
        property("author", metadata.get(DublinCore.CREATOR));
        property("created", metadata.get(TikaCoreProperties.CREATED));
        property("modified", metadata.get(TikaCoreProperties.MODIFIED));
        property("language", metadata.get(DublinCore.LANGUAGE));
        property("subject", metadata.get(DublinCore.SUBJECT));
        return blocks.pages();
    }

    private void property(String name, @Nullable String value) throws IOException {
        if (value != null && !value.isBlank()) {
            wire.property(name, value.strip());
        }
    }

    private static String code(Throwable e) {
        for (@Nullable Throwable t = e; t != null; t = t.getCause()) {
            switch (t) {
                case Wire.TooLong ignored -> {
                    return "too-long";
                }
                case ZeroByteFileException ignored -> {
                    return "empty";
                }
                case EncryptedDocumentException ignored -> {
                    return "encrypted";
                }
                case InvalidPasswordException ignored -> {
                    return "encrypted";
                }
                case org.apache.poi.EncryptedDocumentException ignored -> {
                    return "encrypted";
                }
                case UnsupportedFormatException ignored -> {
                    return "unsupported";
                }
                default -> {}
            }
        }
        return "broken";
    }

    /// The message of the first cause, for the person who sent the file: empty when it speaks of
    /// the program and not of the file.
    private static String detail(Throwable e) {
        Throwable last = e;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        String message = last.getMessage();
        if (message == null || OF_THE_PROGRAM.matcher(message).find()) {
            return "";
        }
        return message.lines().findFirst().orElse("").strip().replaceFirst("[.\\s]+$", "");
    }
}
