package org.compendium.search;

import java.util.List;
import org.compendium.document.Document;
import org.compendium.document.Passage;
import org.compendium.document.References;
import org.compendium.document.Span;

/// What the collection says to a question: words of documents, or nothing.
public sealed interface Answer {

    /// Words are looked for and nothing is asked.
    record NotAsked() implements Answer {}

    /// @param quotations the surest first, at most [Answers#MOST], no two from one work; at least
    ///   one
    record Quoted(List<Quotation> quotations, Searched searched) implements Answer {

        public Quoted {
            quotations = List.copyOf(quotations);
        }
    }

    /// No document answers it, as far as can be told.
    ///
    /// @param wanted works that are not held and that what comes nearest cites or retells; the most
    ///   likely to answer first, at most [Answers#MOST]
    record Silence(Searched searched, List<References.Wanted> wanted) implements Answer {

        public Silence {
            wanted = List.copyOf(wanted);
        }
    }

    /// A passage as it is stored, letter by letter.
    ///
    /// @param score above 0, at most 1; comparable between questions that were answered in the same
    ///   mode
    /// @param found where its text has words of the question, in UTF-16 units, in order
    record Quotation(Document document, Passage passage, double score, List<Span> found) {

        public Quotation {
            found = List.copyOf(found);
        }
    }

    /// Among how many the answer was looked for: what the reader may see and had not filtered out,
    /// without digests, which are never quoted.
    ///
    /// @param works of the documents; languages of one work count once
    record Searched(long documents, long works) {}
}
