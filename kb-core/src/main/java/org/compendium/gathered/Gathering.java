package org.compendium.gathered;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.compendium.document.Documents;

/// What one reader keeps, in the order in which the reader put it. Each paragraph is there once.
public record Gathering(List<Kept> kept) {

    /// Paragraphs in one list.
    public static final int MOST = 500;

    public static final Gathering EMPTY = new Gathering(List.of());

    public Gathering {
        kept = List.copyOf(kept);
    }

    public boolean has(Documents.Place place) {
        return at(place) >= 0;
    }

    /// With one paragraph more at the end; the same when it is there already.
    ///
    /// @throws IllegalArgumentException when the list is full
    public Gathering with(Documents.Place place, String note, Instant at) {
        if (has(place)) {
            return this;
        }
        if (kept.size() >= MOST) {
            throw new IllegalArgumentException(
                    "The list has "
                            + MOST
                            + " paragraphs, which is all it can hold. Take some of them away first.");
        }
        List<Kept> more = new ArrayList<>(kept);
        more.add(new Kept(place, note, at));
        return new Gathering(more);
    }

    public Gathering without(Documents.Place place) {
        return new Gathering(kept.stream().filter(one -> !one.place().equals(place)).toList());
    }

    public Gathering noted(Documents.Place place, String note) {
        return new Gathering(
                kept.stream()
                        .map(one ->
                                one.place().equals(place)
                                        ? new Kept(place, note.strip(), one.at())
                                        : one)
                        .toList());
    }

    /// With the paragraph at another position.
    ///
    /// @param to from 0; what lies outside the list means its nearest end
    public Gathering moved(Documents.Place place, int to) {
        int from = at(place);
        if (from < 0) {
            return this;
        }
        List<Kept> other = new ArrayList<>(kept);
        other.add(Math.clamp(to, 0, kept.size() - 1), other.remove(from));
        return new Gathering(other);
    }

    /// With what another list has more, after what is here; a note that is missing here is taken
    /// from there. What goes beyond [#MOST] is left out.
    public Gathering joinedBy(Gathering other) {
        Gathering all = this;
        for (Kept one : other.kept) {
            int here = all.at(one.place());
            if (here < 0 && all.kept.size() < MOST) {
                all = all.with(one.place(), one.note(), one.at());
            } else if (here >= 0 && all.kept.get(here).note().isEmpty()) {
                all = all.noted(one.place(), one.note());
            }
        }
        return all;
    }

    /// From 0; -1 when it is not there.
    public int at(Documents.Place place) {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).place().equals(place)) {
                return i;
            }
        }
        return -1;
    }
}
