package org.compendium.theme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A thesaurus whose pack has news, and whose curators have a word of their own.
///
/// The curator's word wins, concept by concept:
///
/// - A concept that a curator changed or made stays as it is, one that a curator took out stays
///   out, and so do new ones of the pack below it.
/// - All others become what the pack says; those that the pack no longer has go, unless a curator's
///   concept hangs below them.
/// - A label of a curator's concept is no longer an alternative label of one of the pack's.
/// - Whether a curator's concept and one of the pack's are related is for the curator's to say.
final class PackMerge {

    private final Map<String, Concept> held;
    private final Set<String> curators;
    private final Map<String, Concept> merged = new HashMap<>();

    private PackMerge(Map<String, Concept> held, Set<String> curators) {
        this.held = held;
        this.curators = curators;
    }

    /// @param held what is stored
    /// @param curators slugs of those among them that are a curator's
    /// @param dropped slugs of those that a curator took out
    /// @return each after the one above it; may not be sound, where pack and curators move concepts
    ///   below each other or want the same preferred label
    static List<Concept> of(
            List<Concept> held, Set<String> curators, Set<String> dropped, List<Concept> pack) {
        if (curators.isEmpty() && dropped.isEmpty()) {
            return pack;
        }
        PackMerge merge = new PackMerge(ConceptRows.byId(held), curators);
        curators.forEach(merge::keep);
        pack.stream().filter(concept -> !dropped.contains(concept.id())).forEach(merge::follow);
        merge.settleLabels();
        merge.settleRelations();
        return Thesaurus.ordered(List.copyOf(merge.merged.values()));
    }

    /// A stored concept stays, and with it all above it.
    private void keep(String id) {
        @Nullable Concept concept = held.get(id);
        while (concept != null && merged.putIfAbsent(concept.id(), concept) == null) {
            String broader = concept.broader();
            concept = broader == null ? null : held.get(broader);
        }
    }

    private void follow(Concept concept) {
        if (curators.contains(concept.id())) {
            return;
        }
        String broader = concept.broader();
        if (broader == null || merged.containsKey(broader)) {
            merged.put(concept.id(), concept);
        } else {
            keep(concept.id());
        }
    }

    private void settleLabels() {
        Set<String> taken = new HashSet<>();
        for (String id : curators) {
            Concept concept = merged.get(id);
            if (concept != null) {
                concept.preferred().forEach((language, label) -> taken.add(key(language, label)));
                concept.alternative()
                        .forEach((language, labels) ->
                                labels.forEach(label -> taken.add(key(language, label))));
            }
        }
        merged.replaceAll((id, concept) -> {
            if (curators.contains(id)) {
                return concept;
            }
            Map<String, List<String>> left = new HashMap<>();
            concept.alternative()
                    .forEach((language, labels) ->
                            left.put(
                                    language,
                                    labels.stream()
                                            .filter(label -> !taken.contains(key(language, label)))
                                            .toList()));
            return concept.called(left);
        });
    }

    private static String key(String language, String label) {
        return language + ' ' + Soundness.folded(label);
    }

    private void settleRelations() {
        Map<String, Concept> before = Map.copyOf(merged);
        merged.replaceAll((id, concept) -> {
            List<String> related = new ArrayList<>();
            before.forEach((other, there) -> {
                boolean here = concept.related().contains(other);
                boolean said = there.related().contains(id);
                boolean mine = curators.contains(id);
                boolean theirs = curators.contains(other);
                if (mine == theirs ? here && said : mine ? here : said) {
                    related.add(other);
                }
            });
            return concept.relatedTo(related);
        });
    }
}
