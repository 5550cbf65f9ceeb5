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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.compendium.document.Passage;
import org.compendium.document.Pinpoint;
import org.jspecify.annotations.Nullable;

/// A passage as it looks everywhere: its number hangs in the gutter and is a link, the words stand
/// on the measure. Words become text nodes and marks, never markup.
public final class Para extends Composite<Div> {

    // Longer numbers, such as 1(a) and 3(c)(ii), are set smaller so that they stay in the gutter.
    private static final int LONG = 3;

    private final Div column = new Div();
    private final Anchor number;
    private final @Nullable String language;

    /// @param address where the number leads: a view, not `/cite`
    public Para(Passage passage, String address) {
        number = numberOf(passage, address);
        language = passage.language();
        getContent().addClassName("para");
        getContent().add(number, column);
    }

    /// What a passage asks or says, in other words than its own.
    ///
    /// @param spoken what the link is called
    /// @param language BCP 47, where it is another than that of the text around them; null where it
    ///   is not
    public Para(Pinpoint passage, String spoken, @Nullable String language) {
        number = number(passage);
        number.setAriaLabel(spoken);
        this.language = language;
        getContent().addClassName("para");
        getContent().add(number, column);
    }

    /// The number of a passage as it hangs in the gutter, below the section in which it counts.
    public static Anchor number(Pinpoint passage) {
        String label = passage.passage().label();
        Anchor number = Link.out(Permalink.of(passage.passage()), "");
        number.addClassNames("n", "num");
        number.setClassName("long", label.length() > LONG);
        if (!passage.within().isEmpty()) {
            HtmlContainer within = new HtmlContainer("small");
            within.addClassName("within");
            within.setText(passage.within());
            number.add(within);
        }
        number.add(new Text(label));
        return number;
    }

    /// A range of words that leads elsewhere.
    ///
    /// @param start in the text, in UTF-16 units
    /// @param end exclusive
    /// @param address of a view
    /// @param held whether it leads to a text, and not to a list of what we lack
    public record Lead(int start, int end, String address, boolean held) {}

    /// Something printed among the words that is none of them, such as the mark of a note.
    ///
    /// @param at how many characters of the text stand before it, in UTF-16 units
    public record Among(int at, Component shown) {}

    /// What is drawn in a text.
    ///
    /// @param found ranges with a mark under them, in order, not overlapping
    /// @param leads ranges that are links, in order; of two that overlap the first is drawn
    /// @param among in order
    public record Marks(
            List<org.compendium.document.Span> found, List<Lead> leads, List<Among> among) {

        /// Marks under what was found, and nothing else.
        public static Marks under(List<org.compendium.document.Span> found) {
            return new Marks(found, List.of(), List.of());
        }

        /// Those in a piece of the text, as if it were the whole. What is printed between two
        /// pieces belongs to the first.
        public Marks within(int from, int to) {
            return new Marks(
                    found.stream()
                            .filter(mark -> mark.end() > from && mark.start() < to)
                            .map(mark ->
                                    new org.compendium.document.Span(
                                            Math.max(0, mark.start() - from),
                                            Math.min(to, mark.end()) - from))
                            .toList(),
                    leads.stream()
                            .filter(lead -> lead.start() >= from && lead.end() <= to)
                            .map(lead ->
                                    new Lead(
                                            lead.start() - from,
                                            lead.end() - from,
                                            lead.address(),
                                            lead.held()))
                            .toList(),
                    among.stream()
                            .filter(one -> one.at() <= to && (one.at() > from || from == 0))
                            .map(one -> new Among(one.at() - from, one.shown()))
                            .toList());
        }
    }

    /// Adds words, with marks under what was found and links where they lead elsewhere.
    public Para words(String text, Marks marks) {
        column.add(paragraph(text, marks, language));
        return this;
    }

    /// Adds words and draws a mark under what was found.
    ///
    /// @param found ranges in the text
    public Para words(String text, List<org.compendium.document.Span> found) {
        return words(text, Marks.under(found));
    }

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
            Marks marks) {
        Anchor number = numberOf(item, address);
        String label = item.label();
        if (label != null && within != null && label.startsWith(within)) {
            number.setText(label.substring(within.length()));
        }
        Div column = new Div();
        column.add(paragraph(text, marks, item.language()));
        ListItem line = new ListItem(number, column);
        line.setId(item.eId());
        items.add(line);
        return column;
    }

    /// Words on the measure.
    ///
    /// @param language BCP 47, where it is another than that of the text around them; null where it
    ///   is not
    public static Paragraph paragraph(String text, Marks marks, @Nullable String language) {
        Paragraph words = new Paragraph();
        words.addClassName("text");
        if (language != null) {
            words.getElement().setAttribute("lang", language);
            words.getElement().setAttribute("dir", "auto");
        }
        write(words, text, marks);
        return words;
    }

    /// Writes text with marks, links and what is printed among the words. A mark may begin before a
    /// link and end in it; what is printed within a link stands after it.
    public static void write(HtmlContainer into, String text, Marks marks) {
        int done = 0;
        var among = new ArrayDeque<>(marks.among());
        for (Lead lead : marks.leads()) {
            if (lead.start() < done || lead.end() > text.length()) {
                continue;
            }
            write(into, text, done, lead.start(), marks.found(), among);
            Anchor link = Link.to(lead.address(), "");
            link.addClassName("cited");
            link.setClassName("not-held", !lead.held());
            // A symbol keeps its direction, and the words around it theirs.
            link.getElement().setAttribute("dir", "auto");
            write(link, text, lead.start(), lead.end(), marks.found());
            into.add(link);
            done = lead.end();
        }
        write(into, text, done, text.length(), marks.found(), among);
    }

    /// Takes what is printed up to the end of the piece.
    private static void write(
            HtmlContainer into,
            String text,
            int from,
            int to,
            List<org.compendium.document.Span> found,
            Deque<Among> among) {
        int done = from;
        while (!among.isEmpty() && among.getFirst().at() <= to) {
            Among one = among.removeFirst();
            int at = Math.max(done, one.at());
            write(into, text, done, at, found);
            into.add(one.shown());
            done = at;
        }
        write(into, text, done, to, found);
    }

    private static void write(
            HtmlContainer into,
            String text,
            int from,
            int to,
            List<org.compendium.document.Span> found) {
        write(
                into,
                text.substring(from, to),
                found.stream()
                        .filter(mark -> mark.start() < to && mark.end() > from)
                        .map(mark ->
                                new org.compendium.document.Span(
                                        Math.max(0, mark.start() - from),
                                        Math.min(to, mark.end()) - from))
                        .toList());
    }

    /// Writes text with marks under what was found.
    ///
    /// @param found ranges in the text, in order, not overlapping; what lies outside is left out
    private static void write(
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
