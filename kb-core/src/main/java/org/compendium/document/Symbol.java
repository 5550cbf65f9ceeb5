package org.compendium.document;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A United Nations document symbol such as `TD/B/COM.3/19` or `A/80/604/Add.1`.
///
/// Two symbols are the same when they differ in case or spaces only, `S/RES/1325 (2000)` and
/// `S/RES/1325(2000)`; the writing that came first is kept. A mark for a footnote is not part of
/// it. Source of the form: United Nations Editorial Manual, "Document symbols".
public record Symbol(String value) {

    private static final Pattern FORM =
            Pattern.compile(
                    "[A-Z][A-Z0-9]{0,11}(?:[.-][A-Za-z0-9]{1,16})*+"
                            + "(?:/[A-Za-z0-9().-]{1,24}(?: \\([A-Za-z0-9. -]{1,20}\\))?(?: [A-F])?){1,12}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    public Symbol {
        value = plain(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'" + value + "' is not a document symbol such as TD/B/COM.3/19");
        }
    }

    /// @return empty when the text does not have the form of a symbol
    public static Optional<Symbol> of(String text) {
        String plain = plain(text);
        return FORM.matcher(plain).matches() ? Optional.of(new Symbol(plain)) : Optional.empty();
    }

    private static String plain(String text) {
        String plain =
                text.replace('\u00a0', ' ').replace('\u2013', '-').replace('\u2011', '-').strip();
        int end = plain.length();
        while (end > 0 && plain.charAt(end - 1) == '*') {
            end--;
        }
        return plain.substring(0, end).strip();
    }

    /// The form under which symbols are compared and stored as a key.
    public String key() {
        return SPACE.matcher(value).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /// Where the United Nations publish it, for everybody.
    public String officialAddress() {
        return "https://docs.un.org/" + SPACE.matcher(value).replaceAll("");
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
