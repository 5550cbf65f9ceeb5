/// Whether a passage answers a question. Start at [Question]; [Bearing] says how much a passage
/// bears on one. Nothing here knows an engine, and nothing here writes a word of its own.
@NullMarked
package org.compendium.search.answer;

import org.jspecify.annotations.NullMarked;
