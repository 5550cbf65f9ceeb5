package org.compendium.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.compendium.ingest.extract.Block;
import org.jspecify.annotations.Nullable;

/// Which numbers at the start of a part count its paragraphs.
///
/// Headings "1.", "2." and the entries of lists are typed just like paragraphs. What sets
/// paragraphs apart is that their numbers run on by one through the whole document: the longest
/// such run is looked for, counting a part that looks like a heading for less. A number of four
/// digits never begins it: it goes on a run, or is a year.
///
/// @param through indices of the parts in the numbering that runs through the document
/// @param restarted indices of the parts in a numbering that begins anew in its section
/// @param continuous whether `through` numbers most paragraphs, so that its numbers alone identify
record Numbering(Set<Integer> through, Set<Integer> restarted, boolean continuous) {

    /// A number may be missing where text could not be read.
    private static final int WIDEST_GAP = 3;

    /// From here on a number may be a year, which paragraphs before it have to bear out.
    private static final int YEARS = 1_000;

    private record Link(int part, int number, double score, int length, @Nullable Link before) {}

    /// @param from the first part of a stretch that is counted by itself
    /// @param to the part after it
    static Numbering of(List<Part> parts, int from, int to) {
        List<Integer> candidates = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Part part = parts.get(i);
            if (part.kind() != Block.Kind.ROW
                    && part.kind() != Block.Kind.NOTE
                    && !Mark.numbers(part.text()).isEmpty()) {
                candidates.add(i);
            }
        }
        @Nullable Link longest = longest(parts, candidates);
        Set<Integer> through = new HashSet<>();
        for (Link link = longest; link != null; link = link.before()) {
            through.add(link.part());
        }
        boolean alone =
                through.size() == 1
                        && through.stream()
                                .allMatch(i -> headingLike(parts.get(i)) && !leadsItems(parts, i));
        if (alone) {
            through.clear();
        }
        int first = through.stream().min(Integer::compare).orElse(Integer.MAX_VALUE);
        int last = through.stream().max(Integer::compare).orElse(-1);
        Set<Integer> restarted = restarted(parts, candidates, first, last);
        boolean continuous = through.size() >= restarted.size();
        return new Numbering(through, restarted, continuous);
    }

    private static @Nullable Link longest(List<Part> parts, List<Integer> candidates) {
        Map<Integer, Link> best = new HashMap<>();
        @Nullable Link longest = null;
        for (int i : candidates) {
            int number = number(parts.get(i));
            double weight = weight(parts, i);
            Link link = new Link(i, number, number == 1 ? weight + 0.1 : weight, 1, null);
            for (int gap = 1; gap <= WIDEST_GAP; gap++) {
                @Nullable Link before = best.get(number - gap);
                if (before != null) {
                    double score = before.score() + weight - (gap - 1) * 0.6;
                    if (score > link.score()) {
                        link = new Link(i, number, score, before.length() + 1, before);
                    }
                }
            }
            if (link.before() == null && number >= YEARS) {
                continue;
            }
            @Nullable Link same = best.get(number);
            if (same == null || link.score() > same.score()) {
                best.put(number, link);
            }
            if (longest == null || link.score() > longest.score()) {
                longest = link;
            }
        }
        return longest;
    }

    /// Runs that begin with 1 before or after the numbering that runs through.
    private static Set<Integer> restarted(
            List<Part> parts, List<Integer> candidates, int first, int last) {
        Set<Integer> restarted = new HashSet<>();
        List<Integer> run = new ArrayList<>();
        int expected = 1;
        for (int i : candidates) {
            boolean outside = i < first || i > last;
            int number = number(parts.get(i));
            if (outside && number == expected && expected > 1) {
                run.add(i);
                expected++;
            } else if (outside && number == 1) {
                keep(parts, run, restarted);
                run = new ArrayList<>(List.of(i));
                expected = 2;
            }
        }
        keep(parts, run, restarted);
        return restarted;
    }

    private static void keep(List<Part> parts, List<Integer> run, Set<Integer> restarted) {
        boolean carries = false;
        for (int i : run) {
            carries |= weight(parts, i) >= 1 || leadsItems(parts, i);
        }
        if (carries) {
            restarted.addAll(run);
        }
    }

    private static boolean leadsItems(List<Part> parts, int index) {
        return index + 1 < parts.size()
                && Mark.items(parts.get(index + 1).text()).stream()
                        .anyMatch(mark -> mark.value() == 1 && mark.style() != Mark.Style.BULLET);
    }

    static double weight(List<Part> parts, int index) {
        return headingLike(parts.get(index)) ? 0.3 : 1;
    }

    /// Short, and no sentence.
    static boolean headingLike(Part part) {
        if (part.kind() == Block.Kind.HEADING && !part.prose()) {
            return true;
        }
        String rest =
                Mark.numbers(part.text()).stream().map(Mark::rest).findFirst().orElse(part.text());
        return rest.length() <= 110
                && !Part.endsSentence(rest)
                && !rest.endsWith(":")
                && !rest.endsWith(";");
    }

    static int number(Part part) {
        return Mark.numbers(part.text()).getFirst().value();
    }
}
