package org.compendium.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the steps make of a stored document today, to be put in the place of what they made of it
/// before. What is null stays as it is.
///
/// @param leading the SHA-256 of the file that the passages come from; null when they stay
/// @param pages how many pages each file that was read has, by its SHA-256; files without pages are
///   not named
/// @param with which steps have made this document, those that made the parts that stay included
public record Reading(
        @Nullable Description description,
        @Nullable List<Passage> passages,
        @Nullable List<ThemeEvidence> themes,
        @Nullable String leading,
        Map<String, Integer> pages,
        MadeWith with) {

    /// The same, classified otherwise.
    public Reading withThemes(List<ThemeEvidence> others) {
        return new Reading(description, passages, others, leading, pages, with);
    }

    public Reading {
        passages = passages == null ? null : List.copyOf(passages);
        themes = themes == null ? null : List.copyOf(themes);
        pages = Map.copyOf(pages);
        if ((passages == null) != (leading == null)) {
            throw new IllegalArgumentException("New passages come from a file, and only they do");
        }
    }
}
