package org.compendium.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.compendium.document.Document;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.jspecify.annotations.Nullable;

/// A passage as programs see it.
///
/// @param id the eId
/// @param label the printed number; null when there is none
/// @param text the paragraph without its number and without its items
/// @param closing the end of `text` that is printed after the items
/// @param confidence how sure the machine is that read it from an image, 0 to 100; null when it was
///   text
/// @param language BCP 47
/// @param role `preambular` or `operative`, in a resolution
/// @param notes where the marks of notes are printed in `text`, in UTF-16 units, and their eIds
/// @param rows the cells of a table
/// @param highlights ranges in `text`, in UTF-16 units
/// @param url the permanent address, absolute
record PassageView(
        String id,
        String form,
        @Nullable String label,
        @Nullable Integer page,
        List<String> headings,
        @Nullable String parent,
        String text,
        @Nullable String closing,
        @Nullable Integer confidence,
        String language,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String role,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Passage.NoteMark> notes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<List<String>> rows,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Span> highlights,
        String citation,
        String url) {

    static PassageView of(
            Document document, Passage passage, @Nullable List<Span> highlights, String base) {
        Passage.@Nullable Role role = passage.role();
        return new PassageView(
                passage.eId(),
                passage.form().name().toLowerCase(Locale.ROOT),
                passage.label(),
                passage.page(),
                passage.headings(),
                passage.parent(),
                passage.text(),
                passage.closing(),
                passage.confidence(),
                document.languageOf(passage),
                role == null ? null : role.name().toLowerCase(Locale.ROOT),
                passage.notes(),
                passage.form() == Passage.Form.TABLE ? passage.rows() : null,
                highlights,
                document.cite(passage),
                base + Addresses.of(document, passage));
    }
}
