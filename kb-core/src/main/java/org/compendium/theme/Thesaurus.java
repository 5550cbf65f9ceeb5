package org.compendium.theme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import no.hasmac.jsonld.JsonLdError;
import no.hasmac.jsonld.JsonLdErrorCode;
import no.hasmac.jsonld.loader.DocumentLoader;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.rio.ParserConfig;
import org.eclipse.rdf4j.rio.RDFHandlerException;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.UnsupportedRDFormatException;
import org.eclipse.rdf4j.rio.WriterConfig;
import org.eclipse.rdf4j.rio.jsonld.JSONLDMode;
import org.eclipse.rdf4j.rio.jsonld.JSONLDSettings;

/// A thesaurus in SKOS (W3C Recommendation, 18 August 2009), as Turtle or JSON-LD. What is written
/// here and read again is the same, concept by concept.
public final class Thesaurus {

    // A file that somebody sends must not make this server fetch addresses.
    private static final DocumentLoader NOTHING_FROM_ELSEWHERE =
            (address, options) -> {
                throw new JsonLdError(
                        JsonLdErrorCode.LOADING_DOCUMENT_FAILED,
                        "The context " + address + " is not fetched; write it out in the file");
            };

    private Thesaurus() {}

    /// A whole thesaurus as Turtle.
    ///
    /// @return the concepts, each after the one above it
    /// @throws IllegalArgumentException when the file is malformed or the thesaurus not sound; the
    ///   message has all faults
    public static List<Concept> read(InputStream turtle) throws IOException {
        List<Concept> concepts = parts(turtle, Skos.TURTLE);
        List<Fault> faults = Soundness.faults(concepts);
        if (!faults.isEmpty()) {
            throw new Fault.Found(faults);
        }
        return concepts;
    }

    /// Concepts that may be part of a larger thesaurus: whether they are sound shows only there.
    ///
    /// @return the concepts, each after the one above it
    /// @throws IllegalArgumentException when the file is malformed or says of a concept what has no
    ///   place here; the message has all faults
    public static List<Concept> parts(InputStream in, Skos form) throws IOException {
        Model model;
        try {
            ParserConfig settings = new ParserConfig();
            settings.set(JSONLDSettings.DOCUMENT_LOADER, NOTHING_FROM_ELSEWHERE);
            model = Rio.parse(in, Vocabulary.THEME, form.format(), settings);
        } catch (RDFParseException | UnsupportedRDFormatException e) {
            throw new IllegalArgumentException(
                    "The thesaurus is not " + form.format().getName() + ": " + e.getMessage(), e);
        }
        return ordered(new SkosReading(model).concepts());
    }

    /// @throws IllegalArgumentException as [#parts(InputStream, Skos)]
    static Concept one(String turtle) {
        try {
            return parts(
                            new ByteArrayInputStream(turtle.getBytes(StandardCharsets.UTF_8)),
                            Skos.TURTLE)
                    .getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The whole thesaurus with its title, licence and the note that it is no publication of the
    /// United Nations.
    public static String write(List<Concept> concepts, Skos form) {
        return written(new SkosWriting().scheme(concepts).concepts(concepts).model(), form);
    }

    /// One concept as Turtle, without the thesaurus.
    static String write(Concept concept) {
        return written(new SkosWriting().concepts(List.of(concept)).model(), Skos.TURTLE);
    }

    private static String written(Model model, Skos form) {
        StringWriter text = new StringWriter();
        try {
            WriterConfig settings = new WriterConfig();
            settings.set(JSONLDSettings.JSONLD_MODE, JSONLDMode.COMPACT);
            Rio.write(model, text, form.format(), settings);
        } catch (RDFHandlerException e) {
            throw new IllegalStateException(
                    "A thesaurus could not be written as " + form.format().getName(), e);
        }
        return text.toString();
    }

    /// Each after the one above it, and so that the order depends on nothing but the tree. Those
    /// that hang below themselves or below one that is not there come last.
    static List<Concept> ordered(List<Concept> concepts) {
        Map<String, Concept> byId = new LinkedHashMap<>();
        concepts.forEach(concept -> byId.put(concept.id(), concept));
        List<Concept> ordered = new ArrayList<>();
        TreeSet<String> waiting = new TreeSet<>(byId.keySet());
        TreeSet<String> done = new TreeSet<>();
        while (!waiting.isEmpty()) {
            List<String> ready =
                    waiting.stream()
                            .filter(id ->
                                    Optional.ofNullable(byId.get(id))
                                            .map(Concept::broader)
                                            .map(done::contains)
                                            .orElse(true))
                            .toList();
            if (ready.isEmpty()) {
                ready = List.copyOf(waiting);
            }
            ready.forEach(id -> Optional.ofNullable(byId.get(id)).ifPresent(ordered::add));
            ready.forEach(waiting::remove);
            done.addAll(ready);
        }
        return ordered;
    }
}
