package org.compendium.print;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/// A digest as it is to be printed.
///
/// @param retells the symbol of the work that it retells
/// @param source that work, in words
/// @param title printed above the blocks, which do not repeat it
record Digest(
        String retells,
        String title,
        LocalDate date,
        String licence,
        String source,
        String sourceUrl,
        List<Block> blocks) {

    /// Taking-in knows a digest by this line and by [#name].
    static final String LABEL = "Compendium's paraphrase, not a UN publication";

    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---\\R(.*?)\\R---\\R", Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile("^(\\w+):\\s*\"?(.*?)\"?\\s*$", Pattern.MULTILINE);
    private static final Pattern ITEM =
            Pattern.compile("(\\([a-z]{1,4}\\))\\s+(.*)", Pattern.DOTALL);
    private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

    sealed interface Block {

        String text();

        /// @param level 2 for the outermost; 1 is the title
        record Section(int level, String text) implements Block {}

        /// @param mark as the source prints it, "28." or "(a)"; empty for a paragraph without one
        record Prose(String mark, String text) implements Block {

            /// How far in it stands: 0 for paragraphs, 1 for their items, 2 for items of items.
            int depth() {
                return !mark.startsWith("(") ? 0 : mark.matches("\\([ivx]+\\)") ? 2 : 1;
            }
        }
    }

    /// @throws IllegalArgumentException when a field is missing, or when there is anything in it
    ///   that would be lost in print
    static Digest read(String markdown) {
        Matcher front = FRONT_MATTER.matcher(markdown);
        Map<String, String> fields = new HashMap<>();
        if (front.find()) {
            FIELD.matcher(front.group(1))
                    .results()
                    .forEach(f -> fields.put(f.group(1), f.group(2)));
        }
        List<Block> blocks = new ArrayList<>();
        Node document = Parser.builder().build().parse(front.replaceFirst(""));
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            add(node, blocks);
        }
        return new Digest(
                field(fields, "retells"),
                field(fields, "title"),
                LocalDate.parse(field(fields, "date")),
                field(fields, "licence"),
                field(fields, "source"),
                field(fields, "sourceUrl"),
                List.copyOf(blocks));
    }

    String name() {
        return "Compendium digest of " + retells;
    }

    String official() {
        return "The official text is the source: " + source + ",";
    }

    /// A line of its own, so that taking-in finds the digest's date and not the report's.
    String dated() {
        var day = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
        return "This digest: " + day.format(date) + ", " + licence;
    }

    private static void add(Node node, List<Block> blocks) {
        switch (node) {
            case Heading heading when heading.getLevel() == 1 -> {}
            case Heading heading ->
                    blocks.add(new Block.Section(heading.getLevel(), text(heading)));
            case Paragraph paragraph -> {
                Matcher item = ITEM.matcher(text(paragraph));
                blocks.add(
                        item.matches()
                                ? new Block.Prose(item.group(1), item.group(2))
                                : new Block.Prose("", text(paragraph)));
            }
            case OrderedList list -> {
                int number = Optional.ofNullable(list.getMarkerStartNumber()).orElse(1);
                for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                    blocks.add(new Block.Prose(number++ + ".", text(only(item))));
                }
            }
            default -> throw new IllegalArgumentException("Cannot be printed yet: " + node);
        }
    }

    private static Node only(Node item) {
        Node child = item.getFirstChild();
        if (item instanceof ListItem && child instanceof Paragraph && child.getNext() == null) {
            return child;
        }
        throw new IllegalArgumentException("A number without its one paragraph: " + item);
    }

    private static String text(Node node) {
        return TEXT.render(node).strip();
    }

    private static String field(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name))
                .orElseThrow(() -> new IllegalArgumentException("The digest has no " + name));
    }
}
