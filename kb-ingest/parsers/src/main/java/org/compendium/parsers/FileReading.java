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
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.DublinCore;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.PasswordProvider;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/// Reads one file of any format and writes what it finds to the [Wire].
final class FileReading {

    /// Tika starts no programs for a file; Tesseract is called by [Recognition].
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
                    "x-rar-compressed",
                    "vnd.rar",
                    "x-bzip",
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
                    "\\b(?:[a-z]\\w*\\.){2,}[A-Z]\\w*|\\w\\(\\)|@[0-9a-f]{4,}|\\b\\w+(?:Exception|Error)\\b|JAXP|(?:^|\\s)/\\w+/|^(?:Cannot invoke|Index \\d+ out of bounds)");

    private final Wire wire;
    private final Members members;
    private final Archives archives;
    private final Recognition recognition;
    private final PageImages images;
    private final PdfReading pdf;
    private final AutoDetectParser parser;

    /// @param folder for what comes out of the files; emptied after each
    FileReading(Wire wire, Limits limits, Path folder)
            throws TikaException, IOException, SAXException {
        this.wire = wire;
        this.members = new Members(wire, folder.resolve("members"));
        this.archives = new Archives(members);
        this.recognition = new Recognition(wire, limits);
        this.images = new PageImages(wire, limits, recognition, folder);
        this.pdf = new PdfReading(wire, images, members);
        this.parser = new AutoDetectParser(withoutPrograms());
    }

    static TikaConfig withoutPrograms() throws TikaException, IOException, SAXException {
        return new TikaConfig(new ByteArrayInputStream(CONFIG.getBytes(StandardCharsets.UTF_8)));
    }

    /// Every file ends with one record: read, or not and why.
    void read(Asked asked) throws IOException {
        String mediaType = "application/octet-stream";
        members.begin(asked);
        recognition.begin(asked.language());
        try {
            mediaType = detect(asked.file(), asked.name());
            wire.end(mediaType, read(asked, mediaType));
        } catch (Exception | StackOverflowError | LinkageError e) {
            answer(e, asked, mediaType);
        }
    }

    /// @return the number of pages; 0 where the format has none
    private int read(Asked asked, String mediaType) throws Exception {
        String refusal = refusal(mediaType);
        if (refusal != null) {
            throw new Refused(refusal);
        }
        if (Archives.opens(mediaType)) {
            if (!asked.open()) {
                throw new Refused("nested");
            }
            archives.open(asked, mediaType);
            return 0;
        }
        if (mediaType.equals("application/pdf")) {
            return pdf.read(asked);
        }
        if (PageImages.reads(mediaType)) {
            return images.read(asked.file());
        }
        String plain = plainText(asked.file(), mediaType);
        if (plain != null) {
            wire.block(Wire.Kind.RAW, 0, 0, 0, plain);
            return 0;
        }
        return parse(asked, mediaType);
    }

    /// Draws one page of a file, and says where the image is, or why there is none.
    void draw(Asked asked) throws IOException {
        String mediaType = "application/octet-stream";
        try {
            mediaType = detect(asked.file(), asked.name());
            if (mediaType.equals("application/pdf")) {
                pdf.draw(asked);
            } else if (PageImages.reads(mediaType)) {
                images.draw(asked.file(), asked.image());
            } else {
                throw new Refused("no-pages");
            }
        } catch (Exception | StackOverflowError | LinkageError e) {
            answer(e, asked, mediaType);
        }
    }

    private void answer(Throwable e, Asked asked, String mediaType) throws IOException {
        Refused refused = refused(e);
        if (refused != null) {
            wire.unreadable(refused.code, mediaType + "; " + refused.detail);
            return;
        }
        String code = code(e);
        if (code.equals("encrypted")) {
            code =
                    mediaType.equals("application/epub+zip")
                            ? "protected"
                            : asked.password() == null ? code : "wrong-password";
        }
        wire.unreadable(code, mediaType + "; " + detail(e));
    }

    private static @Nullable Refused refused(Throwable e) {
        for (@Nullable Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof Refused refused) {
                return refused;
            }
        }
        return null;
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
        if (mediaType.startsWith("image/")
                && !mediaType.equals("image/svg+xml")
                && !PageImages.reads(mediaType)) {
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

    private int parse(Asked asked, String mediaType) throws Exception {
        boolean mail = Attachments.in(mediaType);
        if (mail && !asked.open()) {
            throw new Refused("nested");
        }
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, asked.name());
        var context = new ParseContext();
        var office = new OfficeParserConfig();
        office.setIncludeDeletedContent(false);
        office.setIncludeMoveFromContent(false);
        context.set(OfficeParserConfig.class, office);
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
        if (asked.password() instanceof String password) {
            context.set(PasswordProvider.class, file -> password);
        }
        if (mail) {
            context.set(Parser.class, parser);
            context.set(
                    EmbeddedDocumentExtractor.class,
                    new Attachments(members, new ParsingEmbeddedDocumentExtractor(context)));
        }
        XhtmlBlocks blocks = blocks(asked, metadata, context, false);
        if (wire.silent() && mediaType.contains("html")) {
            // A page of nothing but links: they are what it says.
            blocks = blocks(asked, metadata, context, true);
        }
        String subject = metadata.get(DublinCore.SUBJECT);
        if (mail && wire.silent() && subject != null) {
            wire.block(Wire.Kind.PARAGRAPH, 0, 0, 0, subject);
        }
        property("title", metadata.get(DublinCore.TITLE));
        property("author", metadata.get(DublinCore.CREATOR));
        property("created", metadata.get(TikaCoreProperties.CREATED));
        property("modified", metadata.get(TikaCoreProperties.MODIFIED));
        property("language", metadata.get(DublinCore.LANGUAGE));
        property("subject", metadata.get(DublinCore.SUBJECT));
        if (mail) {
            headers(metadata);
        }
        return blocks.pages();
    }

    private XhtmlBlocks blocks(Asked asked, Metadata metadata, ParseContext context, boolean whole)
            throws Exception {
        var blocks = new XhtmlBlocks(wire, whole);
        try (var in = TikaInputStream.get(asked.file())) {
            parser.parse(in, blocks, metadata, context);
        } finally {
            blocks.flush();
        }
        return blocks;
    }

    /// What stands above a mail: its subject is its title, the day it was sent its date.
    private void headers(Metadata metadata) throws IOException {
        property("from", String.join(", ", metadata.getValues(Message.MESSAGE_FROM)));
        property("to", String.join(", ", metadata.getValues(Message.MESSAGE_TO)));
        property("cc", String.join(", ", metadata.getValues(Message.MESSAGE_CC)));
        String subject = metadata.get(DublinCore.SUBJECT);
        if (metadata.get(DublinCore.TITLE) == null) {
            property("title", subject);
        }
        String sent = metadata.get(TikaCoreProperties.CREATED);
        if (sent != null && sent.length() >= 10) {
            property("date", sent.substring(0, 10));
        }
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
                case TikaException tika
                        when String.valueOf(tika.getMessage()).contains("zip bomb") -> {
                    return "bomb";
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
