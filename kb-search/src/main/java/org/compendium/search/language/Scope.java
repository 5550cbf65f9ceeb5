package org.compendium.search.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Of what something is asked where one stands: `country:(here)`.
sealed interface Scope {

    record Everywhere() implements Scope {}

    record Titles() implements Scope {}

    record Years() implements Scope {}

    record Values(FieldName name) implements Scope {}

    /// @param typed the name before the colon, in any case
    static Optional<Scope> named(String typed) {
        return switch (typed.toLowerCase(Locale.ROOT)) {
            case "title" -> Optional.of(new Titles());
            case "year" -> Optional.of(new Years());
            case String name ->
                    Arrays.stream(FieldName.values())
                            .filter(field -> field.typed().equals(name))
                            .findFirst()
                            .map(Values::new);
        };
    }

    /// The name before the colon.
    default String typed() {
        return switch (this) {
            case Everywhere _ -> "";
            case Titles _ -> "title";
            case Years _ -> "year";
            case Values(FieldName name) -> name.typed();
        };
    }

    /// Whether commas stand between alternatives: among values, not in text.
    default boolean lists() {
        return switch (this) {
            case Everywhere _, Titles _ -> false;
            case Years _, Values _ -> true;
        };
    }
}
