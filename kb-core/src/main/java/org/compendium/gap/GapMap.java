package org.compendium.gap;

import java.util.List;
import java.util.Map;

/// Themes against regions or outcomes, with what is held where they meet.
///
/// @param columns codes of regions or slugs of outcomes, and [#NOWHERE] last where columns are
///   regions
/// @param rows in the order of the thesaurus, each after the one it is part of
/// @param cells those that are not empty
/// @param works how many works the counts are of; a work in several languages is one
/// @param digests how many of these are held as a digest only
public record GapMap(
        List<String> columns, List<Row> rows, Map<Place, Count> cells, long works, long digests) {

    /// The column of records without a country, and of paragraphs of works that name none or
    /// several regions.
    public static final String NOWHERE = "none";

    public GapMap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        cells = Map.copyOf(cells);
    }

    /// @param theme a concept; what is held about narrower ones counts too, each thing once
    /// @param depth how many concepts are above it
    public record Row(String theme, int depth) {}

    /// Where a row and a column meet.
    public record Place(String theme, String column) {}

    /// @param records curated entries that are current
    /// @param passages numbered passages of works that everybody may read, of one region where
    ///   columns are regions
    public record Count(long records, long passages) {

        static final Count NOTHING = new Count(0, 0);

        public boolean nothing() {
            return records == 0 && passages == 0;
        }
    }

    public Count at(String theme, String column) {
        return cells.getOrDefault(new Place(theme, column), Count.NOTHING);
    }
}
