package org.compendium.document;

import java.util.List;

/// A document is about a concept, and these passages show it.
///
/// @param score above 0; higher means that more passages, or the title, say so
/// @param passages eIds, in reading order
public record ThemeEvidence(String concept, double score, List<String> passages) {

    public ThemeEvidence {
        passages = List.copyOf(passages);
    }
}
