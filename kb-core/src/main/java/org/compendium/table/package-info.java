/// What the curated pack says in tables: [org.compendium.table.PackTable].
@NullMarked
package org.compendium.table;

import org.jspecify.annotations.NullMarked;
