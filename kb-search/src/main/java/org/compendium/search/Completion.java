package org.compendium.search;

import org.compendium.document.Documents;

/// Something that may be meant by what was typed so far.
public sealed interface Completion {

    /// A document whose title or symbol goes on like that.
    record Titled(Documents.Titled document) implements Completion {}

    /// A concept, a country, a region or a group of countries, one of whose names in any language
    /// goes on like that.
    ///
    /// @param value of the facet
    /// @param documents how many the reader finds with it, at least 1
    record Named(Facet facet, String value, long documents) implements Completion {

        Named in(long documents) {
            return new Named(facet, value, documents);
        }
    }
}
