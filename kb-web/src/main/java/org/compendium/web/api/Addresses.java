package org.compendium.web.api;

import java.nio.charset.StandardCharsets;
import org.compendium.document.Document;
import org.compendium.document.Passage;
import org.springframework.web.util.UriUtils;

/// The permanent addresses of documents and passages, without host.
final class Addresses {

    private Addresses() {}

    /// For example `/cite/TD/B/COM.3/19/para/28`; a passage that is not one of the paragraphs
    /// numbered through the document is addressed by its eId.
    static String of(Document document, Passage passage) {
        String work = "/cite/" + path(document.citeKey());
        String label = passage.label();
        return label != null && passage.eId().equals("para_" + label)
                ? work + "/para/" + path(label)
                : work + "/" + path(passage.eId());
    }

    /// For example `/id/3f8k2m9x0q`.
    static String of(Document document) {
        return "/id/" + document.work();
    }

    /// Where the reader shows it.
    static String reader(Document document) {
        return "/read/" + document.id();
    }

    /// Where the reader shows the passage.
    static String reader(Document document, Passage passage) {
        return reader(document) + "/" + path(passage.eId());
    }

    private static String path(String text) {
        return UriUtils.encodePath(text, StandardCharsets.UTF_8);
    }
}
