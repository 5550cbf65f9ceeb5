package org.compendium.curated;

import org.compendium.document.PassageRef;
import org.jspecify.annotations.Nullable;

/// A passage that something stands on.
///
/// @param words those of the passage that it rests on, see [KeptWords]; null when none were kept
public record Citation(PassageRef passage, @Nullable String words) {}
