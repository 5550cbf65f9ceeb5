package org.compendium.gathered;

import java.util.List;
import org.compendium.document.Document;
import org.compendium.document.Passage;

/// What a reader may still see of a paragraph that was kept.
public sealed interface Gathered {

    Kept kept();

    /// It is there, as it stands in the document now.
    ///
    /// @param below its items and theirs, in reading order
    record Readable(Kept kept, Document document, Passage passage, List<Passage> below)
            implements Gathered {

        public Readable {
            below = List.copyOf(below);
        }
    }

    /// The document was taken back from this reader's eyes, or its text no longer has these words.
    record NoLonger(Kept kept) implements Gathered {}
}
