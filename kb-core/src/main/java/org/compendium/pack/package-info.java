/// What the curated pack says in tables.
@NullMarked
package org.compendium.pack;

import org.jspecify.annotations.NullMarked;
