package org.compendium.arrangement;

import java.util.List;

/// What becomes of a line.
public sealed interface Fate {

    /// Where the line begins in the file; the header is on line 1.
    int line();

    record New(int line, Arrangement arrangement) implements Fate {}

    /// @param changes at least one
    record Changed(int line, Arrangement arrangement, List<Change> changes) implements Fate {

        public Changed {
            changes = List.copyOf(changes);
        }
    }

    record Unchanged(int line, Arrangement arrangement) implements Fate {}

    /// Nothing of it is taken.
    ///
    /// @param cells as they stood in the file
    /// @param reasons at least one: what is wrong and what to do
    record Faulty(int line, List<String> cells, List<String> reasons) implements Fate {

        public Faulty {
            cells = List.copyOf(cells);
            reasons = List.copyOf(reasons);
        }
    }
}
