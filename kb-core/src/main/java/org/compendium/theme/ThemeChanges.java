package org.compendium.theme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What curators change of the thesaurus. Each change is proposed first, so that its faults and its
/// reach can be seen, and then made as a whole.
///
/// A concept that a curator changed no longer follows the pack ([Themes#replace(List)]), until it
/// says again what the pack says.
@Service
public class ThemeChanges {

    private final Themes themes;
    private final ConceptRows rows;

    ThemeChanges(Themes themes, ConceptRows rows) {
        this.themes = themes;
        this.rows = rows;
    }

    /// These concepts in the place of those with the same slugs, or beside the others. What others
    /// say of being related to them follows.
    public Change propose(List<Concept> put) {
        return change(themes.now(), put, Set.of());
    }

    /// These concepts in the place of all.
    public Change proposeOnly(List<Concept> put) {
        List<Concept> before = themes.now();
        Set<String> gone = new LinkedHashSet<>();
        before.forEach(concept -> gone.add(concept.id()));
        put.forEach(concept -> gone.remove(concept.id()));
        return change(before, put, gone);
    }

    /// The thesaurus without a concept.
    public Change without(String id) {
        return change(themes.now(), List.of(), Set.of(id));
    }

    private static Change change(List<Concept> before, List<Concept> put, Set<String> gone) {
        Map<String, Concept> after = new LinkedHashMap<>(ConceptRows.byId(before));
        Map<String, Concept> changed = ConceptRows.byId(put);
        after.keySet().removeAll(gone);
        after.replaceAll((id, concept) -> {
            List<String> related = new ArrayList<>(concept.related());
            related.removeIf(other -> changed.containsKey(other) || gone.contains(other));
            changed.values().stream()
                    .filter(other -> other.related().contains(id))
                    .forEach(other -> related.add(other.id()));
            return concept.relatedTo(related);
        });
        after.putAll(changed);
        List<String> edited = new ArrayList<>(changed.keySet());
        edited.addAll(gone);
        return new Change(before, Thesaurus.ordered(List.copyOf(after.values())), edited);
    }

    /// Makes a change that was proposed.
    ///
    /// @param by the curator's account
    /// @return false when somebody else has changed the thesaurus since; nothing is changed then
    /// @throws Fault.Found when the thesaurus would not be sound
    @Transactional
    public boolean make(Change change, String by) {
        rows.lock();
        List<Fault> faults = change.faults();
        if (!faults.isEmpty()) {
            throw new Fault.Found(faults);
        }
        if (!rows.all().equals(change.before())) {
            return false;
        }
        Set<String> curators = new LinkedHashSet<>(rows.ofCurators());
        List<Change.Of> differences = change.differences();
        for (Change.Of one : differences) {
            rows.remember(one, by);
            rows.drop(one.id(), one.after() == null);
            if (change.edited().contains(one.id())) {
                curators.remove(one.id());
                if (one.after() != null && !asInPack(one.after())) {
                    curators.add(one.id());
                }
            }
        }
        rows.write(differences, change.after(), curators, by);
        themes.changed();
        return true;
    }

    private boolean asInPack(Concept concept) {
        return rows.inPack(concept.id()).filter(concept::equals).isPresent();
    }

    /// A concept as the pack has it; empty when the pack lacks it.
    public Optional<Concept> inPack(String id) {
        return rows.inPack(id);
    }

    /// Whether a concept says something else than the pack, or is not in the pack at all.
    public boolean differs(Concept concept) {
        return !Objects.equals(rows.inPack(concept.id()).orElse(null), concept);
    }

    /// What became of a concept, the latest first.
    public List<Past> history(String id) {
        return rows.history(id);
    }

    /// Who confirmed the preferred labels of a concept, by language.
    public Map<String, Confirmation> confirmations(String id) {
        return rows.confirmations(id);
    }
}
