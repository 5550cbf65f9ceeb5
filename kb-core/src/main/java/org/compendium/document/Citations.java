package org.compendium.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.springframework.stereotype.Component;

/// Finds what a citation means: the paragraph of the work itself when we hold it, else of its
/// digest.
@Component
public class Citations {

    /// Sees what was withdrawn, too.
    private static final Viewer ITSELF = new Viewer("compendium", Role.CURATOR);

    private final Documents documents;
    private final Works works;

    Citations(Documents documents, Works works) {
        this.documents = documents;
        this.works = works;
    }

    /// Where a citation leads.
    ///
    /// @param digestInstead the work that was cited is not held, and a digest stands in for it
    public record Found(Document document, Passage passage, boolean digestInstead) {}

    /// The paragraph with this printed number among those numbered through the whole document.
    public Optional<Found> paragraph(
            String work, String label, List<String> languages, Viewer viewer) {
        return passage(work, eIdOf(label), languages, viewer);
    }

    /// @param work a symbol or a local identifier
    /// @param eId one that better structure retired leads to its successor
    /// @param languages BCP 47, the best first; the original's is taken when none of them is held
    public Optional<Found> passage(String work, String eId, List<String> languages, Viewer viewer) {
        Optional<Found> elsewhere = elsewhere(work, eId, viewer);
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        List<Document> held = held(work, viewer);
        for (String language : languages) {
            Optional<Found> found =
                    held.stream()
                            .filter(document -> document.language().equals(language))
                            .map(document -> in(document, eId, false))
                            .flatMap(Optional::stream)
                            .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        Optional<Found> any =
                held.stream()
                        .map(document -> in(document, eId, false))
                        .flatMap(Optional::stream)
                        .findFirst();
        return any.isPresent()
                ? any
                : Symbol.of(work)
                        .flatMap(symbol -> documents.digestOf(symbol, viewer))
                        .flatMap(digest -> in(digest, eId, true));
    }

    /// Where each of these passages can be read by everybody today, in every language that is held,
    /// in the current versions; in the digest of a work of which nothing else was ever held.
    ///
    /// @return nothing for a passage of a work that is not held; an empty list when the work has
    ///   the passage no more, or was withdrawn
    public Map<PassageRef, List<Found>> everywhere(List<PassageRef> cited) {
        Map<Symbol, List<Document>> works =
                documents.ofSymbols(
                        cited.stream().map(PassageRef::symbol).distinct().toList(), ITSELF);
        Map<PassageRef, List<Document>> held = new LinkedHashMap<>();
        for (PassageRef one : cited) {
            List<Document> all =
                    works.getOrDefault(one.symbol(), List.of()).stream()
                            .filter(document ->
                                    document.shown() || document.state() == State.WITHDRAWN)
                            .toList();
            List<Document> originals =
                    all.stream().filter(document -> document.retells() == null).toList();
            if (!all.isEmpty()) {
                held.put(
                        one,
                        (originals.isEmpty() ? all : originals)
                                .stream()
                                        .filter(document -> document.current() && document.shown())
                                        .toList());
            }
        }
        Map<Documents.Place, Passage> passages =
                documents.passages(
                        held.entrySet().stream()
                                .flatMap(entry ->
                                        entry.getValue().stream()
                                                .map(document ->
                                                        new Documents.Place(
                                                                document.id(),
                                                                entry.getKey().eId())))
                                .distinct()
                                .toList());
        Map<PassageRef, List<Found>> found = new HashMap<>();
        held.forEach((one, all) -> {
            List<Found> here = new ArrayList<>();
            for (Document document : all) {
                Passage passage = passages.get(new Documents.Place(document.id(), one.eId()));
                if (passage != null) {
                    here.add(new Found(document, passage, document.retells() != null));
                }
            }
            if (here.isEmpty()) {
                elsewhere(one.symbol().value(), one.eId(), Viewer.everybody()).ifPresent(here::add);
            }
            found.put(one, here);
        });
        return found;
    }

    /// The document that a symbol or local identifier names, its digest when the work is not held.
    public Optional<Document> document(String work, List<String> languages, Viewer viewer) {
        List<Document> held = held(work, viewer);
        for (String language : languages) {
            for (Document document : held) {
                if (document.language().equals(language)) {
                    return Optional.of(document);
                }
            }
        }
        return held.stream()
                .findFirst()
                .or(() -> Symbol.of(work).flatMap(symbol -> documents.digestOf(symbol, viewer)));
    }

    // A person found its text to be that of another document, which holds it now.
    private Optional<Found> elsewhere(String work, String eId, Viewer viewer) {
        Optional<DocumentId> id =
                DocumentId.isOne(work)
                        ? Optional.of(new DocumentId(work))
                        : Symbol.of(work).flatMap(works::merged);
        return id.flatMap(former -> documents.moved(former, eId))
                .flatMap(place ->
                        documents
                                .find(place.document(), viewer)
                                .flatMap(document -> in(document, place.eId(), false)));
    }

    private List<Document> held(String work, Viewer viewer) {
        if (DocumentId.isOne(work)) {
            DocumentId id = new DocumentId(work);
            List<Document> ofWork = documents.ofWork(id, viewer);
            return ofWork.isEmpty()
                    ? documents.find(id, viewer).map(List::of).orElse(List.of())
                    : ofWork;
        }
        return Symbol.of(work).map(symbol -> documents.ofSymbol(symbol, viewer)).orElse(List.of());
    }

    private Optional<Found> in(Document document, String eId, boolean digest) {
        return documents
                .passage(document.id(), eId)
                .map(passage -> new Found(document, passage, digest));
    }

    // "18(a)" is para_18__item_a, and "(a)" is item_a.
    static String eIdOf(String label) {
        String[] parts = label.strip().split("[()\\s]+");
        List<String> ids = new ArrayList<>();
        if (!parts[0].isEmpty()) {
            ids.add("para_" + parts[0]);
        }
        for (int i = 1; i < parts.length; i++) {
            ids.add("item_" + parts[i]);
        }
        return String.join("__", ids);
    }
}
