/// What a file says, read in a process of its own so that no file can hurt us. Start at
/// [org.compendium.ingest.extract.Extractor].
@NullMarked
package org.compendium.ingest.extract;

import org.jspecify.annotations.NullMarked;
