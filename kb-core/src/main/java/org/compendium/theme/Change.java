package org.compendium.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a thesaurus was and what it is to be.
///
/// @param before all concepts, each after the one above it
/// @param after the same, changed
/// @param edited slugs of the concepts that somebody changes; others only answer to them, because
///   being related has two sides
public record Change(List<Concept> before, List<Concept> after, List<String> edited) {

    /// One concept; null on the side where it is not there.
    public record Of(String id, @Nullable Concept before, @Nullable Concept after) {}

    public Change {
        before = List.copyOf(before);
        after = List.copyOf(after);
        edited = List.copyOf(edited);
    }

    /// Each concept that differs, in the order of the slugs.
    public List<Of> differences() {
        Map<String, Concept> was = ConceptRows.byId(before);
        Map<String, Concept> becomes = ConceptRows.byId(after);
        TreeSet<String> all = new TreeSet<>(was.keySet());
        all.addAll(becomes.keySet());
        List<Of> differences = new ArrayList<>();
        for (String id : all) {
            Of one = new Of(id, was.get(id), becomes.get(id));
            if (!Objects.equals(one.before(), one.after())) {
                differences.add(one);
            }
        }
        return differences;
    }

    /// What is wrong with the thesaurus as it is to be.
    public List<Fault> faults() {
        return Soundness.faults(after);
    }

    /// The slugs of the concepts below this one, at any depth, before or after.
    public List<String> below(String id) {
        TreeSet<String> below = new TreeSet<>();
        for (List<Concept> all : List.of(before, after)) {
            TreeSet<String> above = new TreeSet<>(List.of(id));
            // Each concept comes after the one above it.
            for (Concept concept : all) {
                if (Optional.ofNullable(concept.broader()).filter(above::contains).isPresent()) {
                    above.add(concept.id());
                    below.add(concept.id());
                }
            }
        }
        below.remove(id);
        return List.copyOf(below);
    }
}
