package org.compendium.search.notion;

/// A notion in a question.
///
/// @param text as it was typed
/// @param words how many words that is; of Chinese, characters
public record Said(Notion notion, String text, int words) {}
