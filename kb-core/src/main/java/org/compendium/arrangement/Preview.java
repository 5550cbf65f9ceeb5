package org.compendium.arrangement;

import java.util.List;

/// What becomes of each line of a file.
public record Preview(ArrangementFile file, List<Fate> fates) {

    public Preview {
        fates = List.copyOf(fates);
    }

    /// Those with one fate, in the order of their lines.
    public <F extends Fate> List<F> all(Class<F> fate) {
        return fates.stream().filter(fate::isInstance).map(fate::cast).toList();
    }

    /// Whether there is something to store.
    public boolean changes() {
        return !all(Fate.New.class).isEmpty() || !all(Fate.Changed.class).isEmpty();
    }

    /// The faulty lines as CSV, each with the reason, so that nothing is lost.
    public String faulty() {
        return file.faulty(all(Fate.Faulty.class));
    }
}
