package org.compendium.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.compendium.document.Document;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.search.language.Note;

/// What was found.
///
/// @param total how many documents have the words, exactly
/// @param alike how many more there are on all pages than are counted: with only some of the words
///   of a question, or found by their meaning
/// @param understood what was asked, written so that it would be understood the same again; empty
///   when only words were typed
/// @param meant the same with words like those that nothing has, under which more is found; empty
///   when there is no such thing
/// @param remarks what is not as it may have been meant
/// @param expansions what was also looked for in other words, in the order in which it was typed
/// @param mode by what they were found: lexical, too, where no model reads the question
/// @param facets for each facet its values, most frequent first, each counted without the facet's
///   own selection
public record Results(
        long total,
        int alike,
        Mode mode,
        String understood,
        String meant,
        List<Remark> remarks,
        List<Expansion> expansions,
        List<Hit> hits,
        Map<Facet, List<Value>> facets) {

    public Results {
        remarks = List.copyOf(remarks);
        expansions = List.copyOf(expansions);
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }

    /// Something that was typed and may have been meant otherwise.
    ///
    /// @param kind for example `unclosed-quote`; the kinds are those of
    ///   [org.compendium.search.language.Note]
    /// @param text the piece concerned, at most 60 characters
    public record Remark(String kind, String text) {

        static Remark of(Note note) {
            return new Remark(
                    note.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), note.text());
        }
    }

    /// A notion that was recognised and looked for in its other words too.
    ///
    /// @param id its kind, a colon and its code: `theme:clusters`, `country:KEN`, `word:training`
    /// @param said as it was typed
    /// @param labels the words that were added, in all languages, none twice
    /// @param narrower how many concepts are below it in the thesaurus
    /// @param withNarrower whether these were looked for too
    public record Expansion(
            String id, String said, List<String> labels, int narrower, boolean withNarrower) {

        public Expansion {
            labels = List.copyOf(labels);
        }
    }

    /// A document and its best passages.
    ///
    /// @param score above 0; only comparable within one answer
    /// @param has what it has of what was asked
    /// @param passages best first, at most [Search#PASSAGES]; empty when words are missing
    public record Hit(double score, Document document, Has has, List<Found> passages) {

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
