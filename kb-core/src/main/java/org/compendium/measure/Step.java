package org.compendium.measure;

import java.util.Locale;

/// What is done with a file, in this order.
public enum Step {
    /// From the sender to the folder of originals.
    RECEIVE,
    /// From bytes to blocks, in a forked process.
    EXTRACT,
    /// From blocks to numbered paragraphs.
    STRUCTURE,
    /// What the document is: symbol, date, language.
    DESCRIBE,
    /// Its themes.
    CLASSIFY,
    /// The transaction that makes it part of the truth.
    STORE,
    /// A batch of documents into the search index.
    INDEX,
    /// What was indexed becomes findable; once for many batches.
    REFRESH;

    /// As the metrics call it.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
