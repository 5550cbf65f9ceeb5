package org.compendium.web.reader;

import java.util.List;
import org.compendium.document.DocumentId;
import org.compendium.document.ThemeDecisions;
import org.compendium.theme.Concept;

/// A curator at work on the themes of one document.
///
/// @param by the curator's account
/// @param thesaurus what there is to choose from
/// @param changed shows what is new
record Curating(
        ThemeDecisions decisions,
        DocumentId document,
        String by,
        List<Concept> thesaurus,
        Runnable changed) {

    void add(String concept, List<String> passages, String note) {
        decisions.add(document, concept, passages, note, by);
        changed.run();
    }

    void remove(String concept, String note) {
        decisions.remove(document, concept, note, by);
        changed.run();
    }
}
