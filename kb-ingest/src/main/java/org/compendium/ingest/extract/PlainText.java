package org.compendium.ingest.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Blocks of a text without a format, or with Markdown's.
///
/// @param frontMatter what stands between two lines `---` at its beginning
record PlainText(List<Block> blocks, Map<String, String> frontMatter) {

    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
    private static final Pattern BULLET = Pattern.compile("\\s*[-*+•·–]\\s+(.*)");
    private static final Pattern RULE = Pattern.compile("\\s*(?:[-*_=]\\s*){3,}");
    private static final Pattern TABLE_RULE = Pattern.compile("\\|?[\\s:|-]*-[\\s:|-]*\\|?");

    /// A line that begins something of its own, however closely it follows the line before.
    private static final Pattern BEGINS =
            Pattern.compile(
                    "\\d{1,4}\\.[\\t ]+\\S.*|\\([a-z]{1,4}\\)\\s+\\S.*"
                            + "|\\d{1,4}[.．、](?=\\p{IsHan}).*|[\\d٠-٩]{1,4}\\s?[-–]\\s*(?=\\p{IsArabic}).*",
                    Pattern.DOTALL);

    private static final Pattern LABEL =
            Pattern.compile("^(?:\\d{1,4}[.)]|\\([a-z]{1,4}\\)|[•·*-])\\s+");
    private static final Pattern LOWER =
            Pattern.compile("\\d{1,4}\\.\\s+\\p{Ll}.*", Pattern.DOTALL);

    /// A number of four digits is more often a year than a paragraph's.
    private static final Pattern YEAR = Pattern.compile("\\d{4}\\.");

    private static final Pattern BOLD =
            Pattern.compile("(\\*\\*|__)(?!\\*).*[^*_]\\1", Pattern.DOTALL);
    private static final Pattern ITALIC =
            Pattern.compile("(?:\\d{1,4}\\.\\s+)?([*_])[^*_].*[^*_]\\1[.:]?", Pattern.DOTALL);
    private static final Pattern STARRED = Pattern.compile("\\*[^*\\s].*\\*.*");
    private static final Pattern LINE_END = Pattern.compile("[ \\u00a0]*\\n[ \\u00a0]*");
    private static final Pattern SPACES = Pattern.compile("[ \\u00a0]{2,}");

    /// Without one of these there is nothing to take away.
    private static final String MARKS = "<[*_\\\u0002";

    private static final Pattern STRONG = Pattern.compile("(\\*\\*|__)(?=\\S)(.+?)(?<=\\S)\\1");
    private static final Pattern EMPHASIS =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}*])\\*(?=[^\\s*])(.+?)(?<=[^\\s*])\\*(?![\\p{L}\\p{N}*])"
                            + "|(?<![\\p{L}\\p{N}_])_(?=[^\\s_])(.+?)(?<=[^\\s_])_(?![\\p{L}\\p{N}_])");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\n]+)\\]\\([^)\\s]+\\)");
    private static final Pattern TAG =
            Pattern.compile("</?(?:u|b|i|em|strong|sup|sub|br|span|p|center)\\s*/?>");

    /// A page ends with a form feed; a text without one has no pages.
    static PlainText read(String raw) {
        Map<String, String> front = new HashMap<>();
        String text = front(raw.replace("\r\n", "\n").replace('\r', '\n'), front);
        List<Block> blocks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : text.replace("\f", "\n\n").split("\n", -1)) {
            if (line.isBlank()) {
                paragraphs(lines, blocks);
                lines.clear();
            } else {
                lines.add(line);
            }
        }
        paragraphs(lines, blocks);
        return new PlainText(blocks, front);
    }

    private static String front(String text, Map<String, String> front) {
        if (!text.startsWith("---\n")) {
            return text;
        }
        int end = text.indexOf("\n---", 3);
        if (end < 0) {
            return text;
        }
        for (String line : text.substring(4, Math.max(4, end)).split("\n")) {
            int colon = line.indexOf(':');
            if (colon <= 0 || line.startsWith(" ") || line.startsWith("-")) {
                continue;
            }
            String value = line.substring(colon + 1).strip();
            if (value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"))) {
                value = value.substring(1, value.length() - 1);
            }
            if (!value.isBlank()) {
                front.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), value);
            }
        }
        int next = text.indexOf('\n', end + 1);
        return next < 0 ? "" : text.substring(next + 1);
    }

    private static void paragraphs(List<String> lines, List<Block> blocks) {
        if (lines.isEmpty()) {
            return;
        }
        if (lines.size() > 1 && tabbed(lines)) {
            lines.forEach(line -> add(blocks, Block.Kind.ROW, 0, cells(line)));
            return;
        }
        if (lines.size() > 1 && lines.stream().allMatch(line -> line.strip().startsWith("|"))) {
            for (String line : lines) {
                if (!TABLE_RULE.matcher(line.strip()).matches()) {
                    add(blocks, Block.Kind.ROW, 0, cells(bars(line.strip())));
                }
            }
            return;
        }
        var open = new StringBuilder();
        Block.Kind kind = Block.Kind.PARAGRAPH;
        for (String raw : lines) {
            String line = raw.stripTrailing();
            Matcher heading = HEADING.matcher(line);
            Matcher bullet = BULLET.matcher(line);
            if (RULE.matcher(line).matches()) {
                add(blocks, kind, 0, open.toString());
                open.setLength(0);
                kind = Block.Kind.PARAGRAPH;
            } else if (heading.matches()) {
                add(blocks, kind, 0, open.toString());
                open.setLength(0);
                kind = Block.Kind.PARAGRAPH;
                add(blocks, Block.Kind.HEADING, heading.group(1).length(), heading.group(2));
            } else if (bullet.matches() && !STARRED.matcher(line.strip()).matches()) {
                add(blocks, kind, 0, open.toString());
                open.setLength(0);
                kind = Block.Kind.ITEM;
                open.append(bullet.group(1).strip());
            } else if (BEGINS.matcher(line.strip()).matches() && !runsOn(open, line)) {
                add(blocks, kind, 0, open.toString());
                open.setLength(0);
                kind = Block.Kind.PARAGRAPH;
                open.append(line.strip());
            } else {
                open.append(open.isEmpty() ? "" : "\n").append(line.strip());
            }
        }
        add(blocks, kind, 0, open.toString());
    }

    /// A number or letter in mid-sentence only happens to stand at the start of a line.
    private static boolean runsOn(StringBuilder open, String line) {
        if (open.isEmpty()) {
            return false;
        }
        char last = open.charAt(open.length() - 1);
        if (line.strip().startsWith("(")) {
            return ".:;,".indexOf(last) < 0
                    && !open.toString().endsWith(" and")
                    && !open.toString().endsWith(" or");
        }
        return ".:;!?\"”’)".indexOf(last) < 0
                && (open.indexOf("\n") >= 0
                        || LOWER.matcher(line.strip()).matches()
                        || YEAR.matcher(line.strip()).lookingAt());
    }

    /// Most lines have a tab inside; an entry without a page may lack it.
    private static boolean tabbed(List<String> lines) {
        long tabbed =
                lines.stream()
                        .filter(line -> LABEL.matcher(line.strip()).replaceFirst("").contains("\t"))
                        .count();
        return tabbed * 2 > lines.size() && lines.stream().allMatch(line -> line.length() < 300);
    }

    private static String bars(String line) {
        String inner =
                line.substring(
                        1,
                        line.endsWith("|") && line.length() > 1
                                ? line.length() - 1
                                : line.length());
        return inner.replace("\\|", "\u0001").replace('|', '\t').replace('\u0001', '|');
    }

    private static String cells(String line) {
        var cells = new ArrayList<String>();
        for (String cell : line.split("\t", -1)) {
            cells.add(cell.strip());
        }
        while (cells.size() > 1 && cells.getFirst().isEmpty()) {
            cells.removeFirst();
        }
        return String.join("\t", cells);
    }

    private static void add(List<Block> blocks, Block.Kind kind, int level, String marked) {
        if (marked.isBlank()) {
            return;
        }
        String whole = marked.strip();
        boolean bold =
                BOLD.matcher(whole).matches()
                        && !whole.substring(2, whole.length() - 2).contains("**");
        boolean italic = !bold && ITALIC.matcher(whole).matches();
        String text = unmarked(whole);
        if (!text.isBlank()) {
            blocks.add(new Block(kind, level, null, 0, 0, text, bold, italic));
        }
    }

    /// Without Markdown's marks, on one line, white space folded; tabs between cells stay.
    static String unmarked(String marked) {
        String text = marked.chars().anyMatch(c -> MARKS.indexOf(c) >= 0) ? plain(marked) : marked;
        String joined = Words.linesJoined(Words.hyphensJoined(text));
        String line = LINE_END.matcher(joined).replaceAll(" ");
        return SPACES.matcher(line).replaceAll(" ").strip();
    }

    private static String plain(String marked) {
        String text = TAG.matcher(marked).replaceAll("");
        text = LINK.matcher(text).replaceAll("$1");
        text = STRONG.matcher(text.replace("\n", " \u0002")).replaceAll("$2");
        text =
                EMPHASIS.matcher(text)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(first(match.group(1), match.group(2))));
        text = text.replace(" \u0002", "\n").replace("\u0002", "\n");
        return text.replaceAll("\\\\([\\\\`*_{}\\[\\]()#+.!|-])", "$1");
    }

    private static String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other != null ? other : "";
    }
}
