package org.compendium.search.notion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is known of the words of a question.
///
/// @param language of the words as far as they tell it, BCP 47
/// @param said in the order in which they were typed
/// @param others words that say something and are no notion: names, numbers, what nobody has listed
public record Understanding(String language, List<Said> said, List<String> others) {

    public Understanding {
        said = List.copyOf(said);
        others = List.copyOf(others);
    }

    /// Whether another language can say most of it. Less would find whatever has the one word that
    /// is known.
    public boolean translatable() {
        return said.size() > others.size();
    }

    /// The same in another language: the notions, and names and numbers, which are the same there.
    public String in(String other) {
        return Stream.concat(
                        said.stream()
                                .map(one ->
                                        one.notion().labels(other).stream()
                                                .findFirst()
                                                .orElse(one.text())),
                        others.stream().filter(Understanding::same))
                .collect(Collectors.joining(" "));
    }

    private static boolean same(String word) {
        return Character.isUpperCase(word.codePointAt(0))
                || word.codePoints().anyMatch(Character::isDigit);
    }
}
