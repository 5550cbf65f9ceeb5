package org.compendium.theme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One change of a concept that was made.
///
/// @param by the curator's account, or `compendium` for the pack
/// @param before null when the concept was not there
/// @param after null when the concept was taken out
public record Past(String by, Instant at, @Nullable Concept before, @Nullable Concept after) {}
