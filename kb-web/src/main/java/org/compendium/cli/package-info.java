/// The command line's side of `./kb ingest`, `search`, `reprocess` and `check`, a small client of
/// the interface for programs; `bench`, which starts a server of its own; and `eval search`,
/// `answers` and `sentences`. Start at [org.compendium.cli.Client].
@NullMarked
package org.compendium.cli;

import org.jspecify.annotations.NullMarked;
