package org.compendium.search.language;

import java.util.ArrayList;
import java.util.List;

/// Puts clauses together in their simplest form. What would be nested too deeply loses the outer of
/// its brackets.
final class Shape {

    private final Notes notes;

    Shape(Notes notes) {
        this.notes = notes;
    }

    /// @param clauses at least one
    Clause all(List<Clause> clauses) {
        if (clauses.size() == 1) {
            return clauses.getFirst();
        }
        List<Clause> flat = new ArrayList<>();
        clauses.forEach(clause -> addToAll(clause, flat));
        return new Clause.All(flat);
    }

    private void addToAll(Clause clause, List<Clause> flat) {
        if (clause instanceof Clause.All(List<Clause> members)) {
            flat.addAll(members);
        } else if (height(clause) >= QueryParser.DEEPEST) {
            loosened(clause).forEach(member -> addToAll(member, flat));
        } else {
            flat.add(clause);
        }
    }

    /// @param clauses at least one
    Clause any(List<Clause> clauses) {
        if (clauses.size() == 1) {
            return clauses.getFirst();
        }
        List<Clause> flat = new ArrayList<>();
        clauses.forEach(clause -> addToAny(clause, flat));
        return flat.size() == 1 ? flat.getFirst() : new Clause.Any(flat);
    }

    private void addToAny(Clause clause, List<Clause> flat) {
        if (clause instanceof Clause.Any(List<Clause> members)) {
            members.forEach(member -> addToAny(member, flat));
        } else if (height(clause) >= QueryParser.DEEPEST) {
            loosened(clause).forEach(member -> addToAny(member, flat));
        } else if (clause instanceof Clause.Field field) {
            addValues(field, flat);
        } else {
            flat.add(clause);
        }
    }

    private static void addValues(Clause.Field field, List<Clause> flat) {
        for (int i = 0; i < flat.size(); i++) {
            if (flat.get(i) instanceof Clause.Field(FieldName name, List<String> values)
                    && name == field.name()) {
                List<String> both = new ArrayList<>(values);
                both.addAll(field.values());
                flat.set(i, new Clause.Field(name, both));
                return;
            }
        }
        flat.add(field);
    }

    static Clause not(Clause clause) {
        return clause instanceof Clause.Not(Clause negated) ? negated : new Clause.Not(clause);
    }

    private List<Clause> loosened(Clause clause) {
        notes.take(Note.Kind.TOO_DEEP, Writing.of(clause));
        return clause instanceof Clause.Not(Clause negated)
                ? members(negated).stream().map(Shape::not).toList()
                : members(clause);
    }

    private static List<Clause> members(Clause clause) {
        return switch (clause) {
            case Clause.All(List<Clause> members) -> members;
            case Clause.Any(List<Clause> members) -> members;
            case Clause.Text _, Clause.Field _, Clause.Years _, Clause.Title _, Clause.Not _ ->
                    List.of();
        };
    }

    /// How deep [Clause.All] and [Clause.Any] are nested in it.
    static int height(Clause clause) {
        return switch (clause) {
            case Clause.All(List<Clause> members) -> 1 + highest(members);
            case Clause.Any(List<Clause> members) -> 1 + highest(members);
            case Clause.Not(Clause negated) -> height(negated);
            case Clause.Text _, Clause.Field _, Clause.Years _, Clause.Title _ -> 0;
        };
    }

    private static int highest(List<Clause> members) {
        return members.stream().mapToInt(Shape::height).max().orElse(0);
    }
}
