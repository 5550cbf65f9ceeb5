package org.compendium.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A stretch of a document whose paragraphs are counted by themselves: the main text, an annex, a
/// part of a resolution.
///
/// @param from its first part
/// @param to the part after its last
/// @param prefix of the eIds of its paragraphs; empty where their numbers alone identify them
/// @param section whether its paragraphs carry the section they stand in instead
/// @param last where the last paragraph of the numbering that runs through it begins in the text;
///   −1 without one
record Zone(int from, int to, String prefix, boolean section, Numbering numbering, int last) {

    /// A number may be missing between the main text and an annex that goes on counting.
    private static final int WIDEST_GAP = 3;

    private record Start(@Nullable Annex annex, @Nullable String letter) {}

    /// All zones, in order; together they are the whole document.
    static List<Zone> of(List<Part> parts, Resolution resolution) {
        TreeMap<Integer, Start> starts = starts(parts, resolution);
        starts.putIfAbsent(0, new Start(null, null));
        List<Zone> zones = new ArrayList<>();
        Map<String, Integer> counted = new HashMap<>();
        int highest = 0;
        boolean numbered = !resolution.subjects().isEmpty();
        for (int from : starts.keySet()) {
            @Nullable Integer next = starts.higherKey(from);
            int to = next == null ? parts.size() : next;
            Numbering numbering = Numbering.of(parts, from, to);
            Start start = starts.get(from);
            String prefix = prefix(start, counted);
            int first =
                    numbering.through().stream()
                            .mapToInt(i -> Numbering.number(parts.get(i)))
                            .min()
                            .orElse(0);
            boolean goesOn = first > 1 && first > highest && first <= highest + WIDEST_GAP;
            boolean plain = from == 0 && prefix.isEmpty() || goesOn || !numbered;
            int last =
                    numbering.through().stream()
                            .mapToInt(i -> parts.get(i).start())
                            .max()
                            .orElse(-1);
            zones.add(
                    new Zone(
                            from,
                            to,
                            plain ? "" : prefix,
                            !plain && prefix.isEmpty() && !zones.isEmpty() && highest > 0,
                            numbering,
                            last));
            numbered |= !numbering.through().isEmpty();
            if (plain) {
                highest =
                        Math.max(
                                highest,
                                numbering.through().stream()
                                        .mapToInt(i -> Numbering.number(parts.get(i)))
                                        .max()
                                        .orElse(0));
            }
        }
        return zones;
    }

    private static TreeMap<Integer, Start> starts(List<Part> parts, Resolution resolution) {
        TreeMap<Integer, Start> starts = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            @Nullable Annex annex = Annex.of(parts.get(i));
            if (annex != null) {
                starts.put(i, new Start(annex, null));
            }
        }
        for (int subject : resolution.subjects()) {
            @Nullable Integer letter = Resolution.letter(parts, subject);
            if (letter != null) {
                starts.put(letter, new Start(null, parts.get(letter).text().strip()));
            } else if (subject > resolution.subjects().first()) {
                starts.put(subject, new Start(null, null));
            }
        }
        return starts;
    }

    private static String prefix(@Nullable Start start, Map<String, Integer> counted) {
        if (start == null) {
            return "";
        }
        if (start.letter() != null) {
            return "part_" + start.letter();
        }
        @Nullable Annex annex = start.annex();
        if (annex == null) {
            return "";
        }
        int count = counted.merge(annex.name(), 1, Integer::sum);
        return annex.name() + "_" + (annex.number().isEmpty() ? count : annex.number());
    }

    boolean through(int part) {
        return numbering.through().contains(part);
    }

    boolean restarted(int part) {
        return numbering.restarted().contains(part);
    }

    /// The eId of the paragraph that this part begins.
    ///
    /// @param inSection the eId of the section it stands in
    String eId(int part, String number, String inSection) {
        String own = "para_" + number;
        if (restarted(part) || !numbering.continuous() || section) {
            return inSection + "__" + own;
        }
        return prefix.isEmpty() ? own : prefix + "__" + own;
    }
}
