package org.compendium.web.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.document.Passage;

/// A passage with the items that belong to it, in reading order.
record Block(Passage passage, List<Block> items) {

    /// Nests items under what they belong to; everything else stays in a row.
    static List<Block> of(List<Passage> passages) {
        List<Block> row = new ArrayList<>();
        Map<String, Block> byId = new HashMap<>();
        for (Passage passage : passages) {
            Block block = new Block(passage, new ArrayList<>());
            byId.put(passage.eId(), block);
            Optional.ofNullable(passage.parent())
                    .map(byId::get)
                    .map(Block::items)
                    .orElse(row)
                    .add(block);
        }
        return row;
    }

    /// Whether the passage or one of its items has this eId.
    boolean holds(String eId) {
        return passage.eId().equals(eId) || items.stream().anyMatch(item -> item.holds(eId));
    }
}
