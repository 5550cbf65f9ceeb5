package org.compendium.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.compendium.ingest.extract.Block;
import org.jspecify.annotations.Nullable;

/// One or more blocks that are one paragraph.
record Part(
        Block.Kind kind,
        int level,
        @Nullable Integer page,
        int start,
        int end,
        String text,
        boolean bold,
        boolean italic) {

    private static final Pattern OPENS = Pattern.compile("[\"“‘(\\[«¿¡]*\\p{Ll}.*", Pattern.DOTALL);
    private static final String CLOSERS = "”\"’')]»*";

    /// Puts sentences together again that blank lines or page ends broke.
    static List<Part> rejoined(List<Block> blocks) {
        List<Part> parts = new ArrayList<>();
        for (Block block : blocks) {
            Part part =
                    new Part(
                            block.kind(),
                            block.level(),
                            block.page(),
                            block.start(),
                            block.end(),
                            block.text(),
                            block.bold(),
                            block.italic());
            if (!parts.isEmpty() && parts.getLast().goesOnIn(part)) {
                Part before = parts.removeLast();
                parts.add(
                        new Part(
                                before.kind,
                                before.level,
                                before.page,
                                before.start,
                                part.end,
                                before.text + " " + part.text,
                                before.bold && part.bold,
                                before.italic && part.italic));
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    private boolean goesOnIn(Part next) {
        if (next.kind != Block.Kind.PARAGRAPH
                || kind != Block.Kind.PARAGRAPH && kind != Block.Kind.ITEM) {
            return false;
        }
        if (!OPENS.matcher(next.text).matches() || !Mark.items(next.text).isEmpty()) {
            return false;
        }
        boolean long_ = text.length() >= 60 || marked();
        char last = text.charAt(text.length() - 1);
        return long_ && !endsSentence() && last != ';' && last != ':';
    }

    boolean marked() {
        return !Mark.numbers(text).isEmpty() || !Mark.items(text).isEmpty();
    }

    boolean endsSentence() {
        return endsSentence(text);
    }

    static boolean endsSentence(String text) {
        int end = text.length();
        while (end > 1 && CLOSERS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && ".!?…。！？؟।".indexOf(text.charAt(end - 1)) >= 0;
    }

    /// Sentences rather than a title.
    boolean prose() {
        return endsSentence() && text.length() >= 40 || text.length() > 220;
    }

    boolean capitals() {
        long upper = text.chars().filter(Character::isUpperCase).count();
        long lower = text.chars().filter(Character::isLowerCase).count();
        return upper > 3 && lower * 8 < upper;
    }

    Part asHeading(int level) {
        return new Part(Block.Kind.HEADING, level, page, start, end, text, bold, italic);
    }
}
