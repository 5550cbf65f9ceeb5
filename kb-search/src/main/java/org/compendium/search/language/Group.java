package org.compendium.search.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What stands between two brackets, as far as it has been read.
final class Group {

    static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");

    private static final Set<String> OR = Set.of("OR", "||", ",");

    /// What opened it.
    enum Opened {
        BRACKET,
        /// A bracket directly after the name of a field.
        FIELD,
        /// The name of no field, excluded together with its value; closed after that.
        NAME
    }

    private final Scope scope;
    private final Opened opened;
    private final boolean excluded;
    private final Notes notes;
    private final Shape shape;

    private final List<Clause> alternatives = new ArrayList<>();
    private List<Clause> members = new ArrayList<>();
    private List<Word> words = new ArrayList<>();
    private int wordsAt;
    // Nothing to be joined or excluded stands after these yet; empty when there are none.
    private String joining = "";
    private String excluding = "";
    private boolean exclude;
    private boolean require;

    /// @param excluded whether what it finds is not wanted
    Group(Scope scope, Opened opened, boolean excluded, Notes notes) {
        this.scope = scope;
        this.opened = opened;
        this.excluded = excluded;
        this.notes = notes;
        this.shape = new Shape(notes);
    }

    Scope scope() {
        return scope;
    }

    Opened opened() {
        return opened;
    }

    /// A group within this one, to which a sign before it applies.
    Group open(Scope inner, Opened by) {
        Group group = new Group(inner, by, exclude, notes);
        settle();
        return group;
    }

    /// A word goes with the other words here unless it has a sign.
    void word(Word word) {
        if (signed()) {
            said(List.of(word)).ifPresentOrElse(this::clause, this::settle);
            return;
        }
        join();
        if (words.isEmpty()) {
            wordsAt = members.size();
        }
        words.add(word);
    }

    void clause(Clause clause) {
        join();
        members.add(exclude ? Shape.not(clause) : clause);
        settle();
    }

    /// What was signed came to nothing.
    void settle() {
        exclude = false;
        require = false;
        excluding = "";
    }

    boolean signed() {
        return exclude || require;
    }

    void operator(String operator) {
        if (operator.equals("NOT")) {
            exclude(operator);
            return;
        }
        unfinished();
        if (alternatives.isEmpty() && members.isEmpty() && words.isEmpty()) {
            idle(operator);
        } else {
            joining = operator;
        }
    }

    void exclude(String sign) {
        exclude = !exclude;
        // Excluded twice is wanted by itself.
        require = !exclude;
        excluding = sign;
    }

    void require() {
        require = true;
    }

    /// What has been read.
    ///
    /// @param complete false when the rest was left unread
    Optional<Clause> close(boolean complete) {
        if (complete) {
            unfinished();
        }
        endMembers();
        return alternatives.isEmpty()
                ? Optional.empty()
                : Optional.of(shape.any(alternatives))
                        .map(clause -> excluded ? Shape.not(clause) : clause);
    }

    private void unfinished() {
        idle(excluding);
        settle();
        idle(joining);
        joining = "";
    }

    private void idle(String operator) {
        if (!operator.isEmpty() && !operator.equals(",")) {
            notes.take(Note.Kind.OPERATOR_WITHOUT_WORD, operator);
        }
    }

    private void join() {
        if (OR.contains(joining)) {
            endMembers();
        } else if (!joining.isEmpty()) {
            endWords();
        }
        joining = "";
    }

    private void endMembers() {
        endWords();
        if (!members.isEmpty()) {
            alternatives.add(shape.all(members));
            members = new ArrayList<>();
        }
    }

    private void endWords() {
        if (!words.isEmpty()) {
            said(words).ifPresent(clause -> members.add(wordsAt, clause));
            words = new ArrayList<>();
        }
    }

    private Optional<Clause> said(List<Word> said) {
        return said(scope, said, notes);
    }

    /// What words ask for in a scope.
    ///
    /// @return empty when they are no years, nor words
    static Optional<Clause> said(Scope scope, List<Word> said, Notes notes) {
        String together = String.join(" ", said.stream().map(Word::text).toList());
        return switch (scope) {
            case Scope.Everywhere _ -> Optional.of(new Clause.Words(said));
            case Scope.Titles _ -> Optional.of(new Clause.Title(new Clause.Words(said)));
            case Scope.Values(FieldName name) ->
                    Optional.of(new Clause.Field(name, List.of(together)));
            case Scope.Years _ -> {
                Optional<Clause.Years> years = Reading.years(together);
                yield years.isPresent() ? Optional.of(years.get()) : noYears(together, said, notes);
            }
        };
    }

    // A word that was read as a year may begin with dots and end with anything.
    private static Optional<Clause> noYears(String typed, List<Word> said, Notes notes) {
        notes.take(Note.Kind.BAD_YEAR, typed);
        List<Word> words = new ArrayList<>();
        for (Word word : said) {
            String text = word.text();
            int start = 0;
            while (start < text.length() && text.charAt(start) == '.') {
                start++;
            }
            int end = Reading.core(text, start, text.length());
            if (start < end && Characters.speaks(text.codePointAt(start))) {
                words.add(new Word(text.substring(start, end), word.start(), word.end()));
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new Clause.Words(words));
    }

    /// What a phrase asks for in a scope.
    static Clause quoted(Scope scope, String text, Notes notes) {
        return switch (scope) {
            case Scope.Everywhere _ -> new Clause.Phrase(text);
            case Scope.Titles _ -> new Clause.Title(new Clause.Phrase(text));
            case Scope.Values(FieldName name) -> new Clause.Field(name, List.of(text));
            case Scope.Years _ -> {
                Optional<Clause.Years> years = Reading.years(text);
                if (years.isEmpty()) {
                    notes.take(Note.Kind.BAD_YEAR, text);
                }
                yield years.isPresent() ? years.get() : new Clause.Phrase(text);
            }
        };
    }

    /// What the beginning of a word asks for in a scope without values.
    static Clause beginning(Scope scope, String text) {
        return switch (scope) {
            case Scope.Titles _ -> new Clause.Title(new Clause.Prefix(text));
            case Scope.Everywhere _, Scope.Years _, Scope.Values _ -> new Clause.Prefix(text);
        };
    }
}
