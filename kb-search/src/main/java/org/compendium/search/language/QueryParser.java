package org.compendium.search.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Understands what somebody types. Every text means something, nothing is refused; what may have
/// been meant otherwise is noted. The time taken grows with the length of the text and no faster.
///
/// - `export zones`: words, of which enough must be there; `"export zones"` exactly this, in any
///   quotes that languages use.
/// - `a AND b`, `a OR b`, `NOT a` in capitals; `&&` and `||` too. `NOT` binds most tightly, then
///   `AND` and standing side by side, then `OR`; `( )` group. Words between two `AND` are one group
///   of words.
/// - `-word`, `-"phrase"`, `-(…)`, `-country:kenya`, `!word`: not this; `+word`: this in any case.
///   A sign counts after a blank or an opening bracket, directly before what it belongs to.
/// - `incubat*`: words that begin like this.
/// - `country:kenya`, or any other [FieldName], in any case, and `year:1998`, `year:1990..1999`,
///   `year:1990..`, `year:..1999`, `title:word`. A value with blanks stands in quotes. Alternatives
///   are separated by commas, or stand in brackets with all that has been said above:
///   `country:(kenya OR "south africa")`; words side by side in such brackets are one value, in
///   titles a group of words.
///
/// Words are separated by blanks and control characters. Punctuation around them is no part of
/// them, punctuation within is: `inter-firm`, `l’entreprise`, `TD/B/COM.3/19`, `18(a)`. The text is
/// read in NFKC, so full-width forms do as well; invisible characters and lone surrogates are left
/// out, and so are marks beyond the thirtieth on one letter.
public final class QueryParser {

    /// How many words, those in phrases and values included, are read unless fewer are wanted.
    public static final int MOST_WORDS = 256;

    /// The longest word, in UTF-16 units; the rest of a longer one is left out.
    public static final int LONGEST_WORD = 100;

    /// How deep [Clause.All] and [Clause.Any] may be nested.
    public static final int DEEPEST = 20;

    /// How much is read, in UTF-16 units; more than [#MOST_WORDS] of the longest need.
    public static final int LONGEST = 30_000;

    /// How many notes are taken.
    public static final int MOST_NOTES = 20;

    // A longer word before a colon ends a sentence: nobody took it for the name of a field.
    private static final int LONGEST_NAME = 20;

    private final Typed typed;
    private final String text;
    private final Notes notes = new Notes();
    private final Deque<Group> groups = new ArrayDeque<>();
    private int at;
    private int words;
    // No room for another word.
    private boolean full;
    // The end was never looked at.
    private final boolean cut;
    private final boolean phrases;
    private final int mostWords;
    // Of the last phrase that is read as words.
    private int phraseEnd = -1;

    private QueryParser(String raw, boolean phrases, int mostWords) {
        this.phrases = phrases;
        this.mostWords = mostWords;
        int end = Math.min(raw.length(), LONGEST);
        typed = Typed.of(raw.substring(0, end));
        text = typed.text();
        cut = !raw.substring(end).isBlank();
        if (cut) {
            int piece = Math.min(raw.length(), end + Note.LONGEST);
            notes.take(Note.Kind.TOO_LONG, Typed.of(raw.substring(end, piece)).text().strip());
        }
    }

    /// Never fails, whatever is typed.
    public static ParsedQuery parse(String typed) {
        return parse(typed, MOST_WORDS);
    }

    /// Never fails, whatever is typed.
    ///
    /// @param mostWords how many words are read, at least one
    public static ParsedQuery parse(String typed, int mostWords) {
        return new QueryParser(typed, true, mostWords).parse();
    }

    /// As if what is wanted stood without its quotes: the words of each phrase are words like
    /// others, and signs among them signs; each phrase is noted as [Note.Kind#NOT_WORD_FOR_WORD].
    /// What has a sign before it, and what is said of properties, stays in its quotes. Never fails.
    ///
    /// @param mostWords how many words are read, at least one
    public static ParsedQuery parseWithoutPhrases(String typed, int mostWords) {
        return new QueryParser(typed, false, mostWords).parse();
    }

    private ParsedQuery parse() {
        String alone = text.strip();
        if (Group.OPERATORS.contains(alone)) {
            int start = text.indexOf(alone);
            Word word = word(start, start + alone.length());
            return new ParsedQuery(Optional.of(new Clause.Words(List.of(word))), notes.taken());
        }
        groups.push(new Group(new Scope.Everywhere(), Group.Opened.BRACKET, false, notes));
        while (at < text.length() && !full) {
            step();
        }
        while (groups.size() > 1) {
            if (complete() && group().opened() != Group.Opened.NAME) {
                notes.take(Note.Kind.UNMATCHED_BRACKET, "(");
            }
            pop();
        }
        return new ParsedQuery(group().close(complete()), notes.taken());
    }

    private boolean complete() {
        return !full && !cut;
    }

    private Group group() {
        return groups.element();
    }

    private void step() {
        int c = text.codePointAt(at);
        Scope scope = group().scope();
        if (c == '(') {
            at++;
            groups.push(group().open(scope, Group.Opened.BRACKET));
        } else if (c == ')') {
            at++;
            close();
        } else if (Characters.quote(c)) {
            if (phrases || !(scope instanceof Scope.Everywhere) || group().signed()) {
                quoted(scope);
            } else {
                wordsOfPhrase();
            }
        } else if (Reading.operator(text, at)) {
            at += 2;
            operator(text.substring(at - 2, at));
        } else if (scope.lists() && Characters.comma(c)) {
            at++;
            operator(",");
        } else if (c == '*') {
            int start = at;
            skipStars();
            notes.take(Note.Kind.STAR_IGNORED, text.substring(start, at));
        } else if (sign(c)) {
            at++;
            if (c == '+') {
                group().require();
            } else {
                group().exclude(Character.toString(c));
            }
        } else if (Characters.speaks(c) || scope instanceof Scope.Years && untilYear()) {
            word(scope);
        } else {
            at += Character.charCount(c);
        }
    }

    private boolean sign(int c) {
        if (c != '+' && c != '!' && !Characters.minus(c)) {
            return false;
        }
        if (at > 0 && text.charAt(at - 1) != '(' && !Characters.blank(text.charAt(at - 1))) {
            return false;
        }
        if (at + 1 == text.length()) {
            return false;
        }
        int next = text.codePointAt(at + 1);
        return Characters.speaks(next) || c != '!' && (next == '(' || Characters.quote(next));
    }

    /// Whether `..1999` begins here.
    private boolean untilYear() {
        if (at > 0 && text.charAt(at - 1) == '.') {
            return false;
        }
        int digit = at;
        while (digit < text.length() && text.charAt(digit) == '.') {
            digit++;
        }
        return digit - at > 1
                && digit < text.length()
                && Character.isDigit(text.codePointAt(digit));
    }

    private void word(Scope scope) {
        int start = at;
        int colon = Reading.colon(text, start);
        if (colon > start && named(start, colon)) {
            return;
        }
        int end = Reading.wordEnd(text, start, scope.lists());
        int core = cut(start, end);
        at = end;
        if (beginning(scope, start, end, core)) {
            if (take(start, core)) {
                group().clause(Group.beginning(scope, text.substring(start, core)));
            }
            ended();
            return;
        }
        if (Group.OPERATORS.contains(text.substring(start, core))) {
            operator(text.substring(start, core));
        } else if (take(start, core)) {
            // A year's dots are no punctuation.
            boolean whole = scope instanceof Scope.Years && end - start <= LONGEST_WORD;
            group().word(word(start, whole ? end : core));
            ended();
        }
    }

    private boolean named(int start, int colon) {
        String name = text.substring(start, colon);
        Optional<Scope> known = Scope.named(name);
        boolean years = known.filter(Scope.Years.class::isInstance).isPresent();
        if (!Group.OPERATORS.contains(name) && Reading.value(text, colon + 1, years)) {
            at = colon + 1;
            if (known.isPresent()) {
                values(known.get());
            } else {
                unknown(name, start, colon);
            }
            return true;
        }
        if (known.isPresent() && Reading.nothing(text, colon + 1)) {
            notes.take(Note.Kind.FIELD_WITHOUT_VALUE, name);
        }
        return false;
    }

    private void unknown(String name, int start, int colon) {
        if (name.length() <= LONGEST_NAME) {
            notes.take(Note.Kind.UNKNOWN_FIELD, name);
        }
        int core = cut(start, colon);
        if (take(start, core)) {
            if (group().signed()) {
                groups.push(group().open(group().scope(), Group.Opened.NAME));
            }
            group().word(word(start, core));
        }
    }

    private void values(Scope scope) {
        if (text.charAt(at) == '(') {
            at++;
            groups.push(group().open(scope, Group.Opened.FIELD));
            return;
        }
        List<Clause> values = new ArrayList<>();
        boolean more = true;
        while (more) {
            int start = at;
            Optional<Clause> value = value(scope);
            value.ifPresent(values::add);
            if (at == start) {
                // No year: read on here, as words.
                break;
            }
            more =
                    !full
                            && scope.lists()
                            && at < text.length()
                            && Characters.comma(text.charAt(at))
                            && Reading.value(text, at + 1, scope instanceof Scope.Years)
                            && text.charAt(at + 1) != '(';
            if (more) {
                at++;
            }
        }
        if (!values.isEmpty()) {
            group().clause(new Shape(notes).any(values));
            ended();
        } else if (more) {
            // The words that follow take its sign.
            return;
        } else {
            if (!full) {
                notes.take(Note.Kind.FIELD_WITHOUT_VALUE, scope.typed());
            }
            group().settle();
            ended();
        }
    }

    /// One value; stays where it is when that is to be read as words.
    private Optional<Clause> value(Scope scope) {
        if (Characters.quote(text.charAt(at))) {
            String quoted = phrase();
            return quoted.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Group.quoted(scope, quoted, notes));
        }
        int start = at;
        if (scope instanceof Scope.Years) {
            // No year is longer, and what is none is read again.
            int near = Math.min(text.length(), start + LONGEST_WORD);
            int end = start + Reading.wordEnd(text.substring(start, near), 0, true);
            String year = text.substring(start, end);
            Optional<Clause.Years> years = Reading.years(year);
            if (years.isEmpty()) {
                notes.take(Note.Kind.BAD_YEAR, year);
                return Optional.empty();
            }
            at = end;
            beginning(scope, start, end, end);
            return take(start, end) ? Optional.of(years.get()) : Optional.empty();
        }
        int end = Reading.wordEnd(text, start, scope.lists());
        int core = cut(start, end);
        at = end;
        boolean beginning = beginning(scope, start, end, core);
        if (!take(start, core)) {
            return Optional.empty();
        }
        return beginning
                ? Optional.of(Group.beginning(scope, text.substring(start, core)))
                : Group.said(scope, List.of(word(start, core)), notes);
    }

    /// Reads the stars after a word, and tells whether they stand for its end.
    private boolean beginning(Scope scope, int start, int end, int core) {
        skipStars();
        if (at == end) {
            return false;
        }
        boolean ends = at == text.length() || !Characters.speaks(text.codePointAt(at));
        boolean whole = core == end || core - start >= LONGEST_WORD - 1;
        if (!scope.lists() && ends && whole && Reading.letters(text.substring(start, core)) > 1) {
            return true;
        }
        notes.take(Note.Kind.STAR_IGNORED, text.substring(start, at));
        return false;
    }

    private void skipStars() {
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
    }

    private void quoted(Scope scope) {
        String phrase = phrase();
        if (phrase.isEmpty()) {
            group().settle();
        } else {
            group().clause(Group.quoted(scope, phrase, notes));
        }
        ended();
    }

    // Quotes are blanks, and those of another kind within them are anyway.
    private void wordsOfPhrase() {
        if (at > phraseEnd) {
            phraseEnd = closing();
            String said = text.substring(at + 1, phraseEnd).strip();
            if (said.codePoints().anyMatch(Characters::speaks)) {
                notes.take(Note.Kind.NOT_WORD_FOR_WORD, said);
            }
        }
        at++;
    }

    private int closing() {
        Characters.Quotes quotes = Characters.quotes(text.charAt(at));
        int end = at + 1;
        while (end < text.length() && Characters.quotes(text.charAt(end)) != quotes) {
            end++;
        }
        return end;
    }

    /// @return empty when nothing is said in it
    private String phrase() {
        int start = at + 1;
        int end = closing();
        if (end == text.length()) {
            notes.take(Note.Kind.UNCLOSED_QUOTE, text.substring(start).strip());
        }
        at = Math.min(end + 1, text.length());
        return said(start, end);
    }

    private String said(int start, int end) {
        StringBuilder said = new StringBuilder();
        int next = start;
        while (next < end && !full) {
            int first = next;
            while (next < end && !separates(text.charAt(next))) {
                next++;
            }
            if (next > first) {
                int last = Reading.cut(text, first, next);
                if (last < next) {
                    notes.take(Note.Kind.TOO_LONG, text.substring(first, next));
                }
                if (take(first, last)) {
                    said.append(said.isEmpty() ? "" : " ").append(text, first, last);
                }
            } else {
                next++;
            }
        }
        return said.codePoints().anyMatch(Characters::speaks) ? said.toString() : "";
    }

    private static boolean separates(char c) {
        return Characters.blank(c) || Characters.quote(c);
    }

    private void operator(String operator) {
        ended();
        group().operator(operator);
    }

    private void close() {
        ended();
        if (groups.size() == 1) {
            notes.take(Note.Kind.UNMATCHED_BRACKET, ")");
            return;
        }
        pop();
        ended();
    }

    /// After the value of an unknown field.
    private void ended() {
        while (group().opened() == Group.Opened.NAME) {
            pop();
        }
    }

    private void pop() {
        Group inner = groups.pop();
        Optional<Clause> clause = inner.close(complete());
        if (clause.isEmpty() && inner.opened() == Group.Opened.FIELD && complete()) {
            notes.take(Note.Kind.FIELD_WITHOUT_VALUE, inner.scope().typed());
        }
        clause.ifPresent(group()::clause);
    }

    private int cut(int start, int end) {
        if (end - start > LONGEST_WORD) {
            notes.take(Note.Kind.TOO_LONG, text.substring(start, end));
        }
        return Reading.core(text, start, end);
    }

    private Word word(int start, int end) {
        return new Word(text.substring(start, end), typed.start(start), typed.end(end - 1));
    }

    /// Whether there is room for one more word.
    private boolean take(int start, int end) {
        if (words == mostWords) {
            notes.take(Note.Kind.TOO_LONG, text.substring(start, end));
            full = true;
            return false;
        }
        words++;
        return true;
    }
}
