/// Turns a file into classified passages that are stored and findable. Start at
/// [org.compendium.ingest.Ingestion]; everything else here is a step it calls, in the order
/// `Extractor`, `Structure`, `Describer`, `Classifier`.
@NullMarked
package org.compendium.ingest;

import org.jspecify.annotations.NullMarked;
