package org.compendium.ingest;

import java.util.List;
import org.compendium.document.Description;
import org.compendium.document.Passage;
import org.compendium.ingest.extract.Extraction;
import org.compendium.place.Countries;

/// What the steps of taking-in make of a text, for tests that want passages without an application.
///
/// @param description as read from the first pages
public record Reading(Description description, List<Passage> passages) {

    /// @param fileName the title of a document that has none
    public static Reading of(Extraction.Text text, String fileName) {
        List<Passage> passages = Structure.read(text);
        return new Reading(
                new Describer(Countries.ofPack()).describe(text, passages, fileName), passages);
    }
}
