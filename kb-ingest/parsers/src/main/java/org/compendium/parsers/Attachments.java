package org.compendium.parsers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/// Keeps what is attached to a mail. Pictures that the text of the mail shows stay with the mail.
final class Attachments implements EmbeddedDocumentExtractor {

    private static final Set<String> MAILS =
            Set.of(
                    "message/rfc822",
                    "message/x-emlx",
                    "application/mbox",
                    "application/vnd.ms-outlook",
                    "application/vnd.ms-tnef");

    private final Members members;
    private final EmbeddedDocumentExtractor own;

    /// @param own puts a part of the mail's own words where it stands
    Attachments(Members members, EmbeddedDocumentExtractor own) {
        this.members = members;
        this.own = own;
    }

    static boolean in(String mediaType) {
        return MAILS.contains(mediaType);
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        String type = metadata.get(HttpHeaders.CONTENT_TYPE);
        boolean inline =
                TikaCoreProperties.EmbeddedResourceType.INLINE
                        .toString()
                        .equals(metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE));
        return !(inline && type != null && type.startsWith("image/"));
    }

    @Override
    public void parseEmbedded(
            InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws IOException, SAXException {
        String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        if (name == null && words(metadata)) {
            own.parseEmbedded(in, handler, metadata, false);
            return;
        }
        if (name == null || name.isBlank()) {
            name = "attachment " + (members.count() + 1) + ending(metadata);
        }
        // A path in a mail is one on the sender's machine.
        name = name.replace('\\', '/').replaceFirst("^.*/", "");
        if (TikaInputStream.cast(in) instanceof TikaInputStream tika
                && tika.getOpenContainer() instanceof DirectoryEntry message) {
            Path copy = Files.createTempFile("message", ".msg");
            try (var file = new POIFSFileSystem();
                    var out = Files.newOutputStream(copy)) {
                EntryUtils.copyNodes(message, file.getRoot());
                file.writeFilesystem(out);
            }
            try (InputStream bytes = Files.newInputStream(copy)) {
                members.add(name, bytes);
            } finally {
                Files.delete(copy);
            }
            return;
        }
        members.add(name, in);
    }

    /// A part of words without a name is what the mail itself says.
    private static boolean words(Metadata metadata) {
        String type = metadata.get(HttpHeaders.CONTENT_TYPE);
        String place = metadata.get(Message.MESSAGE_RAW_HEADER_PREFIX + "Content-Disposition");
        String disposition = place == null ? metadata.get("Content-Disposition") : place;
        return type != null
                && (type.startsWith("text/plain") || type.startsWith("text/html"))
                && (disposition == null || !disposition.startsWith("attachment"));
    }

    private static String ending(Metadata metadata) {
        String type = metadata.get(HttpHeaders.CONTENT_TYPE);
        if (type == null) {
            return "";
        }
        return type.startsWith("message/rfc822")
                ? ".eml"
                : type.startsWith("text/html") ? ".html" : "";
    }
}
