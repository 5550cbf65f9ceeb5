package org.compendium.search.language;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// What was understood.
///
/// @param clause what is asked for; empty when nothing is
/// @param notes what may have been meant otherwise, in the order of reading, none twice, at most
///   [QueryParser#MOST_NOTES]
public record ParsedQuery(Optional<Clause> clause, List<Note> notes) {

    public ParsedQuery {
        notes = List.copyOf(notes);
    }

    /// Whether it asks for one group of words or for nothing, and nothing has to be said about it.
    public boolean plain() {
        return notes.isEmpty() && clause.map(Clause.Words.class::isInstance).orElse(true);
    }

    /// The same question as one would type it to have it understood exactly like this: parsed again
    /// it gives an equal clause, and no notes. Empty when nothing is asked.
    public String understood() {
        return clause.map(Writing::of).orElse("");
    }

    /// The words and phrases that are wanted anywhere in a text, joined by blanks. What is
    /// excluded, beginnings of words, and what is asked of a title or another property are left
    /// out.
    public String words() {
        StringJoiner words = new StringJoiner(" ");
        clause.ifPresent(asked -> collect(asked, words));
        return words.toString();
    }

    private static void collect(Clause clause, StringJoiner into) {
        switch (clause) {
            case Clause.Words(List<Word> words) -> words.forEach(word -> into.add(word.text()));
            case Clause.Phrase(String text) -> into.add(text);
            case Clause.All(List<Clause> clauses) -> clauses.forEach(each -> collect(each, into));
            case Clause.Any(List<Clause> clauses) -> clauses.forEach(each -> collect(each, into));
            case Clause.Prefix _, Clause.Field _, Clause.Years _, Clause.Title _, Clause.Not _ -> {}
        }
    }
}
