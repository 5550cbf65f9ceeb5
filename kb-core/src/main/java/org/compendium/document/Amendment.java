package org.compendium.document;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the end of a symbol says that a document is to another one.
///
/// Source: United Nations Editorial Manual, "Document symbols".
///
/// @param to the symbol without that end
public record Amendment(Sort sort, Symbol to) {

    private static final Pattern FORM =
            Pattern.compile("(?i)(.+)/(REV|CORR|ADD)\\.[0-9]{1,3}(?:/?[A-Z])?");

    /// The kinds of amendments.
    public enum Sort {
        /// A new text in place of the old one.
        REV,
        /// A list of corrections.
        CORR,
        /// A further part.
        ADD;

        /// The least key that such an amendment can have, and the least one above all of them.
        String from(Symbol symbol) {
            return symbol.key() + '/' + name() + '.';
        }

        String below(Symbol symbol) {
            return symbol.key() + '/' + name() + '/';
        }

        /// @return for example `corr`
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @return empty for a symbol that amends nothing
    public static Optional<Amendment> of(Symbol symbol) {
        Matcher matcher = FORM.matcher(symbol.value());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Symbol.of(matcher.group(1))
                .map(to ->
                        new Amendment(Sort.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)), to));
    }
}
