package org.compendium.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was found in one file.
public sealed interface Extraction {

    /// @param text all of it; blocks and passages point into it
    /// @param pages null where the format has no pages
    /// @param mediaType as recognised from the bytes
    /// @param properties what the file says of itself: `title`, `author`, `created`, `modified`,
    ///   `language`, `subject`; from a text's front matter also `kind`, `retells`, `retellsdate`,
    ///   `date`, `symbol`
    record Text(
            List<Block> blocks,
            String text,
            @Nullable Integer pages,
            String mediaType,
            Map<String, String> properties)
            implements Extraction {

        public Text {
            blocks = List.copyOf(blocks);
            properties = Map.copyOf(properties);
        }

        /// Puts blocks one after another, a line each, and lets them know where they stand.
        public static Text of(
                List<Block> blocks,
                @Nullable Integer pages,
                String mediaType,
                Map<String, String> properties) {
            var text = new StringBuilder();
            List<Block> placed = new ArrayList<>(blocks.size());
            for (Block block : blocks) {
                int start = text.length();
                text.append(block.text()).append('\n');
                placed.add(block.at(start));
            }
            return new Text(placed, text.toString(), pages, mediaType, properties);
        }
    }

    /// The file is at fault; the rest of the batch goes on.
    ///
    /// @param reason in words for the person who sent it, and what to do about it
    record Unreadable(String reason) implements Extraction {}
}
