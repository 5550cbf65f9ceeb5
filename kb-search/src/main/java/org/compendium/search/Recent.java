package org.compendium.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Passage;
import org.springframework.stereotype.Component;

/// Documents and passages as they were read lately, for lists of what was found. The truth still
/// decides each time: every change of a document gives it another revision, PostgreSQL is asked for
/// the revisions, and what has another one is read again. Asking for them costs a tenth of reading
/// the documents.
@Component
class Recent {

    /// In characters of all that is kept, about as many bytes.
    private static final long MOST = 16_000_000;

    /// In characters, for a document with what its fields and their objects take.
    private static final int DOCUMENT = 2_000;

    private static final int PASSAGE = 500;

    private record Version(DocumentId document, long revision) {}

    private record Part(Version of, String eId) {}

    private final Documents documents;
    private final Cache<Version, Document> read =
            Caffeine.newBuilder()
                    .maximumWeight(MOST)
                    .weigher((Version key, Document one) -> DOCUMENT + one.title().length())
                    .executor(Runnable::run)
                    .build();
    private final Cache<Part, Passage> parts =
            Caffeine.newBuilder()
                    .maximumWeight(MOST)
                    .weigher((Part key, Passage one) -> PASSAGE + one.text().length())
                    .executor(Runnable::run)
                    .build();

    Recent(Documents documents) {
        this.documents = documents;
    }

    /// The documents as they stand now; those that are gone are left out.
    Map<DocumentId, Document> documents(Collection<DocumentId> ids) {
        Map<DocumentId, Document> found = new HashMap<>();
        List<DocumentId> changed = new ArrayList<>();
        documents
                .revisions(ids)
                .forEach((id, revision) -> {
                    Document one = read.getIfPresent(new Version(id, revision));
                    if (one == null) {
                        changed.add(id);
                    } else {
                        found.put(id, one);
                    }
                });
        if (!changed.isEmpty()) {
            documents
                    .findAll(changed)
                    .forEach((id, one) -> {
                        read.put(new Version(id, one.revision()), one);
                        found.put(id, one);
                    });
        }
        return found;
    }

    /// Passages of these documents, by the addresses that were asked for; a retired one gives its
    /// successor, those that are gone are left out, and those of other documents.
    Map<Documents.Place, Passage> passages(
            Map<DocumentId, Document> of, Collection<Documents.Place> places) {
        Map<Documents.Place, Passage> found = new HashMap<>();
        List<Documents.Place> unread = new ArrayList<>();
        for (Documents.Place place : places) {
            Document document = of.get(place.document());
            if (document != null) {
                Passage one = parts.getIfPresent(part(document, place));
                if (one == null) {
                    unread.add(place);
                } else {
                    found.put(place, one);
                }
            }
        }
        if (!unread.isEmpty()) {
            documents
                    .passages(unread)
                    .forEach((place, one) -> {
                        Document document = of.get(place.document());
                        if (document != null) {
                            // It may be of a later revision already; then nobody asks for this one
                            // again.
                            parts.put(part(document, place), one);
                            found.put(place, one);
                        }
                    });
        }
        return found;
    }

    private static Part part(Document document, Documents.Place place) {
        return new Part(new Version(document.id(), document.revision()), place.eId());
    }
}
