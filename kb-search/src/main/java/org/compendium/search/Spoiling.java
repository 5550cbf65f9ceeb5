package org.compendium.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Sentences as somebody types them who half remembers them: five words are missing, and one of the
/// others has a slip.
///
/// A word stands between blanks and has a letter or a digit. The slip is in a run of at least
/// [#SPELT] letters: two neighbours change places, one is left out, one is typed twice, or one is
/// another letter of the sentence.
final class Spoiling {

    /// How many words are left out.
    static final int DROPPED = 5;

    /// How many words remain at least.
    static final int LEFT = 6;

    /// How many letters a word has at least that is misspelt.
    static final int SPELT = 5;

    private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{" + SPELT + ",}");

    private final Random random;

    /// @param random all that is left to chance: the same seed spoils in the same way
    Spoiling(Random random) {
        this.random = random;
    }

    private enum Slip {
        SWAPPED,
        LEFT_OUT,
        TWICE,
        ANOTHER
    }

    /// @return empty for a sentence of fewer than [#DROPPED] + [#LEFT] words, or without a word
    ///   that can be misspelt
    Optional<String> of(String sentence) {
        List<MatchResult> words = WORD.matcher(sentence).results().toList();
        List<MatchResult> spelt = LETTERS.matcher(sentence).results().toList();
        if (words.size() < DROPPED + LEFT || spelt.isEmpty()) {
            return Optional.empty();
        }
        MatchResult misspelt = spelt.get(random.nextInt(spelt.size()));
        List<MatchResult> others =
                new ArrayList<>(
                        words.stream()
                                .filter(word ->
                                        word.end() <= misspelt.start()
                                                || word.start() >= misspelt.end())
                                .toList());
        Set<MatchResult> dropped = new HashSet<>();
        while (dropped.size() < DROPPED) {
            dropped.add(others.remove(random.nextInt(others.size())));
        }
        List<String> kept = new ArrayList<>();
        for (MatchResult word : words) {
            if (others.contains(word)) {
                kept.add(word.group());
            } else if (!dropped.contains(word)) {
                kept.add(
                        sentence.substring(word.start(), misspelt.start())
                                + misspelt(misspelt.group(), sentence)
                                + sentence.substring(misspelt.end(), word.end()));
            }
        }
        return Optional.of(String.join(" ", kept));
    }

    private String misspelt(String word, String sentence) {
        int[] letters = sentence.codePoints().filter(Character::isLetter).toArray();
        String slipped = word;
        // Two like letters that change places are no slip.
        while (slipped.equalsIgnoreCase(word)) {
            slipped = slipped(word.codePoints().boxed().toList(), letters);
        }
        return slipped;
    }

    private String slipped(List<Integer> word, int[] letters) {
        List<Integer> slipped = new ArrayList<>(word);
        Slip slip = Slip.values()[random.nextInt(Slip.values().length)];
        int at = random.nextInt(slip == Slip.SWAPPED ? word.size() - 1 : word.size());
        switch (slip) {
            case SWAPPED -> slipped.add(at, slipped.remove(at + 1));
            case LEFT_OUT -> slipped.remove(at);
            case TWICE -> slipped.add(at, word.get(at));
            case ANOTHER ->
                    slipped.set(at, Character.toLowerCase(letters[random.nextInt(letters.length)]));
        }
        return slipped.stream()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
