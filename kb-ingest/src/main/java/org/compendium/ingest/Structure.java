package org.compendium.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.compendium.document.Passage;
import org.compendium.document.Slug;
import org.compendium.document.Span;
import org.compendium.ingest.extract.Block;
import org.compendium.ingest.extract.Extraction;
import org.compendium.ingest.extract.NoteMark;
import org.jspecify.annotations.Nullable;

/// Finds what can be cited: numbered paragraphs, their items, headings, and the text between.
///
/// The eIds follow the OASIS Akoma Ntoso Naming Convention 1.0, section 4, with one choice of ours:
/// a section is named by its title and not by its place, so that a retelling of a document under
/// the same headings has the same eIds, and so that a new section changes none of the others.
final class Structure {

    /// Of a text without numbers and of a table; longer ones are several passages.
    private static final int LONGEST = 2_000;

    /// Blocks without a number that may belong to the numbered paragraph before them.
    private static final int LONGEST_TAIL = 6;

    private static final Pattern ANNEX =
            Pattern.compile(
                    "(?iu)(?:annex|appendix|annexe|anexo|ap[ée]ndice|приложение)\\b.{0,120}|(?:附件|المرفق).{0,60}");
    private static final Pattern NOTE =
            Pattern.compile("^(\\d{1,3}|[a-z]|\\*{1,3})[\\s\\t]+(.*)$", Pattern.DOTALL);
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…][\"”’)\\]]*\\s+|[。！？؟]");

    private final List<Part> parts;
    private final Contents contents;
    private final Resolution resolution;
    private final Iterator<Zone> zones;
    private final Set<Integer> zoneStarts;
    private final boolean styled;
    private final boolean chaptered;
    private final int titlePart;
    private final int outermost;

    private final List<Draft> drafts = new ArrayList<>();
    private final Set<String> eIds = new HashSet<>();
    private final Map<String, Integer> repeated = new HashMap<>();
    private final Deque<Section> path = new ArrayDeque<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private final List<Part> rows = new ArrayList<>();
    private final Map<String, List<Draft>> marked = new HashMap<>();
    private Zone zone;
    private int at;
    private @Nullable Draft paragraph;
    private int tail;
    private boolean tailOpen;
    private int texts;
    private int tables;
    private int notes;
    private int lists;
    private int untitled;

    private record Section(int rank, String title, String eId) {}

    /// A list that is being read: the style of its marks, the last of them, and its last item.
    private record Level(
            Mark.Style style,
            int value,
            Draft item,
            @Nullable Draft above,
            String prefix,
            String label) {}

    private static final class Draft {
        private final String eId;
        private final Passage.Form form;
        private final @Nullable String label;
        private final @Nullable Integer page;
        private final int start;
        private int end;
        private final List<String> headings;
        private final @Nullable String parent;
        private final Passage.@Nullable Role role;
        private final List<NoteMark> marks = new ArrayList<>();
        private final List<Passage.NoteMark> notes = new ArrayList<>();
        private String text;
        private @Nullable String closing;
        private boolean hasItems;

        Draft(
                String eId,
                Passage.Form form,
                @Nullable String label,
                Part part,
                List<String> headings,
                @Nullable String parent,
                String text,
                Passage.@Nullable Role role,
                List<NoteMark> marks) {
            this.eId = eId;
            this.form = form;
            this.label = label;
            this.page = part.page();
            this.start = part.start();
            this.end = part.end();
            this.headings = headings;
            this.parent = parent;
            this.text = text;
            this.role = role;
            this.marks.addAll(marks);
        }

        void append(Part part) {
            if (hasItems) {
                closing = closing == null ? part.text() : closing + "\n" + part.text();
            }
            text = text.isEmpty() ? part.text() : text + "\n" + part.text();
            marks.addAll(
                    NoteMark.moved(
                            part.marks(), text.length() - part.text().length(), text.length()));
            end = Math.max(end, part.end());
        }

        Passage passage() {
            return new Passage(
                    eId,
                    form,
                    label,
                    page,
                    new Span(start, Math.max(end, start + 1)),
                    headings,
                    parent,
                    text,
                    closing,
                    null,
                    role,
                    notes.stream().sorted(Comparator.comparingInt(Passage.NoteMark::at)).toList(),
                    null);
        }
    }

    private Structure(List<Part> parts, Contents contents) {
        this.parts = parts;
        this.contents = contents;
        this.resolution = Resolution.of(parts);
        List<Zone> all = Zone.of(parts, resolution);
        this.zoneStarts = all.stream().map(Zone::from).collect(Collectors.toSet());
        this.zones = all.iterator();
        this.zone = zones.next();
        long styles = parts.stream().filter(part -> part.kind() == Block.Kind.HEADING).count();
        this.styled = styles >= 2;
        this.chaptered =
                parts.stream()
                        .anyMatch(part ->
                                part.text().length() < 160
                                        && Mark.chapterRank(part.text()) > 0
                                        && Mark.chapterRank(part.text()) <= 20);
        this.titlePart = titlePart();
        this.outermost = contents.titles().isEmpty() ? 20 : outermost();
    }

    /// @return in reading order; empty only for a text without any words
    static List<Passage> read(Extraction.Text text) {
        Masthead masthead = Masthead.of(text.blocks());
        List<Part> all = Part.rejoined(text.blocks().subList(masthead.end(), text.blocks().size()));
        Contents contents = Contents.of(all);
        var structure = new Structure(contents.rest(), contents);
        List<Passage> passages = structure.passages();
        if (passages.isEmpty() && masthead.end() > 0) {
            List<Part> bare = Part.rejoined(text.blocks());
            passages = new Structure(bare, new Contents(bare, Set.of())).passages();
        }
        return passages;
    }

    private List<Passage> passages() {
        for (int i = 0; i < parts.size(); i++) {
            if (i >= zone.to() && zones.hasNext()) {
                table();
                zone = zones.next();
                paragraph = null;
                levels.clear();
                tailOpen = false;
            }
            at = i;
            if (parts.get(i).kind() == Block.Kind.ROW) {
                rows.add(parts.get(i));
                tailOpen = false;
                continue;
            }
            table();
            read(i);
        }
        table();
        return drafts.stream()
                .filter(draft -> !draft.text.isBlank() || draft.hasItems)
                .map(Draft::passage)
                .toList();
    }

    private void read(int i) {
        Part part = parts.get(i);
        if (part.kind() == Block.Kind.NOTE) {
            note(part);
            return;
        }
        List<Mark> numbers = Mark.numbers(part.text());
        if (!numbers.isEmpty()) {
            Mark number = numbers.getFirst();
            if (zone.through(i) || zone.restarted(i)) {
                paragraph(i, number);
                return;
            }
            if (!Numbering.headingLike(part) && item(i, List.of(number))) {
                return;
            }
        }
        List<Mark> marks = Mark.items(part.text());
        if (!marks.isEmpty() && item(i, marks)) {
            return;
        }
        if (part.kind() == Block.Kind.ITEM && marks.isEmpty() && paragraph != null) {
            if (item(i, List.of(new Mark(Mark.Style.BULLET, 1, "", part.text())))) {
                return;
            }
        }
        if (isHeading(i)) {
            heading(i);
            return;
        }
        text(part);
    }

    private void paragraph(int i, Mark number) {
        Part part = parts.get(i);
        levels.clear();
        lists = 0;
        String eId = unique(zone.eId(i, Integer.toString(number.value()), section()));
        String text = number.rest().strip();
        paragraph =
                add(
                        new Draft(
                                eId,
                                Passage.Form.PARAGRAPH,
                                number.printed(),
                                part,
                                titles(),
                                null,
                                text,
                                resolution.roles().get(i),
                                marks(part, text)));
        tail = 0;
        tailOpen = true;
    }

    /// @return false when no list is open that the mark goes on, and it begins none
    private boolean item(int i, List<Mark> marks) {
        Part part = parts.get(i);
        @Nullable Mark continuing = null;
        int drop = 0;
        for (int widest = 1; widest <= 2 && continuing == null; widest++) {
            int depth = 0;
            search:
            for (Level level : levels) {
                for (Mark mark : marks) {
                    boolean next =
                            mark.style() == level.style()
                                    && (mark.style() == Mark.Style.BULLET
                                            || mark.value() == level.value() + widest);
                    if (next && !(depth == 0 && opensInner(i, level, marks))) {
                        continuing = mark;
                        drop = depth;
                        break search;
                    }
                }
                depth++;
            }
        }
        if (continuing != null) {
            for (int k = 0; k < drop; k++) {
                levels.pop();
            }
            Level level = levels.pop();
            int value =
                    continuing.style() == Mark.Style.BULLET
                            ? level.value() + 1
                            : continuing.value();
            push(part, continuing, value, level.prefix(), level.above(), level.label());
            return true;
        }
        for (Mark mark : preferringRoman(marks)) {
            if (mark.value() != 1 || mark.style() == Mark.Style.NUMBER && paragraph == null) {
                continue;
            }
            if (mark.style() == Mark.Style.BULLET && paragraph == null && levels.isEmpty()) {
                continue;
            }
            open(part, mark);
            return true;
        }
        return false;
    }

    /// "(i)" after "(h)": the ninth letter, unless "(ii)" follows.
    private boolean opensInner(int i, Level level, List<Mark> marks) {
        if (level.style() != Mark.Style.LETTER || marks.size() < 2) {
            return false;
        }
        boolean first =
                marks.stream().anyMatch(m -> m.style() == Mark.Style.ROMAN && m.value() == 1);
        return first
                && i + 1 < parts.size()
                && Mark.items(parts.get(i + 1).text()).stream()
                        .anyMatch(m -> m.style() == Mark.Style.ROMAN && m.value() == 2);
    }

    private static List<Mark> preferringRoman(List<Mark> marks) {
        return marks.size() < 2 ? marks : marks.reversed();
    }

    private void open(Part part, Mark mark) {
        int same = 0;
        int depth = 0;
        for (Level level : levels) {
            depth++;
            if (level.style() == mark.style()) {
                same = depth;
            }
        }
        if (same > 0) {
            // The same marks begin again: another list beside the first one.
            for (int k = 1; k < same; k++) {
                levels.pop();
            }
            Level level = levels.pop();
            @Nullable Draft above = level.above();
            lists++;
            push(part, mark, 1, base(above) + "__list_" + (lists + 1), above, level.label());
            return;
        }
        @Nullable Level outer = levels.peek();
        @Nullable Draft above = outer != null ? outer.item() : paragraph;
        String label =
                outer != null
                        ? outer.label() + label(outer)
                        : paragraph != null && paragraph.label != null ? paragraph.label : "";
        String prefix = base(above);
        if (eIds.contains(prefix + "__item_" + name(mark, 1))) {
            lists++;
            prefix = prefix + "__list_" + (lists + 1);
        }
        push(part, mark, 1, prefix, above, label);
    }

    private void push(
            Part part, Mark mark, int value, String prefix, @Nullable Draft above, String label) {
        String own = mark.style() == Mark.Style.BULLET ? "" : "(" + mark.printed() + ")";
        String whole = own.isEmpty() ? "" : label + own;
        String text = mark.rest().strip();
        Draft item =
                add(
                        new Draft(
                                unique(prefix + "__item_" + name(mark, value)),
                                Passage.Form.ITEM,
                                whole.isEmpty() ? null : whole,
                                part,
                                titles(),
                                above == null ? null : above.eId,
                                text,
                                resolution.roles().get(at),
                                marks(part, text)));
        for (Level level : levels) {
            level.item().hasItems = true;
            level.item().end = Math.max(level.item().end, part.end());
        }
        if (paragraph != null) {
            paragraph.hasItems = true;
            paragraph.end = Math.max(paragraph.end, part.end());
        }
        levels.push(new Level(mark.style(), value, item, above, prefix, label));
        tail = 0;
        tailOpen = true;
    }

    private static String label(Level level) {
        @Nullable String whole = level.item().label;
        return whole == null ? "" : whole.substring(level.label().length());
    }

    private static String name(Mark mark, int value) {
        return mark.style() == Mark.Style.BULLET ? Integer.toString(value) : mark.name();
    }

    private String base(@Nullable Draft above) {
        return above != null ? above.eId : section();
    }

    private void text(Part part) {
        Passage.@Nullable Role role = resolution.roles().get(at);
        @Nullable Draft open = paragraph;
        if (open != null && tailOpen && tail < LONGEST_TAIL && belongs(open, part)) {
            levels.clear();
            open.append(part);
            marks(open, part.marks());
            tail++;
            return;
        }
        levels.clear();
        tailOpen = false;
        for (Piece piece : pieces(part.text())) {
            int from = whole(part) ? part.start() + piece.start() : part.start();
            int to = whole(part) ? part.start() + piece.end() : part.end();
            Part piecePart = part.with(from, to, piece.text(), List.of());
            add(
                    new Draft(
                            unique("p_" + ++texts),
                            Passage.Form.TEXT,
                            null,
                            piecePart,
                            titles(),
                            null,
                            piece.text(),
                            role,
                            part.marks().stream()
                                    .filter(mark ->
                                            mark.at() > piece.start() && mark.at() <= piece.end())
                                    .map(mark ->
                                            new NoteMark(
                                                    Math.clamp(
                                                            mark.at() - piece.start(),
                                                            0,
                                                            piece.text().length()),
                                                    mark.printed()))
                                    .toList()));
        }
    }

    /// What is printed before a text is cut off; the marks move with it.
    private static List<NoteMark> marks(Part part, String text) {
        return NoteMark.moved(part.marks(), text.length() - part.text().length(), text.length());
    }

    /// After the last number anything may follow; before it, prose goes on the paragraph it stands
    /// under.
    private boolean belongs(Draft open, Part part) {
        if (open.hasItems) {
            return part.prose() && (tail == 0 || moreNumbers(part));
        }
        return moreNumbers(part)
                && (part.prose() || !Part.endsSentence(open.text) && part.text().length() > 40);
    }

    private boolean moreNumbers(Part part) {
        return part.start() < zone.last();
    }

    private static boolean whole(Part part) {
        return part.end() - part.start() == part.text().length();
    }

    private record Piece(int start, int end, String text) {}

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (text.length() - from > LONGEST) {
            int cut = cut(text, from);
            pieces.add(new Piece(from, cut, text.substring(from, cut).strip()));
            from = cut;
        }
        if (from < text.length() && !text.substring(from).isBlank()) {
            pieces.add(new Piece(from, text.length(), text.substring(from).strip()));
        }
        return pieces;
    }

    private static int cut(String text, int from) {
        int limit = from + LONGEST;
        var ends = SENTENCE_END.matcher(text).region(from + LONGEST / 4, limit);
        int cut = -1;
        while (ends.find()) {
            cut = ends.end();
        }
        if (cut < 0) {
            cut = text.lastIndexOf(' ', limit) + 1;
        }
        if (cut <= from) {
            cut = Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
        }
        return cut;
    }

    private void note(Part part) {
        Matcher mark = NOTE.matcher(part.text());
        @Nullable String printed = mark.matches() ? mark.group(1) : null;
        Draft note =
                add(
                        new Draft(
                                unique("authorialNote_" + ++notes),
                                Passage.Form.NOTE,
                                printed,
                                part,
                                titles(),
                                null,
                                printed == null ? part.text() : mark.group(2).strip(),
                                null,
                                List.of()));
        if (printed != null) {
            tie(printed, note);
        }
    }

    /// A note follows what it is a note to: its marks are those printed since the last note with
    /// the same mark.
    private void tie(String printed, Draft note) {
        for (Draft draft : marked.getOrDefault(printed, List.of())) {
            draft.marks.stream()
                    .filter(mark -> mark.printed().equals(printed))
                    .forEach(mark -> draft.notes.add(new Passage.NoteMark(mark.at(), note.eId)));
            draft.marks.removeIf(mark -> mark.printed().equals(printed));
        }
        marked.remove(printed);
    }

    private void table() {
        if (rows.isEmpty()) {
            return;
        }
        levels.clear();
        tables++;
        int first = 0;
        int piece = 0;
        while (first < rows.size()) {
            int length = 0;
            int next = first;
            var text = new StringBuilder();
            List<NoteMark> marks = new ArrayList<>();
            while (next < rows.size()
                    && (next == first || length + rows.get(next).text().length() <= LONGEST)) {
                text.append(next == first ? "" : "\n");
                int from = text.length();
                cells(rows.get(next), text, marks);
                length += text.length() - from;
                next++;
            }
            piece++;
            Part top = rows.get(first);
            Draft draft =
                    add(
                            new Draft(
                                    unique(
                                            "table_"
                                                    + tables
                                                    + (piece > 1 ? "__part_" + piece : "")),
                                    Passage.Form.TABLE,
                                    null,
                                    top,
                                    titles(),
                                    null,
                                    text.toString(),
                                    null,
                                    marks));
            draft.end = rows.get(next - 1).end();
            first = next;
        }
        rows.clear();
    }

    /// Writes the cells of a row, empty ones too, with [Passage#CELL] between them.
    private static void cells(Part row, StringBuilder into, List<NoteMark> marks) {
        String text = row.text();
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\t', from);
            end = end < 0 ? text.length() : end;
            String cell = text.substring(from, end);
            int lead = cell.length() - cell.stripLeading().length();
            into.append(from == 0 ? "" : Passage.CELL);
            int start = into.length();
            into.append(cell.strip().replace(Passage.CELL, " ¦ "));
            for (NoteMark mark : row.marks()) {
                if (mark.at() >= from && mark.at() <= end) {
                    int place = start + Math.max(0, mark.at() - from - lead);
                    marks.add(new NoteMark(Math.min(place, into.length()), mark.printed()));
                }
            }
            from = end + 1;
        }
    }

    private boolean isHeading(int i) {
        return isHeading(i, 3);
    }

    /// @param ahead how many parts after it may be looked at
    private boolean isHeading(int i, int ahead) {
        Part part = parts.get(i);
        String text = part.text();
        if (resolution.roles().containsKey(i)) {
            return false;
        }
        if (i > 0 && zoneStarts.contains(i)) {
            return true;
        }
        if (part.kind() == Block.Kind.HEADING) {
            return text.length() <= 400 && !(text.length() > 160 && part.prose());
        }
        if (part.kind() != Block.Kind.PARAGRAPH || text.length() > 200) {
            return false;
        }
        char last = text.charAt(text.length() - 1);
        int first = text.codePointAt(0);
        if (".;:,،؛".indexOf(last) >= 0
                || Character.isLowerCase(first)
                || !text.codePoints().anyMatch(Character::isLetter)) {
            return false;
        }
        if (listed(text) || ANNEX.matcher(text).matches()) {
            return true;
        }
        if (Mark.chapterRank(text) > 0 && text.length() <= 160 && !Part.endsSentence(text)) {
            return followedByText(i);
        }
        if (Part.endsSentence(text) && last != '?'
                || text.startsWith("(")
                || text.split("\\s+").length > 22) {
            return false;
        }
        if (!followedByText(i)) {
            return false;
        }
        if (part.bold() || part.italic() || part.capitals()) {
            return true;
        }
        return !styled
                && text.length() <= 120
                && Character.isUpperCase(first)
                && proseFollows(i, ahead - 1);
    }

    private boolean followedByText(int i) {
        return i + 1 < parts.size();
    }

    private boolean proseFollows(int i, int ahead) {
        Part next = parts.get(i + 1);
        return resolution.subjects().contains(i + 1)
                || zone.through(i + 1)
                || zone.restarted(i + 1)
                || next.prose() && !next.marked()
                || ahead > 0 && isHeading(i + 1, ahead)
                || Mark.items(next.text()).stream().anyMatch(mark -> mark.value() == 1);
    }

    private void heading(int i) {
        Part part = parts.get(i);
        levels.clear();
        lists = 0;
        paragraph = null;
        tailOpen = false;
        String title = part.text().strip().replace('\t', ' ');
        int rank = rank(part);
        if (i != titlePart) {
            while (!path.isEmpty() && path.peekLast().rank() >= rank) {
                path.pollLast();
            }
        }
        String slug = Slug.of(Mark.withoutChapter(title));
        untitled++;
        if (slug.isEmpty()) {
            slug = Integer.toString(untitled);
        }
        String eId = unique("sec_" + slug);
        add(
                new Draft(
                        eId,
                        Passage.Form.HEADING,
                        null,
                        part,
                        titles(),
                        null,
                        title,
                        null,
                        part.marks()));
        if (i != titlePart) {
            path.addLast(new Section(rank, title, eId));
        }
    }

    /// Lower is further out.
    private int rank(Part part) {
        String text = part.text().strip();
        if (ANNEX.matcher(text).matches()) {
            return 5;
        }
        if (text.length() == 1) {
            return 8; // The letter of a part of a resolution.
        }
        int chapter = Mark.chapterRank(text);
        if (part.level() > 0) {
            return part.level() * 10;
        }
        if (chapter > 0) {
            return chapter;
        }
        if (listed(text)) {
            return outermost;
        }
        if (contents.titles().isEmpty() && !chaptered) {
            return part.italic() ? 45 : part.bold() || part.capitals() ? 30 : 40;
        }
        return part.italic() ? 45 : part.bold() ? 40 : 42;
    }

    private boolean listed(String title) {
        return !contents.titles().isEmpty() && contents.titles().contains(Contents.slug(title));
    }

    /// A title in the contents without a chapter's number stands beside those with one.
    private int outermost() {
        return parts.stream()
                .filter(part -> part.text().length() < 200)
                .filter(part -> contents.titles().contains(Contents.slug(part.text())))
                .mapToInt(part -> Mark.chapterRank(part.text()))
                .filter(rank -> rank > 0)
                .min()
                .orElse(20);
    }

    /// The document's own title stands above nothing: it would be repeated over each passage.
    private int titlePart() {
        int found = -1;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.kind() == Block.Kind.HEADING && part.level() == 1) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        boolean others =
                parts.stream()
                        .anyMatch(part -> part.kind() == Block.Kind.HEADING && part.level() > 1);
        return others && found >= 0 && found <= 3 ? found : -1;
    }

    private List<String> titles() {
        return path.stream().map(Section::title).toList();
    }

    private String section() {
        return path.isEmpty() ? "hcontainer_1" : path.getLast().eId();
    }

    private Draft add(Draft draft) {
        eIds.add(draft.eId);
        drafts.add(draft);
        marks(draft, draft.marks);
        return draft;
    }

    private void marks(Draft draft, List<NoteMark> marks) {
        for (NoteMark mark : marks) {
            List<Draft> same = marked.computeIfAbsent(mark.printed(), any -> new ArrayList<>());
            if (same.isEmpty() || same.getLast() != draft) {
                same.add(draft);
            }
        }
    }

    private String unique(String eId) {
        String found = eId;
        while (eIds.contains(found)) {
            found = eId + "-" + repeated.merge(eId, 2, (times, two) -> times + 1);
        }
        return found;
    }
}
