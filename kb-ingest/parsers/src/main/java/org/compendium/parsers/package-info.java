/// What runs in the forked process. Start at [org.compendium.parsers.ParserProcess].
///
/// A file that crashes, hangs or fills the memory costs this process and nothing else. It shares no
/// class with the application; [org.compendium.parsers.Wire] says what the two say to each other.
@NullMarked
package org.compendium.parsers;

import org.jspecify.annotations.NullMarked;
