package org.compendium.document;

/// What storing a file came to.
public sealed interface Stored {

    /// The document the file now belongs to.
    DocumentId document();

    /// A work that was not known.
    record Added(DocumentId document) implements Stored {}

    /// Another text of a known work in the same language.
    record NewVersion(DocumentId document) implements Stored {}

    /// The same text as a known document, in another file.
    record NewFormat(DocumentId document) implements Stored {}

    /// A known work in another language.
    record NewLanguage(DocumentId document) implements Stored {}

    /// The very same bytes.
    record AlreadyKnown(DocumentId document) implements Stored {}
}
