package org.compendium.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.compendium.document.Blobs;
import org.compendium.document.Description;
import org.compendium.document.Document;
import org.compendium.document.Documents;
import org.compendium.document.MadeWith;
import org.compendium.document.Manifestation;
import org.compendium.document.Pages;
import org.compendium.document.Passage;
import org.compendium.document.Rank;
import org.compendium.document.Reading;
import org.compendium.document.State;
import org.compendium.ingest.extract.Conditions;
import org.compendium.ingest.extract.Extraction;
import org.compendium.ingest.extract.Extractor;
import org.compendium.theme.Concept;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The steps once more, on a document that is held: what its files say to the steps of today.
/// Changes nothing.
@Component
public class Rereading {

    /// Which part is wanted new; the rest stays.
    public enum Part {
        ALL,
        STRUCTURE,
        DESCRIPTION,
        THEMES
    }

    /// What came of it.
    public sealed interface Reread {

        /// @param thesaurus by which it was classified
        record Made(Reading reading, List<Concept> thesaurus) implements Reread {

            public Made {
                thesaurus = List.copyOf(thesaurus);
            }
        }

        /// @param reason in words for an administrator
        record Unreadable(String reason) implements Reread {}
    }

    private record Held(Manifestation file, Extraction.Text text, List<Passage> passages) {

        Rank rank() {
            return Rank.of(text.mediaType(), passages);
        }
    }

    private final Documents documents;
    private final Ingestion ingestion;
    private final Queue queue;
    private final Blobs blobs;
    private final Extractor extractor;
    private final Describer describer;

    Rereading(
            Documents documents,
            Ingestion ingestion,
            Queue queue,
            Blobs blobs,
            Extractor extractor,
            Describer describer) {
        this.documents = documents;
        this.ingestion = ingestion;
        this.queue = queue;
        this.blobs = blobs;
        this.extractor = extractor;
        this.describer = describer;
    }

    private static Optional<Held> held(Manifestation file, Extraction.@Nullable Text text) {
        if (text == null) {
            return Optional.empty();
        }
        List<Passage> passages = Ingestion.recognised(text, Structure.read(text));
        return passages.isEmpty() ? Optional.empty() : Optional.of(new Held(file, text, passages));
    }

    public Reread read(Document document, Part part) {
        MadeWith before = documents.madeWith(document.id());
        MadeWith now = MadeWith.CURRENT;
        Ingestion.Known known = ingestion.known();
        if (part == Part.THEMES) {
            return new Reread.Made(
                    new Reading(
                            null,
                            null,
                            known.classifier()
                                    .classify(
                                            document.description(),
                                            documents.passages(document.id())),
                            null,
                            Map.of(),
                            new MadeWith(before.structure(), before.description(), now.themes())),
                    known.thesaurus());
        }
        Map<String, String> said = queue.said(document.id());
        List<Held> held = new ArrayList<>();
        for (Manifestation file : documents.files(document.id())) {
            if (!file.released() && document.state() == State.RELEASED) {
                continue; // The public must not read what no curator has released.
            }
            Optional<Held> read = Optional.empty();
            String reason = "There is no text in it";
            switch (extractor.extract(
                    blobs.path(file.sha256()),
                    Queue.lastName(file.fileName()),
                    Conditions.plain().in(said.get("language")),
                    (path, bytes) -> {})) {
                case Extraction.Unreadable(var why) -> reason = why;
                case Extraction.Refused(var why) -> reason = why;
                case Extraction.Locked(var why) -> reason = why;
                case Extraction.Text text -> read = held(file, text);
                case Extraction.Opened(var text, int members) -> read = held(file, text);
            }
            if (read.isEmpty() && file.leading()) {
                return new Reread.Unreadable(file.fileName() + ": " + reason);
            }
            read.ifPresent(held::add);
        }
        if (held.isEmpty()) {
            return new Reread.Unreadable("None of its files is released");
        }
        Held best = held.getFirst();
        for (Held other : held) {
            best = other.rank().above(best.rank()) ? other : best;
        }
        Description description =
                Ingestion.corrected(
                        describer.describe(
                                best.text(),
                                best.passages(),
                                Queue.lastName(best.file().fileName())),
                        Ingestion.said(said, best.text()));
        List<Passage> passages =
                PassageLanguages.marked(
                        paged(best, held),
                        part == Part.STRUCTURE ? document.language() : description.language());
        String leading = best.file().sha256();
        Map<String, Integer> pages = new HashMap<>();
        for (Held one : held) {
            Integer count = one.text().pages();
            if (count != null) {
                pages.put(one.file().sha256(), count);
            }
        }
        return new Reread.Made(
                switch (part) {
                    case DESCRIPTION ->
                            new Reading(
                                    description,
                                    null,
                                    null,
                                    null,
                                    Map.of(),
                                    new MadeWith(
                                            before.structure(),
                                            now.description(),
                                            before.themes()));
                    case STRUCTURE ->
                            new Reading(
                                    null,
                                    passages,
                                    null,
                                    leading,
                                    pages,
                                    new MadeWith(
                                            now.structure(),
                                            before.description(),
                                            before.themes()));
                    case ALL, THEMES ->
                            new Reading(
                                    description,
                                    passages,
                                    known.classifier().classify(description, passages),
                                    leading,
                                    pages,
                                    now);
                },
                known.thesaurus());
    }

    /// The same, with the themes that the thesaurus finds as it is now. It stays so until the
    /// transaction ends: what is stored in it was found by no other.
    public Reading asOfNow(Document document, Reread.Made made) {
        Reading reading = made.reading();
        Ingestion.Known now = ingestion.held();
        if (reading.themes() == null || now.thesaurus().equals(made.thesaurus())) {
            return reading;
        }
        Description description =
                Objects.requireNonNullElse(reading.description(), document.description());
        List<Passage> passages =
                reading.passages() == null ? documents.passages(document.id()) : reading.passages();
        return reading.withThemes(now.classifier().classify(description, passages));
    }

    private static List<Passage> paged(Held best, List<Held> held) {
        if (best.text().pages() != null) {
            return best.passages();
        }
        return held.stream()
                .filter(other -> other.text().pages() != null)
                .findFirst()
                .map(other -> Pages.of(other.passages()).onto(best.passages()))
                .orElse(best.passages());
    }
}
