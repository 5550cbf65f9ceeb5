package org.compendium.briefing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.compendium.citation.Quotation;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.wording.Wording;

/// A briefing to go on writing in: each quotation word for word with a footnote that cites it, the
/// notes on it, and at the end the sources with their permanent addresses.
///
/// Office Open XML, ISO/IEC 29500 (transitional), as Word writes it.
public final class Briefing {

    /// Media type of the file.
    public static final String MEDIA_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private Briefing() {}

    /// One quotation with what it is quoted from.
    ///
    /// @param url the permanent address of the document
    public record Part(Document document, String url, Quotation quotation) {}

    /// @param accessed the day on which the sources were read
    /// @param missing how many quotations are left out because they may not be read any more
    public static byte[] of(List<Part> parts, int missing, LocalDate accessed, Wording words) {
        try (Page page = new Page(words, words.of("briefing.title"))) {
            page.paragraph("Title", words.of("briefing.title"));
            page.paragraph("Subtitle", words.of("briefing.made", words.date(accessed)));
            page.paragraph("Subtitle", words.of("disclaimer"));
            parts.forEach(part -> quote(page, part, words));
            if (missing > 0) {
                page.paragraph("Remark", words.of("briefing.missing", missing));
            }
            sources(page, parts, accessed, words);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            page.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The briefing could not be written", e);
        }
    }

    private static void quote(Page page, Part part, Wording words) {
        Quotation quoted = part.quotation();
        if (quoted.digest()) {
            page.paragraph("Remark", part.document().citedAs() + ". " + words.of("paraphrase"));
        }
        if (!part.document().current()) {
            page.paragraph("Remark", words.of("briefing.superseded"));
        }
        page.quotation(
                quoted.digest() ? "Digest" : "Quote", quoted, Footnote.of(part, words).text());
        if (!quoted.note().isEmpty()) {
            quoted.note().lines().forEach(line -> page.paragraph("Note", line));
        }
    }

    private static void sources(Page page, List<Part> parts, LocalDate accessed, Wording words) {
        if (parts.isEmpty()) {
            return;
        }
        page.paragraph("Heading1", words.of("briefing.sources"));
        Map<DocumentId, Part> once = new LinkedHashMap<>();
        parts.forEach(part -> once.putIfAbsent(part.document().id(), part));
        for (Part part : once.values()) {
            page.source(
                    Footnote.entry(part, words),
                    part.url(),
                    ", " + words.of("briefing.accessed", words.date(accessed)) + ".");
            String official = part.document().sourceUrl();
            if (part.quotation().digest() && official != null) {
                page.source(words.of("briefing.official") + " ", official, "");
            }
        }
    }
}
