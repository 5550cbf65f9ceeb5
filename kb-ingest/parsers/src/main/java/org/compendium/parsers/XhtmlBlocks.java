package org.compendium.parsers;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Turns the XHTML that Tika reports for every format into blocks.
final class XhtmlBlocks extends DefaultHandler {

    /// Elements that end the paragraph before them and begin their own.
    private static final Set<String> BREAKS =
            Set.of(
                    "p",
                    "div",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "li",
                    "dt",
                    "dd",
                    "blockquote",
                    "pre",
                    "table",
                    "tr",
                    "ul",
                    "ol",
                    "dl",
                    "body",
                    "section",
                    "article",
                    "hr");

    /// What a slide begins with is its title, unless it is longer.
    private static final int LONGEST_TITLE = 150;

    /// The heading styles of the United Nations' document template, outermost first.
    private static final Pattern UN_HEADING = Pattern.compile("_*h_*(m|ch|1|2/3|23|4|5)_*");

    private static final Pattern NOTE_REF = Pattern.compile("\\[(?:footnote|endnote)Ref:(\\d+)\\]");

    private final Wire wire;
    private final StringBuilder text = new StringBuilder();
    private final List<StringBuilder> cells = new ArrayList<>();
    private Wire.Kind kind = Wire.Kind.PARAGRAPH;
    private int level;
    private int page;
    private int pages;
    private int tables;
    private int notes;
    private final ArrayDeque<String> marks = new ArrayDeque<>();
    private final StringBuilder cellNotes = new StringBuilder();
    private String noteNumber = "";
    private int items;
    private int bold;
    private int italic;
    private int boldChars;
    private int italicChars;
    private int chars;
    private boolean running;
    private boolean embeddedName;
    private boolean rowRuns = true;
    private boolean body;
    private int hidden;
    private int inside;
    private boolean slideBegins;
    private final List<Boolean> furniture = new ArrayList<>();
    private final boolean whole;
    private final List<String> divs = new ArrayList<>();

    /// @param whole whether what only leads elsewhere on a web page is kept too
    XhtmlBlocks(Wire wire, boolean whole) {
        this.wire = wire;
        this.whole = whole;
    }

    int pages() {
        return pages;
    }

    @Override
    public void startElement(String uri, String local, String qName, Attributes attributes)
            throws SAXException {
        String name = name(local, qName);
        String style = style(attributes);
        switch (name) {
            case "body" -> body = true;
            case "b", "strong" -> bold++;
            case "i", "em" -> italic++;
            case "br" -> characters("\n");
            case "script", "style", "noscript", "template" -> hidden++;
            case "nav", "menu" -> hidden += whole ? 0 : 1;
            case "main", "article" -> inside++;
            case "header", "footer" -> {
                boolean hides = !whole && inside == 0;
                furniture.add(hides);
                hidden += hides ? 1 : 0;
            }
            case "tr" -> {
                if (tables <= 1) {
                    flush();
                    cells.clear();
                    rowRuns = true;
                }
            }
            case "table" -> {
                flush();
                tables++;
            }
            case "td", "th" -> {
                if (tables == 1) {
                    cells.add(new StringBuilder());
                }
            }
            default -> {}
        }
        if (!BREAKS.contains(name)) {
            return;
        }
        if (tables > 0) {
            if (name.equals("div")) {
                divs.add(style);
                if (style.equals("footnote") || style.equals("endnote")) {
                    notes++;
                    cellNotes.append('\n');
                }
            }
            separate();
            if (name.equals("p")) {
                running = style.equals("header") || style.equals("footer");
            }
            return;
        }
        flush();
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                // The name of an embedded file is no heading of the document.
                embeddedName = divs.contains("package-entry") || style.equals("embedded");
                kind = Wire.Kind.HEADING;
                level = name.charAt(1) - '0';
            }
            case "li" -> {
                items++;
                kind = Wire.Kind.ITEM;
            }
            case "p" -> paragraph(style);
            case "div" -> {
                divs.add(style);
                if (style.equals("page") || style.equals("slide-content")) {
                    pages++;
                    page = pages;
                    slideBegins = style.equals("slide-content");
                }
                hidden += style.equals("slide-master-content") ? 1 : 0;
                if (style.equals("footnote") || style.equals("endnote")) {
                    notes++;
                    kind = Wire.Kind.NOTE;
                    noteNumber = Objects.requireNonNullElse(marks.poll(), "");
                }
            }
            default -> {}
        }
    }

    private void paragraph(String style) {
        running = style.equals("header") || style.equals("footer");
        var un = UN_HEADING.matcher(style);
        if (un.matches()) {
            kind = Wire.Kind.HEADING;
            level =
                    switch (un.group(1)) {
                        case "m", "ch" -> 1;
                        case "1" -> 2;
                        case "2/3", "23" -> 3;
                        default -> 4;
                    };
        } else if (style.equals("title")) {
            kind = Wire.Kind.HEADING;
            level = 1;
        } else if (style.startsWith("footnote") || style.startsWith("endnote")) {
            kind = Wire.Kind.NOTE;
        } else if (items > 0) {
            kind = Wire.Kind.ITEM;
        }
        if (notes > 0) {
            kind = Wire.Kind.NOTE;
        }
    }

    @Override
    public void endElement(String uri, String local, String qName) throws SAXException {
        String name = name(local, qName);
        switch (name) {
            case "b", "strong" -> bold = Math.max(0, bold - 1);
            case "i", "em" -> italic = Math.max(0, italic - 1);
            case "script", "style", "noscript", "template" -> hidden = Math.max(0, hidden - 1);
            case "nav", "menu" -> hidden = Math.max(0, hidden - (whole ? 0 : 1));
            case "main", "article" -> inside = Math.max(0, inside - 1);
            case "header", "footer" -> {
                if (!furniture.isEmpty() && furniture.removeLast()) {
                    hidden = Math.max(0, hidden - 1);
                }
            }
            case "tr" -> {
                if (tables == 1) {
                    row();
                }
            }
            case "table" -> {
                if (tables == 1) {
                    row();
                }
                tables = Math.max(0, tables - 1);
            }
            default -> {}
        }
        if (!BREAKS.contains(name)) {
            return;
        }
        if (tables > 0) {
            if (name.equals("div")) {
                closed();
            }
            separate();
            if (name.equals("p")) {
                running = false;
            }
            return;
        }
        flush();
        if (name.equals("div")) {
            closed();
        }
        if (name.equals("li")) {
            items = Math.max(0, items - 1);
        }
    }

    private void closed() {
        if (divs.isEmpty()) {
            return;
        }
        String style = divs.removeLast();
        if (style.equals("footnote") || style.equals("endnote")) {
            notes = Math.max(0, notes - 1);
        }
        hidden -= style.equals("slide-master-content") && hidden > 0 ? 1 : 0;
    }

    @Override
    public void characters(char[] ch, int start, int length) {
        characters(new String(ch, start, length));
    }

    @Override
    public void ignorableWhitespace(char[] ch, int start, int length) {
        characters(new String(ch, start, length));
    }

    private void characters(String piece) {
        if (!body || hidden > 0) {
            return;
        }
        if (tables > 0) {
            if (notes > 0) {
                cellNotes.append(piece);
            } else if (!cells.isEmpty() && !running) {
                cells.getLast().append(piece);
                rowRuns &= piece.isBlank();
            }
            return;
        }
        text.append(piece);
        int printed = (int) piece.chars().filter(c -> !Character.isWhitespace(c)).count();
        chars += printed;
        boldChars += bold > 0 ? printed : 0;
        italicChars += italic > 0 ? printed : 0;
    }

    private void separate() {
        if (notes == 0 && !cells.isEmpty() && !cells.getLast().isEmpty()) {
            cells.getLast().append('\n');
        }
    }

    private void row() throws SAXException {
        if (rowRuns) {
            cells.clear();
            return;
        }
        List<String> texts = cells.stream().map(cell -> marked(cell.toString()).strip()).toList();
        cells.clear();
        rowRuns = true;
        // A table of one column is a frame around text, not a table.
        List<String> filled = texts.stream().filter(cell -> !cell.isBlank()).toList();
        boolean frame = filled.size() == 1 && texts.size() == 1;
        if (frame) {
            for (String line : filled.getFirst().split("\n")) {
                emit(Wire.Kind.PARAGRAPH, 0, 0, line);
            }
        } else if (!filled.isEmpty()) {
            emit(
                    Wire.Kind.ROW,
                    0,
                    0,
                    String.join(
                            "\t",
                            texts.stream()
                                    .map(cell -> cell.replaceAll("[ \\t]+", " ").strip())
                                    .toList()));
        }
        for (String note : cellNotes.toString().split("\n")) {
            if (!note.isBlank()) {
                noteNumber = Objects.requireNonNullElse(marks.poll(), "");
                emit(Wire.Kind.NOTE, 0, 0, note(note));
            }
        }
        cellNotes.setLength(0);
    }

    /// Word counts its notes itself: their numbers stand in the text, and not in the notes.
    private String marked(String found) {
        return NOTE_REF.matcher(found)
                .replaceAll(ref -> {
                    marks.add(ref.group(1));
                    return Wire.mark(ref.group(1));
                });
    }

    private String note(String found) {
        String number = noteNumber;
        noteNumber = "";
        return number.isEmpty() ? found : number + "\t" + found.strip();
    }

    void flush() {
        if (text.isEmpty()) {
            reset();
            return;
        }
        String found = text.toString().replaceFirst("(?s)\\t?Comment by [^:\\n]{0,80}: .*$", "");
        found = notes > 0 ? note(found) : marked(found);
        int flags =
                (chars > 0 && boldChars >= chars * 9 / 10 ? Wire.BOLD : 0)
                        | (chars > 0 && italicChars >= chars * 9 / 10 ? Wire.ITALIC : 0);
        Wire.Kind is = kind;
        int depth = level;
        boolean runs = running || embeddedName;
        embeddedName = false;
        reset();
        if (!runs) {
            boolean title = slideBegins && !found.isBlank();
            slideBegins &= !title;
            if (title && found.strip().length() <= LONGEST_TITLE) {
                emit(Wire.Kind.HEADING, 1, flags, found);
            } else {
                emit(is, depth, flags, found);
            }
        }
    }

    private void reset() {
        text.setLength(0);
        chars = 0;
        boldChars = 0;
        italicChars = 0;
        level = 0;
        running = false;
        kind = notes > 0 ? Wire.Kind.NOTE : items > 0 ? Wire.Kind.ITEM : Wire.Kind.PARAGRAPH;
    }

    private void emit(Wire.Kind is, int depth, int flags, String found) {
        try {
            wire.block(is, depth, page, flags, found);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String name(String local, String qName) {
        return (local.isEmpty() ? qName : local).toLowerCase(Locale.ROOT);
    }

    private static String style(Attributes attributes) {
        String style = attributes.getValue("class");
        return style == null ? "" : style.toLowerCase(Locale.ROOT);
    }
}
