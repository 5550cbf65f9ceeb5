package org.compendium.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the addresses of one reading of a document pass to the next one.
///
/// A printed number always has its own address. A passage without one keeps the address that its
/// text had, whatever the count of such passages now gives, and a new one never takes an address
/// that was in use. What is retired leads to where its words are now.
///
/// @param passages the new ones under their final addresses
/// @param renamed from the address that the new reading gave to the final one, where they differ
/// @param retired addresses of the former reading that nothing has any more
/// @param reused addresses that stand for another text now, because a number is printed there
/// @param reworded addresses whose text has other words than before
public record Succession(
        List<Passage> passages,
        Map<String, String> renamed,
        List<Retired> retired,
        List<Reused> reused,
        List<String> reworded) {

    /// Nothing moves.
    static final Succession NONE =
            new Succession(List.of(), Map.of(), List.of(), List.of(), List.of());

    /// Of a passage's pairs of words; the one that holds more of them holds the passage.
    private static final double HELD = 0.4;

    /// Why an address leads where it does.
    public enum Why {
        /// The text has this address now.
        MOVED,
        /// Its words are part of the passage there, or the most of them.
        HELD,
        /// Its words are gone; what is there stood next to it.
        GONE
    }

    /// An address that leads elsewhere from now on.
    public record Retired(String eId, String successor, Why why) {}

    /// An address that stands for another text from now on.
    ///
    /// @param formerly where the text is now that had it; null when it is gone
    public record Reused(String eId, @Nullable String formerly) {}

    /// The final address of what the new reading calls so.
    String named(String eId) {
        return renamed.getOrDefault(eId, eId);
    }

    /// Where the text is now that had this address before; the nearest when it is gone.
    String leadsTo(String eId) {
        for (Retired one : retired) {
            if (one.eId().equals(eId)) {
                return one.successor();
            }
        }
        for (Reused one : reused) {
            if (one.eId().equals(eId) && one.formerly() != null) {
                return one.formerly();
            }
        }
        return eId;
    }

    /// @param before the stored passages
    /// @param after those of the new reading
    /// @param retiredBefore addresses that lead elsewhere already
    static Succession of(List<Passage> before, List<Passage> after, Set<String> retiredBefore) {
        Pairing pairing = Pairing.of(before, after);
        Map<String, String> renamed = renamed(before, after, retiredBefore, pairing);
        List<Passage> passages =
                renamed.isEmpty()
                        ? after
                        : after.stream()
                                .map(passage ->
                                        passage.renamed(eId -> renamed.getOrDefault(eId, eId)))
                                .toList();
        Map<String, Integer> live = new HashMap<>();
        for (int i = 0; i < passages.size(); i++) {
            live.put(passages.get(i).eId(), i);
        }
        List<Retired> retired = new ArrayList<>();
        List<Reused> reused = new ArrayList<>();
        List<String> reworded = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            String eId = before.get(i).eId();
            int partner = pairing.partnerOfBefore(i);
            Integer there = live.get(eId);
            if (there == null) {
                retired.add(retired(i, passages, pairing, eId));
            } else if (there != partner) {
                reused.add(
                        new Reused(
                                eId, partner == Pairing.NONE ? null : passages.get(partner).eId()));
            } else if (!pairing.equal(i, partner)) {
                reworded.add(eId);
            }
        }
        return new Succession(passages, renamed, retired, reused, reworded);
    }

    /// Where each address of a document leads whose text another document holds.
    ///
    /// @param after the passages of that other document
    static List<Retired> into(List<Passage> before, List<Passage> after) {
        Pairing pairing = Pairing.of(before, after);
        List<Retired> retired = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            retired.add(retired(i, after, pairing, before.get(i).eId()));
        }
        return retired;
    }

    private static Map<String, String> renamed(
            List<Passage> before, List<Passage> after, Set<String> retiredBefore, Pairing pairing) {
        Set<String> taken = new HashSet<>(retiredBefore);
        before.forEach(passage -> taken.add(passage.eId()));
        Set<String> printed = new HashSet<>();
        after.stream().filter(Succession::numbered).forEach(p -> printed.add(p.eId()));
        Map<String, String> renamed = new HashMap<>();
        Set<String> used = new HashSet<>(printed);
        List<Passage> others = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Passage passage = after.get(i);
            int partner = pairing.partnerOfAfter(i);
            if (numbered(passage)) {
                continue;
            }
            if (partner != Pairing.NONE && sameSort(before.get(partner), passage)) {
                String eId = before.get(partner).eId();
                if (used.add(eId)) {
                    if (!eId.equals(passage.eId())) {
                        renamed.put(passage.eId(), eId);
                    }
                    continue;
                }
            }
            others.add(passage);
        }
        for (Passage passage : others) {
            String eId = passage.eId();
            for (int i = 2; taken.contains(eId) || used.contains(eId); i++) {
                eId = passage.eId() + "-" + i;
            }
            used.add(eId);
            if (!eId.equals(passage.eId())) {
                renamed.put(passage.eId(), eId);
            }
        }
        return renamed;
    }

    private static Retired retired(int place, List<Passage> passages, Pairing pairing, String eId) {
        int partner = pairing.partnerOfBefore(place);
        if (partner != Pairing.NONE) {
            return new Retired(eId, passages.get(partner).eId(), Why.MOVED);
        }
        int near = near(place, pairing);
        int best = Pairing.NONE;
        double most = 0;
        for (int holder : pairing.holders(place)) {
            double held = pairing.held(place, holder);
            if (held > most || held == most && Math.abs(holder - near) < Math.abs(best - near)) {
                best = holder;
                most = held;
            }
        }
        return most >= HELD
                ? new Retired(eId, passages.get(best).eId(), Why.HELD)
                : new Retired(eId, passages.get(near).eId(), Why.GONE);
    }

    // The partner of the passage that stood before it, else the beginning.
    private static int near(int place, Pairing pairing) {
        for (int i = place - 1; i >= 0; i--) {
            if (pairing.partnerOfBefore(i) != Pairing.NONE) {
                return pairing.partnerOfBefore(i);
            }
        }
        return 0;
    }

    private static boolean numbered(Passage passage) {
        return passage.label() != null;
    }

    private static boolean sameSort(Passage one, Passage other) {
        return one.form() == other.form() && !numbered(one);
    }
}
