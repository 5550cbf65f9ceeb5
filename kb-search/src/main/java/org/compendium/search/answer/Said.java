package org.compendium.search.answer;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// A passage with what it stands under, which need not be said again in it.
///
/// @param language BCP 47
/// @param around the title and symbol of the document, the headings above, the paragraph that an
///   item belongs to
/// @param alias abbreviations by which the document calls what its title names; asked for only
///   where it matters
public record Said(String text, String language, List<String> around, Supplier<Set<String>> alias) {

    public Said {
        around = List.copyOf(around);
    }
}
