package org.compendium.search.language;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Writes clauses in the language in which they are typed.
final class Writing {

    private Writing() {}

    static String of(Clause clause) {
        return switch (clause) {
            case Clause.Words(List<Word> words) ->
                    words.stream().map(Word::text).collect(Collectors.joining(" "));
            case Clause.Phrase(String text) -> '"' + text + '"';
            case Clause.Prefix(String text) -> text + '*';
            case Clause.Field(FieldName name, List<String> values) ->
                    values.stream()
                            .map(value -> Reading.isOneValue(value) ? value : '"' + value + '"')
                            .collect(Collectors.joining(",", name.typed() + ':', ""));
            case Clause.Years years -> "year:" + years(years);
            case Clause.Title(Clause.Text text) ->
                    "title:" + (text instanceof Clause.Words ? single(text) : of(text));
            case Clause.All(List<Clause> clauses) -> all(clauses);
            case Clause.Any(List<Clause> clauses) ->
                    clauses.stream().map(Writing::of).collect(Collectors.joining(" OR "));
            case Clause.Not(Clause negated) -> '-' + single(negated);
        };
    }

    // Words next to words would become one group.
    private static String all(List<Clause> clauses) {
        StringBuilder written = new StringBuilder();
        boolean words = false;
        for (Clause clause : clauses) {
            boolean more = clause instanceof Clause.Words;
            if (!written.isEmpty()) {
                written.append(words && more ? " AND " : " ");
            }
            written.append(clause instanceof Clause.Any ? single(clause) : of(clause));
            words |= more;
        }
        return written.toString();
    }

    private static String single(Clause clause) {
        boolean several =
                switch (clause) {
                    case Clause.Words(List<Word> words) -> words.size() > 1;
                    case Clause.All _, Clause.Any _ -> true;
                    case Clause.Text _,
                            Clause.Field _,
                            Clause.Years _,
                            Clause.Title _,
                            Clause.Not _ ->
                            false;
                };
        return several ? '(' + of(clause) + ')' : of(clause);
    }

    private static String years(Clause.Years years) {
        return years.from().isPresent() && years.from().equals(years.to())
                ? year(years.from())
                : year(years.from()) + ".." + year(years.to());
    }

    private static String year(OptionalInt year) {
        return year.isPresent() ? String.format(Locale.ROOT, "%04d", year.getAsInt()) : "";
    }
}
