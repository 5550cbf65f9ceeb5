package org.compendium.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.compendium.document.Document;
import org.jspecify.annotations.Nullable;

/// A document as programs see it.
///
/// @param date ISO 8601, without a zone; null when not printed
/// @param session of the body that issued it, as printed
/// @param agendaItem the number alone
/// @param distribution `general`, `limited` or `restricted`; null when not printed
/// @param originalLanguage BCP 47; null when not printed
/// @param regions UN M49
/// @param provenance for each field that has a value, where it came from and how sure it is
/// @param revision each change of it has another
/// @param url the permanent address, absolute
/// @param partOf the documents it came with, such as the mail of an attachment; null in lists
/// @param parts what came with it, such as the attachments of a mail; null in lists
record DocumentView(
        String id,
        String workId,
        @Nullable String symbol,
        @Nullable String retells,
        String title,
        String kind,
        String language,
        @Nullable String date,
        @Nullable String body,
        String fileName,
        @Nullable Integer pages,
        List<String> themes,
        List<String> countries,
        @Nullable String session,
        @Nullable String agendaItem,
        @Nullable String distribution,
        @Nullable String originalLanguage,
        List<String> regions,
        Map<String, From> provenance,
        int version,
        boolean current,
        long revision,
        String state,
        @Nullable String licence,
        @Nullable String rightsHolder,
        boolean redistributable,
        @Nullable String sourceUrl,
        @Nullable String notice,
        String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Other> partOf,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Other> parts) {

    /// A document that this one belongs together with.
    record Other(String id, String title, String url) {

        static Other of(Document document, String base) {
            return new Other(
                    document.id().value(), document.title(), base + Addresses.of(document));
        }
    }

    /// @param source `document`, `file-properties`, `file-name`, `contributor` or `curator`
    /// @param certainty `certain`, `likely` or `guess`
    record From(String source, String certainty) {}

    static DocumentView of(Document document, String base) {
        return new DocumentView(
                document.id().value(),
                document.work().value(),
                document.symbol() == null ? null : document.symbol().value(),
                document.retells() == null ? null : document.retells().value(),
                document.title(),
                document.kind().slug(),
                document.language(),
                document.date() == null ? null : document.date().toString(),
                document.body(),
                document.fileName(),
                document.pages(),
                document.themes(),
                document.countries(),
                document.session(),
                document.agendaItem(),
                document.distribution() == null ? null : document.distribution().slug(),
                document.originalLanguage(),
                document.regions(),
                provenance(document),
                document.version(),
                document.current(),
                document.revision(),
                document.state().slug(),
                document.licence(),
                document.rightsHolder(),
                document.redistributable(),
                document.sourceUrl(),
                document.retells() == null ? null : "Compendium's paraphrase, not a UN publication",
                base + Addresses.of(document),
                null,
                null);
    }

    /// The same with what it came with and what came with it.
    DocumentView with(List<Document> wholes, List<Document> members, String base) {
        return new DocumentView(
                id,
                workId,
                symbol,
                retells,
                title,
                kind,
                language,
                date,
                body,
                fileName,
                pages,
                themes,
                countries,
                session,
                agendaItem,
                distribution,
                originalLanguage,
                regions,
                provenance,
                version,
                current,
                revision,
                state,
                licence,
                rightsHolder,
                redistributable,
                sourceUrl,
                notice,
                url,
                wholes.stream().map(one -> Other.of(one, base)).toList(),
                members.stream().map(one -> Other.of(one, base)).toList());
    }

    private static Map<String, From> provenance(Document document) {
        Map<String, From> fields = new TreeMap<>();
        document.provenance()
                .forEach((field, one) ->
                        fields.put(
                                field.slug(),
                                new From(one.source().slug(), one.certainty().slug())));
        return fields;
    }
}
