package org.compendium.arrangement;

/// What changes in one column.
///
/// @param before blank when nothing was reported
/// @param after blank when nothing is reported any more
public record Change(String column, String before, String after) {}
