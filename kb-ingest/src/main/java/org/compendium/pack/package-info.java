/// Brings the curated pack in: the thesaurus, the practices and cases, and the digests, which enter
/// through the same door as any file. Start at [org.compendium.pack.Pack].
@NullMarked
package org.compendium.pack;

import org.jspecify.annotations.NullMarked;
