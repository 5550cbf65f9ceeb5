package org.compendium.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

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

    /// The same evidence after its passages got other addresses; the first of those that have one
    /// address now stands for all.
    ThemeEvidence mapped(UnaryOperator<Shown> now) {
        Map<String, Shown> mapped = new LinkedHashMap<>();
        passages.forEach(shown -> {
            Shown one = now.apply(shown);
            mapped.putIfAbsent(one.eId(), one);
        });
        return new ThemeEvidence(concept, score, List.copyOf(mapped.values()));
    }
}
