package org.compendium.document;

import java.util.List;
import java.util.function.UnaryOperator;

/// A document is about a concept, and these passages show it.
///
/// @param score above 0; higher means that more passages, or the title, say so
/// @param passages eIds, in reading order
public record ThemeEvidence(String concept, double score, List<String> passages) {

    public ThemeEvidence {
        passages = List.copyOf(passages);
    }

    /// The same evidence after its passages got other addresses.
    ThemeEvidence mapped(UnaryOperator<String> eIds) {
        return new ThemeEvidence(concept, score, passages.stream().map(eIds).distinct().toList());
    }
}
