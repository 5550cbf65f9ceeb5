package org.compendium.search.language;

import java.util.Locale;

/// A property of documents or paragraphs that can be asked for by name. Years and titles have
/// clauses of their own.
public enum FieldName {
    /// Of a document: `TD/B/COM.3/19`.
    SYMBOL,
    /// A name in any language, or ISO 3166-1 alpha-3.
    COUNTRY,
    REGION,
    THEME,
    KIND,
    /// A name, or BCP 47.
    LANGUAGE,
    /// The label in the margin of a paragraph: `28`, `18(a)`.
    PARA;

    /// The name before the colon: `country`.
    public String typed() {
        return name().toLowerCase(Locale.ROOT);
    }
}
