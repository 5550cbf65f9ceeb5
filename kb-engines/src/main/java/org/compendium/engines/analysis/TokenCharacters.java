package org.compendium.engines.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.elasticsearch.common.settings.Settings;

/// The setting `token_chars` of the n-gram tokenizers: which characters belong into a token. All of
/// them when it is absent.
record TokenCharacters(List<IntPredicate> classes) {

    static TokenCharacters of(Settings settings) {
        var classes = new ArrayList<IntPredicate>();
        for (String name : settings.getAsList("token_chars")) {
            classes.add(
                    switch (name.toLowerCase(Locale.ROOT)) {
                        case "letter" -> Character::isLetter;
                        case "digit" -> Character::isDigit;
                        case "whitespace" -> Character::isWhitespace;
                        case "punctuation" -> TokenCharacters::isPunctuation;
                        case "symbol" -> TokenCharacters::isSymbol;
                        case "custom" -> {
                            String custom = settings.get("custom_token_chars", "");
                            yield character -> custom.indexOf(character) >= 0;
                        }
                        default ->
                                throw new IllegalArgumentException(
                                        "Unknown token type: '"
                                                + name
                                                + "', must be one of letter, digit, whitespace,"
                                                + " punctuation, symbol, custom");
                    });
        }
        return new TokenCharacters(List.copyOf(classes));
    }

    boolean include(int character) {
        return classes.isEmpty() || classes.stream().anyMatch(each -> each.test(character));
    }

    private static boolean isPunctuation(int character) {
        return switch (Character.getType(character)) {
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION ->
                    true;
            default -> false;
        };
    }

    private static boolean isSymbol(int character) {
        return switch (Character.getType(character)) {
            case Character.CURRENCY_SYMBOL,
                    Character.MATH_SYMBOL,
                    Character.OTHER_SYMBOL,
                    Character.MODIFIER_SYMBOL ->
                    true;
            default -> false;
        };
    }
}
