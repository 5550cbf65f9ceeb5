package org.compendium.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.compendium.document.Document;
import org.jspecify.annotations.Nullable;

/// A document as programs see it.
///
/// @param date ISO 8601, without a zone; null when not printed
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
        int version,
        boolean current,
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
                document.version(),
                document.current(),
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
                version,
                current,
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
}
