package org.compendium.search.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The notes taken so far; the first of many.
final class Notes {

    private final Set<Note> notes = new LinkedHashSet<>();

    void take(Note.Kind kind, String text) {
        if (notes.size() < QueryParser.MOST_NOTES) {
            notes.add(new Note(kind, text));
        }
    }

    List<Note> taken() {
        return List.copyOf(notes);
    }
}
