package org.compendium.search;

import java.util.List;
import java.util.Map;
import org.compendium.document.Document;
import org.compendium.document.Passage;
import org.compendium.document.Span;

/// What was found.
///
/// @param total how many documents match, exactly
/// @param facets for each facet its values, most frequent first, each counted without the facet's
///   own selection
public record Results(long total, List<Hit> hits, Map<Facet, List<Value>> facets) {

    public Results {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }

    /// A document and its best passages.
    ///
    /// @param score above 0; only comparable within one answer
    /// @param passages best first, at most [Search#PASSAGES]; empty when words are missing
    public record Hit(double score, Document document, List<Found> passages) {

        public Hit {
            passages = List.copyOf(passages);
        }
    }

    /// A passage with the words that were found.
    ///
    /// @param highlights ranges in the passage's text, in UTF-16 units, in order, not overlapping
    public record Found(Passage passage, List<Span> highlights) {

        public Found {
            highlights = List.copyOf(highlights);
        }
    }

    /// One value of a facet.
    ///
    /// @param count documents that match and have it, exactly
    public record Value(String value, long count) {}
}
