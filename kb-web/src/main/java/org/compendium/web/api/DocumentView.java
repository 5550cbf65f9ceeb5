package org.compendium.web.api;

import java.util.List;
import org.compendium.document.Document;
import org.jspecify.annotations.Nullable;

/// A document as programs see it.
///
/// @param date ISO 8601, without a zone; null when not printed
/// @param url the permanent address, absolute
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
        String url) {

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
                base + Addresses.of(document));
    }
}
