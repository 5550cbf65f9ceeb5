/// Tables in plain text: what the curated pack says in them is read by
/// [org.compendium.table.PackTable], and what spreadsheets make of them knows
/// [org.compendium.table.Spreadsheet].
@NullMarked
package org.compendium.table;

import org.jspecify.annotations.NullMarked;
