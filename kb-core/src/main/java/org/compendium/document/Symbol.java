package org.compendium.document;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A United Nations document symbol such as `TD/B/COM.3/19` or `A/80/604/Add.1`.
///
/// Two symbols are the same when they differ in case only; the writing that came first is kept.
/// Source of the form: United Nations Editorial Manual, "Document symbols".
public record Symbol(String value) {

    private static final Pattern FORM =
            Pattern.compile("[A-Z][A-Z0-9]{0,11}(?:[/.-][A-Za-z0-9().-]{1,16}){1,9}");

    public Symbol {
        value = value.strip();
        if (!FORM.matcher(value).matches() || value.indexOf('/') < 0) {
            throw new IllegalArgumentException(
                    "'" + value + "' is not a document symbol such as TD/B/COM.3/19");
        }
    }

    /// @return empty when the text does not have the form of a symbol
    public static Optional<Symbol> of(String text) {
        String stripped = text.strip();
        return FORM.matcher(stripped).matches() && stripped.indexOf('/') > 0
                ? Optional.of(new Symbol(stripped))
                : Optional.empty();
    }

    /// The form under which symbols are compared and stored as a key.
    public String key() {
        return value.toUpperCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Symbol symbol && key().equals(symbol.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
