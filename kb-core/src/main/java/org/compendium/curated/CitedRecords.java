package org.compendium.curated;

import java.util.List;

/// A kind of curated records that rest on passages. Each has to be looked at again when a passage
/// no longer has the words that were kept.
public interface CitedRecords {

    /// All statements of all its records with the citations they rest on, in the order of the
    /// records.
    List<Statement> statements();

    /// A statement of a record.
    ///
    /// @param address of the record, without a slash before it
    /// @param title of the record
    /// @param citations none for a statement that cites nothing
    record Statement(String address, String title, String text, List<Citation> citations) {

        public Statement {
            citations = List.copyOf(citations);
        }
    }
}
