package org.compendium.ingest;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Field;
import org.compendium.document.Provenance;
import org.springframework.stereotype.Service;

/// Corrects what is said of documents, by the same rules as what is said of a file that comes in.
@Service
public class Descriptions {

    private final Documents documents;

    Descriptions(Documents documents) {
        this.documents = documents;
    }

    /// Puts a curator's values in the place of those that are there; no machine replaces them. What
    /// the curator does not speak of stays as it is by then.
    ///
    /// @param said values by [Field#slug()], as in the metadata of a file; an empty text takes a
    ///   value away
    /// @throws IllegalArgumentException naming the field that is wrong, and what to do
    public void correct(DocumentId document, Map<String, String> said) {
        for (String name : said.keySet()) {
            if (Field.ofSlug(name).isEmpty()) {
                throw new IllegalArgumentException(
                        "A description has no '"
                                + name
                                + "' that can be corrected. It has "
                                + Arrays.stream(Field.values())
                                        .map(Field::slug)
                                        .collect(Collectors.joining(", "))
                                + ".");
            }
        }
        documents.describe(
                document, now -> Ingestion.corrected(now, said, Provenance.Source.CURATOR));
    }
}
