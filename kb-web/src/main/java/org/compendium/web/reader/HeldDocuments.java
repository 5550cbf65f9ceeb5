package org.compendium.web.reader;

import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.web.CurrentViewer;
import org.compendium.web.HeldAddress;
import org.springframework.stereotype.Component;

@Component
class HeldDocuments implements HeldAddress {

    private final Documents documents;
    private final CurrentViewer current;

    HeldDocuments(Documents documents, CurrentViewer current) {
        this.documents = documents;
        this.current = current;
    }

    @Override
    public boolean holds(String address) {
        String[] segments = address.split("/");
        return segments.length < 2
                || !segments[0].equals("read")
                || (DocumentId.isOne(segments[1])
                        && documents
                                .find(new DocumentId(segments[1]), current.viewer())
                                .isPresent());
    }
}
