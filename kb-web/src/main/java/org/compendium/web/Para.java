package org.compendium.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.compendium.document.Passage;
import org.jspecify.annotations.Nullable;

/// A passage as it looks everywhere: its number hangs in the gutter and is a link, the words stand
/// on the measure. Words become text nodes and marks, never markup.
public final class Para extends Composite<Div> {

    // Longer numbers, such as 3(c)(ii), are set smaller so that they stay in the gutter.
    private static final int LONG = 4;

    private final Div column = new Div();
    private final Anchor number;

    /// @param address where the number leads: a view, not `/cite`
    public Para(Passage passage, String address) {
        number = numberOf(passage, address);
        getContent().addClassName("para");
        getContent().add(number, column);
    }

    /// Adds words and draws a mark under what was found.
    ///
    /// @param found ranges in the text
    public Para words(String text, List<org.compendium.document.Span> found) {
        return words(text, found, List.of());
    }

    /// Adds words with what is printed among them.
    public Para words(String text, List<org.compendium.document.Span> found, List<Among> among) {
        Paragraph words = new Paragraph();
        words.addClassName("text");
        write(words, text, found, among);
        column.add(words);
        return this;
    }

    /// Something printed among the words that is none of them, such as the mark of a note.
    ///
    /// @param at how many characters of the text stand before it
    public record Among(int at, Component shown) {}

    /// Adds whatever else belongs to the passage, below what is there.
    public void add(Component... components) {
        column.add(components);
    }

    /// Puts a line above the words.
    public void above(Component line) {
        column.addComponentAsFirst(line);
    }

    /// Adds a line in the second voice: where the passage stands.
    public Para path(String path) {
        Paragraph line = new Paragraph(path);
        line.addClassNames("path", "meta");
        column.add(line);
        return this;
    }

    /// A short word under the number.
    public Para aside(String word) {
        HtmlContainer small = new HtmlContainer("small");
        small.setText(word);
        number.add(small);
        return this;
    }

    /// Marks the passage as the one somebody was sent to.
    public void target(boolean target) {
        getContent().setClassName("target", target);
        if (target) {
            number.getElement().setAttribute("aria-current", "true");
        } else {
            number.getElement().removeAttribute("aria-current");
        }
    }

    /// An empty list for the items of a passage; [#item] fills it.
    public static OrderedList items() {
        OrderedList items = new OrderedList();
        items.addClassName("items");
        return items;
    }

    /// One item, with its own number as a link.
    ///
    /// @param within the label of the passage above, which is not repeated: "(a)" instead of
    ///   "18(a)"
    /// @return where nested items and other parts may be added
    public static Div item(
            OrderedList items,
            Passage item,
            @Nullable String within,
            String address,
            String text,
            List<org.compendium.document.Span> found,
            List<Among> among) {
        Anchor number = numberOf(item, address);
        String label = item.label();
        if (label != null && within != null && label.startsWith(within)) {
            number.setText(label.substring(within.length()));
        }
        Div column = new Div();
        Paragraph words = new Paragraph();
        words.addClassName("text");
        write(words, text, found, among);
        column.add(words);
        ListItem line = new ListItem(number, column);
        line.setId(item.eId());
        items.add(line);
        return column;
    }

    /// Writes text with what is printed among it.
    ///
    /// @param found ranges in the text, in order, not overlapping; what lies outside is left out
    /// @param among in order; what lies outside is left out
    public static void write(
            HtmlContainer into,
            String text,
            List<org.compendium.document.Span> found,
            List<Among> among) {
        int done = 0;
        for (Among one : among) {
            if (one.at() < done || one.at() > text.length()) {
                continue;
            }
            write(into, text.substring(done, one.at()), within(found, done, one.at()));
            into.add(one.shown());
            done = one.at();
        }
        write(into, text.substring(done), within(found, done, text.length()));
    }

    /// The ranges that lie in a piece of the text, as ranges of that piece.
    public static List<org.compendium.document.Span> within(
            List<org.compendium.document.Span> found, int from, int to) {
        return found.stream()
                .filter(range -> range.end() > from && range.start() < to)
                .map(range ->
                        new org.compendium.document.Span(
                                Math.max(0, range.start() - from),
                                Math.min(to, range.end()) - from))
                .toList();
    }

    /// Writes text with marks under what was found.
    ///
    /// @param found ranges in the text, in order, not overlapping; what lies outside is left out
    public static void write(
            HtmlContainer into, String text, List<org.compendium.document.Span> found) {
        int done = 0;
        for (org.compendium.document.Span range : found) {
            int start = Math.max(done, range.start());
            int end = Math.min(text.length(), range.end());
            if (start >= end) {
                continue;
            }
            if (start > done) {
                into.add(new Text(text.substring(done, start)));
            }
            HtmlContainer mark = new HtmlContainer("mark");
            mark.setText(text.substring(start, end));
            into.add(mark);
            done = end;
        }
        if (done < text.length()) {
            into.add(new Text(text.substring(done)));
        }
    }

    private static Anchor numberOf(Passage passage, String address) {
        Anchor number = Link.to(address, "");
        number.addClassNames("n", "num");
        String label = passage.label();
        Integer page = passage.page();
        if (label != null) {
            number.setText(label);
            number.setClassName("long", label.length() > LONG);
            number.setAriaLabel(number.getTranslation("para.number", label));
        } else if (page != null) {
            number.addClassName("page");
            number.setText(number.getTranslation("para.page", page.toString()));
        } else {
            number.addClassName("page");
            Span sign = new Span("¶");
            sign.getElement().setAttribute("aria-hidden", "true");
            Span words = new Span(number.getTranslation("para.unnumbered"));
            words.addClassName("vh");
            number.add(sign, words);
        }
        return number;
    }
}
