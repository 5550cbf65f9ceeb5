package org.compendium.citation;

import java.util.List;
import org.compendium.document.Document;
import org.jspecify.annotations.Nullable;

/// A document with what is quoted from it.
///
/// @param url the permanent address of the document
public record Source(Document document, String url, List<Quotation> quotations) {

    /// Stands with everything that is ours and not the text of the work it retells.
    public static final String PARAPHRASE = "Compendium's paraphrase, not a UN publication";

    public Source {
        quotations = List.copyOf(quotations);
    }

    boolean digest() {
        return document.retells() != null;
    }

    String title() {
        return title(document);
    }

    /// What a document is called away from its page. A digest is never called by the name of the
    /// work alone; one whose title says already what it is a digest of does not say it twice.
    public static String title(Document document) {
        if (document.retells() == null) {
            return document.title();
        }
        String said = "Digest of " + document.retells();
        return document.title().regionMatches(true, 0, said, 0, said.length())
                ? document.citedAs() + document.title().substring(said.length())
                : document.citedAs() + ": " + document.title();
    }

    /// Who is responsible for the words; null when that is not known.
    @Nullable String author() {
        return digest() ? "Compendium" : document.body();
    }

    /// The document symbol; null for a digest, which has none of its own.
    @Nullable String number() {
        return document.symbol() == null ? null : document.symbol().value();
    }
}
