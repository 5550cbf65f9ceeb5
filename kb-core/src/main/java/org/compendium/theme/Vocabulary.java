package org.compendium.theme;

import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;

/// The words of our own that a thesaurus is written with, beside those of SKOS.
final class Vocabulary {

    /// With what the addresses of concepts begin.
    static final String THEME = "urn:compendium:theme:";

    static final String NAMESPACE = "urn:compendium:vocabulary:";

    /// The local name of the thesaurus itself.
    static final String SCHEME = "scheme";

    static final IRI EVIDENCE = term("evidence");
    static final IRI AMBIGUOUS = term("ambiguous");
    static final IRI NOT_WITHIN = term("notWithin");
    static final IRI SETTING = term("setting");

    /// A preferred label that a curator has confirmed.
    static final IRI CONFIRMED = term("confirmed");

    /// A preferred label that nobody has confirmed yet. Not read back: it is what the others are.
    static final IRI PROPOSED = term("proposed");

    private Vocabulary() {}

    private static IRI term(String name) {
        return SimpleValueFactory.getInstance().createIRI(NAMESPACE, name);
    }
}
