package org.compendium.theme;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.SKOS;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.Rio;

/// Reads a thesaurus in SKOS (W3C Recommendation, 18 August 2009), written as Turtle.
public final class Thesaurus {

    private static final IRI EVIDENCE =
            SimpleValueFactory.getInstance().createIRI("urn:compendium:vocabulary:evidence");

    private static final IRI AMBIGUOUS =
            SimpleValueFactory.getInstance().createIRI("urn:compendium:vocabulary:ambiguous");

    private static final IRI NOT_WITHIN =
            SimpleValueFactory.getInstance().createIRI("urn:compendium:vocabulary:notWithin");

    private static final IRI SETTING =
            SimpleValueFactory.getInstance().createIRI("urn:compendium:vocabulary:setting");

    private Thesaurus() {}

    /// @return the concepts, each after the one above it
    /// @throws IllegalArgumentException when the file is malformed, a concept has no English label,
    ///   or the concepts are not a tree; the message says which
    public static List<Concept> read(InputStream turtle) throws IOException {
        Model model;
        try {
            model = Rio.parse(turtle, "urn:compendium:theme:", RDFFormat.TURTLE);
        } catch (RDFParseException e) {
            throw new IllegalArgumentException("The thesaurus is not Turtle: " + e.getMessage(), e);
        }
        Map<String, Concept> concepts = new HashMap<>();
        for (Resource resource : model.filter(null, RDF.TYPE, SKOS.CONCEPT).subjects()) {
            Concept concept = concept(model, resource);
            concepts.put(concept.id(), concept);
        }
        return ordered(concepts);
    }

    private static Concept concept(Model model, Resource resource) {
        String id = slug(resource);
        Map<String, String> preferred = new HashMap<>();
        for (Value value : model.filter(resource, SKOS.PREF_LABEL, null).objects()) {
            preferred.put(language(id, value), value.stringValue());
        }
        if (!preferred.containsKey("en")) {
            throw new IllegalArgumentException("Concept " + id + " has no English label");
        }
        Map<String, List<String>> alternative = byLanguage(model, resource, SKOS.ALT_LABEL);
        Map<String, List<String>> ambiguous = byLanguage(model, resource, AMBIGUOUS);
        ambiguous.forEach((language, labels) ->
                labels.forEach(label -> {
                    if (!label.equals(preferred.get(language))
                            && !alternative.getOrDefault(language, List.of()).contains(label)) {
                        throw new IllegalArgumentException(
                                "'" + label + "' of " + id + " is ambiguous but no label of it");
                    }
                }));
        return new Concept(
                id,
                first(model, resource, SKOS.BROADER).map(Thesaurus::slug).orElse(null),
                preferred,
                alternative,
                ambiguous,
                byLanguage(model, resource, NOT_WITHIN),
                byLanguage(model, resource, SETTING),
                model.filter(resource, SKOS.RELATED, null).objects().stream()
                        .map(Thesaurus::slug)
                        .sorted()
                        .toList(),
                first(model, resource, SKOS.DEFINITION).map(Value::stringValue).orElse(""),
                model.filter(resource, EVIDENCE, null).objects().stream()
                        .map(Value::stringValue)
                        .sorted()
                        .toList());
    }

    private static Map<String, List<String>> byLanguage(
            Model model, Resource resource, IRI property) {
        Map<String, List<String>> texts = new HashMap<>();
        for (Value value : model.filter(resource, property, null).objects()) {
            texts.computeIfAbsent(language(slug(resource), value), key -> new ArrayList<>())
                    .add(value.stringValue());
        }
        return texts;
    }

    private static Optional<Value> first(Model model, Resource resource, IRI property) {
        return model.filter(resource, property, null).objects().stream().findFirst();
    }

    private static String slug(Value resource) {
        String iri = resource.stringValue();
        return iri.substring(Math.max(iri.lastIndexOf(':'), iri.lastIndexOf('/')) + 1);
    }

    private static String language(String concept, Value label) {
        return ((Literal) label)
                .getLanguage()
                .orElseThrow(() ->
                        new IllegalArgumentException("A label of " + concept + " has no language"));
    }

    private static Concept known(Map<String, Concept> concepts, String id) {
        return Optional.ofNullable(concepts.get(id)).orElseThrow();
    }

    private static List<Concept> ordered(Map<String, Concept> concepts) {
        List<Concept> ordered = new ArrayList<>();
        TreeSet<String> waiting = new TreeSet<>(concepts.keySet());
        TreeSet<String> done = new TreeSet<>();
        while (!waiting.isEmpty()) {
            List<String> ready =
                    waiting.stream()
                            .filter(id -> {
                                String broader = known(concepts, id).broader();
                                return broader == null || done.contains(broader);
                            })
                            .toList();
            if (ready.isEmpty()) {
                throw new IllegalArgumentException(
                        "These concepts hang below one that does not exist, or below themselves: "
                                + waiting);
            }
            for (String id : ready) {
                ordered.add(known(concepts, id));
            }
            ready.forEach(waiting::remove);
            done.addAll(ready);
        }
        return ordered;
    }
}
