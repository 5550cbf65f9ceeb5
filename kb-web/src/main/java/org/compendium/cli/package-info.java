/// The command line's side of `./kb ingest`, `./kb search` and `./kb check`: a small client of the
/// interface for programs. Start at [org.compendium.cli.Client].
@NullMarked
package org.compendium.cli;

import org.jspecify.annotations.NullMarked;
