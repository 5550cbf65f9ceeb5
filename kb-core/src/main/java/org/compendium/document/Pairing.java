package org.compendium.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/// Which passages of one reading are those of another reading of the same text. Each has one
/// partner at most. Linear in the length of the text.
final class Pairing {

    /// Of the shorter passage's word pairs; above it, one is the other with something added, lost
    /// or corrected.
    private static final double LIKE = 0.5;

    /// Of all word pairs of both, where neither number nor place speaks for them.
    private static final double ALIKE = 0.6;

    /// A pair of words that more passages have says nothing.
    private static final int COMMON = 40;

    static final int NONE = -1;

    private final List<Passage> before;
    private final List<Passage> after;
    private final List<Set<String>> wordsBefore;
    private final List<Set<String>> wordsAfter;
    private final int[] partnerOfBefore;
    private final int[] partnerOfAfter;

    private Pairing(List<Passage> before, List<Passage> after) {
        this.before = before;
        this.after = after;
        this.wordsBefore = before.stream().map(Likeness::pairsOfWords).toList();
        this.wordsAfter = after.stream().map(Likeness::pairsOfWords).toList();
        this.partnerOfBefore = new int[before.size()];
        this.partnerOfAfter = new int[after.size()];
        Arrays.fill(partnerOfBefore, NONE);
        Arrays.fill(partnerOfAfter, NONE);
    }

    static Pairing of(List<Passage> before, List<Passage> after) {
        var pairing = new Pairing(before, after);
        pairing.underTheSameAddress((one, other) -> pairing.equal(one, other));
        // A printed number speaks for itself; the count of unnumbered texts does not.
        pairing.underTheSameAddress((one, other) ->
                after.get(other).label() != null
                        && (pairing.like(one, other)
                                || pairing.wordsBefore.get(one).isEmpty()
                                || pairing.wordsAfter.get(other).isEmpty()));
        pairing.withTheSameWords();
        pairing.underTheSameAddress(pairing::like);
        pairing.alike();
        return pairing;
    }

    /// The place of the partner in the other reading, or [#NONE].
    int partnerOfBefore(int place) {
        return partnerOfBefore[place];
    }

    /// The place of the partner in the first reading, or [#NONE].
    int partnerOfAfter(int place) {
        return partnerOfAfter[place];
    }

    /// Which share of a passage's pairs of words another one of the second reading has, 0 to 1.
    double held(int one, int by) {
        return share(wordsBefore.get(one), wordsAfter.get(by));
    }

    /// Passages of the second reading that have rare words of this one of the first.
    Set<Integer> holders(int one) {
        Set<Integer> holders = new HashSet<>();
        for (String pair : wordsBefore.get(one)) {
            holders.addAll(indexed().getOrDefault(pair, List.of()));
        }
        return holders;
    }

    boolean like(int one, int other) {
        Set<String> first = wordsBefore.get(one);
        Set<String> second = wordsAfter.get(other);
        return first.size() <= second.size()
                ? share(first, second) >= LIKE
                : share(second, first) >= LIKE;
    }

    /// Whether both have the same words.
    boolean equal(int one, int other) {
        return wordsBefore.get(one).equals(wordsAfter.get(other));
    }

    private static double share(Set<String> part, Set<String> whole) {
        if (part.isEmpty()) {
            return 0;
        }
        long both = part.stream().filter(whole::contains).count();
        return (double) both / part.size();
    }

    private void underTheSameAddress(BiPredicate<Integer, Integer> accepted) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            if (partnerOfBefore[i] == NONE) {
                places.put(before.get(i).eId(), i);
            }
        }
        for (int other = 0; other < after.size(); other++) {
            Integer one = places.get(after.get(other).eId());
            if (one != null && partnerOfAfter[other] == NONE && accepted.test(one, other)) {
                pair(one, other);
            }
        }
    }

    // Texts that stand there more than once are taken in reading order.
    private void withTheSameWords() {
        Map<Set<String>, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            if (partnerOfBefore[i] == NONE && !wordsBefore.get(i).isEmpty()) {
                places.computeIfAbsent(wordsBefore.get(i), key -> new ArrayDeque<>()).add(i);
            }
        }
        for (int other = 0; other < after.size(); other++) {
            Deque<Integer> ones = places.get(wordsAfter.get(other));
            if (partnerOfAfter[other] == NONE && ones != null && !ones.isEmpty()) {
                pair(ones.removeFirst(), other);
            }
        }
    }

    private void alike() {
        for (int one = 0; one < before.size(); one++) {
            if (partnerOfBefore[one] != NONE) {
                continue;
            }
            int best = NONE;
            double bestShare = 0;
            for (int other : holders(one)) {
                Set<String> first = wordsBefore.get(one);
                Set<String> second = wordsAfter.get(other);
                double both = share(first, second) * first.size();
                double share = both / (first.size() + second.size() - both);
                if (partnerOfAfter[other] == NONE
                        && (share > bestShare || share == bestShare && other < best)) {
                    best = other;
                    bestShare = share;
                }
            }
            if (bestShare >= ALIKE) {
                pair(one, best);
            }
        }
    }

    private void pair(int one, int other) {
        partnerOfBefore[one] = other;
        partnerOfAfter[other] = one;
    }

    private Map<String, List<Integer>> index = Map.of();

    private Map<String, List<Integer>> indexed() {
        if (index.isEmpty()) {
            index = new HashMap<>();
            for (int i = 0; i < after.size(); i++) {
                for (String pair : wordsAfter.get(i)) {
                    index.computeIfAbsent(pair, key -> new ArrayList<>()).add(i);
                }
            }
            index.values().removeIf(places -> places.size() > COMMON);
        }
        return index;
    }
}
