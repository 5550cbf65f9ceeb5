package org.compendium.ingest.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes paragraphs of printed lines: without running heads and page numbers, with words and
/// paragraphs that a line or page broke put together again.
final class Layout {

    private static final Pattern PAGE_NUMBER =
            Pattern.compile(
                    "(?i)(?:page\\s*)?[-–—]?\\s*\\d{1,4}(?:\\s*(?:/|of|de|sur)\\s*\\d{1,4})?\\s*[-–—]?"
                            + "|[ivxl]{1,6}");

    /// The job number and the page of a United Nations document, in either order, and its bar code.
    private static final Pattern JOB =
            Pattern.compile(
                    "(?:\\d{1,4}/\\d{1,4}\\s+)?(?:GE\\.)?\\d{2}-\\d{5}(?:\\s*\\([A-Z]\\))?(?:\\s+\\d{6})*(?:\\s+\\d{1,4}/\\d{1,4})?"
                            + "|\\*\\s?\\d{7}\\s?\\*");

    private static final Pattern SYMBOL =
            Pattern.compile("[A-Z]{1,12}(?:/[A-Za-z0-9.()-]+){1,8}\\*{0,2}");
    private static final Pattern RULE = Pattern.compile("_{5,}");
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "(?:\\d{1,4}\\.|[IVXL]{1,6}\\.|[A-Z]\\.)\\t?\\s?(?=\\S).*"
                            + "|[\\d٠-٩]{1,4}\\s?[-–.]\\s*(?=\\p{IsArabic}).*|[(（][a-z\\d]{1,4}[)）]\\s*(?=\\p{IsHan}).*|\\([a-zA-Z]{1,4}\\)\\s.*|[•·▪●◦‣–-]\\s.*");

    /// Without a tab a number of four digits is more often a year than a paragraph's.
    private static final Pattern YEAR = Pattern.compile("\\d{4}\\.");

    private static final Pattern NOTE_START =
            Pattern.compile("(?:\\d{1,3}|[a-z]|\\*{1,3})[\\s\\t]+.*");

    private final List<Line> lines;
    private final Words words = new Words();
    private final float body;
    private final float pitch;
    private final float rightEdge;

    private Layout(List<Line> lines) {
        this.lines = lines;
        this.body = commonSize(lines);
        this.pitch = commonPitch(lines, body);
        this.rightEdge = rightEdge(lines, body);
        lines.forEach(line -> words.learn(line.text().replaceFirst("[-\\u2010]$", " ")));
    }

    static List<Block> paragraphs(List<Line> printed) {
        return new Layout(fromTheLeft(withoutRunningHeads(printed))).blocks();
    }

    /// A document written from right to left has its margins the other way round.
    private static List<Line> fromTheLeft(List<Line> lines) {
        long right = lines.stream().filter(line -> Words.fromTheRight(line.text())).count();
        if (right * 2 <= lines.size()) {
            return lines;
        }
        float left = (float) lines.stream().mapToDouble(Line::left).min().orElse(0);
        float width = (float) lines.stream().mapToDouble(Line::right).max().orElse(0) + left;
        return lines.stream().map(line -> line.mirrored(width)).toList();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        @Nullable Open open = null;
        @Nullable Line before = null;
        List<Block> notes = new ArrayList<>();
        Set<Line> footnotes = footnotes();
        @Nullable Open note = null;
        @Nullable Line noteBefore = null;
        int page = 0;
        for (Line line : lines) {
            if (line.page() != page) {
                if (note != null) {
                    notes.add(note.block(Block.Kind.NOTE, true));
                    note = null;
                }
                page = line.page();
            }
            if (RULE.matcher(line.text().strip()).matches()) {
                continue;
            }
            if (footnotes.contains(line)) {
                boolean next = NOTE_START.matcher(line.text()).matches();
                if (note == null || next || noteBefore == null) {
                    if (note != null) {
                        notes.add(note.block(Block.Kind.NOTE, true));
                    }
                    note = new Open(line);
                } else {
                    note.add(line, words);
                }
                noteBefore = line;
                continue;
            }
            if (open != null && before != null && continues(open, before, line)) {
                open.add(line, words);
            } else {
                if (open != null) {
                    blocks.add(open.block(kind(open), open.first.size() < body * 0.93f));
                    blocks.addAll(notes);
                    notes.clear();
                }
                open = new Open(line);
            }
            before = line;
        }
        if (open != null) {
            blocks.add(open.block(kind(open), open.first.size() < body * 0.93f));
        }
        if (note != null) {
            notes.add(note.block(Block.Kind.NOTE, true));
        }
        blocks.addAll(notes);
        return blocks;
    }

    private Block.Kind kind(Open open) {
        return open.lines == 1 && cells(open.first)
                ? Block.Kind.ROW
                : open.first.bold()
                                && open.allBold
                                && open.lines <= 4
                                && open.first.size() > body * 1.08
                        ? Block.Kind.HEADING
                        : Block.Kind.PARAGRAPH;
    }

    /// Wide gaps within a line stand between the cells of a table, apart from the one after a
    /// number.
    private static boolean cells(Line line) {
        String text = line.text().replaceFirst("^(?:\\S{1,6}[.)]|[•·▪●◦‣–-])\\t", "");
        return text.contains("\t");
    }

    private boolean continues(Open open, Line before, Line line) {
        if (cells(line) || cells(before)) {
            return false;
        }
        boolean numbered = NUMBERED.matcher(line.text()).matches();
        String text = open.text;
        boolean ended = sentenceEnds(text);
        if (line.page() != before.page()) {
            if (numbered && startsAnew(open, line, before, ended || listEnds(text))) {
                return false;
            }
            if (clauseEnds(text) && !full(before)) {
                return false;
            }
            boolean lower = Character.isLowerCase(line.text().codePointAt(0));
            if (ended && line.italic() && !before.italic()) {
                return false;
            }
            if (Math.abs(line.size() - before.size()) > 1.2f) {
                return !ended && lower;
            }
            if (line.bold() != before.bold() && (line.bold() || open.allBold)) {
                // Part of a sentence may be bold; a heading does not break one off in a full line.
                boolean emphasis =
                        !open.allBold && full(before) && line.left() <= open.continued(before) + 2;
                return !ended && (lower || emphasis);
            }
            return lower || !ended || (full(before) && line.left() <= open.continued(before) + 2);
        }
        float gap = line.top() - before.top();
        if (gap < -pitch * 2) {
            // Another column, or text that is set out of order.
            return !numbered && !ended && Character.isLowerCase(line.text().codePointAt(0));
        }
        if (gap > Math.max(pitch, before.size() * 1.05f) * 1.45f + 1) {
            return false;
        }
        boolean apart = gap > Math.max(pitch, before.size() * 1.2f) * 1.3f;
        if (apart && (clauseEnds(text) || !full(before))) {
            return false;
        }
        if (Math.abs(line.size() - before.size()) > Math.max(1, body * 0.12f)
                && !(line.text().length() < 4)) {
            return false;
        }
        if (open.allBold != line.bold()
                && (open.allBold || (line.bold() && (ended || !full(before))))) {
            return open.allBold && open.startsNumbered() && full(before) && !ended;
        }
        if (open.allItalic && !line.italic() && !full(before)) {
            return false;
        }
        if (numbered && startsAnew(open, line, before, ended || listEnds(text))) {
            return false;
        }
        boolean indented = line.left() > before.left() + 6;
        boolean hanging = open.lines == 1 && open.startsNumbered();
        if (!full(before) && ended) {
            return false;
        }
        if (indented && ended && !hanging && open.lines > 1) {
            return false;
        }
        return full(before)
                || !ended
                || gap <= pitch * 1.1f && !indented && before.right() > rightEdge * 0.6f && !ended;
    }

    private boolean startsAnew(Open open, Line line, Line before, boolean ended) {
        if (line.text().matches("^\\S{1,6}\\t.*")) {
            return true;
        }
        if (YEAR.matcher(line.text()).lookingAt()) {
            return ended;
        }
        if (!full(before)) {
            return true;
        }
        if (open.allItalic && !line.italic() || open.allBold && !line.bold()) {
            return true;
        }
        char first = line.text().charAt(0);
        if (first == '(') {
            // In a line that runs over, "(b)" stands at the margin by chance.
            boolean indented = line.left() > open.continued(before) + 6;
            return indented || ended && open.first.text().startsWith("(");
        }
        return ended;
    }

    private boolean full(Line line) {
        return line.right() >= rightEdge - Math.max(40, rightEdge * 0.12f);
    }

    private static boolean sentenceEnds(String text) {
        String end = text.stripTrailing();
        if (end.isEmpty()) {
            return false;
        }
        char last = end.charAt(end.length() - 1);
        while ("”\"’')]»".indexOf(last) >= 0 && end.length() > 1) {
            end = end.substring(0, end.length() - 1);
            last = end.charAt(end.length() - 1);
        }
        return ".!?:…。！？؟".indexOf(last) >= 0;
    }

    /// As the paragraphs of a preamble do, which are parts of one sentence.
    private static boolean clauseEnds(String text) {
        String end = text.stripTrailing();
        return !end.isEmpty() && ",;،؛，；".indexOf(end.charAt(end.length() - 1)) >= 0;
    }

    private static boolean listEnds(String text) {
        String end = text.stripTrailing();
        return end.endsWith(";")
                || end.endsWith(",")
                || end.endsWith("; and")
                || end.endsWith("; or");
    }

    /// Lines at the foot of a page: below a short rule, or smaller and opened by a mark.
    private Set<Line> footnotes() {
        Set<Line> found = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        Map<Integer, List<Line>> pages = new TreeMap<>();
        lines.forEach(line -> pages.computeIfAbsent(line.page(), p -> new ArrayList<>()).add(line));
        for (List<Line> page : pages.values()) {
            int rule = -1;
            for (int i = 0; i < page.size(); i++) {
                if (RULE.matcher(page.get(i).text().strip()).matches()) {
                    rule = i;
                }
            }
            if (rule >= 0) {
                for (Line line : page.subList(rule + 1, page.size())) {
                    if (line.top() >= page.get(rule).top() && line.size() <= body * 0.97f) {
                        found.add(line);
                    }
                }
                continue;
            }
            int first = page.size();
            while (first > 0 && page.get(first - 1).size() <= body * 0.9f) {
                first--;
            }
            if (first > 0
                    && first < page.size()
                    && NOTE_START.matcher(page.get(first).text()).matches()
                    && page.get(first).top() > page.get(first).height() * 0.6f) {
                found.addAll(page.subList(first, page.size()));
            }
        }
        return found;
    }

    /// What stands at the top or foot of a page and comes back, apart from its numbers.
    private static List<Line> withoutRunningHeads(List<Line> lines) {
        Map<Integer, List<Line>> pages = new TreeMap<>();
        lines.forEach(line -> pages.computeIfAbsent(line.page(), p -> new ArrayList<>()).add(line));
        Map<String, Set<Integer>> seen = new HashMap<>();
        for (List<Line> page : pages.values()) {
            for (Line line : edge(page)) {
                seen.computeIfAbsent(pattern(line), p -> new HashSet<>()).add(line.page());
            }
        }
        Set<Line> running = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        for (List<Line> page : pages.values()) {
            for (Line line : edge(page)) {
                String text = line.text().replace('\t', ' ').strip();
                int times = seen.getOrDefault(pattern(line), Set.of()).size();
                boolean job = JOB.matcher(text).matches();
                boolean number = PAGE_NUMBER.matcher(text).matches();
                boolean symbol = SYMBOL.matcher(text).matches() && line.page() > 1;
                boolean repeated =
                        times >= 3
                                || times == 2
                                        && pages.size() <= 6
                                        && text.length() > 3
                                        && line.page() > 1;
                if (job
                        || number
                        || symbol
                        || repeated && line.page() > 1
                        || repeated
                                && times > pages.size() / 2
                                && !SYMBOL.matcher(text).matches()
                                && bottom(line)) {
                    running.add(line);
                }
            }
        }
        return lines.stream().filter(line -> !running.contains(line)).toList();
    }

    private static boolean bottom(Line line) {
        return line.top() > line.height() * 0.85f;
    }

    /// The lines at the top and the foot of a page, each time as far as the gap that sets them off
    /// from the body; without such a gap the outermost line alone.
    private static List<Line> edge(List<Line> page) {
        List<Line> sorted = new ArrayList<>(page);
        sorted.sort((a, b) -> Float.compare(a.top(), b.top()));
        List<Line> edge = new ArrayList<>(outermost(sorted, 0.13f));
        edge.addAll(outermost(sorted.reversed(), 0.12f));
        return edge;
    }

    private static List<Line> outermost(List<Line> inwards, float zone) {
        int last = 0;
        for (int i = 0; i + 1 < inwards.size() && i < 5; i++) {
            Line line = inwards.get(i);
            if (Math.abs(inwards.getFirst().top() - line.top()) > line.height() * zone) {
                break;
            }
            float gap = Math.abs(inwards.get(i + 1).top() - line.top());
            if (gap > Math.max(line.size(), 8) * 1.7f) {
                last = i;
            }
        }
        return inwards.subList(0, Math.min(inwards.size(), last + 1)).stream()
                .filter(line ->
                        line.top() < line.height() * zone
                                || line.top() > line.height() * (1 - zone))
                .toList();
    }

    /// What comes back in the same place, apart from numbers.
    private static String pattern(Line line) {
        return Math.round(line.top() / 6)
                + " "
                + line.text().replaceAll("\\d+", "#").replaceAll("\\s+", " ").strip();
    }

    private static float commonSize(List<Line> lines) {
        Map<Float, Integer> weights = new HashMap<>();
        for (Line line : lines) {
            weights.merge(Math.round(line.size() * 2) / 2f, line.text().length(), Integer::sum);
        }
        return weights.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(10f);
    }

    private static float commonPitch(List<Line> lines, float body) {
        Map<Float, Integer> weights = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            Line a = lines.get(i - 1);
            Line b = lines.get(i);
            float gap = b.top() - a.top();
            if (a.page() == b.page()
                    && gap > body * 0.8f
                    && gap < body * 2.6f
                    && Math.abs(b.size() - body) < 1) {
                weights.merge(Math.round(gap * 2) / 2f, 1, Integer::sum);
            }
        }
        // Where paragraphs are short, the gaps between them may outnumber those between lines.
        int most = weights.values().stream().max(Integer::compare).orElse(0);
        return weights.entrySet().stream()
                .filter(weight -> weight.getValue() * 4 >= most)
                .map(Map.Entry::getKey)
                .min(Float::compare)
                .orElse(body * 1.2f);
    }

    private static float rightEdge(List<Line> lines, float body) {
        List<Float> edges =
                lines.stream()
                        .filter(line ->
                                Math.abs(line.size() - body) < 1 && line.text().length() > 30)
                        .map(Line::right)
                        .sorted()
                        .toList();
        return edges.isEmpty() ? 500 : edges.get((int) (edges.size() * 0.9));
    }

    /// A paragraph that may go on.
    private static final class Open {

        private final Line first;
        private String text;
        private List<NoteMark> marks;
        private int lines = 1;
        private boolean allBold;
        private boolean allItalic;
        private float second = -1;

        Open(Line first) {
            this.first = first;
            this.text = first.text();
            this.marks = first.marks();
            this.allBold = first.bold();
            this.allItalic = first.italic();
        }

        boolean startsNumbered() {
            return NUMBERED.matcher(first.text()).matches();
        }

        /// Where the lines after the first one begin.
        float continued(Line before) {
            return second >= 0 ? second : before.left();
        }

        void add(Line line, Words words) {
            if (second < 0) {
                second = line.left();
            }
            String joined = words.joined(text, line.text());
            int from = joined.length() - line.text().length();
            if (!line.marks().isEmpty() || !marks.isEmpty()) {
                List<NoteMark> both = new ArrayList<>(NoteMark.moved(marks, 0, from));
                both.addAll(NoteMark.moved(line.marks(), from, joined.length()));
                marks = both;
            }
            text = joined;
            lines++;
            allBold &= line.bold();
            allItalic &= line.italic();
        }

        /// @param small as the frames and notes of tables are, whose type faces mean nothing
        Block block(Block.Kind kind, boolean small) {
            return new Block(
                    kind,
                    0,
                    first.page(),
                    0,
                    0,
                    text,
                    allBold && !small,
                    allItalic && !small,
                    marks);
        }
    }
}
