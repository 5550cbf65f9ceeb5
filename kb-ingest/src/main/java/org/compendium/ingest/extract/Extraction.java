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
    ///   `date`, `symbol`; from a mail `from`, `to`, `cc` and `date`
    /// @param recognised the pages that were read by machine from images, by their number
    /// @param notes sentences on what of the file is not in the text, or is doubtful
    record Text(
            List<Block> blocks,
            String text,
            @Nullable Integer pages,
            String mediaType,
            Map<String, String> properties,
            Map<Integer, Recognised> recognised,
            List<String> notes)
            implements Extraction {

        public Text {
            blocks = List.copyOf(blocks);
            properties = Map.copyOf(properties);
            recognised = Map.copyOf(recognised);
            notes = List.copyOf(notes);
        }

        /// How sure the machine is of words that it read from the image of a page, 0 to 100.
        ///
        /// @param page where they begin
        /// @return null when they were not read from an image
        public @Nullable Integer confidence(@Nullable Integer page, String words) {
            Recognised first = page == null ? null : recognised.get(page);
            if (page == null || first == null) {
                return null;
            }
            Recognised next = recognised.getOrDefault(page + 1, first);
            double sum = 0;
            long letters = 0;
            for (String word : words.split("\\s+")) {
                Float sure = first.words().get(word);
                if (sure == null) {
                    sure = next.words().get(word);
                }
                sum += word.length() * (sure == null ? first.confidence() : sure);
                letters += word.length();
            }
            return letters == 0 ? null : (int) Math.round(sum / letters);
        }

        /// Puts blocks one after another, a line each, and lets them know where they stand.
        public static Text of(
                List<Block> blocks,
                @Nullable Integer pages,
                String mediaType,
                Map<String, String> properties) {
            return of(blocks, pages, mediaType, properties, Map.of(), List.of());
        }

        /// The same for a file that was read from images, or not completely.
        public static Text of(
                List<Block> blocks,
                @Nullable Integer pages,
                String mediaType,
                Map<String, String> properties,
                Map<Integer, Recognised> recognised,
                List<String> notes) {
            var text = new StringBuilder();
            List<Block> placed = new ArrayList<>(blocks.size());
            for (Block block : blocks) {
                int start = text.length();
                text.append(block.text()).append('\n');
                placed.add(block.at(start));
            }
            return new Text(
                    placed, text.toString(), pages, mediaType, properties, recognised, notes);
        }
    }

    /// One page that was read by machine from its image.
    ///
    /// @param confidence how sure the machine is, 0 to 100, the mean over all letters
    /// @param words how sure it is of each word on the page
    record Recognised(float confidence, Map<String, Float> words) {

        public Recognised {
            words = Map.copyOf(words);
        }
    }

    /// An archive, or a mail with what is attached to it. The files that came out of it have been
    /// handed on.
    ///
    /// @param text of the mail itself, or of a file with attachments; null when there is none
    /// @param members how many files came out of it
    record Opened(@Nullable Text text, int members) implements Extraction {}

    /// A password is needed, or another one.
    ///
    /// @param reason in words for the person who sent it, and what to do about it
    record Locked(String reason) implements Extraction {}

    /// More comes out of it than is allowed.
    ///
    /// @param reason in words for the person who sent it, and what to do about it
    record Refused(String reason) implements Extraction {}

    /// The file is at fault; the rest of the batch goes on.
    ///
    /// @param reason in words for the person who sent it, and what to do about it
    record Unreadable(String reason) implements Extraction {}
}
