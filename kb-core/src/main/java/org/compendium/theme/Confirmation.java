package org.compendium.theme;

import java.time.Instant;

/// That a curator has confirmed a preferred label.
///
/// @param by the curator's account
public record Confirmation(String label, String by, Instant at) {}
