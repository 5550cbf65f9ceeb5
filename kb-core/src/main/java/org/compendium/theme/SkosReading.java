package org.compendium.theme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;

/// Concepts out of RDF statements. What a concept here cannot hold is a fault, so that nothing is
/// lost without a word.
final class SkosReading {

    private static final Set<IRI> UNDERSTOOD =
            Set.of(
                    RDF.TYPE,
                    SKOS.IN_SCHEME,
                    SKOS.TOP_CONCEPT_OF,
                    SKOS.BROADER,
                    SKOS.NARROWER,
                    SKOS.PREF_LABEL,
                    SKOS.ALT_LABEL,
                    SKOS.DEFINITION,
                    SKOS.RELATED,
                    SKOS.EXACT_MATCH,
                    Vocabulary.EVIDENCE,
                    Vocabulary.AMBIGUOUS,
                    Vocabulary.NOT_WITHIN,
                    Vocabulary.SETTING,
                    Vocabulary.CONFIRMED,
                    Vocabulary.PROPOSED);

    private final Model model;
    private final List<Fault> faults = new ArrayList<>();

    SkosReading(Model model) {
        this.model = model;
    }

    /// @throws Fault.Found when a concept says what has no place here
    List<Concept> concepts() {
        Set<Resource> subjects = new HashSet<>();
        List<Concept> concepts = new ArrayList<>();
        for (Resource resource : model.filter(null, RDF.TYPE, SKOS.CONCEPT).subjects()) {
            subjects.add(resource);
            if (resource.stringValue().startsWith(Vocabulary.THEME)) {
                concepts.add(concept(resource));
            } else {
                fault(
                        resource.stringValue(),
                        Fault.Part.ID,
                        null,
                        "The address of the concept "
                                + resource.stringValue()
                                + " must begin with "
                                + Vocabulary.THEME
                                + "; what it is elsewhere goes into skos:exactMatch.");
            }
        }
        for (Resource resource : model.subjects()) {
            boolean ours = resource.stringValue().startsWith(Vocabulary.THEME);
            if (ours
                    && !subjects.contains(resource)
                    && !resource.stringValue().equals(Vocabulary.THEME + Vocabulary.SCHEME)) {
                fault(
                        slug(resource),
                        Fault.Part.OTHER,
                        null,
                        "Something is said of '"
                                + slug(resource)
                                + "', but not that it is a skos:Concept.");
            }
        }
        for (Statement below : model.filter(null, SKOS.NARROWER, null)) {
            if (!(below.getObject() instanceof Resource resource && subjects.contains(resource))) {
                fault(
                        slug(below.getSubject()),
                        Fault.Part.BROADER,
                        null,
                        "'"
                                + slug(below.getSubject())
                                + "' is said to be above '"
                                + slug(below.getObject())
                                + "', which this file does not describe.");
            }
        }
        if (concepts.isEmpty() && faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no skos:Concept in this file. Export the thesaurus to see its form.");
        }
        if (!faults.isEmpty()) {
            throw new Fault.Found(faults);
        }
        return concepts;
    }

    private void fault(
            String concept, Fault.Part part, @Nullable String language, String sentence) {
        faults.add(new Fault(concept, part, language, sentence));
    }

    private Concept concept(Resource resource) {
        String id = slug(resource);
        for (Statement statement : model.filter(resource, null, null)) {
            if (!UNDERSTOOD.contains(statement.getPredicate())) {
                fault(
                        id,
                        Fault.Part.OTHER,
                        null,
                        "Of '"
                                + id
                                + "' the file says "
                                + statement.getPredicate()
                                + ", for which there is no place here; leave it out.");
            }
        }
        Map<String, String> preferred = new HashMap<>();
        byLanguage(resource, SKOS.PREF_LABEL, Fault.Part.PREFERRED)
                .forEach((language, labels) -> {
                    preferred.put(language, labels.getFirst());
                    if (labels.size() > 1) {
                        fault(
                                id,
                                Fault.Part.PREFERRED,
                                language,
                                "'"
                                        + id
                                        + "' has several preferred labels in '"
                                        + language
                                        + "': "
                                        + String.join(", ", labels)
                                        + ".");
                    }
                });
        return new Concept(
                id,
                broader(resource, id),
                preferred,
                byLanguage(resource, SKOS.ALT_LABEL, Fault.Part.ALTERNATIVE),
                byLanguage(resource, Vocabulary.AMBIGUOUS, Fault.Part.AMBIGUOUS),
                byLanguage(resource, Vocabulary.NOT_WITHIN, Fault.Part.NOT_WITHIN),
                byLanguage(resource, Vocabulary.SETTING, Fault.Part.SETTING),
                concepts(resource, id, SKOS.RELATED, Fault.Part.RELATED),
                definition(resource, id),
                texts(resource, Vocabulary.EVIDENCE),
                addresses(resource, id),
                confirmed(resource, id, preferred));
    }

    private @Nullable String broader(Resource resource, String id) {
        Set<String> above = new TreeSet<>(concepts(resource, id, SKOS.BROADER, Fault.Part.BROADER));
        for (Resource other : model.filter(null, SKOS.NARROWER, resource).subjects()) {
            above.add(slug(other));
        }
        boolean top =
                model.contains(resource, SKOS.TOP_CONCEPT_OF, null)
                        || model.contains(null, SKOS.HAS_TOP_CONCEPT, resource);
        if (above.size() + (top ? 1 : 0) != 1) {
            fault(
                    id,
                    Fault.Part.BROADER,
                    null,
                    above.isEmpty()
                            ? "'"
                                    + id
                                    + "' hangs below no other concept and is not said to be a top"
                                    + " concept (skos:topConceptOf)."
                            : "'"
                                    + id
                                    + "' must hang below one other concept or be a top concept; it"
                                    + " is below "
                                    + String.join(", ", above)
                                    + (top ? " and a top concept." : "."));
        }
        return above.stream().findFirst().orElse(null);
    }

    private List<String> concepts(Resource resource, String id, IRI property, Fault.Part part) {
        List<String> slugs = new ArrayList<>();
        for (Value value : model.filter(resource, property, null).objects()) {
            if (value.stringValue().startsWith(Vocabulary.THEME)) {
                slugs.add(slug(value));
            } else {
                fault(
                        id,
                        part,
                        null,
                        "'"
                                + id
                                + "' names "
                                + value.stringValue()
                                + ", which is no concept of this thesaurus.");
            }
        }
        return slugs;
    }

    private String definition(Resource resource, String id) {
        Map<String, List<String>> all =
                byLanguage(resource, SKOS.DEFINITION, Fault.Part.DEFINITION);
        if (all.isEmpty()) {
            return "";
        }
        List<String> english = all.getOrDefault("en", List.of());
        if (english.size() != 1 || all.size() != 1) {
            fault(
                    id,
                    Fault.Part.DEFINITION,
                    null,
                    "'" + id + "' must have one definition, in English, or none.");
        }
        return english.stream().findFirst().orElse("");
    }

    private List<String> addresses(Resource resource, String id) {
        for (Value value : model.filter(resource, SKOS.EXACT_MATCH, null).objects()) {
            if (!value.isIRI()) {
                fault(
                        id,
                        Fault.Part.EXACT_MATCH,
                        null,
                        "The exact match '"
                                + value.stringValue()
                                + "' of '"
                                + id
                                + "' must be an address in angle brackets.");
            }
        }
        return texts(resource, SKOS.EXACT_MATCH);
    }

    private List<String> confirmed(Resource resource, String id, Map<String, String> preferred) {
        List<String> confirmed = new ArrayList<>();
        byLanguage(resource, Vocabulary.CONFIRMED, Fault.Part.CONFIRMED)
                .forEach((language, labels) -> {
                    confirmed.add(language);
                    labels.stream()
                            .filter(label -> !label.equals(preferred.get(language)))
                            .forEach(label ->
                                    fault(
                                            id,
                                            Fault.Part.CONFIRMED,
                                            language,
                                            "'"
                                                    + label
                                                    + "' of '"
                                                    + id
                                                    + "' is said to be confirmed, but is not its"
                                                    + " preferred label in '"
                                                    + language
                                                    + "'."));
                });
        byLanguage(resource, Vocabulary.PROPOSED, Fault.Part.CONFIRMED).keySet().stream()
                .filter(confirmed::contains)
                .forEach(language ->
                        fault(
                                id,
                                Fault.Part.CONFIRMED,
                                language,
                                "The label of '"
                                        + id
                                        + "' in '"
                                        + language
                                        + "' is said to be both proposed and confirmed."));
        return confirmed;
    }

    private List<String> texts(Resource resource, IRI property) {
        return model.filter(resource, property, null).objects().stream()
                .map(Value::stringValue)
                .toList();
    }

    private Map<String, List<String>> byLanguage(Resource resource, IRI property, Fault.Part part) {
        Map<String, List<String>> texts = new TreeMap<>();
        for (Value value : model.filter(resource, property, null).objects()) {
            if (value instanceof Literal literal && literal.getLanguage().isPresent()) {
                texts.computeIfAbsent(
                                literal.getLanguage().get().toLowerCase(Locale.ROOT),
                                key -> new ArrayList<>())
                        .add(literal.getLabel());
            } else {
                fault(
                        slug(resource),
                        part,
                        null,
                        "'"
                                + value.stringValue()
                                + "' of '"
                                + slug(resource)
                                + "' has no language; write it like \"trust\"@en.");
            }
        }
        return texts;
    }

    private static String slug(Value resource) {
        String address = resource.stringValue();
        return address.startsWith(Vocabulary.THEME)
                ? address.substring(Vocabulary.THEME.length())
                : address;
    }
}
