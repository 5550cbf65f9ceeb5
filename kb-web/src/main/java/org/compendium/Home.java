package org.compendium;

import org.compendium.engines.DataFolder;

/// Where this instance lives, and since when.
///
/// @param started from [System#nanoTime]
record Home(DataFolder folder, long started) {}
