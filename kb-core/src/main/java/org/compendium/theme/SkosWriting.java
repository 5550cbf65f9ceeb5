package org.compendium.theme;

import java.util.List;
import java.util.Map;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.SKOS;

/// Concepts as RDF statements, always in the same order.
final class SkosWriting {

    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";
    private static final String TITLE = "Themes of enterprise development policy";
    private static final String RIGHTS_HOLDER = "Compendium";
    private static final String NOTE =
            "Not a United Nations publication. A preferred label is proposed (kb:proposed) until a"
                    + " curator has confirmed it (kb:confirmed). kb:evidence names a passage that"
                    + " shows the concept, kb:notWithin a phrase in which a label means something"
                    + " else, kb:ambiguous a label that is an everyday word as well, kb:setting an"
                    + " everyday word of the field.";

    private final ValueFactory values = SimpleValueFactory.getInstance();
    private final IRI scheme = theme(Vocabulary.SCHEME);
    private final Model model = new LinkedHashModel();

    SkosWriting() {
        model.setNamespace(SKOS.NS);
        model.setNamespace(DCTERMS.PREFIX, DCTERMS.NAMESPACE);
        model.setNamespace("theme", Vocabulary.THEME);
        model.setNamespace("kb", Vocabulary.NAMESPACE);
    }

    Model model() {
        return model;
    }

    SkosWriting scheme(List<Concept> concepts) {
        model.add(scheme, RDF.TYPE, SKOS.CONCEPT_SCHEME);
        model.add(scheme, DCTERMS.TITLE, values.createLiteral(TITLE, "en"));
        model.add(scheme, DCTERMS.LICENSE, values.createIRI(LICENCE));
        model.add(scheme, DCTERMS.RIGHTS_HOLDER, values.createLiteral(RIGHTS_HOLDER));
        model.add(scheme, SKOS.NOTE, values.createLiteral(NOTE, "en"));
        concepts.stream()
                .filter(concept -> concept.broader() == null)
                .forEach(top -> model.add(scheme, SKOS.HAS_TOP_CONCEPT, theme(top.id())));
        return this;
    }

    SkosWriting concepts(List<Concept> concepts) {
        concepts.forEach(this::add);
        return this;
    }

    private void add(Concept concept) {
        IRI subject = theme(concept.id());
        model.add(subject, RDF.TYPE, SKOS.CONCEPT);
        model.add(subject, SKOS.IN_SCHEME, scheme);
        String broader = concept.broader();
        if (broader == null) {
            model.add(subject, SKOS.TOP_CONCEPT_OF, scheme);
        } else {
            model.add(subject, SKOS.BROADER, theme(broader));
        }
        for (String language : Concept.LANGUAGES) {
            String label = concept.preferred().get(language);
            if (label != null) {
                model.add(subject, SKOS.PREF_LABEL, values.createLiteral(label, language));
            }
        }
        for (String language : Concept.LANGUAGES) {
            String label = concept.preferred().get(language);
            if (label != null) {
                model.add(
                        subject,
                        concept.confirmed(language) ? Vocabulary.CONFIRMED : Vocabulary.PROPOSED,
                        values.createLiteral(label, language));
            }
        }
        texts(subject, SKOS.ALT_LABEL, concept.alternative());
        texts(subject, Vocabulary.AMBIGUOUS, concept.ambiguous());
        texts(subject, Vocabulary.NOT_WITHIN, concept.notWithin());
        texts(subject, Vocabulary.SETTING, concept.setting());
        if (!concept.definition().isEmpty()) {
            model.add(subject, SKOS.DEFINITION, values.createLiteral(concept.definition(), "en"));
        }
        concept.evidence()
                .forEach(passage ->
                        model.add(subject, Vocabulary.EVIDENCE, values.createLiteral(passage)));
        concept.related().forEach(other -> model.add(subject, SKOS.RELATED, theme(other)));
        concept.exactMatch()
                .forEach(
                        address -> model.add(subject, SKOS.EXACT_MATCH, values.createIRI(address)));
    }

    private void texts(IRI subject, IRI property, Map<String, List<String>> texts) {
        for (String language : Concept.LANGUAGES) {
            texts.getOrDefault(language, List.of())
                    .forEach(text ->
                            model.add(subject, property, values.createLiteral(text, language)));
        }
    }

    private IRI theme(String slug) {
        return values.createIRI(Vocabulary.THEME, slug);
    }
}
