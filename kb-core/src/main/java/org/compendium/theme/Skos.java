package org.compendium.theme;

import org.eclipse.rdf4j.rio.RDFFormat;

/// The forms in which a thesaurus is written and read.
public enum Skos {
    TURTLE("ttl", "text/turtle", RDFFormat.TURTLE),
    JSON_LD("jsonld", "application/ld+json", RDFFormat.JSONLD);

    private final String ending;
    private final String mediaType;
    private final RDFFormat format;

    Skos(String ending, String mediaType, RDFFormat format) {
        this.ending = ending;
        this.mediaType = mediaType;
        this.format = format;
    }

    /// How the name of a file ends, without the dot.
    public String ending() {
        return ending;
    }

    /// Without charset; both are UTF-8.
    public String mediaType() {
        return mediaType;
    }

    RDFFormat format() {
        return format;
    }
}
