package org.compendium.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.compendium.ingest.extract.Block;
import org.compendium.ingest.extract.NoteMark;
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
        boolean italic,
        List<NoteMark> marks) {

    private static final Pattern OPENS = Pattern.compile("[\"“‘(\\[«¿¡]*\\p{Ll}.*", Pattern.DOTALL);
    private static final String CLOSERS = "”\"’')]»*";

    /// Puts sentences together again that blank lines or page ends broke.
    ///
    /// The reasons of a resolution end in commas, and in Russian begin with small letters: they are
    /// left as they are.
    static List<Part> rejoined(List<Block> blocks) {
        List<Part> parts = new ArrayList<>();
        boolean reasons = false;
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
                            block.italic(),
                            block.marks());
            reasons =
                    Resolution.subject(block.text())
                            || reasons && Mark.numbers(block.text()).isEmpty();
            boolean apart = reasons && !parts.isEmpty() && Resolution.reason(parts.getLast().text);
            if (!parts.isEmpty() && !apart && parts.getLast().goesOnIn(part)) {
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
                                before.italic && part.italic,
                                marks(before, part)));
            } else {
                parts.add(part);
            }
        }
        return Resolution.apart(parts);
    }

    private static List<NoteMark> marks(Part before, Part part) {
        if (part.marks.isEmpty()) {
            return before.marks;
        }
        int from = before.text.length() + 1;
        List<NoteMark> marks = new ArrayList<>(before.marks);
        marks.addAll(NoteMark.moved(part.marks, from, from + part.text.length()));
        return marks;
    }

    /// A piece of it.
    Part with(int from, int to, String piece, List<NoteMark> itsMarks) {
        return new Part(kind, level, page, from, to, piece, bold, italic, itsMarks);
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
        return new Part(Block.Kind.HEADING, level, page, start, end, text, bold, italic, marks);
    }
}
