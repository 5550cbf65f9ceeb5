package org.compendium.search.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// What a document must be like. [All] and [Any] have two members at least, never one of their own
/// sort among them, and are nested [QueryParser#DEEPEST] deep at most; [Not] never holds another.
/// All texts are in NFKC.
public sealed interface Clause {

    /// What is written in a text, as opposed to what is known about it.
    sealed interface Text extends Clause {}

    /// Enough of these, not necessarily all. A single one is required.
    ///
    /// @param words in the order in which they were typed, at least one
    record Words(List<Word> words) implements Text {

        public Words {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("A group of words needs a word");
            }
        }
    }

    /// Exactly these words in this order. A single one is meant literally.
    ///
    /// @param text words and whatever stands between them, one blank where there were several
    record Phrase(String text) implements Text {

        public Phrase {
            requireText(text);
        }
    }

    /// Words that begin like this.
    ///
    /// @param text two letters or numbers at least, without the star; like a word it may hold
    ///   punctuation: `inter-fir`
    record Prefix(String text) implements Text {

        public Prefix {
            requireText(text);
        }
    }

    /// Whether a property has one of these values.
    ///
    /// @param values as typed, nothing looked up; at least one, none twice
    record Field(FieldName name, List<String> values) implements Clause {

        public Field {
            Set<String> once = new LinkedHashSet<>(values);
            values = List.copyOf(once);
            if (values.isEmpty()) {
                throw new IllegalArgumentException(name.typed() + " needs a value");
            }
            values.forEach(Clause::requireText);
        }
    }

    /// From one year to another, both included.
    ///
    /// @param from 0 to 9999; empty for everything until the other
    /// @param to 0 to 9999, not before the first; empty for everything since the other
    record Years(OptionalInt from, OptionalInt to) implements Clause {

        public Years {
            if (from.isEmpty() && to.isEmpty()) {
                throw new IllegalArgumentException("Years need a first or a last one");
            }
            int first = from.orElse(0);
            int last = to.orElse(9999);
            if (first < 0 || last > 9999 || last < first) {
                throw new IllegalArgumentException("No years: " + first + ".." + last);
            }
        }
    }

    /// Whether the title says this.
    record Title(Text text) implements Clause {}

    /// Each of these.
    ///
    /// @param clauses two or more; in the order in which they were typed, words where the first of
    ///   their group stood
    record All(List<Clause> clauses) implements Clause {

        public All {
            clauses = List.copyOf(clauses);
            requireTwo(clauses);
            if (clauses.stream().anyMatch(All.class::isInstance)) {
                throw new IllegalArgumentException("All within all");
            }
        }
    }

    /// One of these at least.
    ///
    /// @param clauses two or more, in the order in which they were typed
    record Any(List<Clause> clauses) implements Clause {

        public Any {
            clauses = List.copyOf(clauses);
            requireTwo(clauses);
            if (clauses.stream().anyMatch(Any.class::isInstance)) {
                throw new IllegalArgumentException("Any within any");
            }
        }
    }

    /// Nothing that the clause would find.
    record Not(Clause clause) implements Clause {

        public Not {
            if (clause instanceof Not) {
                throw new IllegalArgumentException("Not within not");
            }
        }
    }

    private static void requireText(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A clause needs a text");
        }
    }

    private static void requireTwo(List<Clause> clauses) {
        if (clauses.size() < 2) {
            throw new IllegalArgumentException("Needs two clauses, has " + clauses.size());
        }
    }
}
