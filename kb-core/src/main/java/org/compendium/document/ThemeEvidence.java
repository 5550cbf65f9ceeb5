package org.compendium.document;

import java.util.List;

/// The machine's finding that a document is about a concept, and the passages that show it.
///
/// @param score from 0 to 1; higher means that the document says it more clearly
/// @param passages in reading order
public record ThemeEvidence(String concept, double score, List<Shown> passages) {

    /// A passage that shows a theme.
    ///
    /// @param words the places in the passage's text where it does, in order; empty when a person
    ///   chose the passage
    public record Shown(String eId, List<Span> words) {

        public Shown {
            words = List.copyOf(words);
        }
    }

    public ThemeEvidence {
        passages = List.copyOf(passages);
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(
                    "The score of " + concept + " is not between 0 and 1: " + score);
        }
    }

    /// The eIds of the passages.
    public List<String> eIds() {
        return passages.stream().map(Shown::eId).toList();
    }
}
