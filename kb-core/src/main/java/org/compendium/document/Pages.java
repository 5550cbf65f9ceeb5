package org.compendium.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pages of a paginated file, for the passages of another file of the same text. A passage
/// without a counterpart gets none: never a guess.
///
/// @param paginated the passages with their pages
public record Pages(List<Passage> paginated) {

    public static Pages of(List<Passage> paginated) {
        return new Pages(paginated);
    }

    /// The same passages with the pages of their counterparts.
    public List<Passage> onto(List<Passage> passages) {
        Pairing pairing = Pairing.of(paginated, passages);
        List<Passage> paged = new ArrayList<>(passages.size());
        for (int i = 0; i < passages.size(); i++) {
            int partner = pairing.partnerOfAfter(i);
            @Nullable Integer page = partner == Pairing.NONE ? null : paginated.get(partner).page();
            paged.add(passages.get(i).onPage(page));
        }
        return paged;
    }
}
