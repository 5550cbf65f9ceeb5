package org.compendium.web.gathered;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.compendium.briefing.Briefing;
import org.compendium.citation.Format;
import org.compendium.citation.Quotation;
import org.compendium.citation.Source;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Passage;
import org.compendium.gathered.Gathered;
import org.compendium.web.Permalink;
import org.compendium.wording.Wording;
import org.springframework.stereotype.Component;

/// Turns what a reader may see into files. Days are those of UTC.
@Component
public class Takeaway {

    private static final String WORD = "docx";

    private final Clock clock = Clock.systemUTC();

    /// A file to save.
    public record Taken(String name, String mediaType, byte[] bytes) {}

    /// @param extension `docx`, or that of a [Format]
    /// @param base stands before each address
    /// @return empty when there are no such files
    public Optional<Taken> of(List<Gathered> list, String extension, String base, Locale locale) {
        if (extension.equals(WORD)) {
            return Optional.of(briefing(list, base, locale));
        }
        for (Format format : Format.values()) {
            if (format.extension().equals(extension)) {
                return Optional.of(taken(sources(list, base), format, "gathered"));
            }
        }
        return Optional.empty();
    }

    /// Of the documents alone; nothing is quoted from them.
    public Taken ofDocuments(List<Document> documents, Format format, String base) {
        return taken(
                documents.stream()
                        .map(document -> new Source(document, url(document, base), List.of()))
                        .toList(),
                format,
                "documents");
    }

    private Taken briefing(List<Gathered> list, String base, Locale locale) {
        List<Briefing.Part> parts =
                readable(list).stream()
                        .map(one ->
                                new Briefing.Part(
                                        one.document(),
                                        url(one.document(), base),
                                        quotation(one, base)))
                        .toList();
        return new Taken(
                "gathered." + WORD,
                Briefing.MEDIA_TYPE,
                Briefing.of(parts, list.size() - parts.size(), today(), Wording.in(locale)));
    }

    private static List<Source> sources(List<Gathered> list, String base) {
        Map<DocumentId, Document> documents = new LinkedHashMap<>();
        Map<DocumentId, List<Quotation>> quoted = new LinkedHashMap<>();
        for (Gathered.Readable one : readable(list)) {
            documents.put(one.document().id(), one.document());
            quoted.computeIfAbsent(one.document().id(), id -> new ArrayList<>())
                    .add(quotation(one, base));
        }
        return documents.values().stream()
                .map(document ->
                        new Source(
                                document,
                                url(document, base),
                                quoted.getOrDefault(document.id(), List.of())))
                .toList();
    }

    private static List<Gathered.Readable> readable(List<Gathered> list) {
        return list.stream()
                .filter(Gathered.Readable.class::isInstance)
                .map(Gathered.Readable.class::cast)
                .toList();
    }

    static Quotation quotation(Gathered.Readable one, String base) {
        return Quotation.of(
                one.document(),
                one.passage(),
                one.below(),
                url(one.document(), one.passage(), base),
                one.kept().note());
    }

    // That of this language and version, and not of the work.
    private static String url(Document document, String base) {
        return base + "/id/" + document.id();
    }

    // A citation leads to the version that is current when it is followed; what is quoted from an
    // older one has to lead there.
    private static String url(Document document, Passage passage, String base) {
        return document.current()
                ? base + '/' + Permalink.of(document, passage) + "?lang=" + document.language()
                : base + "/read/" + document.id() + '/' + passage.eId();
    }

    private Taken taken(List<Source> sources, Format format, String name) {
        return new Taken(
                name + '.' + format.extension(),
                format.mediaType() + ";charset=UTF-8",
                format.write(sources, today()).getBytes(StandardCharsets.UTF_8));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
