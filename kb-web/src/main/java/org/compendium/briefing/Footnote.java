package org.compendium.briefing;

import java.time.LocalDate;
import org.compendium.citation.Source;
import org.compendium.document.Document;
import org.compendium.wording.Wording;

/// How a source is named: by its symbol alone in a footnote, "TD/B/COM.3/19, para. 28.", which is
/// the style of the United Nations; without a symbol by who issued it, its title and date.
///
/// Source: United Nations Editorial Manual, footnotes and other references.
record Footnote(String text) {

    static Footnote of(Briefing.Part part, Wording words) {
        Document document = part.document();
        String citation = part.quotation().citation();
        if (document.symbol() != null || document.retells() != null) {
            return new Footnote(citation + ".");
        }
        String pinpoint = citation.substring(document.citedAs().length());
        return new Footnote(
                (document.body() == null ? "" : document.body() + ", ")
                        + document.title()
                        + (document.date() == null ? "" : ", " + words.date(document.date()))
                        + pinpoint
                        + ".");
    }

    /// The line in the list of sources, up to the address.
    static String entry(Briefing.Part part, Wording words) {
        Document document = part.document();
        StringBuilder entry = new StringBuilder();
        if (document.retells() != null) {
            return entry.append(Source.title(document))
                    .append(" (")
                    .append(words.of("paraphrase.short"))
                    .append("). ")
                    .toString();
        }
        if (document.body() != null) {
            entry.append(document.body()).append(", ");
        }
        entry.append(document.title());
        if (document.symbol() != null) {
            entry.append(", ").append(document.symbol());
        }
        LocalDate date = document.date();
        if (date != null) {
            entry.append(", ").append(words.date(date));
        }
        return entry.append(". ").toString();
    }
}
